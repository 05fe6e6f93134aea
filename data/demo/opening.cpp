#include <fmt/format.h>

#include "data/backup.hpp"
#include "data/demo/office.hpp"
#include "data/settings.hpp"

namespace sanqing::data::demo {

namespace fs = std::filesystem;

namespace {

enum class Holds { nothing, demo, records };

Holds look_into(Database& database) {
  auto reading = database.read();
  auto& connection = reading.connection();
  if (get_setting(connection, "demo")) return Holds::demo;
  const auto records = Repository<Organisation>::count(connection) + Repository<Account>::count(connection) +
                       Repository<Seeker>::count(connection) + Repository<Vacancy>::count(connection);
  return records > 0 ? Holds::records : Holds::nothing;
}

}  // namespace

Result<std::unique_ptr<Database>> open_for_demo(const fs::path& folder) {
  auto database = Database::open(folder);
  if (!database) return database;
  switch (look_into(**database)) {
    case Holds::nothing:
      return database;
    case Holds::records:
      return fail(
          Fault::conflict,
          {fmt::format("{} 里已有真实数据，演示数据只能放进空文件夹：请用 --data 另指一个文件夹", folder.string()),
           fmt::format("{} already holds records, and a demo office needs a folder of its own: name another one "
                       "with --data",
                       folder.string())});
    case Holds::demo:
      break;
  }
  database->reset();
  // Vectors of the demo that was go with it.
  fs::remove_all(folder / "index");
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(folder / (std::string(kDatabaseFile) + ending));
  return Database::open(folder);
}

}  // namespace sanqing::data::demo
