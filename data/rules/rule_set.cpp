#include "data/rules/rule_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

extern "C" const char sanqing_rules_yuzhong_2003_begin[], sanqing_rules_yuzhong_2003_end[];
extern "C" const char sanqing_rules_sample_2025_begin[], sanqing_rules_sample_2025_end[];

namespace sanqing::data::rules {

namespace {

template <class T>
const T* find(const std::vector<Named<T>>& list, std::string_view name) {
  const auto found = std::ranges::find(list, name, &Named<T>::name);
  return found == list.end() ? nullptr : &found->value;
}

// The last row that has begun on that day; the first where none has.
template <class Row>
const Row& row_on(const std::vector<Row>& rows, Date day, std::optional<Date> Row::*begins) {
  std::size_t i = rows.size() - 1;
  while (i > 0 && *(rows[i].*begins) > day) --i;
  return rows[i];
}

RuleSet shipped(const char* begin, const char* end) {
  auto rules = load_rule_set({begin, end});
  if (!rules) throw std::logic_error("a rule set that ships does not load: " + rules.error().fields.front().words.en);
  return std::move(*rules);
}

}  // namespace

std::optional<int> RuleSet::limit(std::string_view limit_name) const {
  const int* found = find(limits, limit_name);
  return found ? std::optional(*found) : std::nullopt;
}

Money RuleSet::amount(int table, Date on) const { return row_on(amounts[table].value, on, &AmountRow::from).amount; }

std::optional<Money> RuleSet::amount(std::string_view table, Date on) const {
  const auto* rows = find(amounts, table);
  return rows ? std::optional(row_on(*rows, on, &AmountRow::from).amount) : std::nullopt;
}

int RuleSet::age_months(int table, Date born) const {
  return row_on(ages[table].value, born, &AgeRow::born_from).months;
}

const std::vector<Span>* RuleSet::clock(std::string_view clock_name) const { return find(clocks, clock_name); }

std::vector<RuleSet> shipped_rule_sets() {
  std::vector<RuleSet> all;
  all.push_back(shipped(sanqing_rules_yuzhong_2003_begin, sanqing_rules_yuzhong_2003_end));
  all.push_back(shipped(sanqing_rules_sample_2025_begin, sanqing_rules_sample_2025_end));
  return all;
}

Result<RuleSet> find_rule_set(const std::string& name_or_file) {
  auto all = shipped_rule_sets();
  const auto found = std::ranges::find(all, name_or_file, &RuleSet::name);
  if (found != all.end()) return std::move(*found);
  std::ifstream file(name_or_file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file)
    return fail(Fault::not_found, {fmt::format("没有名为“{}”的规则，也没有这个文件", name_or_file),
                                   fmt::format("\"{}\" is neither a rule set nor a file", name_or_file)});
  return load_rule_set(text);
}

const RuleSet* choose(const std::vector<RuleSet>& rule_sets, std::string_view division, Date on) {
  const RuleSet* best = nullptr;
  for (const RuleSet& one : rule_sets) {
    if (!division.starts_with(one.region)) continue;
    if (one.effective_from > on || (one.effective_to && *one.effective_to < on)) continue;
    if (!best ||
        std::pair(one.region.size(), one.effective_from) > std::pair(best->region.size(), best->effective_from))
      best = &one;
  }
  return best;
}

Result<RuleSet> with_limit(RuleSet rules, std::string_view limit, int value) {
  const auto found = std::ranges::find(rules.limits, limit, &Named<int>::name);
  if (found != rules.limits.end()) {
    found->value = value;
    return rules;
  }
  std::vector<std::string_view> names;
  for (const auto& one : rules.limits) names.push_back(one.name);
  const auto list = fmt::format("{}", fmt::join(names, " "));
  return fail(Fault::not_found, {fmt::format("没有名为“{}”的界限，有：{}", limit, list),
                                 fmt::format("no limit \"{}\"; there are: {}", limit, list)});
}

}  // namespace sanqing::data::rules
