#pragma once
// A person as one row of a file tells it.

#include "data/exchange/fields.hpp"
#include "data/records/seeker.hpp"

namespace sanqing::data {

struct SeekerDraft {
  Seeker seeker;
  bool work_status_given = false;
  std::string community;  // name of the organisation; empty = the one the file is for
  std::vector<Words> warnings;
};

const std::vector<Field<SeekerDraft>>& seeker_fields();

// What follows from the cells together: sex and birth date from the identity number, and that the person can be told
// from others.
Result<void> finish(SeekerDraft& draft, const Taxonomy& taxonomy);

}  // namespace sanqing::data
