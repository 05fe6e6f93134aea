#include "data/migrations.hpp"

#include <map>

#include "data/backup.hpp"
#include "data/dialect.hpp"
#include "data/query.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;

namespace {

struct Column {
  std::string type;
  bool required = false;
  bool operator==(const Column&) const = default;
};

template <class T>
constexpr bool may_be_absent = false;
template <class T>
constexpr bool may_be_absent<std::optional<T>> = true;

template <class Record>
std::map<std::string, Column> described() {
  std::map<std::string, Column> columns;
  describing::for_each_member<Record>([&](auto d) {
    using Field = std::remove_cvref_t<decltype(std::declval<Record&>().*d.pointer)>;
    Kind kind{};
    rows::kinds<Field>(&kind);
    const char* type = kind == Kind::integer ? "INTEGER" : kind == Kind::real ? "REAL" : "TEXT";
    columns[d.name] = {type, !may_be_absent<Field> && std::string(d.name) != "id"};
  });
  return columns;
}

template <class Record>
void check_table(Connection& connection) {
  std::map<std::string, Column> columns;
  for_each_row<std::string, std::string, std::int64_t>(
      connection, R"(SELECT name, type, "notnull" FROM pragma_table_info(:name) ORDER BY cid)",
      [&](std::string name, std::string type, std::int64_t required) {
        columns[name] = {type, required != 0};
      },
      std::string(Table<Record>::name));
  INFO(Table<Record>::name);
  // Kept beside the record for searching (data/search_keys.hpp).
  if (Table<Record>::name == "seekers") CHECK(columns.erase("name_keys") == 1);
  CHECK(columns.size() == described<Record>().size());
  for (const auto& [name, column] : described<Record>()) {
    INFO(name);
    CHECK(columns[name] == column);
  }
  // Every foreign id of the table is known to the repository by name, and the other way round.
  std::map<std::string, std::string> references, known;
  for_each_row<std::string, std::string>(
      connection, R"(SELECT "from", "table" FROM pragma_foreign_key_list(:name))",
      [&](std::string field, std::string table) { references[field] = table; }, std::string(Table<Record>::name));
  for (const Reference& reference : Table<Record>::references)
    known[std::string(reference.field)] = std::string(reference.table);
  if (Table<Record>::name != "events") CHECK(references == known);
}

std::size_t copies_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    count += entry.path().filename().string().ends_with("-before-migration.sqlite");
  return count;
}

}  // namespace

TEST_CASE("every table has exactly the columns of its record") {
  Office office;
  auto reading = office.database->read();
  auto& connection = reading.connection();
  check_table<Organisation>(connection);
  check_table<Account>(connection);
  check_table<SignIn>(connection);
  check_table<Event>(connection);
  check_table<Notice>(connection);
  check_table<Seeker>(connection);
  check_table<Household>(connection);
  check_table<Employer>(connection);
  check_table<Vacancy>(connection);
  check_table<Course>(connection);
  check_table<CourseSession>(connection);
  check_table<Seat>(connection);
  check_table<Referral>(connection);
  check_table<Placement>(connection);
  check_table<FollowUp>(connection);
}

TEST_CASE("every foreign id has an index, so that erasing does not read whole tables") {
  Office office;
  auto reading = office.database->read();
  const auto missing = all<std::string>(reading.connection(), R"(
      SELECT t.name || '.' || f."from" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f
      WHERE t.type = 'table' AND NOT EXISTS (
        SELECT 1 FROM pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
        WHERE c.seqno = 0 AND c.name = f."from")
      ORDER BY 1)");
  CHECK(missing == std::vector<std::string>{});
}

TEST_CASE("all tables are strict") {
  Office office;
  auto reading = office.database->read();
  CHECK(all<std::string>(reading.connection(),
                         "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = "
                         "'table' AND strict = 0 AND name NOT LIKE 'sqlite%'")
            .empty());
}

TEST_CASE("a migration that fails leaves the schema before it") {
  TemporaryFolder folder;
  Connection connection(folder / "sanqing.sqlite", Connection::Use::writing);
  std::vector<Migration> list = migrations();
  list.push_back({"adds a table", {"CREATE TABLE extra (id {id}) {table}"}});
  list.push_back(
      {"goes wrong half way", {"CREATE TABLE half (id {id}) {table}", "CREATE TABLE half (id {id}) {table}"}});
  CHECK_THROWS(migrate(connection, 0, list));
  CHECK(stored_version(connection) == static_cast<int>(migrations().size()) + 1);
  CHECK(dialect::has_table(connection, "extra"));
  CHECK_FALSE(dialect::has_table(connection, "half"));
  list.back().statements.pop_back();
  migrate(connection, stored_version(connection), list);
  CHECK(dialect::has_table(connection, "half"));
}

TEST_CASE("people registered before names had letters are found by them too") {
  TemporaryFolder folder;
  Connection connection(folder / "sanqing.sqlite", Connection::Use::writing);
  migrate(connection, 0, std::span(migrations()).first(1));
  connection.run(
      "INSERT INTO organisations (id, level, code, name, path, address, phone, version, created_at, updated_at) "
      "VALUES (1, 'community', '', '甲社区', '/1/', '', '', 1, '', '')");
  connection.run(
      "INSERT INTO seekers (id, organisation_id, name, identity_number, phone, address, status, closed_reason, "
      "registered_on, work_status, groups, intent, skills, family, import_key, version, created_at, updated_at) "
      "VALUES (1, 1, '胡莲容', '', '', '', '', '', '', '', '', '', '', '', '', 1, '', '')");
  migrate(connection, 1, migrations());
  CHECK(first<std::string>(connection, "SELECT name_keys FROM seekers").value_or("").find(" hlr") != std::string::npos);
}

TEST_CASE("migrations go on from where they stopped, and say their names") {
  TemporaryFolder folder;
  Connection connection(folder / "sanqing.sqlite", Connection::Use::writing);
  CHECK(stored_version(connection) == 0);
  migrate(connection, 0, migrations());
  migrate(connection, stored_version(connection), migrations());
  const auto names = all<std::string>(connection, "SELECT name FROM migrations ORDER BY version");
  REQUIRE(names.size() == migrations().size());
  CHECK(names.front() == migrations().front().name);
}

TEST_CASE("an empty file left by a crash at the very start is filled") {
  TemporaryFolder folder;
  { Connection connection(folder / "sanqing.sqlite", Connection::Use::writing); }
  auto database = Database::open(folder.path());
  REQUIRE(database);
  CHECK((*database)->check().empty());
  CHECK(copies_in(folder.path()) == 0);
}

TEST_CASE("before a migration the old state is kept beside") {
  Office office;
  office.database.reset();
  REQUIRE(copy_before_migration(office.folder.path(), 1));
  CHECK(copies_in(office.folder.path()) == 1);
  // An attempt that did not finish left its copy: the next one takes its place.
  REQUIRE(copy_before_migration(office.folder.path(), 1));
  CHECK(copies_in(office.folder.path()) == 1);
  CHECK(inspect(office.folder / "sanqing-v1-before-migration.sqlite") == static_cast<int>(migrations().size()));
}
