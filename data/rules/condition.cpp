#include "data/rules/condition.hpp"

#include <algorithm>

namespace sanqing::data::rules {

namespace {

using Is = Condition::Kind;

Answer all(const Condition& condition, const View& view) {
  Answer least = Answer::yes;
  for (const Condition& part : condition.parts)
    if (least = std::min(least, evaluate(part, view)); least == Answer::no) break;
  return least;
}

Answer any(const Condition& condition, const View& view) {
  Answer greatest = Answer::no;
  for (const Condition& part : condition.parts)
    if (greatest = std::max(greatest, evaluate(part, view)); greatest == Answer::yes) break;
  return greatest;
}

// "At least N full years": the N-th anniversary has come. A day to come has not begun to count at all.
bool elapsed(const Condition& condition, const View& view, Date since) {
  const auto passed = [&](int count) { return add_months(since, count * condition.months) <= view.on; };
  if (!passed(0)) return false;
  if (condition.at_least && !passed(view.rules.number(*condition.at_least))) return false;
  return !condition.at_most || !passed(view.rules.number(*condition.at_most) + 1);
}

bool count(const Condition& condition, const View& view, std::int64_t number) {
  return (!condition.at_least || number >= view.rules.number(*condition.at_least)) &&
         (!condition.at_most || number <= view.rules.number(*condition.at_most));
}

Answer per_head(const Condition& condition, const View& view, std::int64_t income) {
  const auto* size = std::get_if<std::int64_t>(&view.facts[person::household_size]);
  if (!size) return Answer::unknown;
  return answer_of(income < view.rules.amount(condition.table, view.on).fen * *size);
}

// Both ends of the period count. Without a first day it has always begun.
bool valid(const View& view, const Value& last_day) {
  const auto* from = std::get_if<Date>(&view.facts[person::valid_from]);
  const auto* to = std::get_if<Date>(&last_day);
  return (!from || *from <= view.on) && (!to || view.on <= *to);
}

}  // namespace

Answer evaluate(const Condition& condition, const View& view) {
  switch (condition.kind) {
    case Is::all:
      return all(condition, view);
    case Is::any:
      return any(condition, view);
    case Is::negation:
      return !evaluate(condition.parts.front(), view);
    case Is::some_member:
      return view.household[condition.question];
    default:
      break;
  }
  const Value& value = view.facts[condition.slot];
  if (!is_known(value)) return Answer::unknown;
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto* day = std::get_if<Date>(&value);  // none of "date or none" has not begun
  switch (condition.kind) {
    case Is::word:
      return answer_of(std::ranges::find(condition.words, *number) != condition.words.end());
    case Is::flag:
      return answer_of(std::get<bool>(value) == condition.flag);
    case Is::count:
      return answer_of(count(condition, view, *number));
    case Is::elapsed:
      return answer_of(day && elapsed(condition, view, *day));
    case Is::near_age: {
      const int months = view.rules.age_months(condition.table, *day) - view.rules.number(*condition.at_most);
      return answer_of(add_months(*day, months) <= view.on);
    }
    case Is::per_head:
      return per_head(condition, view, *number);
    case Is::valid:
      return answer_of(valid(view, value));
    default:
      return Answer::unknown;
  }
}

}  // namespace sanqing::data::rules
