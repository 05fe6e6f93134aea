#include "data/normalise/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "data/normalise/folding.hpp"
#include "data/normalise/numerals.hpp"

namespace sanqing::data {

namespace {

std::unexpected<Error> refuse(std::string_view what, std::string_view written, std::string en) {
  return fail(Fault::invalid, {fmt::format("看不懂{}“{}”", what, shortened(written)), std::move(en)});
}

std::string plain(std::string_view written) { return squeezed(folded(written)); }

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

}  // namespace

Result<Date> read_date(std::string_view written) {
  const auto text = plain(written);
  std::string_view rest = text;
  std::array<int, 3> parts{};
  std::size_t count = 0;
  while (count < 3) {
    const auto before = rest;
    const auto number = take_small_number(rest);
    if (!number || (!before.empty() && (before[0] < '0' || before[0] > '9'))) break;
    parts[count++] = *number;
    for (const std::string_view mark : {"-", "/", ".", "年", "月", "日"})
      if (rest.starts_with(mark)) {
        rest.remove_prefix(mark.size());
        break;
      }
  }
  const bool time_follows = rest.empty() || rest.starts_with(' ') || rest.starts_with('t') || rest.starts_with("日");
  std::optional<Date> date;
  if (count == 3 && time_follows && parts[0] >= 1000)
    date = Date::parse(fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]));
  else if (text.size() == 8 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
    date = Date::parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6));
  else if (count == 1 && rest.empty() && text.size() == 5 && parts[0] > 20'000 && parts[0] < 80'000)
    date = Date{std::chrono::sys_days{std::chrono::year{1899} / 12 / 30} + std::chrono::days{parts[0]}};
  if (!date) return refuse("日期", written, "no such date");
  return *date;
}

Result<int> read_headcount(std::string_view written) {
  const auto text = plain(written);
  if (text == "若干" || text == "不限" || text == "多名") return 1;
  std::string_view rest = text;
  if (rest.starts_with("招")) rest.remove_prefix(3);
  const auto number = take_small_number(rest);
  const bool whole = rest.empty() || rest.starts_with(".0") || is_one_of(rest, {"人", "名", "位", "个", " 人", " 名"});
  const bool range = rest.starts_with("-") || rest.starts_with("~");  // 3-5人: five places
  if (number && range) {
    rest.remove_prefix(1);
    const auto upper = take_small_number(rest);
    if (upper && *upper >= *number && *number >= 1 && (rest.empty() || is_one_of(rest, {"人", "名", "位", "个"})))
      return *upper;
  }
  if (!number || !whole || *number < 1) return refuse("人数", written, "not a number of people");
  return *number;
}

Result<bool> read_yes_no(std::string_view written) {
  const auto text = plain(written);
  if (is_one_of(text,
                {"是", "有", "√", "y", "yes", "true", "1", "对", "包", "提供", "愿意", "可以", "能", "会", "接受"}))
    return true;
  if (is_one_of(text, {"否", "无",   "没有", "不",     "×",      "*",      "x",    "n",    "no",     "false",
                       "0",  "不是", "不包", "不提供", "不愿意", "不可以", "不能", "不会", "不接受", "-"}))
    return false;
  return refuse("“是/否”", written, "not a yes or no");
}

Result<Sex> read_sex(std::string_view written) {
  const auto text = plain(written);
  if (is_one_of(text, {"男", "男性", "m", "male", "1"})) return Sex::M;
  if (is_one_of(text, {"女", "女性", "f", "female", "2"})) return Sex::F;
  return refuse("性别", written, "not a sex");
}

Result<std::string> read_phone(std::string_view written) {
  const auto text = plain(written);
  std::string phone;
  int digits = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\'' || c == '(') continue;
    if (c == ')') {
      phone += '-';
      continue;
    }
    if (c >= '0' && c <= '9')
      ++digits;
    else if (c != '+' && c != '-' && c != ',' && c != ';' && c != '/')
      return refuse("电话", written, "not a phone number");
    phone += c;
  }
  if (phone.size() == 13 && phone.find('-') == 3 && phone[0] == '1') std::erase(phone, '-');  // 138-1234-5678
  if (digits < 5 || phone.size() > 60) return refuse("电话", written, "not a phone number");
  return phone;
}

Result<Money> read_amount(std::string_view written) {
  const auto text = plain(written);
  std::string_view rest = text;
  if (rest.starts_with("¥")) rest.remove_prefix(std::string_view("¥").size());
  if (rest.starts_with('-')) return fail(Fault::invalid, {"金额不能是负数", "an amount cannot be negative"});
  const auto amount = take_quantity(rest);
  constexpr std::int64_t fen = millionths / 100;
  const bool whole = rest.empty() || is_one_of(rest, {"元", "块", "元/月", "/月", "元整", "块钱"});
  if (!amount || !whole || amount->low != amount->high || amount->more || amount->about || amount->low % fen)
    return refuse("金额", written, "not an amount of money");
  return Money{amount->low / fen};
}

std::vector<std::string> read_list(std::string_view written) {
  std::vector<std::string> parts;
  std::string part;
  const auto end_part = [&] {
    if (auto whole = squeezed(part); !whole.empty()) parts.push_back(std::move(whole));
    part.clear();
  };
  while (!written.empty()) {
    const auto c = take_code_point(written);
    constexpr std::u32string_view marks = U",，;；、/|｜\n\r";
    if (marks.find(c) != std::u32string_view::npos)
      end_part();
    else
      append_code_point(part, c);
  }
  end_part();
  return parts;
}

}  // namespace sanqing::data
