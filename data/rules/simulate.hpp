#pragma once
// "If the age limit were 55, who would enter or leave?" Two rule sets over the same people. Pure.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/rules/decide.hpp"

namespace sanqing::data::rules {

struct Person {
  std::int64_t id = 0;
  Facts facts;
};

struct Simulation {
  std::size_t people = 0;
  std::size_t before = 0, after = 0;                   // surely hard to place under each rule set
  std::vector<std::int64_t> enter, leave;              // no longer outside, no longer inside
  std::vector<std::int64_t> become_open, become_sure;  // between sure and unknown
  std::vector<std::int64_t> contradictory;             // facts that cannot be decided on; under neither rule set
};

// Ids in the order of `people`. Who was surely in or out and now hangs on missing facts is in `become_open`, the
// opposite in `become_sure`; neither counts as entering or leaving.
Simulation simulate(const RuleSet& now, const RuleSet& changed, std::span<const Person> people, Date on);

}  // namespace sanqing::data::rules
