#include <catch2/catch.hpp>

#include "tests/data/rules_support.hpp"

using namespace sanqing::tests;

namespace {

// A registered man of 35 with a working wife: in no category.
constexpr auto man = R"({"sex":"M","birth_date":"1990-05-10","able_to_work":true,"work_status":"unemployed",
  "registered_unemployed_since":"2025-04-01","single_parent":false,
  "disability_certificate":{"status":"none"},"dibao":{"status":"none"},"landless_farmer_hardship":false,
  "household_others":[{"relation":"spouse","sex":"F","birth_date":"1991-01-01","status":"employed"}]})";

Ruling on(const char* day, std::initializer_list<std::pair<const char*, const char*>> changes = {}) {
  return decided("sample-2025", man, day, changes);
}

Ruling with_others(const char* others, const char* day = "2025-06-01") {
  return on(day, {{"household_others", others}});
}

}  // namespace

TEST_CASE("in 2025 a person must be registered, able and out of work on the day") {
  CHECK(on("2025-06-01").priority == "no");
  CHECK(on("2025-06-01", {{"dibao", R"({"status":"receiving"})"}}).categories == Names{"dibao"});
  const auto dibao_but = [](const char* fact, const char* value) {
    return on("2025-06-01", {{"dibao", R"({"status":"receiving"})"}, {fact, value}});
  };
  CHECK(dibao_but("registered_unemployed_since", "\"none\"").priority == "no");
  CHECK(dibao_but("registered_unemployed_since", "\"2025-06-02\"").priority == "no");
  CHECK(dibao_but("registered_unemployed_since", "\"2025-06-01\"").priority == "yes");
  CHECK(dibao_but("able_to_work", "false").priority == "no");
  for (const char* status : {"\"employed\"", "\"retired\"", "\"informal_job\"", "\"public_welfare_post\"", "\"moved\""})
    CHECK(dibao_but("work_status", status).priority == "no");
  CHECK(dibao_but("work_status", "\"laid_off\"").priority == "yes");
}

TEST_CASE("in 2025 there is no upper age") {
  CHECK(on("2025-06-01", {{"birth_date", "\"1975-06-01\""}}).categories == Names{"age_4050"});
  CHECK(on("2025-06-01", {{"birth_date", "\"1975-06-02\""}}).priority == "no");
  CHECK(on("2025-06-01", {{"birth_date", "\"1955-06-02\""}}).categories == Names{"age_4050"});
  CHECK(on("2025-06-01", {{"sex", "\"F\""}, {"birth_date", "\"1985-06-01\""}}).categories == Names{"age_4050"});
}

TEST_CASE("earlier spells of registration do not add up") {
  CHECK(on("2025-06-01", {{"previous_spell", R"({"from":"2020-01-01","to":"2025-03-01"})"}}).priority == "no");
  CHECK(on("2026-03-31").priority == "no");
  CHECK(on("2026-04-01").categories == Names{"long_term"});
}

TEST_CASE("a disability certificate counts when held, through its last day, or without end") {
  const auto certificate = [](const char* json, const char* day = "2025-06-01") {
    return on(day, {{"disability_certificate", json}});
  };
  CHECK(certificate(R"({"status":"held","valid_to":"2025-06-01"})").categories == Names{"disabled"});
  CHECK(certificate(R"({"status":"held","valid_to":"2025-05-31"})").priority == "no");
  CHECK(certificate(R"({"status":"held","valid_to":"none"})").categories == Names{"disabled"});
  CHECK(certificate(R"({"status":"held","valid_from":"2025-06-01","valid_to":"none"})").priority == "yes");
  CHECK(certificate(R"({"status":"held","valid_from":"2025-06-02","valid_to":"none"})").priority == "no");
  CHECK(certificate(R"({"status":"applied","valid_to":"none"})").priority == "no");
  CHECK(certificate(R"({"status":"cancelled","valid_to":"2030-01-01"})").priority == "no");
  CHECK(certificate(R"({"status":"held"})").missing == Names{"disability_certificate"});
  CHECK(certificate(R"({"valid_to":"2025-01-01"})").priority == "no");
  CHECK(certificate(R"("none")").priority == "no");
  CHECK(certificate("null").missing == Names{"disability_certificate"});
}

TEST_CASE("a delayed exit still counts as dibao, an application does not yet") {
  CHECK(on("2025-06-01", {{"dibao", R"({"status":"delayed_exit"})"}}).categories == Names{"dibao"});
  for (const char* status : {"applied", "stopped", "refused", "none"}) {
    const auto json = std::string(R"({"status":")") + status + "\"}";
    CHECK(on("2025-06-01", {{"dibao", json.c_str()}}).priority == "no");
  }
}

