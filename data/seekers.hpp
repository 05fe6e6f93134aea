#pragma once
// What only seekers are asked. Any thread with its own connection.

#include "data/repository.hpp"

namespace sanqing::data {

struct SeekerFilter {
  // A part of the name, or the last digits (at least four) of the phone or identity number. Empty = all.
  std::string q;
  std::optional<SeekerStatus> status;
};

Result<Slice<Seeker>> seekers_list(Connection&, const SeekerFilter&, const Page&, const Scope& = {});

// The seeker whom this organisation's import knows by this key.
std::optional<Seeker> seeker_by_import_key(Connection&, Id organisation_id, const std::string& import_key);

}  // namespace sanqing::data
