#include "data/exchange/titles.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "data/normalise/folding.hpp"

namespace sanqing::data {

namespace {

// Below this a guessed occupation would mislead more than an empty one.
constexpr double sure_enough = 0.5;
// From here on the whole text is a name of the occupation.
constexpr double whole = 0.95;

constexpr std::array calls = {
    "急招",     "急聘",     "急缺",     "急需",     "急",         "直聘",     "直招",     "直接谈",   "直接面试",
    "诚聘",     "诚招",     "诚邀",     "热招",     "热聘",       "热门",     "热门投递", "火热招聘", "长期招聘",
    "招聘",     "现招",     "急急急",   "高薪",     "高薪诚聘",   "高薪急聘", "高薪急招", "高薪招聘", "放心投",
    "招贤纳士", "不要错过", "机会来了", "机会难得", "待遇优",     "待遇好",   "待遇优厚", "有保障",   "福利好",
    "福利优",   "yyds",     "新",       "新岗位",   "hot",        "new",      "推荐",     "置顶",     "名企",
    "企业直招", "厂家直招", "公司直招", "厂直招",   "可直接上岗", "速来",     "靠谱",     "优质岗位", "好工作"};
// Of these the work may follow at once: 急招仓管员. The longer first.
constexpr std::array leading = {"高薪诚聘", "高薪急聘", "高薪急招", "高薪招聘", "企业直招",
                                "厂家直招", "公司直招", "急招",     "急聘",     "急缺",
                                "诚聘",     "诚招",     "热招",     "直招",     "直聘"};
constexpr std::array trailing = {"急招", "急聘", "急缺"};

bool is_mark(char32_t c) {
  constexpr std::u32string_view marks = U" ★☆●◆■▲※❤♥🔥!！~～*＊#＃:：,，、-—|｜·";
  return marks.find(c) != std::u32string_view::npos || is_space(c);
}

// 高薪10000元以上, 15000元以上高薪
bool is_boast(std::string text) {
  const auto before = text.size();
  for (const std::string_view word : {"高薪", "月薪", "元", "以上", "起", "/月", "+"})
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
  return text.size() != before && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_call(std::string_view written) {
  auto text = squeezed(folded(written));
  std::erase_if(text, [](char c) { return c == '!' || c == ' ' || c == '*' || c == ':'; });
  return text.empty() || std::ranges::find(calls, text) != calls.end() || is_boast(text);
}

std::size_t length_of_first(std::string_view text) {
  auto rest = text;
  take_code_point(rest);
  return text.size() - rest.size();
}

// The bracketed part at the front ("【…】"), with its brackets; empty where there is none.
std::string_view bracketed(std::string_view text, std::string_view& inside) {
  constexpr std::u32string_view opening = U"【[(（［〔「『《<", closing = U"】])）］〕」』》>";
  auto rest = text;
  const auto kind = opening.find(take_code_point(rest));
  if (kind == std::u32string_view::npos) return {};
  const auto from = text.size() - rest.size();
  while (!rest.empty()) {
    const auto at = text.size() - rest.size();
    if (closing.find(take_code_point(rest)) == std::u32string_view::npos) continue;
    inside = text.substr(from, at - from);
    return text.substr(0, text.size() - rest.size());
  }
  return {};
}

std::string_view without_marks(std::string_view text) {
  while (!text.empty()) {
    auto rest = text;
    if (!is_mark(take_code_point(rest))) break;
    text = rest;
  }
  return text;
}

bool take_leading_call(std::string_view& text) {
  for (const std::string_view word : leading)
    if (text.starts_with(word)) {
      const auto rest = without_marks(text.substr(word.size()));
      if (rest.empty()) return false;
      text = rest;
      return true;
    }
  // 招聘专员 is a job, "招聘：保洁" is not.
  for (const std::string_view word : {"招聘：", "招聘:", "招聘！", "招聘!", "高薪：", "高薪:"})
    if (text.starts_with(word) && !without_marks(text.substr(word.size())).empty()) {
      text = without_marks(text.substr(word.size()));
      return true;
    }
  return false;
}

std::string replaced(std::string text, std::string_view word, std::string_view by) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
    text.replace(at, word.size(), by);
  return text;
}

Guess best(std::string_view text, const Taxonomy& taxonomy) {
  const auto guesses = text.empty() ? std::vector<Guess>{} : taxonomy.guess_occupations(text, 1);
  return guesses.empty() ? Guess{} : guesses.front();
}

}  // namespace

std::string undecorated(std::string_view title) {
  std::string kept;
  for (auto rest = trimmed(title); !rest.empty();) {
    std::string_view inside;
    const auto brackets = bracketed(rest, inside);
    if (!brackets.empty()) {
      if (!is_call(inside)) kept += brackets;
      rest.remove_prefix(brackets.size());
      continue;
    }
    const auto length = length_of_first(rest);
    kept += rest.substr(0, length);
    rest.remove_prefix(length);
  }
  std::string_view text = trimmed(kept);
  auto bare = without_marks(text);
  bool called = false;
  while (take_leading_call(bare)) called = true;
  for (const std::string_view word : trailing) {
    auto end = bare;
    while (!end.empty() && (end.ends_with('!') || end.ends_with("！") || end.ends_with("~")))
      end.remove_suffix(end.ends_with("！") ? 3 : 1);
    if (end.ends_with(word) && !trimmed(end.substr(0, end.size() - word.size())).empty()) {
      bare = trimmed(end.substr(0, end.size() - word.size()));
      called = true;
    }
  }
  // Marks at the front are only decoration where a call stood; otherwise they may belong to the name.
  const bool changed = called || text.size() != trimmed(title).size();
  auto plain = squeezed(changed ? bare : text);
  return plain.empty() ? squeezed(title) : plain;
}

std::string one_line(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto c = take_code_point(text);
    const bool turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    const bool control = !is_space(c) && (c < 0x20 || (c >= 0x7F && c <= 0x9F));
    if (!turning && !control && c != 0xFEFF && c != 0x200B) append_code_point(plain, c);
  }
  return squeezed(plain);
}

const Occupation* trade_named(std::string_view text, const Taxonomy& taxonomy) {
  constexpr std::string_view skilled = "技工";
  const auto first = best(text, taxonomy);
  const auto* plainly = first.confidence >= sure_enough ? first.occupation : nullptr;
  if (text.find(skilled) == std::string_view::npos) return plainly;
  // 技工 by itself names a machine operator: beside the name of a trade it says only how well it is done.
  auto ungraded = std::string(text);
  for (const std::string_view grade : {"高级", "中级", "初级", "资深", "熟练", "普通"})
    ungraded = replaced(std::move(ungraded), grade, "");
  if (const auto named = best(ungraded, taxonomy); named.confidence >= whole) return named.occupation;
  const auto* operator_of_anything = best(skilled, taxonomy).occupation;
  for (const auto& reading : {replaced(ungraded, skilled, "工"), replaced(ungraded, skilled, "")}) {
    const auto named = best(reading, taxonomy);
    if (named.confidence >= sure_enough && named.occupation != operator_of_anything) return named.occupation;
  }
  return plainly == operator_of_anything ? nullptr : plainly;
}

}  // namespace sanqing::data
