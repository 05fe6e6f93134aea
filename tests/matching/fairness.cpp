// Over the whole demo office: what must never count does not, and boasting gains nothing.
#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "data/demo/office.hpp"
#include "matching/fairness.hpp"
#include "matching/rules.hpp"
#include "tests/matching/people.hpp"

using namespace sanqing;
using namespace sanqing::tests;

namespace {

const data::demo::Office& office() {
  static const auto made = [] {
    data::demo::Options options;
    options.seekers = 600, options.today = date("2026-11-23");
    return data::demo::make_office(options);
  }();
  return made;
}

// The office's open vacancies under the shipped model.
const Standing& shelves() {
  static const Standing full = [] {
    Standing standing(index::shipped_embedder(), data::Taxonomy::shipped());
    for (const auto& vacancy : office().vacancies) put(standing, vacancy);
    return standing;
  }();
  return full;
}

Matches asked(const data::Seeker& seeker) {
  MatchQuery query;
  query.limit = 10, query.changes = false;
  return shelves().vacancies_for(seeker, query, today);
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double n = static_cast<double>(x.size()), sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    sx += x[i], sy += y[i], sxx += x[i] * x[i], syy += y[i] * y[i], sxy += x[i] * y[i];
  return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

}  // namespace

TEST_CASE("another sex, age and household: every demo seeker is offered the same with the same scores") {
  for (data::Seeker seeker : office().seekers) {
    Matches before = asked(seeker);
    seeker.id = 0;
    seeker.sex = seeker.sex == data::Sex::F ? data::Sex::M : data::Sex::F;
    seeker.birth_date = date("1999-01-01");
    seeker.identity_number = "999999199901010018";
    seeker.household_id.reset();
    seeker.status = data::SeekerStatus::active;
    Matches after = asked(seeker);
    REQUIRE(before.eligible == after.eligible);
    REQUIRE(before.items.size() == after.items.size());
    for (std::size_t at = 0; at < before.items.size(); ++at) {
      const Match &one = before.items[at], &other = after.items[at];
      INFO(seeker.name);
      REQUIRE(one.id == other.id);
      REQUIRE(one.total == other.total);
      REQUIRE((one.intent == other.intent && one.skills == other.skills && one.family == other.family));
    }
  }
}

TEST_CASE("a longer list of skills does not raise the score") {
  // Popular words that have nothing to do with the advert, in a list of 0 to 20.
  const std::vector<std::string> popular{"沟通能力", "吃苦耐劳", "认真负责", "团队合作", "普通话",   "电脑打字", "微信",
                                         "唱歌",     "书法",     "养花",     "下棋",     "游泳",     "摄影",     "骑车",
                                         "做饭",     "缝补",     "记账",     "带头",     "时间观念", "服从安排"};
  std::mt19937 dice(7);
  std::vector<double> length, score;
  for (const data::Seeker& original : office().seekers) {
    data::Seeker seeker = original;
    std::size_t count = dice() % (popular.size() + 1);
    for (std::size_t at = 0; at < count; ++at) seeker.skills.skills.push_back({popular[at], {}, {}});
    SeekerFacts who = facts(seeker);
    auto mine = shelves().read(seeker, today);
    shelves().embed(seeker, mine);
    for (int advert = 0; advert < 10; ++advert) {
      const data::Vacancy& vacancy = office().vacancies[dice() % office().vacancies.size()];
      auto what = shelves().read(vacancy);
      Cosines like = cosines(mine.vector, shelves().vacancy_vectors.vector_of(vacancy.id));
      Pair pair(who, what.facts, shelves().trades(), today, like.intent, like.skills);
      length.push_back(static_cast<double>(count));
      score.push_back(judge(job_rules(), pair).clears[static_cast<std::size_t>(Clear::skills)]);
    }
  }
  double found = correlation(length, score);
  fmt::print("correlation of the length of the list of skills with the skills score: {:.3f}\n", found);
  CHECK(found <= 0.05);
}

TEST_CASE("what each group is offered is counted, and small groups are not shown") {
  Fairness fairness;
  data::Date on = date("2026-11-23");
  data::Seeker woman;
  woman.sex = data::Sex::F, woman.birth_date = date("1976-11-23"), woman.groups = {data::PriorityGroup::age_4050};
  Matches two;
  two.eligible = 8;
  two.items.resize(2);
  two.items[0].total = 0.5;
  for (int i = 0; i < 4; ++i) fairness.add(woman, two, on);
  CHECK(fairness.groups().empty());
  fairness.add(woman, {}, on);
  auto groups = fairness.groups();
  REQUIRE(groups.size() == 3);  // age, group, sex
  CHECK(groups[0].value == "50-59");
  CHECK(groups[1].value == "age_4050");
  CHECK(groups[2].value == "F");
  CHECK(groups[2].people == 5);
  CHECK(groups[2].eligible == Approx(6.4));
  CHECK(groups[2].offered == Approx(1.6));
  CHECK(groups[2].best == Approx(0.5));
  CHECK(groups[2].without == Approx(0.2));
}
