#pragma once
// Answering a condition from the facts, in three-valued logic: what is not known answers `unknown`, unless the rest
// decides alone. Pure; threads may share it.

#include <span>
#include <vector>

#include "data/rules/rule_set.hpp"

namespace sanqing::data::rules {

enum class Answer { no, unknown, yes };  // so that "and" is the least, "or" the greatest

inline Answer operator!(Answer answer) { return static_cast<Answer>(2 - static_cast<int>(answer)); }
inline Answer answer_of(bool truth) { return truth ? Answer::yes : Answer::no; }

// What a condition looks at: one person's or one member's facts on a day, and what is known of the questions about the
// household (by Condition::question; empty for a member).
struct View {
  const RuleSet& rules;
  const Values& facts;
  Date on;
  std::span<const Answer> household = {};
};

Answer evaluate(const Condition& condition, const View& view);

// Values of a slot that is not known, one at least for every way the conditions below `roots` can tell them apart;
// other facts of the same person may be known. `Scope` says whose slot it is.
std::vector<Value> completions(std::span<const Condition* const> roots, Scope scope, int slot, const View& view);

// The facts of `scope` that the conditions read, members' conditions not followed from a person's.
std::vector<int> slots_read(std::span<const Condition* const> roots);

// Calls visit(condition) for every condition below, itself included, but not into the members of the household.
template <class Visit>
void walk(const Condition& condition, const Visit& visit) {
  visit(condition);
  if (condition.kind == Condition::Kind::some_member) return;
  for (const Condition& part : condition.parts) walk(part, visit);
}

}  // namespace sanqing::data::rules
