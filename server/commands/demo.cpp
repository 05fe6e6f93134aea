#include <fmt/core.h>

#include <algorithm>

#include "data/demo/office.hpp"
#include "data/settings.hpp"
#include "server/commands.hpp"
#include "server/passwords.hpp"
#include "server/progress.hpp"

namespace sanqing::server {
namespace {

namespace demo = data::demo;

// Known to everybody who reads this, like all that is in the demo.
constexpr const char* password = "demo-sanqing-2025";

struct Asked {
  bool only_sign_ins = false;
  demo::Options options;
  std::string today;
};

void show_sign_ins() {
  const std::pair<const char*, const char*> accounts[] = {{"社区专干 officer", "officer"},
                                                          {"督导 supervisor", "supervisor"},
                                                          {"管理员 administrator", "admin"},
                                                          {"用人单位 employer", "employer"}};
  for (const auto& [role, login] : accounts) fmt::print("sign in as {}: {} / {}\n", role, login, password);
}

void show(const demo::Office& office) {
  fmt::print(
      "demo office: {} communities, {} seekers, {} households, {} employers, {} vacancies, {} courses with {} "
      "sessions, {} seats, {} referrals, {} placements, {} follow-ups\n",
      std::ranges::count(office.organisations, data::Level::community, &data::Organisation::level),
      office.seekers.size(), office.households.size(), office.employers.size(), office.vacancies.size(),
      office.courses.size(), office.sessions.size(), office.seats.size(), office.referrals.size(),
      office.placements.size(), office.follow_ups.size());
  show_sign_ins();
}

// Where the folder holds a demo office, how to sign in to it; nothing where it does not.
int remind(const Config& config) {
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) return complain(database.error());
  auto reading = (*database)->read();
  if (data::get_setting(reading.connection(), "demo")) show_sign_ins();
  return 0;
}

int build(const Config& config, Asked asked) {
  if (asked.only_sign_ins) return remind(config);
  if (!asked.today.empty()) {
    const auto today = data::Date::parse(asked.today);
    if (!today)
      return complain({data::Fault::invalid,
                       {"--today 要写成 2026-11-23 这样的日期", "--today needs a day written like 2026-11-23"}});
    asked.options.today = *today;
  }
  auto database = demo::open_for_demo(config.data);
  if (!database) return complain(database.error());
  start_randomness();
  asked.options.password_hash = hash_password(password);
  auto office = demo::make_office(asked.options);
  ProgressBar bar;
  auto written = demo::write_office(
      **database, office, [&](std::string_view what, std::size_t done, std::size_t of) { bar(what, done, of); });
  if (!written) return complain(written.error());
  show(office);
  return 0;
}

}  // namespace

void add_demo(CLI::App& app, const Config& config, Command& chosen) {
  auto asked = std::make_shared<Asked>();
  auto* command = app.add_subcommand("demo", "Build the demo office (invented people, Yuzhong district) in --data");
  command->add_option("--seekers", asked->options.seekers, "how many people at least")
      ->check(CLI::Range(100, 1'000'000))
      ->capture_default_str();
  command->add_option("--vacancies", asked->options.vacancies, "how many vacancies (default: as fits the people)")
      ->check(CLI::Range(0, 1'000'000));
  command->add_option("--seed", asked->options.seed, "the same seed and day make the same office")
      ->capture_default_str();
  command->add_option("--today", asked->today, "the day up to which the year is told (default: today)");
  command->add_flag("--sign-ins", asked->only_sign_ins, "build nothing; print how to sign in to the demo office there");
  command->callback([&config, &chosen, asked] { chosen = [&config, asked] { return build(config, *asked); }; });
}

}  // namespace sanqing::server
