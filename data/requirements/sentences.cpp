#include "data/requirements/sentences.hpp"

#include <algorithm>

#include "data/normalise/folding.hpp"

namespace sanqing::data::requirements {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Line ends and sentence ends of every script become ';', which `folded` keeps.
std::string folded_with_lines(std::string_view written) {
  std::string lines(written);
  std::ranges::replace(lines, '\n', ';');
  std::ranges::replace(lines, '\r', ';');
  return folded(lines);
}

// "3年以上", "1-2年": what stands behind "2." is an item about years, not the fraction of 2.5年.
bool whole_years(std::string_view text) {
  const auto end = text.find_first_not_of("0123456789-~ ");
  return end != std::string_view::npos && text.substr(end).starts_with("年") && text.substr(0, end) != "5";
}

// "1." "2," "3)" in front of an item, not the decimal point of "2.5" nor the comma of "1,000".
std::size_t numbering(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] != ' ' && text[at - 1] != ';' && text[at - 1] != '(') return 0;
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end]) && end - at < 2) ++end;
  if (end == at || end >= text.size() || (text[end] != '.' && text[end] != ',' && text[end] != ')')) return 0;
  if (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1]) && !whole_years(text.substr(end + 1)))
    return 0;
  return end + 1 - at;
}

void cut_clauses(Sentence& sentence) {
  auto rest = sentence.text;
  while (true) {
    const auto end = rest.find_first_of(",!?()");
    const auto clause = trimmed(rest.substr(0, end));
    if (!clause.empty()) sentence.clauses.push_back(clause);
    if (end == std::string_view::npos) return;
    rest.remove_prefix(end + 1);
  }
}

void cut_sentences(std::string_view text, std::vector<Sentence>& sentences) {
  const auto add = [&](std::size_t from, std::size_t until) {
    Sentence sentence{.text = trimmed(text.substr(from, until - from)), .clauses = {}};
    if (sentence.text.empty()) return;
    cut_clauses(sentence);
    sentences.push_back(std::move(sentence));
  };
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto number = is_digit(text[at]) ? numbering(text, at) : 0;
    if (text[at] != ';' && number == 0) {
      ++at;
      continue;
    }
    add(from, at);
    at += std::max<std::size_t>(number, 1);
    from = at;
  }
  add(from, text.size());
}

}  // namespace

Advert::Advert(std::string_view title, std::string_view text)
    : title_(folded_with_lines(title)), text_(folded_with_lines(text)) {
  cut_sentences(title_, sentences_);
  cut_sentences(text_, sentences_);
  note_pairs(title_);
  note_pairs(text_);
}

std::size_t Advert::pair_slot(char32_t first, char32_t second) {
  return (first * 0x9E3779B1u ^ second * 0x85EBCA6Bu) >> 18;
}

void Advert::note_pairs(std::string_view text) {
  char32_t last = 0;
  while (!text.empty()) {
    const auto next = take_code_point(text);
    pairs_.set(pair_slot(last, next));
    last = next;
  }
}

bool Advert::says(std::string_view word) const {
  auto rest = word;
  auto last = take_code_point(rest);
  while (!rest.empty()) {
    const auto next = take_code_point(rest);
    if (!pairs_.test(pair_slot(last, next))) return false;
    last = next;
  }
  return has(title_, word) || has(text_, word);
}
bool Advert::says_any(std::initializer_list<std::string_view> words) const {
  return std::ranges::any_of(words, [&](std::string_view word) { return says(word); });
}

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

bool is_denied(std::string_view clause, std::size_t at) {
  constexpr std::size_t reach = 15;  // five characters
  const auto before = clause.substr(at > reach ? at - reach : 0, std::min(at, reach));
  const auto behind = clause.substr(at);
  const bool spared = has(before, "免") && !has(before, "免费");
  return spared || has_any(before, {"无", "不", "没有", "非", "勿", "未", "拒绝", "除"}) ||
         has_any(behind.substr(0, 30), {"不限", "不要求", "可选", "自选", "自由选择", "自愿", "勿扰", "勿投"});
}

bool is_welcome(std::string_view sentence) {
  return has_any(sentence, {"优先", "加分", "更佳", "为佳", "尤佳", "更好", "佳者", "优先考虑", "最好", "有利条件"});
}

std::string excerpt(std::string_view text, std::size_t at, std::size_t most) {
  const auto starts_character = [&](std::size_t i) {
    return i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  };
  std::size_t from = at > most / 3 ? at - most / 3 : 0;
  while (!starts_character(from)) ++from;
  std::size_t until = std::min(text.size(), from + most);
  while (!starts_character(until)) --until;
  return std::string(trimmed(text.substr(from, until - from)));
}

}  // namespace sanqing::data::requirements
