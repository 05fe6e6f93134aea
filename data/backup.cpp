#include "data/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "data/connection.hpp"
#include "data/database.hpp"
#include "data/dialect.hpp"
#include "data/folder_lock.hpp"
#include "data/migrations.hpp"
#include "data/query.hpp"

namespace sanqing::data {

namespace fs = std::filesystem;

namespace {

std::unexpected<Error> broken(const fs::path& file, const std::string& why) {
  // What to do about a data folder's own file; a copy is left alone.
  const bool ours = file.filename() == kDatabaseFile;
  return fail(
      Fault::invalid,
      {fmt::format("{} 不能读取或已损坏（{}）{}", file.string(), why,
                   ours ? "；用 sanqing doctor 检查，用 sanqing restore 换回备份" : ""),
       fmt::format("{} cannot be read or is damaged ({}){}", file.string(), why,
                   ours ? "; `sanqing doctor` looks it over, `sanqing restore` puts a backup in its place" : "")});
}

std::unexpected<Error> cannot_write(const fs::path& file, const std::string& why) {
  return fail(Fault::unavailable, {fmt::format("不能写入 {}：{}", file.string(), why),
                                   fmt::format("cannot write {}: {}", file.string(), why)});
}

// Until this returns, a power cut may still lose what was written or renamed.
bool flush(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::fsync(file) == 0;
  ::close(file);
  return done;
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

// `part` becomes `file`, durably.
Result<void> put_in_place(const fs::path& part, const fs::path& file) {
  std::error_code error;
  if (!flush(part)) return cannot_write(part, std::generic_category().message(errno));
  fs::rename(part, file, error);
  if (error) return cannot_write(file, error.message());
  flush(folder_of(file));
  return {};
}

Result<void> check_copy(const fs::path& file) {
  const auto version = inspect(file);
  if (!version) return std::unexpected(version.error());
  if (*version == 0) return broken(file, "empty");
  Connection connection(file, Connection::Use::inspecting);
  const auto faults = dialect::faults(connection);
  if (!faults.empty()) return broken(file, faults.front());
  return {};
}

}  // namespace

Result<int> inspect(const fs::path& file) {
  try {
    Connection connection(file, Connection::Use::inspecting);
    const auto owner = dialect::owner(connection);
    if (owner == dialect::Owner::nobody) return 0;
    if (owner == dialect::Owner::other)
      return fail(Fault::invalid, {fmt::format("{} 不是三清的数据库", file.string()),
                                   fmt::format("{} is not a sanqing database", file.string())});
    const int version = stored_version(connection), newest = static_cast<int>(migrations().size());
    if (version > newest)
      return fail(Fault::conflict,
                  {fmt::format("{} 是更新版本的三清写的（{}，本程序到 {}）；请升级程序，数据没有改动", file.string(),
                               version, newest),
                   fmt::format("{} was written by a newer sanqing (schema {}, this program knows {}); upgrade the "
                               "program, the data was not touched",
                               file.string(), version, newest)});
    return version;
  } catch (const StorageFailure& failure) {
    return broken(file, failure.what());
  }
}

Result<void> copy_database(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (fs::exists(to, error))
    return fail(Fault::conflict, {fmt::format("{} 已经存在，没有覆盖", to.string()),
                                  fmt::format("{} is already there and was not overwritten", to.string())});
  const fs::path part = to.string() + ".part";
  fs::remove(part, error);
  const auto given_up = [&](std::unexpected<Error> why) -> Result<void> {
    fs::remove(part, error);
    return why;
  };
  try {
    Connection connection(from, Connection::Use::looking);
    dialect::copy_into(connection, part);
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, error);
    if (auto sound = check_copy(part); !sound) return given_up(std::unexpected(sound.error()));
  } catch (const StorageFailure& failure) {
    return given_up(cannot_write(to, failure.what()));
  }
  if (auto placed = put_in_place(part, to); !placed) return given_up(std::unexpected(placed.error()));
  return {};
}

Result<void> copy_before_migration(const fs::path& folder, int version) {
  const auto to = folder / fmt::format("sanqing-v{}-before-migration.sqlite", version);
  // An earlier copy is of an attempt that did not finish, or of a state that was restored since: this one is as good.
  const fs::path fresh = to.string() + ".new";
  std::error_code error;
  fs::remove(fresh, error);
  if (auto copied = copy_database(folder / kDatabaseFile, fresh); !copied) return copied;
  return put_in_place(fresh, to);
}

Result<void> restore(const fs::path& folder, const fs::path& backup) {
  std::error_code error;
  if (!fs::exists(backup, error))
    return fail(Fault::not_found, {fmt::format("没有备份文件 {}", backup.string()),
                                   fmt::format("there is no backup file {}", backup.string())});
  fs::create_directories(folder, error);
  auto lock = FolderLock::take(folder);
  if (!lock) return std::unexpected(lock.error());
  const fs::path file = folder / kDatabaseFile, part = folder / "sanqing.sqlite.part";
  try {
    if (auto sound = check_copy(backup); !sound) return sound;
    fs::copy_file(backup, part, fs::copy_options::overwrite_existing, error);
    if (error) return cannot_write(part, error.message());
    if (auto sound = check_copy(part); !sound) return sound;
  } catch (const StorageFailure& failure) {
    return broken(backup, failure.what());
  }
  // The log belongs to the file it was written for, so it moves along with it.
  if (fs::exists(file, error)) {
    auto stamp = Time::now().text();
    std::erase(stamp, ':');
    const auto kept = folder / fmt::format("sanqing-before-restore-{}.sqlite", stamp);
    for (const char* suffix : {"-shm", "-wal", ""}) {
      const fs::path old = file.string() + suffix;
      if (!fs::exists(old, error)) continue;
      fs::rename(old, kept.string() + suffix, error);
      if (error) return cannot_write(kept, error.message());
    }
  }
  return put_in_place(part, file);
}

}  // namespace sanqing::data
