#include "data/rules/rule_reader.hpp"

namespace sanqing::data::rules {

namespace {

using Text = std::string_view;
using Is = Condition::Kind;

}  // namespace

Condition ConditionReader::condition(const Node& node, Scope scope) {
  using Read = void (ConditionReader::*)(const Node&, const Node&, Scope, Condition&);
  static constexpr std::pair<Text, Read> operators[] = {{"all", &ConditionReader::group},
                                                        {"any", &ConditionReader::group},
                                                        {"not", &ConditionReader::group},
                                                        {"use", &ConditionReader::use},
                                                        {"fact", &ConditionReader::fact},
                                                        {"years_since", &ConditionReader::elapsed},
                                                        {"months_since", &ConditionReader::elapsed},
                                                        {"near_age", &ConditionReader::near_age},
                                                        {"per_head", &ConditionReader::per_head},
                                                        {"valid", &ConditionReader::valid},
                                                        {"some_member", &ConditionReader::members},
                                                        {"no_member", &ConditionReader::members}};
  Condition out;
  if (!read_.is_object(node)) return out;
  if (const Node* words = node.find("words")) out.said = read_.words(words);
  const std::pair<Text, Read>* chosen = nullptr;
  for (const auto& one : operators) {
    if (!node.find(one.first)) continue;
    if (chosen) read_.error(node, "一个条件里有两种判断", "two operators in one condition");
    chosen = &one;
  }
  if (chosen) {
    (this->*chosen->second)(node, *node.find(chosen->first), scope, out);
  } else {
    const Text first = node.members.empty() ? Text() : Text(node.members.front().name);
    read_.error(node, fmt::format("不认识的判断“{}”", first), fmt::format("unknown operator \"{}\"", first));
  }
  return out;
}

void ConditionReader::group(const Node& node, const Node& parts, Scope scope, Condition& out) {
  read_.only(node, {"all", "any", "not", "words"});
  if (node.find("not")) {
    out.kind = Is::negation;
    out.parts.push_back(condition(parts, scope));
    return;
  }
  out.kind = node.find("any") ? Is::any : Is::all;
  read_.items(&parts, [&](const Node& part) { out.parts.push_back(condition(part, scope)); });
}

void ConditionReader::use(const Node& node, const Node& name, Scope scope, Condition& out) {
  read_.only(node, {"use", "words"});
  const std::string wanted = read_.text(&name);
  const Node* definition = definitions_ ? definitions_->find(wanted) : nullptr;
  if (!definition)
    return read_.error(name, fmt::format("没有名为“{}”的定义", wanted), fmt::format("no definition \"{}\"", wanted));
  if (std::ranges::find(in_use_, wanted) != in_use_.end())
    return read_.error(name, fmt::format("定义“{}”用到了自己", wanted), fmt::format("\"{}\" uses itself", wanted));
  in_use_.push_back(wanted);
  used_.push_back(wanted);
  auto words = std::move(out.said);
  out = condition(*definition, scope);
  if (words) out.said = std::move(words);
  in_use_.pop_back();
}

void ConditionReader::name_unused() {
  if (!definitions_) return;
  for (const Member& m : definitions_->members)
    if (std::ranges::find(used_, m.name) == used_.end())
      read_.error(m.line, fmt::format("定义“{}”没有用到", m.name), fmt::format("\"{}\" is not used", m.name));
}

void ConditionReader::fact(const Node& node, const Node& name, Scope scope, Condition& out) {
  read_.only(node, {"fact", "in", "is", "at_least", "at_most", "words"});
  out.slot = slot(name, scope);
  if (out.slot < 0) return;
  const Slot& read = slots(scope)[out.slot];
  const Node *in = node.find("in"), *is = node.find("is");
  const auto word = [&](const Node& item) {
    const std::string said = read_.text(&item);
    const auto found = find_word(read, said);
    if (!found && item.kind == Node::Kind::text)
      read_.error(item, fmt::format("“{}”不是 {} 的值", said, read.name),
                  fmt::format("\"{}\" is not a value of {}", said, read.name));
    return found.value_or(0);
  };
  if (read.kind == Kind::word && in && !is) {
    out.kind = Is::word;
    read_.items(in, [&](const Node& item) { out.words.push_back(word(item)); });
  } else if (read.kind == Kind::word && !is && (node.find("at_least") || node.find("at_most"))) {
    if (read.name != "education") read_.error(node, "这些值没有高低之分", "these values have no order");
    const int from = node.find("at_least") ? word(*node.find("at_least")) : 0;
    const int to = node.find("at_most") ? word(*node.find("at_most")) : static_cast<int>(read.words.size()) - 1;
    out.kind = Is::word;
    for (int i = from; i <= to; ++i) out.words.push_back(i);
  } else if (read.kind == Kind::flag && is && !in) {
    out.kind = Is::flag;
    out.flag = read_.flag(*is);
  } else if (read.kind == Kind::count && !in && !is) {
    out.kind = Is::count;
    bounds(node, out);
  } else {
    read_.error(node, fmt::format("{} 不能这样比较", read.name), fmt::format("{} cannot be compared so", read.name));
  }
}

void ConditionReader::elapsed(const Node& node, const Node& name, Scope scope, Condition& out) {
  read_.only(node, {"years_since", "months_since", "at_least", "at_most", "words"});
  out.kind = Is::elapsed;
  out.months = node.find("years_since") ? 12 : 1;
  out.slot = slot(name, scope);
  if (out.slot < 0) return;
  const Slot& read = slots(scope)[out.slot];
  if (read.kind != Kind::date && read.kind != Kind::date_or_none)
    read_.error(name, fmt::format("{} 不是日期", read.name), fmt::format("{} is not a date", read.name));
  bounds(node, out);
}

void ConditionReader::near_age(const Node& node, const Node& table, Scope scope, Condition& out) {
  read_.only(node, {"near_age", "within_months", "words"});
  out.kind = Is::near_age;
  out.slot = *find_slot(scope, "birth_date");
  out.table = index_of(rules_.ages, read_.text(&table));
  if (out.table < 0) read_.error(table, "没有这张年龄表", "no such table of ages");
  if (const Node* within = read_.need(node, "within_months")) out.at_most = number(*within);
}

void ConditionReader::per_head(const Node& node, const Node& name, Scope scope, Condition& out) {
  read_.only(node, {"per_head", "below", "words"});
  out.kind = Is::per_head;
  out.slot = slot(name, scope);
  if (out.slot >= 0 && slots(scope)[out.slot].kind != Kind::money)
    read_.error(name, "只有家庭月收入可以按人均比较", "only a household's income can be taken per head");
  if (const Node* below = read_.need(node, "below")) {
    out.table = index_of(rules_.amounts, read_.text(below));
    if (out.table < 0) read_.error(*below, "没有这张金额表", "no such table of amounts");
  }
}

void ConditionReader::valid(const Node& node, const Node& name, Scope scope, Condition& out) {
  read_.only(node, {"valid", "words"});
  out.kind = Is::valid;
  const std::string fact = read_.text(&name);
  const auto to = find_slot(scope, fact + ".valid_to");
  out.slot = to.value_or(-1);
  if (!to) read_.error(name, fmt::format("{} 没有有效期", fact), fmt::format("{} has no period of validity", fact));
}

void ConditionReader::members(const Node& node, const Node& body, Scope scope, Condition& out) {
  read_.only(node, {"some_member", "no_member", "words"});
  if (scope == Scope::member)
    return read_.error(node, "成员的条件里不能再问成员", "a condition on a member may not ask about members");
  Condition question;
  question.kind = Is::some_member;
  question.question = rules_.questions++;
  question.parts.push_back(condition(body, Scope::member));
  if (node.find("some_member")) {
    question.said = std::move(out.said);
    out = std::move(question);
  } else {
    out.kind = Is::negation;
    out.parts.push_back(std::move(question));
  }
  if (!out.said) read_.error(node, "缺少“words”（说给人听的话）", "\"words\" is missing: say it for a person");
}

int ConditionReader::slot(const Node& name, Scope scope) {
  const std::string wanted = read_.text(&name);
  const auto found = find_slot(scope, wanted);
  if (!found && name.kind == Node::Kind::text)
    read_.error(name, fmt::format("没有名为“{}”的情况", wanted), fmt::format("unknown fact \"{}\"", wanted));
  return found.value_or(-1);
}

void ConditionReader::bounds(const Node& node, Condition& out) {
  if (const Node* least = node.find("at_least")) out.at_least = number(*least);
  if (const Node* most = node.find("at_most")) out.at_most = number(*most);
  if (!out.at_least && !out.at_most)
    read_.error(node, "缺少“at_least”或“at_most”", "\"at_least\" or \"at_most\" is missing");
}

Number ConditionReader::number(const Node& node) {
  if (node.kind != Node::Kind::object) return {read_.number(&node)};
  read_.only(node, {"limit"});
  const Node* name = read_.need(node, "limit");
  Number out;
  out.limit = name ? index_of(rules_.limits, read_.text(name)) : -1;
  if (name && out.limit < 0) read_.error(*name, "没有这个界限", fmt::format("no limit \"{}\"", name->text));
  return out;
}

}  // namespace sanqing::data::rules
