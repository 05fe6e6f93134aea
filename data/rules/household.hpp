#pragma once
// The questions a rule set asks about the other members of a household ("is there one who ..."), answered together.
// Pure.

#include <vector>

#include "data/rules/condition.hpp"

namespace sanqing::data::rules {

// One way the household may be: the answers to all questions, by Condition::question.
using HouseholdAnswers = std::vector<Answer>;

// Every way it may be, given what is known of it; one where nothing that matters is unknown.
std::vector<HouseholdAnswers> possible_households(const RuleSet& rules, const Facts& facts, Date on);

}  // namespace sanqing::data::rules
