// The three-valued answer is compared with trying out everything.
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <set>

#include "data/rules/essential.hpp"
#include "tests/data/rules_support.hpp"

using namespace sanqing::tests;
using namespace sanqing::data::rules;

namespace {

// A table of answers over n things with `choices` each; what `essential` finds must be what the table says.
void check_table(const std::vector<int>& choices, const std::vector<bool>& truth) {
  std::vector<int> chosen(choices.size(), -1);
  const auto at = [&](const std::vector<int>& all) {
    std::size_t index = 0;
    for (std::size_t i = 0; i < all.size(); ++i) index = index * static_cast<std::size_t>(choices[i]) + all[i];
    return static_cast<bool>(truth[index % truth.size()]);
  };
  std::set<bool> answers;
  std::set<int> matter;
  std::function<void(std::vector<int>&)> every = [&](std::vector<int>& all) {
    if (all.size() < choices.size()) {
      for (int c = 0; c < choices[all.size()]; ++c) {
        all.push_back(c);
        every(all);
        all.pop_back();
      }
      return;
    }
    answers.insert(at(all));
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto other = all;
      other[i] = 0;
      if (at(other) != at(all)) matter.insert(static_cast<int>(i));
    }
  };
  std::vector<int> none;
  every(none);
  std::vector<Unknown> unknowns;
  for (std::size_t i = 0; i < choices.size(); ++i)
    unknowns.push_back({choices[i], [&chosen, i](int choice) { chosen[i] = choice; }});
  const auto found = essential(unknowns, [&] {
    for (const int c : chosen)
      if (c < 0) return Answer::unknown;
    return answer_of(at(chosen));
  });
  RC_ASSERT((found.answer == Answer::unknown) == (answers.size() == 2));
  if (answers.size() == 1) RC_ASSERT(found.answer == answer_of(*answers.begin()));
  RC_ASSERT(std::set<int>(found.unknowns.begin(), found.unknowns.end()) == matter);
}

// What a form may hold in each fact, for a brute-force look at all of them.
const std::map<std::string, std::vector<const char*>> ways = {
    {"sex", {"\"M\"", "\"F\""}},
    {"birth_date",
     {"\"1980-01-01\"", "\"1968-01-01\"", "\"1963-01-01\"", "\"1958-01-01\"", "\"1953-01-01\"", "\"1940-01-01\""}},
    {"education", {"\"primary\"", "\"college\""}},
    {"able_to_work", {"true", "false"}},
    {"technical_speciality", {"true", "false"}},
    {"work_status", {"\"laid_off\"", "\"employed\""}},
    {"registered_unemployed_since", {"\"none\"", "\"2003-05-01\"", "\"2002-12-01\"", "\"2001-01-01\""}},
    {"spouse_status", {"\"unemployed\"", "\"employed\""}},
    {"single_parent", {"true", "false"}},
    {"household_size", {"1", "3", "99"}},
    {"household_income_month", {"\"0.00\"", "\"185.00\"", "\"400.00\"", "\"99999.00\""}}};

}  // namespace

TEST_CASE("what matters to an answer is exactly what trying everything shows") {
  rc::prop("random tables", [] {
    const auto choices = *rc::gen::resize(5, rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 4)));
    const auto truth = *rc::gen::nonEmpty(rc::gen::container<std::vector<bool>>(rc::gen::arbitrary<bool>()));
    check_table(choices, truth);
  });
}

TEST_CASE("an unknown answer of 2003 names exactly the facts that some way of filling in the form makes decide") {
  const auto rules = rules_of("yuzhong-2003");
  const auto day = *sanqing::data::Date::parse("2003-06-01");
  rc::prop("forms with up to four gaps", [&] {
    boost::json::object form;
    std::vector<std::string> names;
    for (const auto& [name, values] : ways) {
      form[name] = boost::json::parse(values[static_cast<std::size_t>(*rc::gen::inRange<int>(0, values.size()))]);
      names.push_back(name);
    }
    std::set<std::string> gaps;
    for (int i = 0; i < 4; ++i) gaps.insert(names[static_cast<std::size_t>(*rc::gen::inRange<int>(0, names.size()))]);
    const auto answer = [&](const boost::json::object& filled) {
      return decide(rules, facts_of(filled), day)->priority == Answer::yes;
    };
    std::set<bool> answers;
    std::set<std::string> matter;
    std::function<void(boost::json::object&, std::set<std::string>::const_iterator)> fill =
        [&](boost::json::object& filled, std::set<std::string>::const_iterator next) {
          if (next == gaps.end()) {
            const bool is = answer(filled);
            answers.insert(is);
            for (const auto& gap : gaps) {
              const auto kept = filled[gap];
              filled[gap] = boost::json::parse(ways.at(gap).front());
              if (answer(filled) != is) matter.insert(gap);
              filled[gap] = kept;
            }
            return;
          }
          for (const char* value : ways.at(*next)) {
            filled[*next] = boost::json::parse(value);
            fill(filled, std::next(next));
          }
        };
    auto filled = form;
    fill(filled, gaps.begin());
    for (const auto& gap : gaps) form[gap] = nullptr;
    const auto found = outcome_of(decide(rules, facts_of(form), day));
    RC_ASSERT((found.priority == "unknown") == (answers.size() == 2));
    RC_ASSERT(std::set<std::string>(found.missing.begin(), found.missing.end()) == matter);
  });
}
