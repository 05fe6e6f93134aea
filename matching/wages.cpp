#include "matching/wages.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "matching/working_time.hpp"

namespace sanqing::matching {

namespace {

std::int32_t clamped(double fen) {
  return static_cast<std::int32_t>(std::clamp(std::ceil(fen - 1e-6), 0.0, double{WageRange::open} - 1));
}

// How many hours the advert's day has, where it says so. Several shifts are a rotation or a split: no one length.
std::optional<double> hours_a_day(const data::Vacancy& vacancy) {
  if (vacancy.hours_per_day) return vacancy.hours_per_day;
  if (vacancy.shifts.size() != 1) return std::nullopt;
  WorkedTime worked = WorkedTime::of(vacancy.shifts);
  if (worked.live_in) return std::nullopt;
  return (worked.today.minutes() + worked.tomorrow.minutes()) / 60.0;
}

// What one unit of wage is worth in a month; nullopt where that would be a guess.
std::optional<double> month_worth(data::WageUnit unit, const data::Vacancy& vacancy) {
  std::optional<double> days, hours = hours_a_day(vacancy);
  if (vacancy.days_per_week) days = *vacancy.days_per_week * 21.75 / 5;
  switch (unit) {
    case data::WageUnit::month:
      return 1;
    case data::WageUnit::year:
      return 1.0 / std::max(1, vacancy.months_per_year);
    case data::WageUnit::day:
      return days;
    case data::WageUnit::hour:
      if (days && hours) return *days * *hours;
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<double> factor(data::WageUnit from, data::WageUnit to, const data::Vacancy& vacancy) {
  using enum data::WageUnit;
  if (from == to) return 1;
  auto hours = hours_a_day(vacancy);
  if (from == hour && to == day) return hours;
  if (from == day && to == hour) return hours && *hours > 0 ? std::optional(1 / *hours) : std::nullopt;
  auto worth = month_worth(from, vacancy), divisor = month_worth(to, vacancy);
  if (!worth || !divisor || *divisor <= 0) return std::nullopt;
  return *worth / *divisor;
}

}  // namespace

std::array<WageRange, 4> wages_of(const data::Vacancy& vacancy) {
  std::array<WageRange, 4> wages;
  if (!vacancy.wage_min && !vacancy.wage_max) return wages;
  for (int unit = 0; unit < 4; ++unit) {
    auto times = factor(vacancy.wage_unit, static_cast<data::WageUnit>(unit), vacancy);
    if (!times) continue;
    WageRange& range = wages[unit];
    range.stated = true;
    range.converted = vacancy.wage_unit != static_cast<data::WageUnit>(unit);
    if (vacancy.wage_min) range.low = clamped(static_cast<double>(vacancy.wage_min->fen) * *times);
    if (vacancy.wage_max) range.high = clamped(static_cast<double>(vacancy.wage_max->fen) * *times);
    if (range.low > range.high) std::swap(range.low, range.high);
  }
  return wages;
}

}  // namespace sanqing::matching
