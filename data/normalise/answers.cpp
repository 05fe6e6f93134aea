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

constexpr std::size_t most_phone_bytes = 100;

// 转801, ext. 801, 分机801, #801
bool take_extension(std::string_view& text) {
  for (const std::string_view word : {"转", "分机", "ext.", "ext", "#"})
    if (text.starts_with(word)) {
      text.remove_prefix(word.size());
      return true;
    }
  return false;
}

// One number of `folded` text: 5 to 20 digits, spaces, hyphens and brackets, at least 5 of them digits.
bool is_one_phone(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.starts_with('+')) text.remove_prefix(1);
  std::size_t length = 0, digits = 0;
  for (; length < text.size(); ++length) {
    const char c = text[length];
    if (is_digit(c))
      ++digits;
    else if (c != ' ' && c != '-' && c != '(' && c != ')')
      break;
  }
  auto extension = text.substr(length);
  const auto number = trimmed(text.substr(0, length));
  if (digits < 5 || number.size() < 5 || number.size() > 20) return false;
  if (extension.empty()) return true;
  if (!take_extension(extension)) return false;
  extension = trimmed(extension);
  return !extension.empty() && extension.size() <= 6 && std::ranges::all_of(extension, is_digit);
}

// What a way or a time to work is written around: 最远, 不超过, 左右 ... say nothing more.
std::string without(std::string text, std::initializer_list<std::string_view> words) {
  for (const auto word : words)
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
  return text;
}

// 半, 1.5, 两, 30-40 (the upper), 一个半: taken off the front.
std::optional<double> take_amount(std::string_view& text) {
  double value = 0;
  const auto one = [&] {
    for (const std::string_view unit : {"个", "小时", "里", "公里", "千米", "km"})
      if (text.starts_with("一") && text.substr(3).starts_with(unit)) return true;
    return false;
  };
  if (text.starts_with("半")) {
    value = 0.5;
    text.remove_prefix(3);
  } else if (one()) {
    value = 1;
    text.remove_prefix(3);
  } else {
    auto quantity = take_quantity(text);
    if (!quantity) return std::nullopt;
    auto upper = text;
    for (const std::string_view word : {"-", "~", "到", "至"})
      if (upper.starts_with(word)) {
        upper.remove_prefix(word.size());
        if (const auto higher = take_quantity(upper)) {
          quantity = higher;
          text = upper;
        }
        break;
      }
    value = static_cast<double>(quantity->high) / millionths;
  }
  if (text.starts_with(' ')) text.remove_prefix(1);
  if (text.starts_with("个")) text.remove_prefix(3);
  if (text.starts_with("半小时")) {
    value += 0.5;
    text.remove_prefix(3);
  }
  return value;
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

bool is_phone(std::string_view written) {
  if (std::ranges::any_of(written, [](unsigned char c) { return c < 0x20 || c == 0x7F; })) return false;
  const auto text = folded(written);
  if (text.size() > most_phone_bytes) return false;
  std::string_view rest = text;
  while (true) {
    const auto end = rest.find_first_of(",;/");
    if (!is_one_phone(trimmed(rest.substr(0, end)))) return false;
    if (end == std::string_view::npos) return true;
    rest.remove_prefix(end + 1);
  }
}

Result<std::string> read_phone(std::string_view written) {
  const auto text = plain(written);
  std::string phone;
  for (std::string_view rest = text; !rest.empty();) {
    if (take_extension(rest)) {
      phone += "转";
      continue;
    }
    const char c = rest[0];
    rest.remove_prefix(1);
    if (c == ')')
      phone += '-';
    else if (c != ' ' && c != '\'' && c != '(')
      phone += c;
  }
  if (phone.size() == 13 && phone.find('-') == 3 && phone[0] == '1') std::erase(phone, '-');  // 138-1234-5678
  const bool digits = std::ranges::all_of(phone, [](char c) { return c >= '0' && c <= '9'; });
  if (digits && phone.size() == 22 && phone[0] == '1' && phone[11] == '1') phone.insert(11, ",");  // two, one space
  if (!is_phone(phone)) return refuse("电话", written, "not a phone number");
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

Result<Reach> read_reach(std::string_view written, bool by_time) {
  static constexpr std::array<std::pair<std::string_view, Transport>, 14> ways = {{
      {"步行", Transport::walk},
      {"走路", Transport::walk},
      {"电动车", Transport::electric_bike},
      {"电瓶车", Transport::electric_bike},
      {"自行车", Transport::bicycle},
      {"骑车", Transport::bicycle},
      {"单车", Transport::bicycle},
      {"公交车", Transport::bus},
      {"公交", Transport::bus},
      {"地铁", Transport::metro},
      {"轻轨", Transport::metro},
      {"开车", Transport::car},
      {"驾车", Transport::car},
      {"自驾", Transport::car},
  }};
  auto text = plain(written);
  Reach reach;
  if (is_one_of(text, {"不限", "无", "无要求", "没要求", "都可以", "都行", "均可", "-", "/"})) return reach;
  int named = 0;
  for (const auto& [word, way] : ways)
    if (const auto at = text.find(word); at != std::string::npos) {
      text.erase(at, word.size());
      reach.transport = way;
      ++named;
    }
  if (named > 1) reach.transport.reset();
  text = without(std::move(text),
                 {"不超过", "不要超过", "最远", "最多", "最长", "大概", "大约", "左右", "以内", "之内", "范围", "路程",
                  "车程",   "通勤",     "单程", "离家", "距离", "坐",   "骑",   "约",   "内",   "的",   " "});
  std::string_view rest = text;
  const auto amount = take_amount(rest);
  const auto unit_is = [&](std::initializer_list<std::string_view> words) { return is_one_of(rest, words); };
  std::optional<double> km, minutes;
  if (!amount) return refuse("距离", written, "not a distance");
  if (unit_is({"小时", "钟头", "h", "hour", "hours"}))
    minutes = *amount * 60;
  else if (unit_is({"分钟", "分", "min", "minutes"}) || (rest.empty() && by_time))
    minutes = *amount;
  else if (unit_is({"公里", "千米", "km", "k", ""}))
    km = *amount;
  else if (unit_is({"里", "里地", "里路", "华里"}))
    km = *amount / 2;
  else if (unit_is({"米", "m"}))
    km = *amount / 1000;
  if ((!km && !minutes) || km.value_or(1) <= 0 || km.value_or(1) > 5000 || minutes.value_or(1) < 1 ||
      minutes.value_or(1) > 24 * 60)
    return refuse("距离", written, "not a distance");
  reach.max_km = km;
  if (minutes) reach.max_minutes = static_cast<int>(*minutes + 0.5);
  return reach;
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
