#pragma once
// The occupations that searched words name (看大门, 带娃): people search with what they call the work. Pure.

#include "data/taxonomy.hpp"
#include "data/vacancies.hpp"

namespace sanqing::server {

// Below this the table only guesses, and a list would fill with what nobody asked for.
inline constexpr double kNamed = 0.5;

inline std::vector<std::string> occupations_named(std::string_view q, const data::Taxonomy& taxonomy) {
  std::vector<std::string> codes;
  if (q.empty()) return codes;
  for (const auto& guess : taxonomy.guess_occupations(q, data::kMostOccupations))
    if (guess.confidence >= kNamed) codes.push_back(guess.occupation->code);
  return codes;
}

}  // namespace sanqing::server
