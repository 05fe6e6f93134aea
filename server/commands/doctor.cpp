// Looks at everything that a server needs and says what is wrong. Runs beside a server; changes nothing.

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "data/database.hpp"
#include "data/events.hpp"
#include "data/repository.hpp"
#include "data/taxonomy.hpp"
#include "index/embedder.hpp"
#include "matching/engine.hpp"
#include "server/commands.hpp"
#include "server/commands/language.hpp"

namespace sanqing::server {
namespace {

namespace fs = std::filesystem;

// A line for each look: the same first word in both languages, for programs that read along.
class Report {
 public:
  void fine(const data::Words& what) { fmt::print("ok       {}\n", in_language(what)); }
  void problem(const data::Words& what) {
    fmt::print("problem  {}\n", in_language(what));
    ++problems_;
  }
  // Runs a look that throws where something is wrong.
  template <class Look>
  void look(std::string_view zh, std::string_view en, Look&& look) {
    try {
      look();
    } catch (const std::exception& failure) {
      problem({fmt::format("{}：{}", zh, failure.what()), fmt::format("{}: {}", en, failure.what())});
    }
  }
  int problems() const { return problems_; }

 private:
  int problems_ = 0;
};

// What the user who looks may not write. Permission bits do not bind root, a read-only disk does: `access` knows both,
// but only for who asks.
void look_at_permissions(const Config& config, Report& report) {
  fs::path folder(config.data);
  for (const auto& path : {folder, folder / "sanqing.sqlite", folder / "lock", folder / "index", folder / "models"}) {
    std::error_code ignored;
    if (!fs::exists(path, ignored) || ::access(path.c_str(), fs::is_directory(path) ? W_OK | X_OK : W_OK) == 0)
      continue;
    return report.problem({fmt::format("文件夹：当前用户不能写 {}", path.string()),
                           fmt::format("folder: {} cannot be written by this user", path.string())});
  }
  if (::geteuid() == 0)
    report.fine({"文件夹：可以写（现在是 root 在看；服务程序自己的用户未必能写）",
                 "folder: can be written (by root, who looked; the server's own user may differ)"});
  else
    report.fine({"文件夹：当前用户可以写", "folder: can be written by this user"});
}

void look_at_folder(const Config& config, Report& report) {
  std::error_code error;
  if (!fs::is_directory(config.data, error))
    return report.problem(
        {fmt::format("文件夹：没有 {}", config.data), fmt::format("folder: {} is not there", config.data)});
  auto space = fs::space(config.data, error);
  auto megabytes = error ? 0 : space.available >> 20;
  if (megabytes < 200)
    report.problem({fmt::format("文件夹：所在磁盘只剩 {} MB", megabytes),
                    fmt::format("folder: only {} MB free on its disk", megabytes)});
  else
    report.fine({fmt::format("文件夹：{}，磁盘还有 {} MB", config.data, megabytes),
                 fmt::format("folder: {}, {} MB free", config.data, megabytes)});
  auto others = fs::perms::others_all | fs::perms::group_write;
  if ((fs::status(config.data, error).permissions() & others) != fs::perms::none)
    report.problem({"文件夹：这台机器的其他用户能看到里面（chmod 700）",
                    "folder: other users of this machine can look into it (chmod 700)"});
  look_at_permissions(config, report);
}

void look_at_clock(data::Connection& connection, Report& report) {
  auto now = data::Time::now();
  auto year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now.seconds)).year();
  auto last = data::Repository<data::Event>::find(connection, data::last_event_id(connection));
  if (year < std::chrono::year(2025))
    report.problem({fmt::format("时钟：现在显示 {}", now.text()), fmt::format("clock: it says {}", now.text())});
  else if (last && last->at.seconds > now.seconds + std::chrono::minutes(5))
    report.problem({fmt::format("时钟：现在显示 {}，可最近一条记录是 {} 的", now.text(), last->at.text()),
                    fmt::format("clock: it says {}, but the last event is of {}", now.text(), last->at.text())});
  else
    report.fine({fmt::format("时钟：{}", now.text()), fmt::format("clock: {}", now.text())});
}

