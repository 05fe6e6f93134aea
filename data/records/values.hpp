#pragma once
// The small value types that records are made of. All are cheap to copy and compare; all have one text form that
// JSON, SQL and CSV share: Date "2026-11-23", Time "2026-11-23T08:30:00Z" (UTC), Clock "08:30" (up to "24:00"),
// Money in yuan with at most two decimals (3000, 18.5; stored as whole fen).

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sanqing::data {

using Id = std::int64_t;  // 0 = not stored yet

struct Date {
  std::chrono::sys_days days{};
  // nullopt for anything that is not an existing day written YYYY-MM-DD (2026-02-30 is none).
  static std::optional<Date> parse(std::string_view text);
  static Date today();  // in Asia/Shanghai (UTC+8, no daylight saving time since 1991)
  std::string text() const;
  auto operator<=>(const Date&) const = default;
};

// Completed years of life on `on`; a birthday counts from the day itself; 29 February falls on 28 in common years.
int full_years(Date born, Date on);
// The same day `months` later, or the last day of that month where it does not exist.
Date add_months(Date from, int months);

struct Time {
  std::chrono::sys_seconds seconds{};
  static std::optional<Time> parse(std::string_view text);
  static Time now();
  std::string text() const;
  auto operator<=>(const Time&) const = default;
};

struct Clock {
  std::int16_t minutes = 0;  // since midnight, 0..1440
  static std::optional<Clock> parse(std::string_view text);
  std::string text() const;
  auto operator<=>(const Clock&) const = default;
};

struct Money {
  std::int64_t fen = 0;
  static constexpr Money yuan(std::int64_t whole) { return {whole * 100}; }
  // Decimal text with at most two decimals, optionally negative; nullopt otherwise.
  static std::optional<Money> parse(std::string_view text);
  std::string text() const;  // shortest: "3000", "18.5"
  double in_yuan() const { return static_cast<double>(fen) / 100.0; }
  auto operator<=>(const Money&) const = default;
};

}  // namespace sanqing::data
