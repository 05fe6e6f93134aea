#include <catch2/catch.hpp>

#include "tests/data/rules_support.hpp"

using namespace sanqing::tests;

namespace {

// A laid-off man of 52 without a trade, by himself: hard to place by his age alone.
constexpr auto man = R"({"sex":"M","birth_date":"1951-05-10","education":"junior","able_to_work":true,
  "technical_speciality":false,"work_status":"laid_off","registered_unemployed_since":"none","spouse_status":"none",
  "single_parent":false,"household_size":1,"household_income_month":"400.00"})";

Ruling on(const char* day, std::initializer_list<std::pair<const char*, const char*>> changes = {}) {
  return decided("yuzhong-2003", man, day, changes);
}

}  // namespace

TEST_CASE("in 2003 the age of fifty begins on the birthday itself and fifty-nine ends the day before the sixtieth") {
  CHECK(on("2001-05-09").priority == "no");
  CHECK(on("2001-05-10").categories == Names{"age"});
  CHECK(on("2011-05-09").categories == Names{"age"});
  CHECK(on("2011-05-10").priority == "no");
}

TEST_CASE("in 2003 women are counted from forty to forty-nine") {
  CHECK(on("2003-01-01", {{"sex", "\"F\""}}).priority == "no");
  CHECK(on("2003-01-01", {{"sex", "\"F\""}, {"birth_date", "\"1963-01-01\""}}).categories == Names{"age"});
  CHECK(on("2003-01-01", {{"sex", "\"F\""}, {"birth_date", "\"1963-01-02\""}}).priority == "no");
  CHECK(on("2003-01-01", {{"sex", "\"F\""}, {"birth_date", "\"1953-01-02\""}}).categories == Names{"age"});
}

TEST_CASE("a leap day's birthday falls on the last of February in common years") {
  CHECK(on("2002-02-27", {{"birth_date", "\"1952-02-29\""}}).priority == "no");
  CHECK(on("2002-02-28", {{"birth_date", "\"1952-02-29\""}}).categories == Names{"age"});
}

TEST_CASE("in 2003 an employed or retired person is outside every condition") {
  for (const char* status : {"\"employed\"", "\"retired\"", "\"student\""}) {
    const auto outcome = on("2003-06-01", {{"work_status", status}, {"household_income_month", "\"0.00\""}});
    CHECK(outcome.priority == "no");
    CHECK(outcome.categories.empty());
    CHECK(outcome.missing.empty());
  }
}

TEST_CASE("in 2003 secondary vocational and technical schools are above junior school") {
  for (const char* education : {"\"senior\"", "\"secondary_vocational\"", "\"technical_school\"", "\"college\""})
    CHECK(on("2003-06-01", {{"education", education}}).priority == "no");
  for (const char* education : {"\"illiterate\"", "\"primary\"", "\"junior\""})
    CHECK(on("2003-06-01", {{"education", education}}).priority == "yes");
}

TEST_CASE("a year of registration is a calendar year, full on the same day") {
  const auto day = [](const char* on_day, const char* since) {
    return on(on_day, {{"birth_date", "\"1956-01-01\""}, {"registered_unemployed_since", since}});
  };
  CHECK(day("2003-03-14", "\"2002-03-15\"").priority == "no");
  CHECK(day("2003-03-15", "\"2002-03-15\"").categories == Names{"long_term"});
  CHECK(day("2004-02-28", "\"2003-02-28\"").categories == Names{"long_term"});
  CHECK(day("2005-02-27", "\"2004-02-29\"").priority == "no");
  CHECK(day("2005-02-28", "\"2004-02-29\"").categories == Names{"long_term"});
  // 2004 has 366 days: after 365 of them the year is not full.
  CHECK(day("2005-01-09", "\"2004-01-10\"").priority == "no");
  CHECK(day("2005-01-10", "\"2004-01-10\"").categories == Names{"long_term"});
}

TEST_CASE("half a year is enough where the spouse is out of work too or for a single parent") {
  const auto day = [](const char* on_day, const char* spouse, const char* single) {
    return on(on_day, {{"birth_date", "\"1956-01-01\""},
                       {"registered_unemployed_since", "\"2003-08-31\""},
                       {"spouse_status", spouse},
                       {"single_parent", single}});
  };
  CHECK(day("2004-02-28", "\"laid_off\"", "false").priority == "no");
  CHECK(day("2004-02-29", "\"laid_off\"", "false").categories == Names{"long_term"});
  CHECK(day("2004-02-29", "\"unemployed\"", "false").categories == Names{"long_term"});
  CHECK(day("2004-02-29", "\"none\"", "true").categories == Names{"long_term"});
  for (const char* spouse : {"\"none\"", "\"employed\"", "\"informal_job\"", "\"retired\"", "\"unable_to_work\""})
    CHECK(day("2004-02-29", spouse, "false").priority == "no");
}

