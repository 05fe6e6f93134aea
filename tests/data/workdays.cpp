#include "data/normalise/workdays.hpp"

#include <rapidcheck/catch.h>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

using namespace sanqing::data;

namespace {

std::string line_of(std::string_view line) { return boost::json::serialize(normalise_workday_line(line)); }

std::string after(const char* date, int n) { return working_days_after(*Date::parse(date), n).result.text(); }
bool works(const char* date) { return Calendar::mainland().is_working_day(*Date::parse(date)); }

}  // namespace

TEST_CASE("the start day never counts, weekends do not either") {
  CHECK(after("2026-11-23", 1) == "2026-11-24");
  CHECK(after("2026-11-20", 1) == "2026-11-23");
  CHECK(after("2026-11-21", 1) == "2026-11-23");
  CHECK(after("2026-11-23", 5) == "2026-11-30");
  CHECK(after("2026-11-21", 0) == "2026-11-21");
}

TEST_CASE("holidays are jumped over and make-up days count") {
  CHECK(after("2026-02-13", 1) == "2026-02-14");  // a Saturday that is worked
  CHECK(after("2026-02-13", 2) == "2026-02-24");  // behind nine days of Spring Festival
  CHECK(after("2025-09-26", 3) == "2025-09-30");  // Sunday the 28th is worked
  CHECK(after("2025-09-30", 3) == "2025-10-11");  // so is Saturday the 11th
  CHECK(after("2025-12-31", 1) == "2026-01-04");
  CHECK(after("2024-04-30", 1) == "2024-05-06");
}

TEST_CASE("the announced days of three years are what they are") {
  for (const char* day : {"2024-02-09", "2024-02-18", "2024-09-14", "2024-10-12", "2025-01-26", "2025-02-08",
                          "2025-04-27", "2025-10-11", "2026-01-04", "2026-02-28", "2026-05-09", "2026-09-20"})
    CHECK(works(day));
  for (const char* day : {"2024-01-01", "2024-02-12", "2024-09-17", "2025-01-28", "2025-06-02", "2025-10-08",
                          "2026-01-02", "2026-02-23", "2026-04-06", "2026-06-19", "2026-09-25", "2026-10-07"})
    CHECK_FALSE(works(day));
}

TEST_CASE("every working day moves on by one and lands on a working day") {
  rc::prop("from any day", [] {
    const Date from{Date::parse("2024-01-01")->days + std::chrono::days{*rc::gen::inRange(0, 1000)}};
    const int n = *rc::gen::inRange(1, 60);
    const auto whole = working_days_after(from, n).result;
    RC_ASSERT(Calendar::mainland().is_working_day(whole));
    RC_ASSERT(working_days_after(working_days_after(from, n - 1).result, 1).result == whole);
    RC_ASSERT(whole > from);
  });
}

TEST_CASE("a year without data counts weekends only, and says so") {
  CHECK(line_of(R"({"date":"2026-11-23","n":3})") == R"({"date":"2026-11-23","n":3,"result":"2026-11-26"})");
  const auto next_year = line_of(R"({"date":"2026-12-31","n":1})");
  CHECK(next_year.starts_with(R"({"date":"2026-12-31","n":1,"result":"2027-01-01","note":"2027)"));
}

TEST_CASE("impossible dates and counts are refused") {
  for (const char* line :
       {R"({"date":"2026-02-30","n":1})", R"({"date":"2026-2-3","n":1})", R"({"n":1})", R"({"date":"2026-02-03"})",
        R"({"date":"2026-02-03","n":-1})", R"({"date":"2026-02-03","n":1.5})", R"({"date":"2026-02-03","n":"3"})",
        R"({"date":20260203,"n":3})", "nonsense", "[]", ""})
    CHECK(line_of(line).find("\"error\"") != std::string::npos);
}

TEST_CASE("a calendar file that is wrong is refused") {
  CHECK(Calendar::parse(R"({"years":{"2030":{"off":["2030-01-01/2030-01-03"],"work":[]}}})")->off.size() == 3);
  for (const char* text :
       {"{}", R"({"years":{"2030":{"off":["2031-01-01"],"work":[]}}})",
        R"({"years":{"2030":{"off":["2030-01-03/2030-01-01"],"work":[]}}})", R"({"years":{"x":{"off":[],"work":[]}}})",
        R"({"years":{"2030":{"off":[]}}})", R"({"years":{"2030":{"off":["2030-01-01x"],"work":[]}}})"})
    CHECK_FALSE(Calendar::parse(text));
}
