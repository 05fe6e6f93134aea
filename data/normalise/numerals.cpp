#include "data/normalise/numerals.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sanqing::data {

namespace {

constexpr std::int64_t greatest = 1'000'000'000'000;

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool digit_at(std::string_view text, std::size_t i) { return i < text.size() && is_digit(text[i]); }

// "a month" and its like: here 一 is not a digit of the number before it.
bool begins_unit(std::string_view text) {
  static constexpr std::array units = {"一个月", "一月", "一天", "一日", "一小时", "一个小时", "一个钟",
                                       "一钟头", "一年", "一周", "一次", "一单",   "一件",     "一人"};
  return std::ranges::any_of(units, [&](std::string_view unit) { return text.starts_with(unit); });
}

std::optional<int> take_character_digit(std::string_view& text) {
  static constexpr std::array<std::pair<std::string_view, int>, 11> digits = {{{"零", 0},
                                                                               {"一", 1},
                                                                               {"二", 2},
                                                                               {"两", 2},
                                                                               {"三", 3},
                                                                               {"四", 4},
                                                                               {"五", 5},
                                                                               {"六", 6},
                                                                               {"七", 7},
                                                                               {"八", 8},
                                                                               {"九", 9}}};
  if (begins_unit(text)) return std::nullopt;
  for (const auto& [word, value] : digits)
    if (take(text, word)) return value;
  return std::nullopt;
}

std::int64_t take_place(std::string_view& text) {
  if (take(text, "十")) return 10;
  if (take(text, "百")) return 100;
  if (take(text, "千")) return 1000;
  return 0;
}

// 百 千 万 and the letters k, w where they are not the beginning of a word.
std::int64_t take_scale(std::string_view& text) {
  auto rest = text;
  while (take(rest, " ")) {
  }
  const auto letter = [&](char c) { return !rest.empty() && rest[0] == c && (rest.size() < 2 || !is_letter(rest[1])); };
  std::int64_t scale = 0;
  if (letter('k')) {
    rest.remove_prefix(1);
    scale = 1000;
  } else if (letter('w')) {
    rest.remove_prefix(1);
    scale = 10000;
  } else if (take(rest, "万")) {
    scale = 10000;
  } else if (take(rest, "千")) {
    scale = 1000;
  } else if (take(rest, "百")) {
    scale = take(rest, "万") ? 1'000'000 : 100;
  }
  if (scale) text = rest;
  return scale;
}

// 3 千 5, 1 万 2 千: what is written after the scale without one of its own counts the next place down.
std::int64_t take_tail(std::string_view& text, std::int64_t scale) {
  std::int64_t sum = 0;
  while (scale >= 100) {
    auto rest = text;
    std::optional<int> digit;
    if (!rest.empty() && is_digit(rest[0])) {
      if (digit_at(rest, 1) || (rest.size() > 1 && rest[1] == '.')) break;
      digit = rest[0] - '0';
      rest.remove_prefix(1);
    } else {
      take(rest, "零");
      digit = take_character_digit(rest);
    }
    if (!digit || *digit == 0) break;
    static constexpr std::array counters = {"险", "天", "小时", "个", "年", "月", "人",
                                            "岁", "号", "点",   "薪", "休", "名", "%"};
    if (std::ranges::any_of(counters, [&](std::string_view word) { return rest.starts_with(word); })) break;
    auto after = rest;
    auto place = take_place(after);
    if (place == 0 && !after.empty() && after[0] == 'k') break;
    if (place >= scale) break;
    sum += *digit * (place ? place : scale / 10);
    text = place ? after : rest;
    if (place == 0) break;
    scale = place;
  }
  return sum;
}

struct Marks {
  bool more = false, about = false;
};
Marks take_marks(std::string_view& text) {
  auto rest = text;
  while (take(rest, " ")) {
  }
  if (take(rest, "多") || take(rest, "余") || take(rest, "几")) {
    if (rest.starts_with("劳")) return {};  // 多劳多得
    text = rest;
    return {.more = true, .about = false};
  }
  if (take(rest, "来")) {
    text = rest;
    return {.more = false, .about = true};
  }
  return {};
}

// The digits of an Arabic number with thousands separators and at most six decimals, in millionths.
std::optional<std::int64_t> take_arabic(std::string_view& text, bool& fraction) {
  if (!digit_at(text, 0)) return std::nullopt;
  std::size_t i = 0;
  std::int64_t whole = 0;
  const auto push = [&](char c) { whole = std::min(whole * 10 + (c - '0'), greatest); };
  for (; digit_at(text, i); ++i) push(text[i]);
  const auto group = [&](std::size_t at) {  // ",000" and not more digits
    return at < text.size() && (text[at] == ',' || text[at] == ' ' || text[at] == '\'') && digit_at(text, at + 1) &&
           digit_at(text, at + 2) && digit_at(text, at + 3) && !digit_at(text, at + 4);
  };
  if (i <= 3 && whole > 0)
    while (group(i)) {
      for (int k = 1; k <= 3; ++k) push(text[i + k]);
      i += 4;
    }
  std::int64_t value = whole * millionths;
  if (i < text.size() && text[i] == '.' && digit_at(text, i + 1)) {
    fraction = true;
    std::int64_t place = millionths / 10;
    for (++i; digit_at(text, i); ++i, place /= 10) value += (text[i] - '0') * place;
  }
  text.remove_prefix(i);
  return std::min(value, greatest * millionths);
}

// One section below 10,000 in characters: 三千五, 二三十, 一百零五. A pair of neighbouring digits makes a span.
struct Section {
  std::int64_t low = 0, high = 0;
  std::int64_t last_place = 0;
  bool any = false, pair = false, open_digit = false;  // the last digit has no place of its own
  std::int64_t digit_low = 0, digit_high = 0;
};

bool take_section(std::string_view& text, Section& section) {
  bool zero = false;
  while (true) {
    auto rest = text;
    if (const auto digit = take_character_digit(rest)) {
      if (*digit == 0 && !section.open_digit && section.any) {
        zero = true;
      } else if (section.open_digit && !section.pair && *digit > section.digit_low) {
        section.digit_high = *digit;
        section.pair = true;
      } else if (section.open_digit) {
        return section.any;
      } else {
        section.digit_low = section.digit_high = *digit;
        section.open_digit = true;
      }
      section.any = true;
      text = rest;
      continue;
    }
    const auto place = begins_unit(rest) ? 0 : take_place(rest);
    if (place == 0) break;
    if (!section.open_digit && !(place == 10 && (!section.any || zero))) break;
    const auto low = section.open_digit ? section.digit_low : 1, high = section.open_digit ? section.digit_high : 1;
    section.low += low * place;
    section.high += high * place;
    section.open_digit = false;
    section.any = true;
    section.last_place = place;
    zero = false;
    text = rest;
  }
  if (section.open_digit) {
    const auto place = section.last_place > 1 && !zero ? section.last_place / 10 : 1;
    section.low += section.digit_low * place;
    section.high += section.digit_high * place;
  }
  return section.any;
}

// 三五〇〇 and 二〇二五: digits read off one by one.
std::optional<std::int64_t> take_spelled_digits(std::string_view& text) {
  auto rest = text;
  std::int64_t value = 0;
  int count = 0;
  while (const auto digit = take_character_digit(rest)) {
    value = value * 10 + *digit;
    if (++count > 9) return std::nullopt;
  }
  auto after = rest;
  if (count < 3 || take_place(after) || take(after, "万")) return std::nullopt;
  text = rest;
  return value * millionths;
}

// 三、四千: the comma of a list stands inside a span.
std::optional<Quantity> take_listed_pair(std::string_view& text) {
  auto rest = text;
  const auto low = take_character_digit(rest);
  if (!low || !take(rest, ",")) return std::nullopt;
  const auto high = take_character_digit(rest);
  if (!high || *high <= *low) return std::nullopt;
  const auto scale = take_scale(rest);
  if (!scale) return std::nullopt;
  text = rest;
  return Quantity{
      .low = *low * scale * millionths, .high = *high * scale * millionths, .scale = scale, .chinese = true};
}

std::optional<Quantity> take_characters(std::string_view& text) {
  if (const auto pair = take_listed_pair(text)) return pair;
  auto rest = text;
  Quantity quantity{.chinese = true};
  if (const auto spelled = take_spelled_digits(rest)) {
    quantity.low = quantity.high = *spelled;
    text = rest;
    return quantity;
  }
  Section section;
  if (!take_section(rest, section)) return std::nullopt;
  quantity.low = section.low * millionths;
  quantity.high = section.high * millionths;
  if (section.low < 10 && section.open_digit && take(rest, "点")) {  // 一点五万
    const auto digit = take_character_digit(rest);
    auto after = rest;
    if (!digit || take_scale(after) == 0) return std::nullopt;
    quantity.low += *digit * (millionths / 10);
    quantity.high = quantity.low;
    quantity.fraction = true;
  }
  const auto marks = take_marks(rest);
  quantity.more = marks.more;
  quantity.about = marks.about;
  if (section.last_place >= 100) quantity.scale = section.last_place;
  auto before_scale = rest;
  if (const auto scale = take_scale(before_scale); scale && (scale == 10000 || !section.last_place)) {
    rest = before_scale;
    quantity.low *= scale;
    quantity.high *= scale;
    quantity.scale = scale;
    auto tail = rest;
    Section below;
    if (scale == 10000 && take_section(tail, below)) {  // 一万二, 一万二千五
      const auto single = below.last_place == 0 && below.open_digit && !rest.starts_with("零");
      quantity.low += below.low * (single ? 1000 : 1) * millionths;
      quantity.high += below.high * (single ? 1000 : 1) * millionths;
      rest = tail;
    }
  }
  text = rest;
  return quantity;
}

}  // namespace

