#include "matching/wages.hpp"

#include <catch2/catch.hpp>

using namespace sanqing;
using namespace sanqing::matching;
using enum data::WageUnit;

namespace {

data::Vacancy pays(std::optional<double> low, std::optional<double> high, data::WageUnit unit) {
  data::Vacancy vacancy;
  auto money = [](double yuan) { return data::Money{static_cast<std::int64_t>(yuan * 100 + 0.5)}; };
  if (low) vacancy.wage_min = money(*low);
  if (high) vacancy.wage_max = money(*high);
  vacancy.wage_unit = unit;
  return vacancy;
}

WageRange in(data::WageUnit unit, const data::Vacancy& vacancy) {
  return wages_of(vacancy)[static_cast<std::size_t>(unit)];
}

}  // namespace

TEST_CASE("a wage is compared in its own unit as it stands") {
  auto range = in(month, pays(3000, 4500, month));
  CHECK(range.low == 300'000);
  CHECK(range.high == 450'000);
  CHECK(range.stated);
  CHECK_FALSE(range.converted);
}

TEST_CASE("an open end stays open, a wage not stated compares with nothing") {
  CHECK(in(month, pays(4000, {}, month)).high == WageRange::open);
  CHECK(in(month, pays({}, 4000, month)).low == -1);
  CHECK_FALSE(in(month, pays({}, {}, month)).stated);
}

TEST_CASE("hour, day and month are converted only where the hours are stated") {
  auto hourly = pays(20, 25, hour);
  CHECK_FALSE(in(month, hourly).stated);
  CHECK_FALSE(in(day, hourly).stated);
  hourly.hours_per_day = 8;
  CHECK(in(day, hourly).low == 160'00);
  CHECK_FALSE(in(month, hourly).stated);
  hourly.days_per_week = 5;
  CHECK(in(month, hourly).high == 25 * 8 * 2175);
  CHECK(in(month, hourly).converted);
  auto daily = pays(150, 150, day);
  CHECK_FALSE(in(month, daily).stated);
  daily.days_per_week = 6;
  CHECK(in(month, daily).low == 150 * 2610);
  auto monthly = pays(4350, 4350, month);
  CHECK_FALSE(in(hour, monthly).stated);
  monthly.days_per_week = 5;
  CHECK(in(day, monthly).low == 200'00);
}

TEST_CASE("one shift states the hours of a day, several or live-in do not") {
  auto hourly = pays(20, 20, hour);
  hourly.shifts = {{*data::Clock::parse("22:00"), *data::Clock::parse("06:00")}};
  CHECK(in(day, hourly).low == 160'00);
  hourly.shifts.push_back({*data::Clock::parse("06:00"), *data::Clock::parse("14:00")});
  CHECK_FALSE(in(day, hourly).stated);
  hourly.shifts = {{*data::Clock::parse("00:00"), *data::Clock::parse("24:00")}};
  CHECK_FALSE(in(day, hourly).stated);
}

TEST_CASE("a year has the months the advert pays") {
  auto yearly = pays(65'000, 65'000, year);
  yearly.months_per_year = 13;
  CHECK(in(month, yearly).low == 500'000);
  auto monthly = pays(5000, 5000, month);
  monthly.months_per_year = 13;
  CHECK(in(year, monthly).low == 6'500'000);
}

TEST_CASE("absurd amounts neither overflow nor wrap") {
  auto huge = pays(1e12, 9e13, year);
  CHECK(in(month, huge).high > 0);
  CHECK(in(month, huge).high < WageRange::open);
}
