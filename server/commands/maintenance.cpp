// migrate, backup, restore: looking after the data folder. Only `backup` may run beside a server.

#include <fmt/core.h>

#include <filesystem>

#include "data/database.hpp"
#include "server/commands.hpp"
#include "server/commands/language.hpp"

namespace sanqing::server {
namespace {

int migrate(const Config& config) {
  auto database = data::Database::open(config.data, {.create = false});
  if (!database) return complain(database.error());
  const auto version = (*database)->schema_version();
  say({fmt::format("{}：数据库版本 {}", config.data, version),
       fmt::format("{}: schema version {}", config.data, version)});
  return 0;
}

int backup(const Config& config, const std::string& file) {
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) return complain(database.error());
  if (auto done = (*database)->backup(file); !done) return complain(done.error());
  const auto bytes = std::filesystem::file_size(file);
  say({fmt::format("{}：{} 字节，已核对", file, bytes), fmt::format("{}: {} bytes, checked", file, bytes)});
  return 0;
}

int put_back(const Config& config, const std::string& file) {
  if (auto done = data::restore(config.data, file); !done) return complain(done.error());
  say({fmt::format("{}：已从 {} 恢复", config.data, file), fmt::format("{}: restored from {}", config.data, file)});
  return 0;
}

}  // namespace

void add_migrate(CLI::App& app, const Config& config, Command& chosen) {
  auto* command = app.add_subcommand("migrate", "Bring the database up to this version of the program");
  command->callback([&] { chosen = [&config] { return migrate(config); }; });
}

void add_backup(CLI::App& app, const Config& config, Command& chosen) {
  auto* command = app.add_subcommand("backup", "Write one consistent file, also while the server runs");
  auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "the file to write")->required();
  command->callback([&config, &chosen, file] { chosen = [&config, file] { return backup(config, *file); }; });
}

void add_restore(CLI::App& app, const Config& config, Command& chosen) {
  auto* command =
      app.add_subcommand("restore", "Put a backup in place of the database (the old one is kept beside it)");
  auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "a file that `sanqing backup` wrote")->required();
  command->callback([&config, &chosen, file] { chosen = [&config, file] { return put_back(config, *file); }; });
}

}  // namespace sanqing::server
