#pragma once
// An open connection and its prepared statements, kept by their text. Parameters and columns go through cells, so that
// only connection.cpp and dialect.cpp see the database library. Room-private: other rooms ask Repository and the
// questions beside it. One thread at a time.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sanqing::data {

// The disk or the file refuses: full, read-only, failing, held by someone else. Not the caller's fault.
struct StorageFailure : std::runtime_error {
  using runtime_error::runtime_error;
};

// The database's own rules stopped a row.
struct ConstraintBroken : std::runtime_error {
  enum class Rule { unique, reference, other };
  ConstraintBroken(Rule rule, std::vector<std::string> columns, const std::string& message)
      : runtime_error(message), rule(rule), columns(std::move(columns)) {}
  Rule rule;
  std::vector<std::string> columns;  // of a unique rule, without the table's name
};

enum class Kind : char { integer, real, text };

// One value on its way to or from a row.
struct Cell {
  bool null = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;
};

class Statement {
 public:
  virtual ~Statement() = default;
  std::vector<Cell> parameters, columns;
  // Runs with the present parameters; true when the first row stands in `columns`.
  virtual bool execute() = 0;
  virtual bool fetch() = 0;
  virtual std::int64_t affected() = 0;
  // Ends a running query, so that it holds no snapshot and no lock.
  virtual void reset() = 0;
};

class Connection {
 public:
  enum class Use {
    writing,    // the one that writes and checkpoints
    reading,    // beside it, in the same process
    looking,    // beside a server that may be running in another process
    inspecting  // at a file that may not be ours: nothing is set
  };
  Connection(const std::filesystem::path& file, Use use);
  ~Connection();
  Connection(const Connection&) = delete;

  // A lease; the statement is reset and goes back into the cache at its end.
  class Lease {
   public:
    Lease(Connection& connection, std::string_view sql, std::unique_ptr<Statement> statement);
    ~Lease();
    Lease(Lease&&) noexcept = default;
    Statement* operator->() { return statement_.get(); }
    Statement& operator*() { return *statement_; }

   private:
    Connection& connection_;
    std::string_view sql_;
    std::unique_ptr<Statement> statement_;
  };
  // `sql` must outlive the lease; the same text always comes with the same kinds.
  Lease prepared(std::string_view sql, std::span<const Kind> parameters, std::span<const Kind> columns);

  // A statement without parameters and rows, not kept.
  void run(std::string_view sql);
  bool in_transaction() const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct Session;
  std::unique_ptr<Session> session_;
  std::unordered_map<std::string, std::vector<std::unique_ptr<Statement>>, Hash, std::equal_to<>> kept_;
};

}  // namespace sanqing::data
