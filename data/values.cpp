#include "data/records/values.hpp"

#include <charconv>

namespace sanqing::data {

namespace {

using namespace std::chrono;

bool all_digits(std::string_view text) {
  if (text.empty()) return false;
  for (char c : text)
    if (c < '0' || c > '9') return false;
  return true;
}

// Only for text that is known to be a few digits.
int number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

void two_digits(char* to, unsigned value) {
  to[0] = static_cast<char>('0' + value / 10);
  to[1] = static_cast<char>('0' + value % 10);
}

void write_date(char* to, sys_days days) {
  const year_month_day date{days};
  const int year = static_cast<int>(date.year());
  two_digits(to, static_cast<unsigned>(year / 100 % 100));
  two_digits(to + 2, static_cast<unsigned>(year % 100));
  to[4] = '-';
  two_digits(to + 5, static_cast<unsigned>(date.month()));
  to[7] = '-';
  two_digits(to + 8, static_cast<unsigned>(date.day()));
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto years = text.substr(0, 4), months = text.substr(5, 2), day = text.substr(8, 2);
  if (!all_digits(years) || !all_digits(months) || !all_digits(day)) return std::nullopt;
  const year_month_day date{year{number(years)}, month{static_cast<unsigned>(number(months))},
                            std::chrono::day{static_cast<unsigned>(number(day))}};
  if (!date.ok()) return std::nullopt;
  return Date{sys_days{date}};
}

Date Date::today() { return Date{floor<std::chrono::days>(system_clock::now() + hours{8})}; }

std::string Date::text() const {
  std::string text(10, '\0');
  write_date(text.data(), days);
  return text;
}

int full_years(Date born, Date on) {
  const year_month_day from{born.days}, until{on.days};
  int years = static_cast<int>(until.year()) - static_cast<int>(from.year());
  const Date birthday = add_months(born, years * 12);
  return on < birthday ? years - 1 : years;
}

Date add_months(Date from, int months) {
  const year_month_day date{from.days};
  const year_month then = year_month{date.year(), date.month()} + std::chrono::months{months};
  const auto last = year_month_day_last{then.year(), month_day_last{then.month()}};
  return Date{sys_days{year_month_day{then.year(), then.month(), std::min(date.day(), last.day())}}};
}

std::optional<Time> Time::parse(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  const auto hour = text.substr(11, 2), minute = text.substr(14, 2), second = text.substr(17, 2);
  if (!date || !all_digits(hour) || !all_digits(minute) || !all_digits(second)) return std::nullopt;
  if (number(hour) > 23 || number(minute) > 59 || number(second) > 59) return std::nullopt;
  return Time{date->days + hours{number(hour)} + minutes{number(minute)} + std::chrono::seconds{number(second)}};
}

Time Time::now() { return Time{floor<std::chrono::seconds>(system_clock::now())}; }

std::string Time::text() const {
  std::string text(20, '\0');
  const auto day = floor<days>(seconds);
  write_date(text.data(), day);
  const auto rest = static_cast<unsigned>((seconds - day).count());
  text[10] = 'T';
  two_digits(&text[11], rest / 3600);
  text[13] = ':';
  two_digits(&text[14], rest / 60 % 60);
  text[16] = ':';
  two_digits(&text[17], rest % 60);
  text[19] = 'Z';
  return text;
}

std::optional<Clock> Clock::parse(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = text.substr(0, 2), minute = text.substr(3, 2);
  if (!all_digits(hour) || !all_digits(minute) || number(minute) > 59) return std::nullopt;
  const int minutes = number(hour) * 60 + number(minute);
  if (minutes > 24 * 60) return std::nullopt;
  return Clock{static_cast<std::int16_t>(minutes)};
}

std::string Clock::text() const {
  std::string text(5, ':');
  two_digits(&text[0], static_cast<unsigned>(minutes / 60));
  two_digits(&text[3], static_cast<unsigned>(minutes % 60));
  return text;
}

std::optional<Money> Money::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  // 15 digits of yuan stay far from the end of a 64-bit number of fen.
  if (!all_digits(whole) || whole.size() > 15) return std::nullopt;
  std::int64_t fen = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), fen);
  fen *= 100;
  if (point != std::string_view::npos) {
    const auto decimals = text.substr(point + 1);
    if (!all_digits(decimals) || decimals.size() > 2) return std::nullopt;
    fen += number(decimals) * (decimals.size() == 1 ? 10 : 1);
  }
  return Money{negative ? -fen : fen};
}

std::string Money::text() const {
  const std::uint64_t size = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  std::string text = fen < 0 ? "-" : "";
  text += std::to_string(size / 100);
  const auto rest = static_cast<unsigned>(size % 100);
  if (rest == 0) return text;
  char decimals[2];
  two_digits(decimals, rest);
  text += '.';
  text.append(decimals, rest % 10 == 0 ? 1 : 2);
  return text;
}

}  // namespace sanqing::data
