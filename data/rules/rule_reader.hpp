#pragma once
// Reading a rule file: what every part of the loader asks of a node. A mistake is noted with its line, reading goes on
// with an empty value, so that all mistakes are known at once.

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "data/rules/positioned_json.hpp"
#include "data/rules/rule_set.hpp"

namespace sanqing::data::rules {

template <class T>
int index_of(const std::vector<Named<T>>& list, std::string_view name) {
  const auto found = std::ranges::find(list, name, &Named<T>::name);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

class RuleReader {
 public:
  std::vector<FieldError> wrong;

  void error(int line, std::string zh, std::string en) {
    wrong.push_back({fmt::format("line {}", line), "rule", {std::move(zh), std::move(en)}});
  }
  void error(const Node& at, std::string zh, std::string en) { error(at.line, std::move(zh), std::move(en)); }

  bool is(const Node& node, Node::Kind kind, std::string_view zh, std::string_view en) {
    if (node.kind == kind) return true;
    error(node, fmt::format("应为{}", zh), fmt::format("must be {}", en));
    return false;
  }
  bool is_object(const Node& node) { return is(node, Node::Kind::object, "对象", "an object"); }

  void only(const Node& node, std::initializer_list<std::string_view> names) {
    for (const Member& m : node.members)
      if (std::ranges::find(names, std::string_view(m.name)) == names.end())
        error(m.line, fmt::format("不认识“{}”", m.name), fmt::format("unknown key \"{}\"", m.name));
  }
  const Node* need(const Node& node, std::string_view name) {
    const Node* found = node.find(name);
    if (!found) error(node, fmt::format("缺少“{}”", name), fmt::format("\"{}\" is missing", name));
    return found;
  }
  template <class Take>
  void each(const Node* node, Take take) {
    if (node && is_object(*node))
      for (const Member& m : node->members) take(m);
  }
  template <class Take>
  void items(const Node* node, Take take) {
    if (!node || !is(*node, Node::Kind::array, "列表", "a list")) return;
    if (node->items.empty()) error(*node, "列表是空的", "the list is empty");
    for (const Node& item : node->items) take(item);
  }

  std::string text(const Node* node) {
    return node && is(*node, Node::Kind::text, "文字", "text") ? node->text : std::string();
  }
  int number(const Node* node) {
    if (!node || !is(*node, Node::Kind::number, "整数", "a whole number")) return 0;
    if (node->number >= 0 && node->number <= 10'000) return static_cast<int>(node->number);
    error(*node, "应在 0 到 10000 之间", "must be from 0 to 10000");
    return 0;
  }
  bool flag(const Node& node) { return is(node, Node::Kind::flag, " true 或 false", "true or false") && node.flag; }
  Date date(const Node* node) {
    const auto day = Date::parse(text(node));
    if (node && node->kind == Node::Kind::text && !day)
      error(*node, "不是存在的日期（YYYY-MM-DD）", "is not an existing day (YYYY-MM-DD)");
    return day.value_or(Date{});
  }
  Words words(const Node* node) {
    if (!node || !is_object(*node)) return {};
    only(*node, {"zh", "en"});
    return {text(need(*node, "zh")), text(need(*node, "en"))};
  }
};

// The conditions of one rule file. Limits and tables must stand in `rules` before the first is read.
class ConditionReader {
 public:
  ConditionReader(RuleReader& read, RuleSet& rules, const Node* definitions)
      : read_(read), rules_(rules), definitions_(definitions) {}
  Condition condition(const Node& node, Scope scope);
  // Definitions nobody uses were never read, so a mistake in them would stay: they are mistakes themselves.
  void name_unused();

 private:
  void group(const Node& node, const Node& parts, Scope scope, Condition& out);
  void use(const Node& node, const Node& name, Scope scope, Condition& out);
  void fact(const Node& node, const Node& name, Scope scope, Condition& out);
  void elapsed(const Node& node, const Node& name, Scope scope, Condition& out);
  void near_age(const Node& node, const Node& table, Scope scope, Condition& out);
  void per_head(const Node& node, const Node& name, Scope scope, Condition& out);
  void valid(const Node& node, const Node& name, Scope scope, Condition& out);
  void members(const Node& node, const Node& body, Scope scope, Condition& out);
  int slot(const Node& name, Scope scope);
  void bounds(const Node& node, Condition& out);
  Number number(const Node& node);

  RuleReader& read_;
  RuleSet& rules_;
  const Node* definitions_;
  std::vector<std::string> in_use_;  // definitions being read, to see one that uses itself
  std::vector<std::string> used_;
};

}  // namespace sanqing::data::rules
