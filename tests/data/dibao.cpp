#include "data/dibao.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/multiprecision/cpp_int.hpp>

using namespace sanqing::data;

namespace {

std::string answer(const char* input) {
  const auto question = read_dibao(boost::json::parse(input).as_object());
  if (!question) return question.error().fields.front().pointer;
  return boost::json::serialize(dibao_json(work_out(*question)));
}

rc::Gen<DibaoQuestion> questions() {
  return rc::gen::exec([] {
    DibaoQuestion question;
    question.line.fen = *rc::gen::inRange<std::int64_t>(1, 300'000);
    question.persons = *rc::gen::inRange(1, 9);
    question.workers = *rc::gen::inRange(0, question.persons);
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
      question.incomes.push_back({*rc::gen::inRange<std::int64_t>(0, 600'000)});
    question.work_cost_share = *Share::parse(*rc::gen::element<std::string>("0", "0.3", "0.333", "0.123456789", "1"));
    question.new_wage.fen = *rc::gen::inRange<std::int64_t>(0, 900'000);
    question.exit_delay_months = *rc::gen::inRange(0, 37);
    return question;
  });
}

// Doubled until the last division; the same formulas in numbers of any size.
using Big = boost::multiprecision::cpp_int;
using Fraction = boost::multiprecision::cpp_rational;

Fraction big_allowance(const DibaoQuestion& question, const Fraction& income, int workers) {
  const Fraction line = question.line.fen;
  const Fraction share(question.work_cost_share.numerator, question.work_cost_share.denominator);
  const Fraction countable = std::max<Fraction>(0, income - workers * share * line);
  return std::max<Fraction>(0, question.persons * line - countable);
}

std::int64_t half_up(const Fraction& fraction) {
  const Fraction shifted = fraction + Fraction(1, 2);
  return static_cast<std::int64_t>(Big(numerator(shifted) / denominator(shifted)));
}

}  // namespace

TEST_CASE("what the family keeps: the worked examples") {
  CHECK(answer(R"({"line":"700.00","persons":3,"incomes":[],"workers":0,"work_cost_share":"0","new_wage":"1800.00",
                   "exit_delay_months":0})") ==
        R"({"allowance_before":"2100.00","allowance_after":"300.00","family_total_before":"2100.00",)"
        R"("family_total_after":"2100.00","gain":"0.00","cliff":false,"during_delay":null})");
  CHECK(answer(R"({"line":"700","persons":3,"incomes":[],"workers":0,"work_cost_share":0.3,"new_wage":"1800"})") ==
        R"({"allowance_before":"2100.00","allowance_after":"510.00","family_total_before":"2100.00",)"
        R"("family_total_after":"2310.00","gain":"210.00","cliff":false,"during_delay":null})");
  CHECK(answer(R"({"line":700,"persons":3,"incomes":[],"workers":0,"work_cost_share":"0.00","new_wage":2400,
                   "exit_delay_months":6})") ==
        R"({"allowance_before":"2100.00","allowance_after":"0.00","family_total_before":"2100.00",)"
        R"("family_total_after":"2400.00","gain":"300.00","cliff":true,"during_delay":{"months":6,)"
        R"("allowance":"2100.00","family_total":"4500.00","gain":"2400.00","drop_at_end":"2100.00"}})");
}

TEST_CASE("a wage that brings the household exactly to its line ends dibao") {
  CHECK(answer(R"({"line":"700","persons":3,"incomes":["100.00"],"workers":0,"new_wage":"2000.00"})")
            .find("\"cliff\":true") != std::string::npos);
  CHECK(answer(R"({"line":"700","persons":3,"incomes":["100.00"],"workers":0,"new_wage":"1999.99"})")
            .find(R"("allowance_after":"0.01")") != std::string::npos);
  CHECK(answer(R"({"line":"700","persons":3,"incomes":["3000"],"workers":1,"new_wage":"2000"})")
            .find("\"cliff\":false") != std::string::npos);
}

TEST_CASE("half a fen is rounded up, once, at the end") {
  // 0.5 x 0.01 = half a fen for the worker.
  CHECK(answer(R"({"line":"0.01","persons":3,"incomes":[],"workers":0,"work_cost_share":"0.5","new_wage":"0.02"})")
            .starts_with(R"({"allowance_before":"0.03","allowance_after":"0.02",)"));
  // 300 - (100 - 1/3 x 100): two thirds up, one third down.
  CHECK(
      answer(R"({"line":"100","persons":3,"incomes":["100"],"workers":1,"work_cost_share":"0.333333","new_wage":"0"})")
          .starts_with(R"({"allowance_before":"233.33","allowance_after":"266.67",)"));
}

TEST_CASE("impossible input is refused by the field's name") {
  const auto refused = [](const char* field, const char* value) {
    auto input = boost::json::parse(R"({"line":"700","persons":3,"incomes":["1.00"],"workers":0,
      "work_cost_share":"0.3","new_wage":"1800","exit_delay_months":6})")
                     .as_object();
    input[field] = boost::json::parse(value);
    return answer(boost::json::serialize(input).c_str());
  };
  for (const char* value : {"\"-1\"", "\"0\"", "\"abc\"", "\"1.005\"", "null", "true", "1e300", "\"\"", "\"1e3\""})
    CHECK(refused("line", value) == "/line");
  for (const char* value : {"0", "-1", "2.5", "\"3\"", "null", "1000"}) CHECK(refused("persons", value) == "/persons");
  for (const char* value : {"-1", "3", "4", "null", "\"x\""}) CHECK(refused("workers", value) == "/workers");
  for (const char* value : {"\"-0.1\"", "\"1.1\"", "30", "\"30%\"", "\"0.3.3\"", "\".3\""})
    CHECK(refused("work_cost_share", value) == "/work_cost_share");
  for (const char* value : {"\"-1\"", "null", "\"1800.001\"", "[]"}) CHECK(refused("new_wage", value) == "/new_wage");
  for (const char* value : {"-1", "1.5", "121"}) CHECK(refused("exit_delay_months", value) == "/exit_delay_months");
  CHECK(refused("incomes", "\"100\"") == "/incomes");
  CHECK(refused("incomes", "[\"1\",\"-2\"]") == "/incomes/1");
  CHECK(refused("wage", "1") == "/wage");
}

TEST_CASE("the arithmetic is exact and never negative") {
  rc::prop("against fractions of any size", [] {
    const auto question = *questions();
    const auto found = work_out(question);
    Fraction income = 0;
    for (const auto& one : question.incomes) income += one.fen;
    const Fraction after_income = income + question.new_wage.fen;
    const Fraction before = big_allowance(question, income, question.workers);
    const Fraction after = big_allowance(question, after_income, question.workers + 1);
    RC_ASSERT(found.allowance_before.fen == half_up(before));
    RC_ASSERT(found.allowance_after.fen == half_up(after));
    RC_ASSERT(found.family_total_before.fen == half_up(income + before));
    RC_ASSERT(found.family_total_after.fen == half_up(after_income + after));
    RC_ASSERT(found.gain.fen == half_up(after_income + after - income - before));
    RC_ASSERT(found.cliff == (before > 0 && after == 0));
    RC_ASSERT(found.allowance_after.fen >= 0);
    RC_ASSERT(found.gain.fen >= 0);
    RC_ASSERT(found.during_delay.has_value() == (found.cliff && question.exit_delay_months > 0));
    if (found.during_delay) {
      RC_ASSERT(found.during_delay->family_total.fen == half_up(after_income + before));
      RC_ASSERT(found.during_delay->gain == question.new_wage);
      RC_ASSERT(found.during_delay->drop_at_end.fen == half_up(before - after));
    }
  });
  rc::prop("more wage never leaves the family with less", [] {
    auto question = *questions();
    const auto less = work_out(question);
    question.new_wage.fen += *rc::gen::inRange<std::int64_t>(0, 100'000);
    RC_ASSERT(work_out(question).family_total_after >= less.family_total_after);
    RC_ASSERT(work_out(question).allowance_after <= less.allowance_after);
  });
}

TEST_CASE("the largest household there may be is still exact") {
  const DibaoQuestion question{.line = Money::yuan(1'000'000'000),
                               .persons = 99,
                               .incomes = std::vector<Money>(200, Money::yuan(1'000'000'000)),
                               .workers = 98,
                               .work_cost_share = *Share::parse("0.999999999"),
                               .new_wage = Money::yuan(1'000'000'000)};
  CHECK(work_out(question).family_total_before.text() == "200000000000");
}
