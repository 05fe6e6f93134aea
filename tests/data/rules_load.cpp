#include <catch2/catch.hpp>
#include <fstream>

#include "data/rules/simulate.hpp"
#include "tests/data/rules_support.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing::tests;
using namespace sanqing::data::rules;

namespace {

std::string rule_file(std::string_view when, std::string_view more = "") {
  return R"({
"name": "local", "version": 3, "region": "5001", "effective_from": "2025-01-01",
"title": {"zh": "本地", "en": "local"}, "source": {"zh": "文件", "en": "a paper"},
"limits": {"from": 45},
)" + std::string(more) +
         R"("applies_when": {"fact": "able_to_work", "is": true},
"categories": [{"name": "one", "title": {"zh": "一", "en": "one"}, "when":
)" + std::string(when) +
         "\n}]}";
}

// "line: English words" of each mistake.
Names mistakes(const std::string& text) {
  const auto rules = load_rule_set(text);
  Names out;
  if (!rules)
    for (const auto& field : rules.error().fields) out.push_back(field.pointer + ": " + field.words.en);
  return out;
}

}  // namespace

TEST_CASE("a rule file's mistakes are named with their lines, all of them") {
  CHECK(mistakes(rule_file(R"({"fact": "able_to_work", "is": true})")).empty());
  CHECK(mistakes(rule_file(R"({"fact": "shoe_size", "in": ["M"]})")) == Names{"line 7: unknown fact \"shoe_size\""});
  CHECK(mistakes(rule_file("{\"all\": [\n{\"fact\": \"sex\", \"in\": [\"X\"]},\n{\"younger\": 3}]}")) ==
        Names{"line 8: \"X\" is not a value of sex", "line 9: unknown operator \"younger\""});
  CHECK(mistakes(rule_file(R"({"fact": "sex", "is": true})")) == Names{"line 7: sex cannot be compared so"});
  CHECK(mistakes(rule_file(R"({"years_since": "sex", "at_least": 3})")) == Names{"line 7: sex is not a date"});
  CHECK(mistakes(rule_file(R"({"years_since": "birth_date", "at_least": {"limit": "until"}})")) ==
        Names{"line 7: no limit \"until\""});
  CHECK(mistakes(rule_file(R"({"per_head": "household_income_month", "below": "line"})")) ==
        Names{"line 7: no such table of amounts"});
  CHECK(mistakes(rule_file(R"({"years_since": "birth_date", "at_least": "50"})")) ==
        Names{"line 7: must be a whole number"});
  CHECK(mistakes(rule_file(R"({"use": "itself"})", "\"definitions\": {\"itself\": {\"use\": \"itself\"}},\n")) ==
        Names{"line 5: \"itself\" uses itself"});
  CHECK(mistakes(rule_file(R"({"fact": "birth_date", "colour": 1, "in": ["x"]})")).size() == 2);
  CHECK(mistakes(rule_file(
            R"({"some_member": {"fact": "dibao.status", "in": ["receiving"]}, "words": {"zh":"x","en":"y"}})")) ==
        Names{"line 7: unknown fact \"dibao.status\""});
}

TEST_CASE("a rule file that is not JSON is refused at its line") {
  CHECK(mistakes("{\n\"name\": \"a\",\n\"name\": \"b\"}") == Names{"line 3: \"name\" is there twice"});
  CHECK(mistakes("{\n\"version\": 1.5}") == Names{"line 2: write a decimal as text, like \"185.50\""});
  CHECK(mistakes("{}\n\n{}").front().starts_with("line 3: not JSON"));
  CHECK(mistakes("{\n").front().starts_with("line 2: not JSON"));
  CHECK(mistakes("").front().starts_with("line 1: not JSON"));
  CHECK(mistakes("\xEF\xBB\xBF" + rule_file(R"({"fact": "able_to_work", "is": true})")).empty());
  CHECK(mistakes("[]") == Names{"line 1: must be an object"});
}

