// Not a test of every run: test_matching "[.speed]" prints what one question costs in process.
#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <random>

#include "tests/matching/people.hpp"

using namespace sanqing;
using namespace sanqing::tests;

namespace {

constexpr int vacancies = 100'000, districts = 200;

// Adverts over 200 districts, of the kinds the taxonomy knows.
data::Vacancy advert(data::Id id, std::mt19937& dice) {
  const auto& taxonomy = trades().taxonomy();
  auto below = [&](std::size_t limit) { return dice() % limit; };
  auto vacancy = job();
  const data::Occupation& occupation = taxonomy.occupations()[below(taxonomy.occupations().size())];
  vacancy.id = id;
  vacancy.title = occupation.name.zh;
  vacancy.occupation = occupation.code;
  vacancy.division = std::to_string(500'103 + static_cast<int>(id % districts));
  vacancy.latitude = 29.4 + 0.002 * static_cast<double>(id % districts) + 1e-5 * static_cast<double>(below(1000));
  vacancy.longitude = 106.4 + 0.001 * static_cast<double>(below(400));
  vacancy.wage_min = data::Money::yuan(2500 + 100 * static_cast<int>(below(30)));
  vacancy.wage_max = data::Money::yuan(3500 + 100 * static_cast<int>(below(40)));
  int from = 7 + static_cast<int>(below(4));
  vacancy.shifts = {{{static_cast<std::int16_t>(from * 60)}, {static_cast<std::int16_t>((from + 8 + below(3)) * 60)}}};
  vacancy.days_per_week = 5 + static_cast<int>(below(3));
  if (below(3) == 0) vacancy.education = static_cast<data::Education>(below(8));
  if (below(4) == 0) vacancy.certificates = {{"health", true, below(2) == 0}};
  for (const std::string& skill : occupation.skills)
    if (below(2)) vacancy.skills.push_back({skill, below(3) == 0});
  return vacancy;
}

std::size_t resident_kilobytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmRSS:") {
      std::size_t kilobytes = 0;
      status >> kilobytes;
      return kilobytes;
    }
  return 0;
}

template <class Work>
void report(std::string_view what, int times, Work work) {
  std::vector<double> taken;
  for (int i = 0; i < times; ++i) {
    auto begin = std::chrono::steady_clock::now();
    work();
    taken.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
  }
  std::ranges::sort(taken);
  fmt::print("{:<60} p50 {:>9.1f} us   min {:>9.1f} us\n", what, taken[taken.size() / 2], taken[0]);
}

}  // namespace

TEST_CASE("what one question costs among 100,000 vacancies", "[.speed]") {
  std::mt19937 dice(7);
  std::size_t before = resident_kilobytes();
  Standing standing(index::shipped_embedder(), data::Taxonomy::shipped());
  auto begin = std::chrono::steady_clock::now();
  for (int i = 1; i <= vacancies; ++i) put(standing, advert(i, dice));
  fmt::print("made and put away in {:.1f} s, {} MB\n",
             std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
             (resident_kilobytes() - before) / 1024);
  auto seeker = person();
  seeker.id = 1;
  seeker.organisation_id = 5;
  seeker.intent.text = "想找离家近一点的保洁或者食堂帮工，白天上班";
  seeker.skills.skills = {{"打扫卫生", {}, 5}, {"做饭", {}, 10}};
  seeker.family.duties = {{"接孩子", shift("17:30", "18:30"), {1, 2, 3, 4, 5}}};
  seeker.intent.max_km = 15;
  put(standing, seeker);

  MatchQuery district, bare, city;
  district.division = "500113";
  bare = district;
  bare.changes = false;
  city.division = "";
  auto ask = [&](const MatchQuery& query) { return standing.vacancies_for(seeker, query, today); };
  fmt::print("eligible: {} in the district, {} everywhere; {} changes\n", ask(district).eligible, ask(city).eligible,
             ask(district).changes.size());
  for (const Match& match : ask(district).items) {
    if (match.id != ask(district).items[0].id) break;
    for (const Reason& reason : match.reasons)
      fmt::print("  {} {:.2f} {}\n", reason.rule, reason.value, reason.words.zh);
    for (const Words& words : match.missing) fmt::print("  ? {}\n", words.zh);
  }
  report("one district, 20 with reasons and changes", 2000, [&] { ask(district); });
  report("one district, 20 with reasons", 2000, [&] { ask(bare); });
  report("everywhere, 20 with reasons and changes", 200, [&] { ask(city); });
  city.changes = false;
  report("everywhere, 20 with reasons", 200, [&] { ask(city); });
  auto unsaved = seeker;
  unsaved.id = 0;
  report("one district, words read and embedded anew", 1000, [&] { standing.vacancies_for(unsaved, district, today); });
  report("people for a vacancy (one person)", 1000, [&] { standing.seekers_for(advert(3, dice), {}, {5}, today); });

  SeekerFacts who = facts(seeker);
  std::vector<VacancyFacts> some;
  for (int i = 1; i <= 1000; ++i) some.push_back(facts(advert(i, dice)));
  int fit = 0;
  float sum = 0;
  report("hard constraints of 1,000 pairs", 500, [&] {
    for (const auto& vacancy : some) fit += blockers(who, vacancy, today).none();
  });
  report("rules of 1,000 pairs", 500, [&] {
    for (const auto& vacancy : some)
      sum += judge(job_rules(), Pair(who, vacancy, trades(), today, 0.4f, 0.3f)).total({}, 1);
  });
  report("sentences of 1,000 pairs", 50, [&] {
    for (const auto& vacancy : some) {
      Match match;
      explain(job_rules(), Pair(who, vacancy, trades(), today, 0.4f, 0.3f), Address{true}, match);
      sum += static_cast<float>(match.reasons.size());
    }
  });
  report("facts of a seeker", 500, [&] { facts_of(seeker, yuzhong(), trades(), today); });
  auto record = advert(5, dice);
  report("facts of a vacancy", 500, [&] { fit += facts_of(record, trades()).openings; });
  CHECK(fit + sum > 0);
}
