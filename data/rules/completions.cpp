// What a fact that is not known may turn out to be: one value at least for each way the conditions can tell apart.
#include <algorithm>
#include <set>

#include "data/rules/condition.hpp"

namespace sanqing::data::rules {

namespace {

using Is = Condition::Kind;
constexpr std::int64_t most_people = 99;

// Calls visit(condition) for every condition below the roots that reads the slot.
template <class Visit>
void readers(std::span<const Condition* const> roots, int slot, const Visit& visit) {
  for (const Condition* root : roots)
    walk(*root, [&](const Condition& condition) {
      if (condition.slot == slot) visit(condition);
    });
}

// One value of each kind that the conditions reading the slot tell apart; none of them reads another unknown slot.
std::vector<Value> distinct(std::span<const Condition* const> roots, int slot, const View& view,
                            std::vector<Value> values) {
  std::set<std::vector<Answer>> seen;
  Values facts = view.facts;
  std::erase_if(values, [&](const Value& value) {
    std::vector<Answer> answers;
    facts[slot] = value;
    readers(roots, slot, [&](const Condition& condition) {
      answers.push_back(evaluate(condition, {view.rules, facts, view.on}));
    });
    return !seen.insert(std::move(answers)).second;
  });
  return values;
}

// Those that a condition names, and one that none names.
std::vector<Value> words(std::span<const Condition* const> roots, const Slot& slot, int index) {
  std::set<int> named;
  readers(roots, index,
          [&](const Condition& condition) { named.insert(condition.words.begin(), condition.words.end()); });
  for (int word = 0; word < static_cast<int>(slot.words.size()); ++word)
    if (named.insert(word).second) break;
  return {named.begin(), named.end()};
}

// The day itself, the first day of each span that a condition asks for, and the days on both sides of a rule by age.
std::vector<Value> days(std::span<const Condition* const> roots, int slot, const View& view) {
  const std::chrono::days one{1};
  std::set<Date> days{view.on, Date{view.on.days - one}};
  readers(roots, slot, [&](const Condition& condition) {
    if (condition.kind == Is::elapsed) {
      const auto from = [&](int count) { days.insert(add_months(view.on, -count * condition.months)); };
      if (condition.at_least) from(view.rules.number(*condition.at_least));
      if (condition.at_most) from(view.rules.number(*condition.at_most) + 1);
    } else if (condition.kind == Is::near_age) {
      for (const AgeRow& row : view.rules.ages[condition.table].value) {
        const Date last = add_months(view.on, view.rules.number(*condition.at_most) - row.months);
        days.insert(
            {last, Date{last.days + one}, row.born_from.value_or(last), Date{row.born_from.value_or(last).days - one}});
      }
    }
  });
  return {days.begin(), days.end()};
}

std::vector<Value> counts(std::span<const Condition* const> roots, int slot, const View& view) {
  std::set<std::int64_t> counts{1, most_people};
  readers(roots, slot, [&](const Condition& condition) {
    for (const auto& bound : {condition.at_least, condition.at_most})
      for (const int near : {-1, 0, 1})
        if (bound) counts.insert(view.rules.number(*bound) + near);
  });
  const auto* income = std::get_if<std::int64_t>(&view.facts[person::household_income]);
  readers(roots, person::household_income, [&](const Condition& condition) {
    if (!income) return;
    const auto enough = *income / view.rules.amount(condition.table, view.on).fen;  // so many people can live on it
    counts.insert({enough, enough + 1});
  });
  std::erase_if(counts, [](std::int64_t count) { return count < 1 || count > most_people; });
  return {counts.begin(), counts.end()};
}

// Nothing at all, and what is just not below a line.
std::vector<Value> incomes(std::span<const Condition* const> roots, int slot, const View& view) {
  std::set<std::int64_t> incomes{0};
  const auto* size = std::get_if<std::int64_t>(&view.facts[person::household_size]);
  readers(roots, slot, [&](const Condition& condition) {
    const auto line = view.rules.amount(condition.table, view.on).fen;
    incomes.insert({line * (size ? *size : 1), line * (size ? *size : most_people)});
  });
  return {incomes.begin(), incomes.end()};
}

// Everybody is born, and who is registered is of an age to be.
void of_age(std::vector<Value>& births, Scope scope, const View& view) {
  const int youngest = scope == Scope::person ? view.rules.youngest_registrant : 0;
  std::erase_if(births, [&](const Value& day) { return full_years(std::get<Date>(day), view.on) < youngest; });
  births.emplace_back(add_months(view.on, -12 * youngest));
}

}  // namespace

std::vector<int> slots_read(std::span<const Condition* const> roots) {
  std::vector<int> read;  // in the order of reading: what decides early is asked early
  const auto add = [&](int slot) {
    if (slot >= 0 && std::ranges::find(read, slot) == read.end()) read.push_back(slot);
  };
  for (const Condition* root : roots)
    walk(*root, [&](const Condition& condition) {
      add(condition.slot);
      if (condition.kind == Is::per_head) add(person::household_size);
    });
  return read;
}

std::vector<Value> completions(std::span<const Condition* const> roots, Scope scope, int index, const View& view) {
  const Slot& slot = slots(scope)[index];
  switch (slot.kind) {
    case Kind::word:
      return distinct(roots, index, view, words(roots, slot, index));
    case Kind::flag:
      return {false, true};
    case Kind::count:
      return counts(roots, index, view);
    case Kind::money:
      return incomes(roots, index, view);
    case Kind::date_or_none: {
      auto values = days(roots, index, view);
      values.emplace_back(Nothing{});
      return distinct(roots, index, view, std::move(values));
    }
    case Kind::date: {
      auto values = days(roots, index, view);
      if (slot.name == "birth_date") of_age(values, scope, view);
      return distinct(roots, index, view, std::move(values));
    }
  }
  return {};
}

}  // namespace sanqing::data::rules