TEST_CASE("a rule set is found by its name or as a file") {
  CHECK(rules_of("yuzhong-2003").region == "500103");
  TemporaryFolder folder;
  const auto path = (folder / "local.json").string();
  std::ofstream(path) << rule_file(R"({"years_since": "birth_date", "at_least": {"limit": "from"}})");
  CHECK(rules_of(path).version == 3);
  CHECK(find_rule_set("nowhere").error().fault == sanqing::data::Fault::not_found);
}

TEST_CASE("the rule set of the nearest region in force on the day is chosen") {
  const auto all = shipped_rule_sets();
  const auto chosen = [&](const char* division, const char* day) -> std::string {
    const auto* rules = choose(all, division, *sanqing::data::Date::parse(day));
    return rules ? rules->name : "none";
  };
  CHECK(chosen("500103", "2003-06-01") == "yuzhong-2003");
  CHECK(chosen("500103", "2007-12-31") == "yuzhong-2003");
  CHECK(chosen("500103", "2026-11-23") == "sample-2025");
  CHECK(chosen("110105", "2003-06-01") == "none");
  CHECK(chosen("110105", "2025-01-01") == "sample-2025");
}

TEST_CASE("clocks, amounts and limits of the sample can be asked for") {
  const auto rules = rules_of("sample-2025");
  CHECK(rules.clock("after_placement")->size() == 5);
  CHECK(rules.clock("first_contact")->front().unit == Span::Unit::working_days);
  CHECK(rules.limit("job_introductions") == 3);
  CHECK_FALSE(rules.limit("nonsense"));
  CHECK(rules_of("yuzhong-2003").amount("dibao_line", *sanqing::data::Date::parse("2001-06-30"))->text() == "169");
}

TEST_CASE("a table of pension ages can stand for forty and fifty") {
  TemporaryFolder folder;
  const auto path = (folder / "local.json").string();
  std::ofstream(path) << rule_file(
      R"({"near_age": "men", "within_months": 120})",
      R"("ages": {"men": [{"years": 60}, {"born_from": "1965-01-01", "years": 60, "months": 1}]},)");
  const auto on = [&](const char* born, const char* day) {
    return decided(path, R"({"able_to_work":true})", day, {{"birth_date", born}}).priority;
  };
  CHECK(on("\"1964-12-31\"", "2014-12-31") == "yes");
  CHECK(on("\"1965-01-01\"", "2015-01-01") == "no");
  CHECK(on("\"1965-01-01\"", "2015-02-01") == "yes");
  CHECK(on("null", "2015-02-01") == "unknown");
}

TEST_CASE("the simulator names who enters and who leaves when a limit moves") {
  const auto now = rules_of("sample-2025");
  const auto changed = with_limit(now, "men_from", 55);
  REQUIRE(changed);
  std::vector<Person> people;
  const auto add = [&](std::int64_t id, const char* born) {
    people.push_back({id, facts_of(boost::json::parse(R"({"sex":"M","birth_date":)" + std::string(born) +
                                                      R"(,"able_to_work":true,"work_status":"unemployed",
      "registered_unemployed_since":"2025-04-01","single_parent":false,"disability_certificate":"none","dibao":"none",
      "landless_farmer_hardship":false,
      "household_others":[{"relation":"spouse","sex":"F","birth_date":"1991-01-01","status":"employed"}]})")
                                       .as_object())});
  };
  add(1, "\"1974-01-01\"");  // 51
  add(2, "\"1968-01-01\"");  // 57
  add(3, "\"1990-01-01\"");
  add(4, "null");
  add(5, "\"2031-01-01\"");
  const auto day = *sanqing::data::Date::parse("2025-06-01");
  const auto out = simulate(now, *changed, people, day);
  CHECK(out.before == 2);
  CHECK(out.after == 1);
  CHECK(out.leave == std::vector<std::int64_t>{1});
  CHECK(out.enter.empty());
  CHECK(out.contradictory == std::vector<std::int64_t>{5});
  CHECK(simulate(*changed, now, people, day).enter == std::vector<std::int64_t>{1});
  CHECK(with_limit(now, "no_such", 1).error().fault == sanqing::data::Fault::not_found);
}
