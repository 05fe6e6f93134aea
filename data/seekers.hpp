#pragma once
// What only seekers are asked. Any thread with its own connection.

#include "data/repository.hpp"

namespace sanqing::data {

struct SeekerFilter {
  // A part of the name, its pinyin or initials (hulianrong, hlr for 胡莲容), or the last digits (at least four) of the
  // phone or identity number. Empty = all.
  std::string q;
  std::optional<SeekerStatus> status;
};

// Newest first: who was registered last stands on top.
Result<Slice<Seeker>> seekers_list(Connection&, const SeekerFilter&, const Page&, const Scope& = {});

// Registered, being served, or back again: who stands in the lists that vacancies are matched with.
bool looks_for_work(const Seeker& seeker);

// The seeker within the scope who has this identity number (18 digits, as stored); `except` is not looked at.
std::optional<Seeker> seeker_by_identity_number(Connection&, const std::string& identity_number, Id except = 0,
                                                const Scope& = {});

// The seeker whom this organisation's import knows by this key.
std::optional<Seeker> seeker_by_import_key(Connection&, Id organisation_id, const std::string& import_key);

}  // namespace sanqing::data
