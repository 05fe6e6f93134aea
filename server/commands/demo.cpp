#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "data/demo/office.hpp"
#include "data/settings.hpp"
#include "server/commands.hpp"
#include "server/commands/checks.hpp"
#include "server/commands/language.hpp"
#include "server/passwords.hpp"
#include "server/progress.hpp"

namespace sanqing::server {
namespace {

namespace demo = data::demo;

// Known to everybody who reads this, like all that is in the demo.
constexpr const char* password = "demo-sanqing-2025";

struct Asked {
  bool only_sign_ins = false, if_empty = false, again = false;
  demo::Options options;
  std::string today;
};

void show_sign_ins() {
  const std::pair<const char*, const char*> accounts[] = {{"社区专干 officer", "officer"},
                                                          {"督导 supervisor", "supervisor"},
                                                          {"管理员 administrator", "admin"},
                                                          {"用人单位 employer", "employer"}};
  for (const auto& [role, login] : accounts)
    say({fmt::format("登录 {}：{} / {}", role, login, password),
         fmt::format("sign in as {}: {} / {}", role, login, password)});
}

void show(const demo::Office& office) {
  const auto communities = std::ranges::count(office.organisations, data::Level::community, &data::Organisation::level);
  say({fmt::format("演示数据：{} 个社区，{} 名求职者，{} 户家庭，{} 家单位，{} 个岗位，{} 门课程共 {} 个班次，{} "
                   "人次报名，{} 次推荐，{} 次上岗，{} 次回访",
                   communities, office.seekers.size(), office.households.size(), office.employers.size(),
                   office.vacancies.size(), office.courses.size(), office.sessions.size(), office.seats.size(),
                   office.referrals.size(), office.placements.size(), office.follow_ups.size()),
       fmt::format("demo office: {} communities, {} seekers, {} households, {} employers, {} vacancies, {} courses "
                   "with {} sessions, {} seats, {} referrals, {} placements, {} follow-ups",
                   communities, office.seekers.size(), office.households.size(), office.employers.size(),
                   office.vacancies.size(), office.courses.size(), office.sessions.size(), office.seats.size(),
                   office.referrals.size(), office.placements.size(), office.follow_ups.size())});
  show_sign_ins();
}

// What the folder says about itself: "true" for a demo office, "unfinished" where making it broke off.
data::Result<std::optional<std::string>> demo_there(const Config& config) {
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) return std::unexpected(database.error());
  return data::get_setting((*database)->read().connection(), "demo");
}

int remind(const Config& config) {
  auto there = demo_there(config);
  if (!there) return complain(there.error());
  if (!*there)
    return complain({data::Fault::conflict,
                     {fmt::format("{} 里的不是演示数据，用它自己的账号登录", config.data),
                      fmt::format("{} holds no demo office: sign in with its own accounts", config.data)}});
  show_sign_ins();
  return 0;
}

// The lives that are told begin long before the day they are told up to, and nobody in them is born tomorrow.
data::Result<data::Date> day_of(const std::string& text) {
  const auto day = data::Date::parse(text), first = data::Date::parse("2000-01-01");
  if (day && *day >= *first && *day <= data::Date::today()) return *day;
  return data::fail(data::Fault::invalid,
                    {fmt::format("--today 要写成 2025-11-23 这样的日期，从 2000 年到今天，而不是 {}", text),
                     fmt::format("--today needs a day written like 2025-11-23, from 2000 to today, not {}", text)});
}

int build(const Config& config, Asked asked) {
  if (asked.only_sign_ins) return remind(config);
  if (!asked.today.empty()) {
    const auto today = day_of(asked.today);
    if (!today) return complain(today.error());
    asked.options.today = *today;
  }
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::path(config.data) / "sanqing.sqlite", ignored)) {
    const auto there = demo_there(config);
    if (there && *there == "true" && !asked.again) {
      if (!asked.if_empty)
        say({fmt::format("{} 里已有演示数据，没有改动（重新生成用 --again）", config.data),
             fmt::format("the demo office is already there in {}, nothing changed (--again makes it anew)",
                         config.data)});
      show_sign_ins();
      return 0;
    }
    // Whatever else is there is not ours to fill; what is wrong with it, `serve` will say.
    if (asked.if_empty && !(there && *there)) return 0;
  }
  if (asked.if_empty)
    say({fmt::format("正在 {} 里生成演示数据", config.data), fmt::format("making the demo office in {}", config.data)},
        stderr);
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
      ->check(whole_number(100, 1'000'000))
      ->capture_default_str();
  command->add_option("--vacancies", asked->options.vacancies, "how many vacancies (default: as fits the people)")
      ->check(whole_number(1, 1'000'000));
  command->add_option("--seed", asked->options.seed, "the same seed and day make the same office")
      ->check(whole_number(0))
      ->capture_default_str();
  command->add_option("--today", asked->today, "the day up to which the year is told (default: today)");
  command->add_flag("--if-empty", asked->if_empty, "build only where there is no office of any kind yet");
  command->add_flag("--again", asked->again, "make an existing demo office anew; what was tried out in it is lost");
  command->add_flag("--sign-ins", asked->only_sign_ins, "build nothing; print how to sign in to the demo office there");
  command->callback([&config, &chosen, asked] { chosen = [&config, asked] { return build(config, *asked); }; });
}

}  // namespace sanqing::server