TEST_CASE("a zero-employment family has able members, and all of them are registered unemployed") {
  const Names family{"zero_employment_family"};
  CHECK(with_others("[]").categories == family);
  CHECK(with_others(R"([{"relation":"spouse","sex":"F","birth_date":"1991-01-01","status":"registered_unemployed"}])")
            .categories == family);
  for (const char* status :
       {"unregistered_unemployed", "employed", "self_employed", "informal_job", "public_welfare_post", "no_work"}) {
    const auto others =
        std::string(R"([{"relation":"spouse","sex":"F","birth_date":"1991-01-01","status":")") + status + "\"}]";
    CHECK(with_others(others.c_str()).priority == "no");
  }
  for (const char* status : {"student", "retired", "unable_to_work"}) {
    const auto others =
        std::string(R"([{"relation":"child","sex":"F","birth_date":"2004-01-01","status":")") + status + "\"}]";
    CHECK(with_others(others.c_str()).categories == family);
  }
}

TEST_CASE("who is past working age or not of it yet does not count as an able member") {
  CHECK(with_others(R"([{"relation":"father","sex":"M","birth_date":"1965-06-01","status":"no_work"}])").priority ==
        "yes");
  CHECK(with_others(R"([{"relation":"father","sex":"M","birth_date":"1965-06-02","status":"no_work"}])").priority ==
        "no");
  CHECK(with_others(R"([{"relation":"mother","sex":"F","birth_date":"1970-06-01","status":"no_work"}])").priority ==
        "yes");
  CHECK(with_others(R"([{"relation":"mother","sex":"F","birth_date":"1970-06-02","status":"no_work"}])").priority ==
        "no");
  CHECK(with_others(R"([{"relation":"child","sex":"F","birth_date":"2010-01-01","status":"no_work"}])").priority ==
        "yes");
  SECTION("a household with nobody able cannot be a zero-employment family") {
    const auto old = on("2025-06-01", {{"birth_date", "\"1960-01-01\""}, {"household_others", "[]"}});
    CHECK(old.categories == Names{"age_4050"});
  }
}

TEST_CASE("of a member only what could change the answer is missing") {
  CHECK(with_others("null").missing == Names{"household_others"});
  CHECK(with_others(R"([{"relation":"spouse","sex":"F","birth_date":"1991-01-01"}])").missing ==
        Names{"household_others"});
  CHECK(with_others(R"([{"relation":"child","birth_date":"2015-01-01"}])").categories ==
        Names{"zero_employment_family"});
  CHECK(with_others(R"([{"relation":"mother","status":"retired"}])").priority == "yes");
  CHECK(with_others(R"([{"relation":"spouse","birth_date":"1991-01-01","status":"employed"},{"relation":"child"}])")
            .priority == "no");
  // At 56 a man is of working age and a woman is not.
  CHECK(with_others(R"([{"relation":"parent","birth_date":"1969-01-01","status":"no_work"}])").missing ==
        Names{"household_others"});
}

TEST_CASE("a child is a minor to the day before the eighteenth birthday") {
  const auto parent = [](const char* day, const char* single = "true", const char* relation = "child") {
    const auto others = std::string(R"([{"relation":")") + relation +
                        R"(","sex":"M","birth_date":"2008-03-01","status":"student"},
                           {"relation":"father","sex":"M","birth_date":"1985-01-01","status":"employed"}])";
    return on(day, {{"single_parent", single}, {"household_others", others.c_str()}});
  };
  CHECK(parent("2026-02-28").categories == Names{"single_parent"});
  CHECK(parent("2026-03-01").priority == "no");
  CHECK(parent("2026-02-28", "false").priority == "no");
  CHECK(parent("2026-02-28", "null").missing == Names{"single_parent"});
  CHECK(parent("2026-03-01", "null").priority == "no");
  CHECK(parent("2026-02-28", "true", "sibling").priority == "no");
  CHECK(parent("2026-02-28", "true", "daughter").priority == "yes");
}

