#include "server/masking.hpp"

#include <algorithm>
#include <array>

namespace sanqing::server {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return is_digit(c) || c == 'X' || c == 'x'; }

// Keeps so many signs at the front and the back; of short numbers only the last two. Other characters stay.
std::string masked(std::string_view text, std::ptrdiff_t front, std::ptrdiff_t back) {
  std::string out(text);
  auto signs = std::ranges::count_if(out, is_sign);
  if (signs <= front + back) front = 0, back = 2;
  std::ptrdiff_t at = 0;
  for (char& c : out) {
    if (!is_sign(c)) continue;
    if (at >= front && at < signs - back) c = '*';
    ++at;
  }
  return out;
}

// Between the digits of one telephone number.
bool is_joint(char c) { return c == '-' || c == ' ' || c == '(' || c == ')' || c == '+'; }

constexpr std::string_view removed = "***";
constexpr std::size_t fewest_digits = 7;

std::string without_numbers(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      out += text[i++];
      continue;
    }
    std::size_t end = i, digits = 0, last = i;
    for (; end < text.size() && (is_digit(text[end]) || is_joint(text[end])); ++end)
      if (is_digit(text[end])) ++digits, last = end + 1;
    out += digits >= fewest_digits ? removed : text.substr(i, last - i);
    i = last;
  }
  return out;
}

bool starts_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::ranges::equal(text.substr(0, word.size()), word, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b;
         });
}

// "微信：abc_123": the account after the word goes.
std::string without_accounts(const std::string& text) {
  constexpr std::array<std::string_view, 6> words{"微信", "wechat", "weixin", "vx", "qq", "邮箱"};
  auto is_account = [](char c) {
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '-' || c == '.' || c == '@';
  };
  std::string out;
  std::string_view rest = text;
  while (!rest.empty()) {
    auto word = std::ranges::find_if(words, [&](auto candidate) { return starts_word(rest, candidate); });
    if (word == words.end()) {
      out += rest.front();
      rest.remove_prefix(1);
      continue;
    }
    out += rest.substr(0, word->size());
    rest.remove_prefix(word->size());
    for (std::string_view joint : {"号", "同号", ":", "：", " ", "号"})
      if (rest.starts_with(joint)) out += joint, rest.remove_prefix(joint.size());
    auto size = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_account) - rest.begin());
    out += size >= 5 ? removed : rest.substr(0, size);
    rest.remove_prefix(size);
  }
  return out;
}

}  // namespace

std::string masked_identity(std::string_view number) { return masked(number, 6, 4); }
std::string masked_phone(std::string_view number) { return masked(number, 3, 4); }
std::string without_contacts(std::string_view text) { return without_accounts(without_numbers(text)); }

}  // namespace sanqing::server
