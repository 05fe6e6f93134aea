#include "data/normalise/background.hpp"

#include <boost/describe/enum_from_string.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "data/normalise/folding.hpp"
#include "data/normalise/numerals.hpp"
#include "data/text.hpp"

namespace sanqing::data {

namespace {

std::unexpected<Error> refuse(std::string zh, std::string en) {
  return fail(Fault::invalid, {std::move(zh), std::move(en)});
}

bool is_open(std::string_view text) {
  return text.empty() || text == "无" || text == "-" || text == "/" ||
         has_any(text, {"不限", "无要求", "不要求", "没要求", "没有要求", "均可", "any"});
}

// GB/T 4658-2006, by the first digit: 10 研究生, 20 本科, 30 专科, 40 中等职业, 60 高中, 70 初中, 80 小学, 90 其他.
std::optional<Education> by_code(std::string_view code) {
  if (code.size() != 2) return std::nullopt;
  if (code == "11" || code == "12" || code == "13") return Education::doctor;
  if (code == "47") return Education::technical_school;
  switch (code[0]) {
    case '1':
      return Education::master;
    case '2':
      return Education::bachelor;
    case '3':
      return Education::college;
    case '4':
      return Education::secondary_vocational;
    case '6':
      return Education::senior;
    case '7':
      return Education::junior;
    case '8':
      return Education::primary;
    default:
      return std::nullopt;
  }
}

// The lowest of several named levels is the one asked for ("高中/中专", "大专或本科").
std::optional<Education> by_name(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, Education>, 43> names = {{
      {"文盲", Education::illiterate},
      {"不识字", Education::illiterate},
      {"小学", Education::primary},
      {"初中", Education::junior},
      {"初级中学", Education::junior},
      {"junior high", Education::junior},
      {"普高", Education::senior},
      {"高中", Education::senior},
      {"高级中学", Education::senior},
      {"high school", Education::senior},
      {"中专", Education::secondary_vocational},
      {"中等专", Education::secondary_vocational},
      {"中等职业", Education::secondary_vocational},
      {"职高", Education::secondary_vocational},
      {"职业高中", Education::secondary_vocational},
      {"职中", Education::secondary_vocational},
      {"中职", Education::secondary_vocational},
      {"技校", Education::technical_school},
      {"技工", Education::technical_school},
      {"中技", Education::technical_school},
      {"技师学院", Education::technical_school},
      {"大专", Education::college},
      {"专科", Education::college},
      {"高职", Education::college},
      {"高专", Education::college},
      {"高等职业", Education::college},
      {"专升本", Education::bachelor},
      {"associate", Education::college},
      {"本科", Education::bachelor},
      {"学士", Education::bachelor},
      {"大学", Education::bachelor},
      {"bachelor", Education::bachelor},
      {"硕士", Education::master},
      {"研究生", Education::master},
      {"mba", Education::master},
      {"master", Education::master},
      {"博士", Education::doctor},
      {"doctor", Education::doctor},
      {"phd", Education::doctor},
      {"primary", Education::primary},
      {"junior", Education::junior},
      {"senior", Education::senior},
      {"illiterate", Education::illiterate},
  }};
  std::string rest(text);
  const auto drop = [&](std::string_view word) {
    for (auto at = rest.find(word); at != std::string::npos; at = rest.find(word)) rest.replace(at, word.size(), " ");
  };
  std::optional<Education> lowest;
  const auto found = [&](Education level) { lowest = lowest ? std::min(*lowest, level) : level; };
  // Longer names hide the shorter ones inside them: 大学专科 is no 大学, 职业高中 no 高中.
  const std::pair<std::string_view, Education> whole[] = {{"博士研究生", Education::doctor},
                                                          {"硕士研究生", Education::master},
                                                          {"大学专科", Education::college},
                                                          {"大学本科", Education::bachelor},
                                                          {"职业高中", Education::secondary_vocational},
                                                          {"中等专科", Education::secondary_vocational},
                                                          {"半文盲", Education::illiterate},
                                                          {"专升本", Education::bachelor},
                                                          {"junior high school", Education::junior},
                                                          {"technical_school", Education::technical_school},
                                                          {"secondary_vocational", Education::secondary_vocational}};
  for (const auto& [name, level] : whole)
    if (rest.find(name) != std::string::npos) {
      found(level);
      drop(name);
    }
  for (const auto& [name, level] : names)
    if (rest.find(name) != std::string::npos) found(level);
  if (!lowest && rest.find("college") != std::string::npos) found(Education::college);
  return lowest;
}

}  // namespace

Result<Schooling> read_schooling(std::string_view written) {
  const auto text = squeezed(folded(written));
  if (text == "90" || text == "其他" || text.starts_with("不限") || has_any(text, {"学历不限"})) return Schooling{};
  if (const auto level = by_code(text)) return Schooling{level, false};
  if (const auto level = by_name(text)) return Schooling{level, has_any(text, {"以下", "or below"})};
  if (is_open(text)) return Schooling{};
  return refuse("看不懂学历“" + shortened(written) + "”", "unknown education level");
}

Result<std::optional<double>> read_experience(std::string_view written) {
  const auto text = squeezed(folded(written));
  std::string_view rest = text;
  if (is_open(text) || has_any(text, {"无经验", "无需", "应届", "在校", "在读", "以下", "以内", "不需要", "接受"}))
    return std::optional<double>{};
  if (rest.starts_with("半年")) return 0.5;
  while (!rest.empty()) {
    if (rest.starts_with("一年")) return 1.0;
    if (auto years = take_quantity(rest); years && !years->scale) {
      auto value = static_cast<double>(years->low) / millionths;
      while (rest.starts_with(' ')) rest.remove_prefix(1);
      auto upper = rest;
      if (upper.starts_with('-') || upper.starts_with('~')) {
        upper.remove_prefix(1);
        if (take_quantity(upper)) rest = upper;
      } else if (upper.starts_with("至") || upper.starts_with("到")) {
        upper.remove_prefix(3);
        if (take_quantity(upper)) rest = upper;
      }
      if (rest.starts_with("个月") || rest.starts_with("month")) value /= 12;
      if (value < 0 || value > 60) break;
      return value;
    }
    take_code_point(rest);
  }
  return refuse("看不懂工作经验“" + shortened(written) + "”", "unknown experience");
}

}  // namespace sanqing::data