TEST_CASE("stale evidence makes its category unknown, and the last corresponding day still counts") {
  const auto evidence = [](const char* day, const char* json, const char* dibao = R"({"status":"receiving"})") {
    return on(day, {{"dibao", dibao}, {"evidence", json}});
  };
  constexpr auto half_a_year = R"({"dibao":{"issued_on":"2025-08-31","max_age_months":6}})";
  CHECK(evidence("2026-02-28", half_a_year).categories == Names{"dibao"});
  CHECK(evidence("2026-03-01", half_a_year).priority == "unknown");
  CHECK(evidence("2026-03-01", half_a_year).missing == Names{"evidence"});
  CHECK(evidence("2026-03-01", half_a_year, R"({"status":"none"})").priority == "no");
  CHECK(evidence("2026-03-01", half_a_year, "null").missing == Names{"dibao", "evidence"});
  CHECK(evidence("2025-08-31", half_a_year).priority == "yes");
  CHECK(evidence("2025-08-30", half_a_year).missing == Names{"evidence"});
  SECTION("another category that is met makes it not matter") {
    const auto both = on("2026-04-01", {{"dibao", R"({"status":"receiving"})"}, {"evidence", half_a_year}});
    CHECK(both.priority == "yes");
    CHECK(both.categories == Names{"long_term"});
    CHECK(both.missing.empty());
  }
}

TEST_CASE("in 2025 what cannot change the answer is not missing") {
  CHECK(decided("sample-2025", R"({"work_status":"employed"})", "2025-06-01").missing.empty());
  CHECK(decided("sample-2025", R"({"registered_unemployed_since":"none"})", "2025-06-01").priority == "no");
  SECTION("a year registered is enough, whoever it is") {
    const auto outcome = decided(
        "sample-2025", R"({"able_to_work":true,"work_status":"unemployed","registered_unemployed_since":"2024-01-01"})",
        "2025-06-01");
    CHECK(outcome.categories == Names{"long_term"});
    CHECK(outcome.missing.empty());
  }
  SECTION("at 55 the sex does not matter, at 45 it does, at 35 it does not") {
    CHECK(on("2025-06-01", {{"sex", "null"}, {"birth_date", "\"1970-01-01\""}}).priority == "yes");
    CHECK(on("2025-06-01", {{"sex", "null"}, {"birth_date", "\"1980-01-01\""}}).missing == Names{"sex"});
    CHECK(on("2025-06-01", {{"sex", "null"}}).priority == "no");
  }
  SECTION("an empty form misses all there is") {
    const auto outcome = decided("sample-2025", "{}", "2025-06-01");
    CHECK(outcome.missing == Names{"able_to_work", "birth_date", "dibao", "disability_certificate", "household_others",
                                   "landless_farmer_hardship", "registered_unemployed_since", "sex", "single_parent",
                                   "work_status"});
  }
}

TEST_CASE("facts that cannot be are refused by name") {
  CHECK(on("2025-06-01", {{"birth_date", "\"2025-06-02\""}}).wrong ==
        Names{"/birth_date", "/registered_unemployed_since"});
  CHECK(on("2025-06-01", {{"registered_unemployed_since", "\"1989-01-01\""}}).wrong ==
        Names{"/registered_unemployed_since"});
  std::vector<sanqing::data::FieldError> wrong;
  sanqing::data::rules::read_facts(
      boost::json::parse(
          R"({"sex":"X","birth_date":"2025-02-30","household_size":0,"household_income_month":-1,"dibao":{"state":1},
              "household_others":[{"status":"asleep"}],"moon":true})")
          .as_object(),
      wrong);
  Names pointers;
  for (const auto& field : wrong) pointers.push_back(field.pointer);
  CHECK(pointers == Names{"/sex", "/birth_date", "/household_size", "/household_income_month", "/dibao/state",
                          "/household_others/0/status", "/moon"});
}

TEST_CASE("the reason says what decided") {
  CHECK(on("2026-04-01").because == "符合登记失业一年以上：失业登记日期 2025-04-01，已满 12 个月");
  CHECK(on("2025-06-01", {{"work_status", "\"employed\""}}).because == "不属于：就业状况：已就业");
  CHECK(with_others("null").because == "还不能判断，缺：家庭其他成员");
}

TEST_CASE("a category stays met until time alone ends it") {
  const auto rules = rules_of("sample-2025");
  const auto facts = facts_of(boost::json::parse(R"({"sex":"F","birth_date":"1990-01-01","able_to_work":true,
    "work_status":"unemployed","registered_unemployed_since":"2025-04-01",
    "disability_certificate":{"status":"held","valid_to":"2025-09-30"}})")
                                  .as_object());
  const auto day = [](const char* text) { return *sanqing::data::Date::parse(text); };
  const auto until = [&](const char* category, const char* from) {
    return sanqing::data::rules::met_until(rules, facts, day(from), category, day("2026-06-01"));
  };
  CHECK(until("disabled", "2025-06-01") == day("2025-09-30"));
  CHECK(until("long_term", "2026-04-01") == day("2026-06-01"));
  CHECK_FALSE(until("long_term", "2025-06-01"));
}
