#include "data/records/values.hpp"

#include <rapidcheck/catch.h>

using namespace sanqing::data;

namespace {
Date day(std::string_view text) { return Date::parse(text).value(); }
}  // namespace

TEST_CASE("only days that exist are dates") {
  CHECK(Date::parse("2024-02-29"));
  for (const char* text : {"2026-02-30", "2023-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026/01/01",
                           "2026-01-01 ", "", "２０２６-01-01", "+026-01-01", "2026-01-0x"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text));
  }
}

TEST_CASE("a date's text is read back as the same day") {
  rc::prop("round trip", [] {
    const auto days = *rc::gen::inRange(-700000, 2900000);  // years 0053 to 9909
    const Date date{std::chrono::sys_days{std::chrono::days{days}}};
    RC_ASSERT(Date::parse(date.text()) == date);
  });
}

TEST_CASE("full years count from the birthday itself, 29 February from the 28th in common years") {
  CHECK(full_years(day("1975-06-15"), day("2025-06-14")) == 49);
  CHECK(full_years(day("1975-06-15"), day("2025-06-15")) == 50);
  CHECK(full_years(day("2000-02-29"), day("2025-02-27")) == 24);
  CHECK(full_years(day("2000-02-29"), day("2025-02-28")) == 25);
  CHECK(full_years(day("2000-02-29"), day("2024-02-28")) == 23);
}

TEST_CASE("a day that the month does not have is its last day") {
  CHECK(add_months(day("2026-01-31"), 1) == day("2026-02-28"));
  CHECK(add_months(day("2024-01-31"), 1) == day("2024-02-29"));
  CHECK(add_months(day("2026-03-31"), -1) == day("2026-02-28"));
  CHECK(add_months(day("2026-12-15"), 1) == day("2027-01-15"));
  CHECK(add_months(day("2026-12-15"), -24) == day("2024-12-15"));
}

TEST_CASE("times are whole seconds of UTC") {
  const auto time = Time::parse("2026-11-23T08:30:59Z");
  REQUIRE(time);
  CHECK(time->text() == "2026-11-23T08:30:59Z");
  for (const char* text : {"2026-11-23T24:00:00Z", "2026-11-23T08:60:00Z", "2026-11-23T08:30:00",
                           "2026-11-23 08:30:00Z", "2026-11-23T08:30:00+08:00", "2026-02-30T00:00:00Z"})
    CHECK_FALSE(Time::parse(text));
}

TEST_CASE("a clock runs from 00:00 to 24:00") {
  CHECK(Clock::parse("24:00")->minutes == 1440);
  CHECK(Clock::parse("00:00")->text() == "00:00");
  CHECK(Clock::parse("08:05")->text() == "08:05");
  for (const char* text : {"24:01", "8:00", "08:60", "0800", "", "08:0"}) CHECK_FALSE(Clock::parse(text));
}

TEST_CASE("money is yuan with at most two decimals, written as short as it can be") {
  CHECK(Money::parse("3000")->text() == "3000");
  CHECK(Money::parse("18.5")->fen == 1850);
  CHECK(Money::parse("18.50")->text() == "18.5");
  CHECK(Money::parse("18.05")->text() == "18.05");
  CHECK(Money::parse("-0.01")->text() == "-0.01");
  CHECK(Money::yuan(3000).fen == 300000);
  for (const char* text : {"", "-", ".5", "3.", "1.234", "1e3", "3,000", " 3", "9999999999999999"})
    CHECK_FALSE(Money::parse(text));
}

TEST_CASE("money's text is read back as the same amount") {
  rc::prop("round trip", [](int fen) { RC_ASSERT(Money::parse(Money{fen}.text()) == Money{fen}); });
}
