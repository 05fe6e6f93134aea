// Looks at everything that a server needs and says what is wrong. Runs beside a server; changes nothing.

#include <fmt/core.h>

#include <chrono>
#include <filesystem>

#include "data/database.hpp"
#include "data/events.hpp"
#include "data/repository.hpp"
#include "data/taxonomy.hpp"
#include "index/embedder.hpp"
#include "matching/engine.hpp"
#include "server/commands.hpp"

namespace sanqing::server {
namespace {

namespace fs = std::filesystem;

class Report {
 public:
  void fine(std::string_view what) { fmt::print("ok       {}\n", what); }
  void problem(std::string_view what) {
    fmt::print("problem  {}\n", what);
    ++problems_;
  }
  // Runs a look that throws where something is wrong.
  template <class Look>
  void look(std::string_view what, Look&& look) {
    try {
      look();
    } catch (const std::exception& failure) {
      problem(fmt::format("{}: {}", what, failure.what()));
    }
  }
  int problems() const { return problems_; }

 private:
  int problems_ = 0;
};

void look_at_folder(const Config& config, Report& report) {
  std::error_code error;
  if (!fs::is_directory(config.data, error)) return report.problem(fmt::format("folder: {} is not there", config.data));
  auto space = fs::space(config.data, error);
  auto megabytes = space.available >> 20;
  if (error || megabytes < 200)
    report.problem(fmt::format("folder: only {} MB free on its disk", error ? 0 : megabytes));
  else
    report.fine(fmt::format("folder: {}, {} MB free", config.data, megabytes));
  auto others = fs::perms::others_all | fs::perms::group_write;
  if ((fs::status(config.data, error).permissions() & others) != fs::perms::none)
    report.problem("folder: other users of this machine can look into it (chmod 700)");
}

void look_at_clock(data::Connection& connection, Report& report) {
  auto now = data::Time::now();
  auto year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now.seconds)).year();
  auto last = data::Repository<data::Event>::find(connection, data::last_event_id(connection));
  if (year < std::chrono::year(2025))
    report.problem(fmt::format("clock: it says {}", now.text()));
  else if (last && last->at.seconds > now.seconds + std::chrono::minutes(5))
    report.problem(fmt::format("clock: it says {}, but the last event is of {}", now.text(), last->at.text()));
  else
    report.fine(fmt::format("clock: {}", now.text()));
}

// Loads the index as a server would, and says what of its snapshot cannot be used.
void look_at_index(const data::Database& database, std::shared_ptr<const index::Embedder> model, Report& report) {
  if (!fs::exists(database.folder() / "index")) return report.fine("index: no snapshot yet, the next start makes it");
  matching::Engine engine(std::move(model), data::Taxonomy::shipped());
  int problems = report.problems();
  engine.load(database, [&](std::string_view what, std::size_t, std::size_t of) {
    if (of == 0) report.problem(fmt::format("index: {} (the next start makes it again)", what));
  });
  auto size = engine.size();
  if (report.problems() == problems)
    report.fine(fmt::format("index: {} vacancies, {} courses, {} seekers", size.vacancies, size.courses, size.seekers));
}

void look_at_database(const Config& config, Report& report) {
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) return report.problem(fmt::format("database: {}", database.error().words.en));
  auto faults = (*database)->check();
  for (const auto& fault : faults) report.problem(fmt::format("database: {} (see sanqing restore)", fault));
  auto reading = (*database)->read();
  auto& connection = reading.connection();
  if (faults.empty())
    report.fine(fmt::format("database: sound, schema version {}; {} accounts, {} seekers, {} vacancies",
                            (*database)->schema_version(), data::Repository<data::Account>::count(connection),
                            data::Repository<data::Seeker>::count(connection),
                            data::Repository<data::Vacancy>::count(connection)));
  if (data::Repository<data::Account>::count(connection) == 0)
    report.problem("accounts: there are none (sanqing serve makes the first, sanqing user add others)");
  look_at_clock(connection, report);
  report.look("model", [&] {
    auto model = index::current_embedder(fs::path(config.data) / "models");
    report.fine(fmt::format("model: {}", model->name()));
    if (faults.empty()) look_at_index(**database, std::move(model), report);
  });
}

int doctor(const Config& config) {
  Report report;
  report.look("folder", [&] { look_at_folder(config, report); });
  report.look("database", [&] { look_at_database(config, report); });
  report.look("taxonomy", [&] {
    report.fine(fmt::format("taxonomy: {} occupations", data::Taxonomy::shipped()->occupations().size()));
  });
  if (report.problems() > 0) fmt::print("{} problem(s)\n", report.problems());
  return report.problems() == 0 ? 0 : 1;
}

}  // namespace

void add_doctor(CLI::App& app, const Config& config, Command& chosen) {
  auto* command =
      app.add_subcommand("doctor", "Look at the data folder, the database, the index, the model, the clock");
  command->callback([&] { chosen = [&config] { return doctor(config); }; });
}

}  // namespace sanqing::server
