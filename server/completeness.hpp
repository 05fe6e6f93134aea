#pragma once
// How much of each clear is known, 0..100: the share of its questions that have an answer, and which have none yet.
// "Declined to say" is an answer to all of them. What is known may still wait to be checked with the person: that is
// Confirmation, not this. Pure.

#include <string_view>
#include <vector>

#include "data/records/seeker.hpp"

namespace sanqing::server {

struct Clearness {
  int percent = 0;
  std::vector<std::string_view> open;  // stable words: "wage", "duties", ...; empty = 100 %
};

struct Completeness {
  Clearness intent, skills, family;
};

Completeness completeness_of(const data::Seeker& seeker);

}  // namespace sanqing::server
