#include "data/demo/phrases.hpp"

namespace sanqing::data::demo {

namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

bool is_pause(std::string_view character) {
  for (const std::string_view pause : {"，", "。", "、", "；", ";", ":", "-"})
    if (character == pause) return true;
  return false;
}

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < text.size();) {
    auto next = at + 1;
    while (next < text.size() && !begins_character(text[next])) ++next;
    found.push_back(text.substr(at, next - at));
    at = next;
  }
  return found;
}

}  // namespace

bool repeats(std::string_view text, std::string_view more) {
  constexpr std::size_t run = 4;
  const auto all = characters(more);
  for (std::size_t at = 0; at < all.size(); ++at) {
    // A shorter clause counts as a whole.
    std::size_t length = 0;
    bool words = true;
    while (length < run && at + length < all.size() && !is_pause(all[at + length])) {
      const char first = all[at + length][0];
      words = words && (first < '0' || first > '9');
      ++length;
    }
    const bool whole_clause = (at == 0 || is_pause(all[at - 1])) && length > 1;
    if (!words || (length < run && !whole_clause)) continue;
    const std::string_view piece(
        all[at].data(),
        static_cast<std::size_t>(all[at + length - 1].data() + all[at + length - 1].size() - all[at].data()));
    if (text.find(piece) != std::string_view::npos) return true;
  }
  return false;
}

std::string spoken_number(int number) {
  static constexpr const char* digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number == 2) return "两";
  const int tens = number / 10;
  return std::string(tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[number % 10];
}

}  // namespace sanqing::data::demo
