#include "server/handlers/posting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "data/requirements.hpp"

namespace sanqing::server {
namespace {

using Words = std::initializer_list<std::string_view>;

bool has_any(std::string_view text, Words words) {
  return std::ranges::any_of(words, [&](auto word) { return text.find(word) != text.npos; });
}

// "本地户口", "限重庆户籍"; not "户口不限", "解决户口" or an office that keeps registers (户籍管理).
bool asks_origin(std::string_view clause) {
  if (has_any(clause, {"不限", "不看", "无要求", "不要求", "均可", "都可", "皆可", "解决", "落户", "办理", "代办"}))
    return false;
  if (has_any(clause, {"限本地人", "只招本地", "只要本地", "限本市人"})) return true;
  if (!has_any(clause, {"户口", "户籍"})) return false;
  return clause.ends_with("户口") || clause.ends_with("户籍") ||
         has_any(clause, {"本地", "本市", "本区", "本省", "当地", "限", "须", "需", "要求", "优先", "城镇", "农村"});
}

// The first clause that asks for it, as it is written.
std::optional<std::string_view> origin_in(std::string_view text) {
  constexpr std::array<std::string_view, 11> ends{"，", "。", "；", "、", "！", "：", ",", ";", ":", "\n", " "};
  while (!text.empty()) {
    std::size_t end = text.size(), next = end;
    for (auto mark : ends)
      if (auto at = text.find(mark); at < end) end = at, next = at + mark.size();
    if (auto clause = text.substr(0, end); asks_origin(clause)) return clause;
    text.remove_prefix(next);
  }
  return std::nullopt;
}

data::FieldError doubt(std::string_view pointer, std::string_view code, std::string_view said) {
  if (code == "sex")
    return {std::string(pointer),
            std::string(code),
            {fmt::format("“{}”：招人不能限男女，法律另有规定的除外，请改一改", said),
             fmt::format("“{}”: a job may not ask for men or women, except where the law says so", said)}};
  if (code == "age")
    return {std::string(pointer),
            std::string(code),
            {fmt::format("“{}”：能不能不写年龄？", said), fmt::format("“{}”: could the age be left out?", said)}};
  return {std::string(pointer),
          std::string(code),
          {fmt::format("“{}”：招人不能限户口，请改一改", said),
           fmt::format("“{}”: a job may not ask where somebody's household is registered", said)}};
}

}  // namespace

std::vector<data::FieldError> doubtful_words(const data::Vacancy& vacancy, const data::Taxonomy& taxonomy) {
  std::vector<data::FieldError> doubts;
  auto look = [&](std::string_view pointer, std::string_view title, std::string_view text) {
    for (const auto& finding : data::read_requirements(title, text, taxonomy))
      if (finding.field == "sex" || finding.field == "age")
        doubts.push_back(doubt(pointer, finding.field, finding.words));
    if (auto said = origin_in(title.empty() ? text : title))
      doubts.push_back(doubt(pointer, "household_origin", *said));
  };
  look("/title", vacancy.title, "");
  look("/description", "", vacancy.description);
  look("/welfare", "", vacancy.welfare);
  return doubts;
}

}  // namespace sanqing::server
