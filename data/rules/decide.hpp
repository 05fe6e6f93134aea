#pragma once
// Who is hard to place under a rule set on a day, by which categories, and why. Three-valued and exact: the answer is
// unknown only where two ways of filling in what is not known give different answers, and exactly the facts that can
// make that difference are named. Pure; threads may share it.

#include <string>
#include <vector>

#include "data/rules/condition.hpp"

namespace sanqing::data::rules {

struct CategoryVerdict {
  std::string name;
  Answer met = Answer::no;
  std::vector<std::string> missing = {};  // facts, where `met` is unknown
  Words because = {};
};

struct Decision {
  std::string rules;  // which rule set, and which version of it, decided
  int version = 0;
  Date on;
  Answer priority = Answer::no;
  std::vector<std::string> categories = {};  // those surely met
  std::vector<std::string> missing = {};     // facts, where `priority` is unknown
  Words because = {};
  std::vector<CategoryVerdict> by_category = {};
};

// Fault::invalid where the facts contradict each other or the day; pointers are those of read_facts.
Result<Decision> decide(const RuleSet& rules, const Facts& facts, Date on);

// The last day, not after `until`, through which the category stays met without a break if only time passes;
// nullopt where it is not met on `on`.
std::optional<Date> met_until(const RuleSet& rules, const Facts& facts, Date on, std::string_view category, Date until);

}  // namespace sanqing::data::rules