TEST_CASE("below the dibao line is strictly below, exactly, and the line changes on 1 July 2001") {
  const auto day = [](const char* on_day, const char* size, const char* income) {
    return on(on_day, {{"birth_date", "\"1975-01-01\""}, {"household_size", size}, {"household_income_month", income}});
  };
  CHECK(day("2001-06-30", "3", "\"507.00\"").priority == "no");
  CHECK(day("2001-06-30", "3", "\"506.99\"").categories == Names{"low_income"});
  CHECK(day("2001-07-01", "3", "\"507.00\"").categories == Names{"low_income"});
  CHECK(day("2001-07-01", "3", "\"555.00\"").priority == "no");
  CHECK(day("2001-07-01", "3", "\"554.99\"").categories == Names{"low_income"});
  CHECK(day("1999-07-01", "3", "\"506.99\"").categories == Names{"low_income"});
}

TEST_CASE("low income in 2003 asks for neither age nor registration, and several categories are all named") {
  CHECK(on("2003-06-01", {{"birth_date", "null"}, {"sex", "null"}, {"household_income_month", "\"100.00\""}})
            .categories == Names{"low_income"});
  CHECK(on("2003-06-01", {{"household_income_month", "\"100.00\""}}).categories == Names{"age", "low_income"});
}

TEST_CASE("in 2003 only a fact that could change the answer is missing") {
  SECTION("nothing else is asked once the base fails") {
    const auto outcome = decided("yuzhong-2003", R"({"able_to_work":false})", "2003-06-01");
    CHECK(outcome.priority == "no");
    CHECK(outcome.missing.empty());
  }
  SECTION("an empty form misses everything") {
    const auto outcome = decided("yuzhong-2003", "{}", "2003-06-01");
    CHECK(outcome.priority == "unknown");
    CHECK(outcome.missing == Names{"able_to_work", "birth_date", "education", "household_income_month",
                                   "household_size", "registered_unemployed_since", "sex", "single_parent",
                                   "spouse_status", "technical_speciality", "work_status"});
  }
  SECTION("the sex of somebody too young or too old for both ages does not matter") {
    CHECK(on("2003-06-01", {{"sex", "null"}, {"birth_date", "\"1980-01-01\""}}).priority == "no");
    CHECK(on("2003-06-01", {{"sex", "null"}, {"birth_date", "\"1940-01-01\""}}).priority == "no");
    CHECK(on("2003-06-01", {{"sex", "null"}, {"birth_date", "\"1961-01-01\""}}).missing == Names{"sex"});
  }
  SECTION("at 47, a year registered, a man is in by (2) and a woman by (1): the sex does not matter") {
    const auto outcome =
        on("2003-06-01",
           {{"sex", "null"}, {"birth_date", "\"1956-01-01\""}, {"registered_unemployed_since", "\"2002-01-01\""}});
    CHECK(outcome.priority == "yes");
    CHECK(outcome.missing.empty());
  }
  SECTION("without any income the size of the household does not matter") {
    const auto nothing =
        on("2003-06-01",
           {{"birth_date", "\"1980-01-01\""}, {"household_size", "null"}, {"household_income_month", "\"0.00\""}});
    CHECK(nothing.categories == Names{"low_income"});
    CHECK(on("2003-06-01",
             {{"birth_date", "\"1980-01-01\""}, {"household_size", "null"}, {"household_income_month", "\"184.99\""}})
              .categories == Names{"low_income"});
    CHECK(on("2003-06-01",
             {{"birth_date", "\"1980-01-01\""}, {"household_size", "null"}, {"household_income_month", "\"185.00\""}})
              .missing == Names{"household_size"});
  }
  SECTION("a man of 55 needs no registration, one of 47 registered for seven months hangs on spouse or single parent") {
    CHECK(on("2003-06-01", {{"registered_unemployed_since", "null"}, {"spouse_status", "null"}}).priority == "yes");
    const auto hangs = on("2003-06-01", {{"birth_date", "\"1956-01-01\""},
                                         {"registered_unemployed_since", "\"2002-11-01\""},
                                         {"spouse_status", "null"},
                                         {"single_parent", "null"}});
    CHECK(hangs.missing == Names{"single_parent", "spouse_status"});
  }
}
