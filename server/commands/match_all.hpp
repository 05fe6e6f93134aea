#pragma once
// `sanqing match --all`: everybody who looks for work against every open vacancy, one JSON object a line on stdout:
// {"seeker":7,"eligible":41,"vacancies":[{"id":12,"total":0.83},...]}, by ascending number of the person. What each
// group was offered follows as a table on stderr.

#include "data/database.hpp"
#include "matching/engine.hpp"

namespace sanqing::server {

void match_all(const data::Database& database, const matching::Engine& engine, const matching::MatchQuery& query);

}  // namespace sanqing::server
