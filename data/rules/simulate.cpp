#include "data/rules/simulate.hpp"

namespace sanqing::data::rules {

Simulation simulate(const RuleSet& now, const RuleSet& changed, std::span<const Person> people, Date on) {
  Simulation out;
  out.people = people.size();
  for (const Person& person : people) {
    const auto first = decide(now, person.facts, on), second = decide(changed, person.facts, on);
    if (!first || !second) {
      out.contradictory.push_back(person.id);
      continue;
    }
    const Answer was = first->priority, is = second->priority;
    out.before += was == Answer::yes;
    out.after += is == Answer::yes;
    if (was == is) continue;
    if (is == Answer::unknown)
      out.become_open.push_back(person.id);
    else if (was == Answer::unknown)
      out.become_sure.push_back(person.id);
    else
      (is == Answer::yes ? out.enter : out.leave).push_back(person.id);
  }
  return out;
}

}  // namespace sanqing::data::rules
