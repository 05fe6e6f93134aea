#pragma once
// How much of each clear is known, 0..100: the share of its questions that have an answer. "Declined to say" is an
// answer to all of them. Pure.

#include "data/records/seeker.hpp"

namespace sanqing::server {

struct Completeness {
  int intent = 0, skills = 0, family = 0;
};

Completeness completeness_of(const data::Seeker& seeker);

}  // namespace sanqing::server
