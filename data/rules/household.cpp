#include "data/rules/household.hpp"

#include <set>

namespace sanqing::data::rules {

namespace {

using Mask = unsigned;  // bit q: this member, or some member, answers question q with yes

std::vector<const Condition*> bodies_by_question(const RuleSet& rules) {
  std::vector<const Condition*> bodies(static_cast<std::size_t>(rules.questions));
  const auto note = [&](const Condition& condition) {
    if (condition.kind == Condition::Kind::some_member) bodies[condition.question] = &condition.parts.front();
  };
  walk(rules.applies_when, note);
  for (const Category& category : rules.categories) walk(category.when, note);
  return bodies;
}

class MemberMasks {
 public:
  MemberMasks(const RuleSet& rules, Date on)
      : rules_(rules), on_(on), bodies_(bodies_by_question(rules)), read_(slots_read(bodies_)) {}

  // What one member may be, `known` being what is known of him or her.
  std::set<Mask> of(Values known) {
    std::set<Mask> masks;
    complete(known, 0, masks);
    return masks;
  }

 private:
  void complete(Values& values, std::size_t next, std::set<Mask>& masks) {
    const View view{rules_, values, on_};
    while (next < read_.size() && is_known(values[read_[next]])) ++next;
    if (next == read_.size()) {
      masks.insert(mask(view));
      return;
    }
    Value& value = values[read_[next]];
    for (const Value& turned_out : completions(bodies_, Scope::member, read_[next], view)) {
      value = turned_out;
      complete(values, next + 1, masks);
    }
    value = {};
  }

  Mask mask(const View& view) const {
    Mask mask = 0;
    for (std::size_t q = 0; q < bodies_.size(); ++q)
      if (evaluate(*bodies_[q], view) == Answer::yes) mask |= 1u << q;
    return mask;
  }

  const RuleSet& rules_;
  Date on_;
  std::vector<const Condition*> bodies_;
  std::vector<int> read_;
};

std::set<Mask> with_one_more(const std::set<Mask>& households, const std::set<Mask>& member) {
  std::set<Mask> out;
  for (const Mask household : households)
    for (const Mask one : member) out.insert(household | one);
  return out;
}

}  // namespace

std::vector<HouseholdAnswers> possible_households(const RuleSet& rules, const Facts& facts, Date on) {
  if (rules.questions == 0) return {HouseholdAnswers{}};
  MemberMasks masks(rules, on);
  std::set<Mask> households{0};
  if (facts.others) {
    for (const Values& member : *facts.others) households = with_one_more(households, masks.of(member));
  } else {
    // Any number of anybody: until one more makes no difference.
    auto anybody = masks.of(Values(slots(Scope::member).size()));
    anybody.insert(0);
    for (std::size_t before = 0; before != households.size();) {
      before = households.size();
      households = with_one_more(households, anybody);
    }
  }
  std::vector<HouseholdAnswers> out;
  for (const Mask household : households) {
    HouseholdAnswers answers;
    for (int q = 0; q < rules.questions; ++q) answers.push_back(answer_of(household >> q & 1));
    out.push_back(std::move(answers));
  }
  return out;
}

}  // namespace sanqing::data::rules
