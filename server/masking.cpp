#include "server/masking.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

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

constexpr std::string_view removed = "***";

// How many of the groups of digits at the front make a telephone number: one of seven digits or more, a mobile number
// written 138-0000-1234, one with an area code (023-6380 1234), a service number (400-800-1234); else none.
std::size_t groups_of_number(std::span<const std::string_view> groups) {
  auto sizes = [&](std::size_t i) { return i < groups.size() ? groups[i].size() : 0; };
  if (sizes(0) >= 7) return 1;
  bool mobile = groups[0][0] == '1' && sizes(0) == 3 && sizes(1) == 4 && sizes(2) == 4;
  bool area = groups[0][0] == '0' && (sizes(0) == 3 || sizes(0) == 4);
  bool service = (groups[0] == "400" || groups[0] == "800") && sizes(1) + sizes(2) == 7;
  if (mobile || service) return sizes(1) == 7 ? 2 : 3;
  if (area && sizes(1) >= 7) return 2;
  return area && (sizes(1) == 3 || sizes(1) == 4) && sizes(2) == 4 ? 3 : 0;
}

// The groups of digits that stand one blank, hyphen or bracket apart.
std::vector<std::string_view> groups_at(std::string_view text) {
  std::vector<std::string_view> groups;
  for (std::size_t i = 0; i < text.size() && is_digit(text[i]);) {
    auto start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    groups.push_back(text.substr(start, i - start));
    if (i < text.size() && (text[i] == '-' || text[i] == ' ' || text[i] == ')')) ++i;
  }
  return groups;
}

std::string without_numbers(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      out += text[i++];
      continue;
    }
    auto groups = groups_at(text.substr(i));
    auto count = groups_of_number(groups);
    const auto& last = groups[count ? count - 1 : 0];
    auto end = static_cast<std::size_t>(last.data() + last.size() - text.data());
    out += count ? removed : text.substr(i, end - i);
    i = end;
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