std::optional<int> take_digit(std::string_view& text) {
  if (digit_at(text, 0)) {
    const int value = text[0] - '0';
    text.remove_prefix(1);
    return value;
  }
  return take_character_digit(text);
}

std::optional<int> take_small_number(std::string_view& text) {
  if (digit_at(text, 0)) {
    int value = 0;
    std::size_t i = 0;
    for (; digit_at(text, i); ++i) value = std::min(value * 10 + (text[i] - '0'), 1'000'000);
    text.remove_prefix(i);
    return value;
  }
  auto rest = text;
  Section section;
  if (!take_section(rest, section) || section.low != section.high || section.low > 9999) return std::nullopt;
  text = rest;
  return static_cast<int>(section.low);
}

std::optional<Quantity> take_quantity(std::string_view& text) {
  auto rest = text;
  Quantity quantity;
  const auto value = take_arabic(rest, quantity.fraction);
  if (!value) return take_characters(text);
  quantity.low = quantity.high = *value;
  if (*value < 10 * millionths && !quantity.fraction && !rest.empty() && rest[0] == ',') {  // 3、4千
    auto after = rest.substr(1);
    if (digit_at(after, 0) && !digit_at(after, 1) && (after[0] - '0') * millionths > *value) {
      const auto high = (after[0] - '0') * millionths;
      after.remove_prefix(1);
      if (auto probe = after; take_scale(probe)) {
        quantity.high = high;
        rest = after;
      }
    }
  }
  auto marks = take_marks(rest);
  quantity.scale = take_scale(rest);
  if (quantity.scale) {
    const auto factor = quantity.scale;
    quantity.low = std::min(quantity.low, greatest) * factor;
    quantity.high = std::min(quantity.high, greatest) * factor;
    if (!quantity.fraction) {
      const auto tail = take_tail(rest, factor) * millionths;
      quantity.low += tail;
      quantity.high += tail;
    }
    if (!marks.more && !marks.about) marks = take_marks(rest);
  }
  quantity.more = marks.more;
  quantity.about = marks.about;
  text = rest;
  return quantity;
}

}  // namespace sanqing::data
