#include "data/dialect.hpp"

#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <array>

#include "data/query.hpp"

namespace sanqing::data::dialect {

namespace {

// "SANQ"; tells our files from those of other programs.
constexpr std::int64_t kApplication = 0x53414e51;

sqlite_api::sqlite3* handle(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

void prepare_session(soci::session& session, Connection::Use use) {
  session << "PRAGMA trusted_schema = OFF";
  session << "PRAGMA foreign_keys = ON";
  session << "PRAGMA temp_store = MEMORY";
  if (use == Connection::Use::writing) {
    std::string mode;
    session << "PRAGMA journal_mode = WAL", soci::into(mode);
    if (mode != "wal") throw StorageFailure("this file system cannot hold a write-ahead log");
    session << "PRAGMA synchronous = FULL";
    session << "PRAGMA cache_size = -65536";
    session << "PRAGMA journal_size_limit = 67108864";
    // 16 MiB: an import does not copy the same pages from the log into the file after every batch.
    session << "PRAGMA wal_autocheckpoint = 4096";
  } else {
    // Debian's 3.40.1 may corrupt the log when two connections reset it: only the writer checkpoints.
    session << "PRAGMA wal_autocheckpoint = 0";
    session << "PRAGMA cache_size = -16384";
  }
}

// "sqlite3_statement_backend::loadOne: database disk image is malformed" without the library's own names.
std::string plain(const std::string& message) {
  const auto name = message.find("::"), end = message.find(": ", name == std::string::npos ? 0 : name + 2);
  return name == std::string::npos || end == std::string::npos ? message : message.substr(end + 2);
}

// "UNIQUE constraint failed: accounts.login, accounts.x" -> login, x
std::vector<std::string> columns_named(std::string_view message) {
  std::vector<std::string> columns;
  auto colon = message.rfind("failed: ");
  if (colon == std::string_view::npos) return columns;
  message.remove_prefix(colon + 8);
  while (!message.empty()) {
    const auto comma = message.find(", ");
    const auto name = message.substr(0, comma);
    columns.emplace_back(name.substr(name.find('.') + 1));
    if (comma == std::string_view::npos) break;
    message.remove_prefix(comma + 2);
  }
  return columns;
}

}  // namespace

std::unique_ptr<soci::session> open(const std::filesystem::path& file, Connection::Use use) {
  const bool writing = use == Connection::Use::writing;
  if (file.string().find('"') != std::string::npos)
    throw StorageFailure("the path of the data folder must not hold a double quote");
  auto session = std::make_unique<soci::session>(
      soci::sqlite3, fmt::format("db=\"{}\" timeout=5{}", file.string(), writing ? "" : " readonly=1"));
  if (use != Connection::Use::inspecting) prepare_session(*session, use);
  return session;
}

void reset(soci::statement& statement) {
  sqlite_api::sqlite3_reset(static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_);
}

bool in_transaction(soci::session& session) { return sqlite_api::sqlite3_get_autocommit(handle(session)) == 0; }

void rethrow() {
  try {
    throw;
  } catch (const soci::sqlite3_soci_error& error) {
    const std::string message = plain(error.get_error_message());
    switch (error.result() & 0xff) {
      case SQLITE_CONSTRAINT: {
        using Rule = ConstraintBroken::Rule;
        const auto is = [&](std::string_view what) { return message.find(what) != std::string::npos; };
        const auto rule = is("UNIQUE") ? Rule::unique : is("FOREIGN KEY") ? Rule::reference : Rule::other;
        throw ConstraintBroken(rule, columns_named(message), message);
      }
      case SQLITE_PERM:
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
      case SQLITE_NOMEM:
      case SQLITE_READONLY:
      case SQLITE_IOERR:
      case SQLITE_CORRUPT:
      case SQLITE_FULL:
      case SQLITE_CANTOPEN:
      case SQLITE_PROTOCOL:
      case SQLITE_NOTADB:
        throw StorageFailure(message);
      default:
        // Without the text of the statement and its parameters, which may hold personal data.
        throw std::logic_error(message);
    }
  } catch (const soci::soci_error& error) {
    throw StorageFailure(plain(error.get_error_message()));
  }
}

std::string ddl(std::string_view sql) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{{
      {"{id}", "INTEGER PRIMARY KEY AUTOINCREMENT"},
      {"{integer}", "INTEGER"},
      {"{real}", "REAL"},
      {"{text}", "TEXT"},
      {"{table}", "STRICT"},
  }};
  std::string out(sql);
  for (const auto& [word, meaning] : words)
    for (std::size_t at = out.find(word); at != std::string::npos; at = out.find(word, at + meaning.size()))
      out.replace(at, word.size(), meaning);
  return out;
}

Owner owner(Connection& connection) {
  const auto id = first<std::int64_t>(connection, "PRAGMA application_id");
  if (id == kApplication) return Owner::us;
  const auto tables = first<std::int64_t>(connection, "SELECT COUNT(*) FROM sqlite_schema");
  return id == 0 && tables == 0 ? Owner::nobody : Owner::other;
}

void claim(Connection& connection) { connection.run(fmt::format("PRAGMA application_id = {}", kApplication)); }

bool has_table(Connection& connection, std::string_view name) {
  return first<std::int64_t>(connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :name",
                             std::string(name))
      .has_value();
}

void copy_into(Connection& connection, const std::filesystem::path& file) {
  execute(connection, "VACUUM INTO :file", file.string());
}

std::vector<std::string> faults(Connection& connection) {
  auto found = all<std::string>(connection, "PRAGMA integrity_check(20)");
  if (found == std::vector<std::string>{"ok"}) found.clear();
  using Row = std::tuple<std::string, std::optional<std::int64_t>, std::string, std::int64_t>;
  for (const Row& row :
       all<std::string, std::optional<std::int64_t>, std::string, std::int64_t>(connection, "PRAGMA foreign_key_check"))
    found.push_back(fmt::format("{} {} points to a missing row of {}", std::get<0>(row), std::get<1>(row).value_or(0),
                                std::get<2>(row)));
  return found;
}

void checkpoint(Connection& connection) {
  all<std::int64_t, std::int64_t, std::int64_t>(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace sanqing::data::dialect
