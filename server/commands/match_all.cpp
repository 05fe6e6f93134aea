#include "server/commands/match_all.hpp"

#include <fmt/core.h>

#include "data/scan.hpp"
#include "data/seekers.hpp"
#include "matching/fairness.hpp"
#include "server/commands/language.hpp"
#include "server/progress.hpp"

namespace sanqing::server {
namespace {

void print_line(const data::Seeker& seeker, const matching::Matches& matches) {
  std::string line = fmt::format("{{\"seeker\":{},\"eligible\":{},\"vacancies\":[", seeker.id, matches.eligible);
  const char* comma = "";
  for (const auto& match : matches.items) {
    line += fmt::format("{}{{\"id\":{},\"total\":{:.4f}}}", comma, match.id, match.total);
    comma = ",";
  }
  fmt::print("{}]}}\n", line);
}

void print_fairness(const matching::Fairness& fairness) {
  bool zh = reads_chinese();
  fmt::print(stderr, "{}\n",
             zh ? "各类人得到的机会（人数少于 5 的不列；性别、年龄、认定类别不进任何一个分数）："
                : "What each group was offered (fewer than 5 people left out; none of these enters a score):");
  fmt::print(stderr, "{:<8}{:<24}{:>8}{:>10}{:>10}{:>8}{:>10}\n", "", "", "people", "eligible", "offered", "best",
             "without");
  for (const auto& group : fairness.groups())
    fmt::print(stderr, "{:<8}{:<24}{:>8}{:>10.1f}{:>10.1f}{:>8.2f}{:>9.1f}%\n", group.dimension, group.value,
               group.people, group.eligible, group.offered, group.best, group.without * 100);
}

}  // namespace

void match_all(const data::Database& database, const matching::Engine& engine, const matching::MatchQuery& query) {
  auto today = data::Date::today();
  auto reading = database.read();
  matching::Fairness fairness;
  ProgressBar bar;
  std::size_t done = 0, of = engine.size().seekers;
  data::for_each<data::Seeker>(reading.connection(), [&](data::Seeker&& seeker) {
    if (!data::looks_for_work(seeker)) return;
    auto matches = engine.vacancies_for(seeker, query);
    print_line(seeker, matches);
    fairness.add(seeker, matches, today);
    bar("seekers", ++done, of);
  });
  print_fairness(fairness);
}

}  // namespace sanqing::server
