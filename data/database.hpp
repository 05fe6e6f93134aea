#pragma once
// The data folder and its SQLite file. One connection writes and checkpoints (Debian's SQLite 3.40.1 can corrupt a WAL
// that two connections reset at once), fed by a queue: whatever waits is committed together, `write` returns after the
// commit is on disk. Readers lease a connection for a scope and never block, nor are blocked.
// Threads may share a Database. This header does not show the database library.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "data/result.hpp"

namespace soci {
class session;
}

namespace sanqing::data {

// An open connection with its prepared statements. Not for two threads at once.
class Connection;

// A lease of a reading connection inside one read transaction: everything read through it is of one moment.
class Reading {
 public:
  explicit Reading(std::shared_ptr<Connection> connection);
  ~Reading();
  Reading(Reading&&) noexcept;
  Connection& connection() { return *connection_; }

 private:
  std::shared_ptr<Connection> connection_;
};

// The place inside the running write transaction where one piece of work stands (a savepoint).
class Writing {
 public:
  explicit Writing(Connection& connection) : connection_(connection) {}
  Connection& connection() { return connection_; }

 private:
  Connection& connection_;
};

struct DatabaseOptions {
  bool create = true;      // make folder and file where there are none
  bool read_only = false;  // no writer, no lock: for looking at a folder that a server may be using
};

class Database {
 public:
  // Locks the folder against a second process, checks that the file is ours and not newer than this program, and runs
  // the migrations that are missing (after a backup where there was something). Faults name the folder and what to do.
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& folder, DatabaseOptions options = {});
  ~Database();

  Reading read() const;

  // Runs `work(Writing&)`, which returns a Result<T>, on the writer's thread; an error or exception takes back only
  // this work, others in the same commit stand. Full or failing disk: Fault::unavailable. Blocks until durable.
  template <class Work>
  std::invoke_result_t<Work, Writing&> write(Work&& work) {
    using Answer = std::invoke_result_t<Work, Writing&>;
    std::optional<Answer> answer;
    Result<void> done = submit([&](Writing& writing) -> Result<void> {
      answer.emplace(work(writing));
      if (!*answer) return std::unexpected(answer->error());
      return {};
    });
    if (!done) return std::unexpected(std::move(done).error());
    return std::move(*answer);
  }

  const std::filesystem::path& folder() const;
  int schema_version() const;

  // One consistent file while others write, read back and checked before it is called done.
  Result<void> backup(const std::filesystem::path& file);
  // `PRAGMA integrity_check` and foreign keys; empty = sound.
  std::vector<std::string> check() const;

 private:
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  Result<void> submit(std::function<Result<void>(Writing&)> work);
  std::unique_ptr<Impl> impl_;
};

// Puts a backup file in place of the folder's database (the old one is kept beside it). The folder must not be in use.
Result<void> restore(const std::filesystem::path& folder, const std::filesystem::path& backup);

}  // namespace sanqing::data
