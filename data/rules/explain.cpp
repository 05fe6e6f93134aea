#include "data/rules/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sanqing::data::rules {

namespace {

using Is = Condition::Kind;
using Text = std::string_view;

constexpr std::pair<Text, Text> chinese_words[] = {
    {"M", "男"},
    {"F", "女"},
    {"illiterate", "文盲"},
    {"primary", "小学"},
    {"junior", "初中"},
    {"senior", "高中"},
    {"secondary_vocational", "中专"},
    {"technical_school", "技工学校"},
    {"college", "大专"},
    {"bachelor", "本科"},
    {"master", "硕士"},
    {"doctor", "博士"},
    {"laid_off", "下岗"},
    {"unemployed", "失业"},
    {"employed", "已就业"},
    {"retired", "退休"},
    {"self_employed", "自主创业"},
    {"informal_job", "灵活就业"},
    {"public_welfare_post", "公益性岗位就业"},
    {"student", "在校学生"},
    {"moved", "已迁出"},
    {"unable_to_work", "无劳动能力"},
    {"no_work", "没有工作"},
    {"none", "无"},
    {"held", "持有"},
    {"applied", "已申请"},
    {"cancelled", "已注销"},
    {"receiving", "享受中"},
    {"stopped", "已停发"},
    {"refused", "未批准"},
    {"delayed_exit", "渐退期"},
};

std::string chinese(Text word) {
  const auto found = std::ranges::find(chinese_words, word, &std::pair<Text, Text>::first);
  return std::string(found == std::end(chinese_words) ? word : found->second);
}

std::string english(Text word) {
  std::string out(word);
  std::ranges::replace(out, '_', ' ');
  return out;
}

Words flag(const Slot& slot, bool value) {
  if (value) return {std::string(slot.zh), std::string(slot.en)};
  if (slot.zh.starts_with("有")) return {"没" + std::string(slot.zh), fmt::format("not {}", slot.en)};
  return {"不是" + std::string(slot.zh), fmt::format("not {}", slot.en)};
}

Words since(const Slot& slot, const Condition& condition, const Value& value, Date on) {
  const auto* day = std::get_if<Date>(&value);
  if (!day) return {fmt::format("{}：无", slot.zh), fmt::format("{}: none", slot.en)};
  int full = 0;
  while (add_months(*day, (full + 1) * condition.months) <= on) ++full;
  if (slot.name == "birth_date") return {fmt::format("{} 周岁", full), fmt::format("{} years old", full)};
  const bool years = condition.months == 12;
  if (*day > on)
    return {fmt::format("{} {}，尚未开始", slot.zh, day->text()),
            fmt::format("{} {}, yet to come", slot.en, day->text())};
  return {fmt::format("{} {}，已满 {} {}", slot.zh, day->text(), full, years ? "年" : "个月"),
          fmt::format("{} {}, {} full {}", slot.en, day->text(), full, years ? "years" : "months")};
}

std::string yuan(std::int64_t fen) { return fmt::format("{}.{:02}", fen / 100, fen % 100); }

Words per_head(const Condition& condition, const View& view, bool below) {
  const auto income = yuan(std::get<std::int64_t>(view.facts[condition.slot]));
  const auto size = std::get<std::int64_t>(view.facts[person::household_size]);
  const auto line = yuan(view.rules.amount(condition.table, view.on).fen);
  return {
      fmt::format("家庭月收入 {} 元、{} 人，人均{} {} 元", income, size, below ? "低于" : "不低于", line),
      fmt::format("{} yuan a month for {} people, {} {} a head", income, size, below ? "below" : "not below", line)};
}

Words valid(const Value& last_day, bool yes) {
  const auto* to = std::get_if<Date>(&last_day);
  if (!to) return {yes ? "长期有效" : "尚未生效", yes ? "valid without end" : "not valid yet"};
  return {fmt::format("有效期至 {}", to->text()), fmt::format("valid to {}", to->text())};
}

Words fact(const Condition& condition, const View& view, bool yes) {
  const Slot& slot = slots(Scope::person)[condition.slot];
  const Value& value = view.facts[condition.slot];
  switch (condition.kind) {
    case Is::word: {
      const auto word = slot.words[std::get<std::int64_t>(value)];
      return {fmt::format("{}：{}", slot.zh, chinese(word)), fmt::format("{}: {}", slot.en, english(word))};
    }
    case Is::flag:
      return flag(slot, std::get<bool>(value));
    case Is::count: {
      const auto number = std::get<std::int64_t>(value);
      return {fmt::format("{}：{}", slot.zh, number), fmt::format("{}: {}", slot.en, number)};
    }
    case Is::elapsed:
      return since(slot, condition, value, view.on);
    case Is::near_age: {
      const int within = view.rules.number(*condition.at_most);
      return {fmt::format("距退休年龄{} {} 个月", yes ? "不超过" : "超过", within),
              fmt::format("{} {} months before pension age", yes ? "at most" : "more than", within)};
    }
    case Is::per_head:
      return per_head(condition, view, yes);
    case Is::valid:
      return valid(value, yes);
    default:
      return {};
  }
}

// Reasons of the parts that answer `answer`; of the first one only, or of all.
std::vector<Words> of_parts(const Condition& condition, const View& view, Answer answer, bool first_only) {
  std::vector<Words> out;
  for (const Condition& part : condition.parts) {
    if (evaluate(part, view) != answer) continue;
    for (Words& reason : reasons(part, view))
      if (std::ranges::find(out, reason) == out.end()) out.push_back(std::move(reason));
    if (first_only) break;
  }
  return out;
}

}  // namespace

std::vector<Words> reasons(const Condition& condition, const View& view) {
  const Answer answer = evaluate(condition, view);
  if (answer == Answer::unknown) return {};
  const bool yes = answer == Answer::yes;
  if (condition.said) {
    const Words& said = *condition.said;
    if (yes) return {said};
    return {{"不符合“" + said.zh + "”", "not so: " + said.en}};
  }
  switch (condition.kind) {
    case Is::all:
      return of_parts(condition, view, answer, !yes);
    case Is::any:
      return of_parts(condition, view, answer, yes);
    case Is::negation:
      return reasons(condition.parts.front(), view);
    default:
      return {fact(condition, view, yes)};
  }
}

Words joined(const std::vector<Words>& parts, std::string_view zh, std::string_view en) {
  Words out;
  for (const Words& part : parts) {
    out.zh += (out.zh.empty() ? "" : std::string(zh)) + part.zh;
    out.en += (out.en.empty() ? "" : std::string(en)) + part.en;
  }
  return out;
}

}  // namespace sanqing::data::rules