// Loads the index as a server would, and says what of its snapshot cannot be used.
void look_at_index(const data::Database& database, std::shared_ptr<const index::Embedder> model, Report& report) {
  std::error_code ignored;
  if (!fs::exists(database.folder() / "index", ignored))
    return report.fine({"索引：还没有快照；服务程序一启动就会写",
                        "index: no snapshot yet; a server writes one as soon "
                        "as it has started"});
  matching::Engine engine(std::move(model), data::Taxonomy::shipped());
  int problems = report.problems();
  engine.load(database, [&](std::string_view what, std::size_t, std::size_t of) {
    if (of == 0)
      report.problem({fmt::format("索引：{}（下次启动会重新生成）", what),
                      fmt::format("index: {} (the next start makes it again)", what)});
  });
  auto size = engine.size();
  if (report.problems() == problems)
    report.fine(
        {fmt::format("索引：{} 个岗位，{} 门课程，{} 名求职者", size.vacancies, size.courses, size.seekers),
         fmt::format("index: {} vacancies, {} courses, {} seekers", size.vacancies, size.courses, size.seekers)});
}

void look_at_database(const Config& config, Report& report) {
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) {
    const auto& why = database.error().words;
    return report.problem({"数据库：" + why.zh, "database: " + why.en});
  }
  auto faults = (*database)->check();
  for (const auto& fault : faults)
    report.problem({fmt::format("数据库：{}（见 sanqing restore）", fault),
                    fmt::format("database: {} (see sanqing restore)", fault)});
  auto reading = (*database)->read();
  auto& connection = reading.connection();
  const auto accounts = data::Repository<data::Account>::count(connection);
  if (faults.empty()) {
    const auto version = (*database)->schema_version();
    const auto seekers = data::Repository<data::Seeker>::count(connection),
               vacancies = data::Repository<data::Vacancy>::count(connection);
    report.fine(
        {fmt::format("数据库：完好，版本 {}；{} 个账号，{} 名求职者，{} 个岗位", version, accounts, seekers, vacancies),
         fmt::format("database: sound, schema version {}; {} accounts, {} seekers, {} vacancies", version, accounts,
                     seekers, vacancies)});
  }
  if (accounts == 0)
    report.problem({"账号：一个也没有（sanqing serve 建第一个，sanqing user add 建其他的）",
                    "accounts: there are none (sanqing serve makes the first, sanqing user add others)"});
  look_at_clock(connection, report);
  report.look("模型", "model", [&] {
    auto model = index::current_embedder(fs::path(config.data) / "models");
    report.fine({fmt::format("模型：{}", model->name()), fmt::format("model: {}", model->name())});
    if (faults.empty()) look_at_index(**database, std::move(model), report);
  });
}

int doctor(const Config& config) {
  Report report;
  report.look("文件夹", "folder", [&] { look_at_folder(config, report); });
  report.look("数据库", "database", [&] { look_at_database(config, report); });
  report.look("职业表", "taxonomy", [&] {
    auto occupations = data::Taxonomy::shipped()->occupations().size();
    report.fine({fmt::format("职业表：{} 种职业", occupations), fmt::format("taxonomy: {} occupations", occupations)});
  });
  if (report.problems() > 0)
    say({fmt::format("{} 个问题", report.problems()), fmt::format("{} problem(s)", report.problems())});
  return report.problems() == 0 ? 0 : 1;
}

}  // namespace

void add_doctor(CLI::App& app, const Config& config, Command& chosen) {
  auto* command =
      app.add_subcommand("doctor", "Look at the data folder, the database, the index, the model, the clock");
  command->callback([&] { chosen = [&config] { return doctor(config); }; });
}

}  // namespace sanqing::server
