#pragma once
// Facts that an advert says only in its text: hours, rest days, certificates, schooling, what the body must do, what a
// person may refuse. Rather silent than wrong: each finding keeps the words it was read from, denied ones (无需夜班)
// are none, and a text that contradicts itself says nothing. Pure; threads may share the taxonomy.

#include <string>
#include <string_view>
#include <vector>

#include "data/records/vacancy.hpp"
#include "data/taxonomy.hpp"

namespace sanqing::data {

// `field` is the Vacancy's field ("shifts", "days_per_week", "certificates", ...) and `value` its text form
// ("08:00-17:30", "6", "health"); "sex" (M, F) and "age" ("18-45", "-45", "50-") belong to no field: they are for the
// posting checker.
struct Finding {
  std::string field;
  std::string value;
  std::string words;        // of the advert, folded
  bool must = true;         // false: 优先, welcome
  bool after_hire = false;  // certificates only: got once hired
  bool operator==(const Finding&) const = default;
};

// `text` may be several texts joined by line ends (description, welfare).
std::vector<Finding> read_requirements(std::string_view title, std::string_view text, const Taxonomy& taxonomy);

// Puts what is a must (and welcome certificates as such) into the fields that say nothing yet.
void fill_open_fields(Vacancy& vacancy, const std::vector<Finding>& findings);

}  // namespace sanqing::data
