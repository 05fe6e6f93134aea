#pragma once
// The posting checker: words of an advert that may not be asked of people (Employment Promotion Law art. 3, 27-31;
// Labour Contract Law art. 9 for money taken from them) or that are better left out (age, looks). They block nothing;
// whoever wrote the advert, and whoever reads it in the office, is told. Pure.

#include "data/records/vacancy.hpp"
#include "data/result.hpp"
#include "data/taxonomy.hpp"

namespace sanqing::server {

// Codes "sex", "age", "household_origin", "ethnicity", "religion", "health_discrimination", "marriage", "appearance",
// "deposit"; the pointer is the field that says it.
std::vector<data::FieldError> doubtful_words(const data::Vacancy& vacancy, const data::Taxonomy& taxonomy);

}  // namespace sanqing::server
