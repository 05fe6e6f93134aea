#pragma once
// The posting checker: words of an advert that may not be asked of people (sex, household origin) or that are better
// left out (age). They block nothing; whoever wrote the advert, and whoever reads it in the office, is told. Pure.

#include "data/records/vacancy.hpp"
#include "data/result.hpp"
#include "data/taxonomy.hpp"

namespace sanqing::server {

// Codes "sex", "household_origin", "age"; the pointer is the field that says it.
std::vector<data::FieldError> doubtful_words(const data::Vacancy& vacancy, const data::Taxonomy& taxonomy);

}  // namespace sanqing::server
