// For whom the job is: posts reserved for priority groups, the form of employment, and words about sex and age, which
// match nobody out and go to the posting checker.

#include <fmt/format.h>

#include <algorithm>

#include "data/normalise/numerals.hpp"
#include "data/requirements/sentences.hpp"

namespace sanqing::data::requirements {

namespace {

void reserve(std::string_view clause, std::initializer_list<std::string_view> groups, std::vector<Finding>& findings) {
  for (const auto group : groups)
    if (std::ranges::none_of(findings, [&](const Finding& f) { return f.field == "reserved_for" && f.value == group; }))
      findings.push_back({"reserved_for", std::string(group), excerpt(clause, 0)});
}

// Only where the advert shuts others out: 接受残疾人 and 残疾人优先 open a door, they close none.
void read_reserved(const Advert& advert, std::vector<Finding>& findings) {
  if (!advert.says_any({"就业困难", "困难人员", "就业援助", "残疾", "4050", "四零五零", "大龄失业", "零就业", "低保",
                        "征地", "失地"}))
    return;
  for (const auto& sentence : advert.sentences())
    for (const auto clause : sentence.clauses) {
      if (is_welcome(clause) || has_any(clause, {"接受", "不限", "也可", "均可"})) continue;
      const bool only = has_any(clause, {"限", "只招", "专招", "面向", "专门招", "安置", "定向", "专岗"});
      if (only && has_any(clause, {"就业困难", "就业援助对象", "困难人员"}))
        reserve(clause,
                {"age_4050", "long_term", "disabled", "zero_employment_family", "dibao", "landless_farmer",
                 "single_parent"},
                findings);
      if (has_any(clause, {"残疾人岗位", "残疾人专岗"}) || (only && has(clause, "残疾人")))
        reserve(clause, {"disabled"}, findings);
      if (only && has_any(clause, {"4050", "四零五零", "大龄失业"})) reserve(clause, {"age_4050"}, findings);
      if (only && has(clause, "零就业家庭")) reserve(clause, {"zero_employment_family"}, findings);
      if (only && has_any(clause, {"低保家庭", "低保人员", "低保对象", "低保户"})) reserve(clause, {"dibao"}, findings);
      if (only && has_any(clause, {"失地农民", "被征地农民"})) reserve(clause, {"landless_farmer"}, findings);
    }
}

void read_form(const Advert& advert, std::vector<Finding>& findings) {
  const auto title = advert.title();
  const auto form = [&](std::string_view value, std::string_view word) {
    findings.push_back({"form", std::string(value), excerpt(title, title.find(word))});
  };
  for (const std::string_view word : {"公益性岗位", "公益岗"})
    if (advert.says(word)) return findings.push_back({"form", "public_welfare", std::string(word)});
  for (const std::string_view word : {"小时工", "钟点工"})
    if (has(title, word)) return form("hourly", word);
  if (has(title, "兼职") && !has_any(title, {"全职", "非兼职", "不招兼职"})) return form("part_time", "兼职");
}

void read_sex(const Advert& advert, std::vector<Finding>& findings) {
  static constexpr std::pair<std::string_view, std::string_view> sexes[] = {
      {"M", "限男"}, {"M", "只招男"},  {"M", "男性"}, {"M", "男士"},   {"M", "男生"}, {"M", "性别:男"},
      {"M", "招男"}, {"M", "要男"},    {"F", "限女"}, {"F", "只招女"}, {"F", "女性"}, {"F", "女士"},
      {"F", "女生"}, {"F", "性别:女"}, {"F", "招女"}, {"F", "要女"}};
  if (!advert.says_any({"男", "女"})) return;
  if (advert.says_any({"男女不限", "性别不限", "男女均可", "不限男女", "男女皆可", "不限性别"})) return;
  for (const auto& sentence : advert.sentences())
    for (const auto clause : sentence.clauses)
      for (const auto& [sex, word] : sexes) {
        const auto at = clause.find(word);
        const bool of_customers = has_any(clause, {"客户", "用品", "健康", "服装", "美容", "男女", "化妆", "产品",
                                                   "顾客", "宿舍", "住小区", "发型", "包装"});
        if (at == std::string_view::npos || of_customers) continue;
        findings.push_back({"sex", std::string(sex), excerpt(clause, at), !is_welcome(clause)});
        return;
      }
}

// 18-45岁, 45岁以下, 年龄18-45, 年满18周岁.
void read_age(const Advert& advert, std::vector<Finding>& findings) {
  if (!advert.says_any({"岁", "年龄"})) return;
  for (const auto& sentence : advert.sentences())
    for (const auto clause : sentence.clauses) {
      auto years = clause.find("岁");
      const bool named = has(clause, "年龄");
      if (years == std::string_view::npos && !named) continue;
      for (std::size_t at = 0; at < clause.size(); ++at) {
        if (clause[at] < '0' || clause[at] > '9' || (at > 0 && clause[at - 1] >= '0' && clause[at - 1] <= '9'))
          continue;
        auto rest = clause.substr(at);
        const auto first = take_small_number(rest);
        std::optional<int> second;
        auto tail = rest;
        const auto skip = [&](std::initializer_list<std::string_view> words) {
          for (bool again = true; again;) {
            again = false;
            for (const auto word : words)
              if (tail.starts_with(word)) {
                tail.remove_prefix(word.size());
                again = true;
              }
          }
        };
        skip({" ", "周", "岁"});
        const auto before = tail.size();
        skip({"-", "~", "至", "到", " "});
        if (tail.size() != before) second = take_small_number(tail);
        if (!second) tail = rest;
        skip({" "});
        const bool unit = tail.starts_with("岁") || tail.starts_with("周岁");
        const auto plausible = [](int age) { return age >= 16 && age <= 70; };
        if (!first || !plausible(*first) || (second && (!plausible(*second) || *second < *first))) continue;
        if (!unit && !(named && second)) continue;
        skip({"周", "岁"});
        std::string value = fmt::format("{}-", *first);
        if (second)
          value += fmt::format("{}", *second);
        else if (has_any(tail.substr(0, 18), {"以下", "以内", "之内", "内"}) || has(clause.substr(0, at), "不超过"))
          value = fmt::format("-{}", *first);
        else if (!has_any(tail.substr(0, 12), {"以上"}) && !has_any(clause.substr(0, at), {"满", "大于"}))
          continue;
        findings.push_back({"age", value, excerpt(clause, at)});
        return;
      }
    }
}

}  // namespace

void read_people(const Advert& advert, std::vector<Finding>& findings) {
  read_reserved(advert, findings);
  read_form(advert, findings);
  read_sex(advert, findings);
  read_age(advert, findings);
}

}  // namespace sanqing::data::requirements
