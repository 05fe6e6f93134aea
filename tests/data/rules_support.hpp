#pragma once
// Facts in, the outcome out, as short as a test wants to say it.

#include <algorithm>
#include <boost/json/parse.hpp>
#include <initializer_list>
#include <string>
#include <vector>

#include "data/rules/decide.hpp"

namespace sanqing::tests {

using Names = std::vector<std::string>;

struct Ruling {
  std::string priority;       // "yes", "no", "unknown", or "refused"
  Names categories, missing;  // both in alphabetical order
  std::string because;
  Names wrong;  // pointers
};

inline data::rules::Facts facts_of(const boost::json::object& json) {
  std::vector<data::FieldError> wrong;
  auto facts = data::rules::read_facts(json, wrong);
  if (!wrong.empty()) throw std::invalid_argument(wrong.front().pointer + " " + wrong.front().words.en);
  return facts;
}

inline data::rules::RuleSet rules_of(const std::string& name) {
  auto rules = data::rules::find_rule_set(name);
  if (!rules) throw std::invalid_argument(rules.error().words.en);
  return std::move(*rules);
}

inline Ruling outcome_of(const data::Result<data::rules::Decision>& decision) {
  Ruling outcome;
  if (!decision) {
    outcome.priority = "refused";
    for (const auto& field : decision.error().fields) outcome.wrong.push_back(field.pointer);
    return outcome;
  }
  constexpr const char* answers[] = {"no", "unknown", "yes"};
  outcome.priority = answers[static_cast<int>(decision->priority)];
  outcome.categories = decision->categories;
  outcome.missing = decision->missing;
  outcome.because = decision->because.zh;
  std::ranges::sort(outcome.categories);
  std::ranges::sort(outcome.missing);
  return outcome;
}

// `changes` replace facts of `facts` by JSON text.
inline Ruling decided(const std::string& rules, std::string_view facts, const char* on,
                      std::initializer_list<std::pair<const char*, const char*>> changes = {}) {
  auto json = boost::json::parse({facts.data(), facts.size()}).as_object();
  for (const auto& [name, value] : changes) json[name] = boost::json::parse(value);
  return outcome_of(data::rules::decide(rules_of(rules), facts_of(json), *data::Date::parse(on)));
}

}  // namespace sanqing::tests
