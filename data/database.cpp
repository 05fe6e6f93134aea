#include "data/database.hpp"

#include <fmt/format.h>

#include <mutex>

#include "data/backup.hpp"
#include "data/connection.hpp"
#include "data/dialect.hpp"
#include "data/folder_lock.hpp"
#include "data/migrations.hpp"
#include "data/writer.hpp"

namespace sanqing::data {

namespace fs = std::filesystem;

namespace {

// Reading connections that nobody uses just now.
class Readers : public std::enable_shared_from_this<Readers> {
 public:
  Readers(fs::path file, Connection::Use use) : file_(std::move(file)), use_(use) {}

  std::shared_ptr<Connection> lease() {
    std::unique_ptr<Connection> connection;
    {
      std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        connection = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (!connection) connection = std::make_unique<Connection>(file_, use_);
    return {connection.release(), [readers = shared_from_this()](Connection* back) { readers->take_back(back); }};
  }

 private:
  void take_back(Connection* connection) {
    std::unique_ptr<Connection> owned(connection);
    // A connection that could not end its transaction is not fit for the next reader.
    if (owned->in_transaction()) return;
    std::lock_guard lock(mutex_);
    if (idle_.size() < kMostIdle) idle_.push_back(std::move(owned));
  }

  static constexpr std::size_t kMostIdle = 16;
  const fs::path file_;
  const Connection::Use use_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

std::unexpected<Error> cannot_open(const fs::path& folder, const std::string& why) {
  return fail(Fault::unavailable, {fmt::format("打不开数据文件夹 {}：{}", folder.string(), why),
                                   fmt::format("cannot open the data folder {}: {}", folder.string(), why)});
}

Result<void> ensure_folder(const fs::path& folder, bool create) {
  std::error_code error;
  const auto status = fs::status(folder, error);
  if (fs::is_directory(status)) return {};
  if (fs::exists(status))
    return fail(Fault::invalid,
                {fmt::format("{} 不是文件夹", folder.string()), fmt::format("{} is not a folder", folder.string())});
  if (!create)
    return fail(Fault::not_found, {fmt::format("没有数据文件夹 {}", folder.string()),
                                   fmt::format("there is no data folder {}", folder.string())});
  fs::create_directories(folder, error);
  if (error) return cannot_open(folder, error.message());
  // Personal data: nobody but the server's account looks in.
  fs::permissions(folder, fs::perms::owner_all, error);
  return {};
}

}  // namespace

// Readers are closed before the writer, so that the last connection, which empties the log, is the writer's.
struct Database::Impl {
  fs::path folder;
  std::optional<FolderLock> lock;
  std::unique_ptr<Writer> writer;
  std::shared_ptr<Readers> readers;
  int version = 0;
};

Reading::Reading(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {
  connection_->prepared(dialect::begin_reading, {}, {})->execute();
}

Reading::Reading(Reading&&) noexcept = default;

Reading::~Reading() {
  if (!connection_) return;
  try {
    connection_->prepared(dialect::commit, {}, {})->execute();
  } catch (const StorageFailure&) {
    // Still in its transaction, the connection is dropped on its way back.
  }
}

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const fs::path& folder, DatabaseOptions options) {
  auto impl = std::make_unique<Impl>();
  impl->folder = folder;
  if (auto there = ensure_folder(folder, options.create && !options.read_only); !there)
    return std::unexpected(there.error());
  const fs::path file = folder / kDatabaseFile;
  std::error_code ignored;
  const bool had_file = fs::exists(file, ignored);
  if (!had_file && (options.read_only || !options.create))
    return fail(Fault::not_found, {fmt::format("{} 里没有三清的数据库", folder.string()),
                                   fmt::format("there is no sanqing database in {}", folder.string())});
  if (!options.read_only) {
    auto lock = FolderLock::take(folder);
    if (!lock) return std::unexpected(lock.error());
    impl->lock.emplace(std::move(*lock));
  }
  try {
    const int newest = static_cast<int>(migrations().size());
    int stored = 0;
    if (had_file) {
      auto version = inspect(file);
      if (!version) return std::unexpected(version.error());
      stored = *version;
    }
    if (options.read_only) {
      if (stored < newest)
        return fail(Fault::conflict, {fmt::format("{} 的数据库是旧版本，请先运行 sanqing migrate", folder.string()),
                                      fmt::format("the database in {} is of an older version: run `sanqing migrate` "
                                                  "first",
                                                  folder.string())});
      impl->readers = std::make_shared<Readers>(file, Connection::Use::looking);
    } else {
      if (stored > 0 && stored < newest)
        if (auto copied = copy_before_migration(folder, stored); !copied) return std::unexpected(copied.error());
      auto connection = std::make_unique<Connection>(file, Connection::Use::writing);
      migrate(*connection, stored, migrations());
      impl->writer = std::make_unique<Writer>(std::move(connection));
      impl->readers = std::make_shared<Readers>(file, Connection::Use::reading);
    }
    impl->version = newest;
    impl->readers->lease();
  } catch (const StorageFailure& failure) {
    return cannot_open(folder, failure.what());
  }
  return std::unique_ptr<Database>(new Database(std::move(impl)));
}

Reading Database::read() const { return Reading(impl_->readers->lease()); }

Result<void> Database::submit(std::function<Result<void>(Writing&)> work) {
  if (!impl_->writer)
    return fail(Fault::unavailable, {"数据库以只读方式打开", "the database was opened for reading only"});
  return impl_->writer->submit(std::move(work));
}

const fs::path& Database::folder() const { return impl_->folder; }
int Database::schema_version() const { return impl_->version; }

Result<void> Database::backup(const fs::path& file) { return copy_database(impl_->folder / kDatabaseFile, file); }

std::vector<std::string> Database::check() const { return dialect::faults(*impl_->readers->lease()); }

}  // namespace sanqing::data
