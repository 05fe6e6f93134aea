#pragma once
// A person as one row of a file tells it.

#include "data/exchange/fields.hpp"
#include "data/normalise/wage.hpp"
#include "data/records/seeker.hpp"

namespace sanqing::data {

struct SeekerDraft {
  Seeker seeker;
  // What a person will not go below, and what is hoped for: only the first ever rules a job out.
  std::optional<Wage> wage_floor, wage_wish;
  bool work_status_given = false;
  std::string community;  // name of the organisation; empty = the one the file is for
  std::vector<Words> warnings;
};

const std::vector<Field<SeekerDraft>>& seeker_fields();

// Words that no field holds, in the intent's text.
void keep_words(SeekerDraft& draft, std::string_view header, std::string_view text);

// What follows from the cells together: sex and birth date from the identity number, one unit for both wages, and that
// the person can be told from others.
Result<void> finish(SeekerDraft& draft, const Taxonomy& taxonomy);

}  // namespace sanqing::data
