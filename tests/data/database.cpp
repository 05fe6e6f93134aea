#include "data/database.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <condition_variable>
#include <fstream>
#include <mutex>
#include <thread>

#include "data/migrations.hpp"
#include "data/query.hpp"
#include "data/settings.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;
namespace fs = std::filesystem;

namespace {

Result<void> note(Database& database, const std::string& name) {
  return database.write([&](Writing& writing) -> Result<void> {
    set_setting(writing, name, "x");
    return {};
  });
}

bool noted(const Database& database, const std::string& name) {
  return get_setting(database.read().connection(), name).has_value();
}

Result<std::unique_ptr<Database>> reading_only(const fs::path& folder) {
  return Database::open(folder, {.create = false, .read_only = true});
}

void write_text(const fs::path& file, std::string_view text) { std::ofstream(file, std::ios::binary) << text; }

// In a child process, without root's right to write everywhere; returns its exit code.
template <class Work>
int as_nobody(Work&& work) {
  const pid_t child = fork();
  if (child == 0) {
    if (geteuid() == 0 && setuid(65534) != 0) _exit(99);
    _exit(work());
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a new folder is made, private, with the newest schema") {
  TemporaryFolder folder;
  const auto place = folder / "deep/er";
  auto database = Database::open(place);
  REQUIRE(database);
  CHECK((*database)->schema_version() == static_cast<int>(migrations().size()));
  CHECK((*database)->check().empty());
  CHECK((fs::status(place).permissions() & fs::perms::others_all) == fs::perms::none);
}

TEST_CASE("what was written is there after opening again") {
  TemporaryFolder folder;
  {
    auto database = Database::open(folder.path());
    REQUIRE(note(**database, "kept"));
  }
  CHECK_FALSE(fs::exists(folder / "sanqing.sqlite-wal"));
  auto database = Database::open(folder.path());
  CHECK(noted(**database, "kept"));
}

TEST_CASE("a second server on the same folder is refused, with the folder's name") {
  TemporaryFolder folder;
  auto first = Database::open(folder.path());
  REQUIRE(first);
  auto second = Database::open(folder.path());
  REQUIRE_FALSE(second);
  CHECK(second.error().fault == Fault::conflict);
  CHECK(second.error().words.en.find(folder.path().string()) != std::string::npos);
  CHECK(second.error().words.zh.find(folder.path().string()) != std::string::npos);
  first->reset();
  CHECK(Database::open(folder.path()));
}

TEST_CASE("one may look at a folder that a server uses") {
  Office office;
  office.seeker(office.community.id);
  auto looking = reading_only(office.folder.path());
  REQUIRE(looking);
  auto reading = (*looking)->read();
  CHECK(Repository<Seeker>::count(reading.connection()) == 1);
  CHECK(note(**looking, "no").error().fault == Fault::unavailable);
}

TEST_CASE("a folder or database that is not there is named") {
  TemporaryFolder folder;
  const auto missing = folder / "missing";
  const auto opened = Database::open(missing, {.create = false, .read_only = false});
  REQUIRE_FALSE(opened);
  CHECK(opened.error().fault == Fault::not_found);
  CHECK(opened.error().words.en.find(missing.string()) != std::string::npos);
  CHECK_FALSE(fs::exists(missing));
  CHECK(reading_only(folder.path()).error().fault == Fault::not_found);
}

TEST_CASE("a file in the folder's place is refused") {
  TemporaryFolder folder;
  write_text(folder / "file", "hello");
  CHECK(Database::open(folder / "file").error().fault == Fault::invalid);
}

TEST_CASE("a folder that cannot be written is told, and stays as it is") {
  TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  fs::create_directory(folder / "data");
  fs::permissions(folder / "data", fs::perms(0555));
  const int code = as_nobody([&] {
    const auto opened = Database::open(folder / "data");
    if (opened) return 1;
    return opened.error().fault == Fault::unavailable &&
                   opened.error().words.en.find((folder / "data").string()) != std::string::npos
               ? 0
               : 2;
  });
  CHECK(code == 0);
  CHECK(fs::is_empty(folder / "data"));
}

TEST_CASE("a file that is not ours is refused and left alone") {
  TemporaryFolder folder;
  const auto file = folder / "sanqing.sqlite";
  SECTION("no database at all") { write_text(file, std::string(5000, 'x')); }
  SECTION("another program's database") {
    Connection other(file, Connection::Use::writing);
    other.run("CREATE TABLE recipes (id INTEGER)");
  }
  std::ifstream before(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(before), {}};
  const auto opened = Database::open(folder.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().fault == Fault::invalid);
  CHECK(opened.error().words.en.find("sanqing.sqlite") != std::string::npos);
  std::ifstream after(file, std::ios::binary);
  CHECK(content == std::string{std::istreambuf_iterator<char>(after), {}});
}

TEST_CASE("a folder of a newer program is refused and not damaged") {
  Office office;
  const auto seeker = office.seeker(office.community.id);
  REQUIRE(office.database->write([&](Writing& writing) -> Result<void> {
    execute(writing.connection(), "INSERT INTO migrations (version, name, applied_at) VALUES (1000, 'future', 'x')");
    return {};
  }));
  office.database.reset();
  const auto opened = Database::open(office.folder.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().fault == Fault::conflict);
  CHECK(opened.error().words.en.find("newer") != std::string::npos);
  CHECK_FALSE(reading_only(office.folder.path()));
  {
    Connection connection(office.folder / "sanqing.sqlite", Connection::Use::writing);
    connection.run("DELETE FROM migrations WHERE version = 1000");
  }
  auto database = office.open();
  CHECK(Repository<Seeker>::find(database->read().connection(), seeker.id));
}

TEST_CASE("work that fails or throws takes back only itself") {
  TemporaryFolder folder;
  auto database = std::move(*Database::open(folder.path()));
  const auto failed = database->write([&](Writing& writing) -> Result<void> {
    set_setting(writing, "failed", "x");
    return fail(Fault::conflict, {"不行", "no"});
  });
  CHECK(failed.error().words.en == "no");
  CHECK_THROWS_AS(database->write([&](Writing& writing) -> Result<void> {
    set_setting(writing, "thrown", "x");
    throw std::runtime_error("broken");
  }),
                  std::runtime_error);
  REQUIRE(note(*database, "good"));
  CHECK_FALSE(noted(*database, "failed"));
  CHECK_FALSE(noted(*database, "thrown"));
  CHECK(noted(*database, "good"));
}

TEST_CASE("what waits together is committed together, each piece for itself") {
  TemporaryFolder folder;
  auto database = std::move(*Database::open(folder.path()));
  std::mutex mutex;
  std::condition_variable changed;
  bool started = false, go_on = false;
  std::vector<std::thread> people;
  // Holds the writer until the others have queued up behind it.
  people.emplace_back([&] {
    (void)database->write([&](Writing&) -> Result<void> {
      std::unique_lock lock(mutex);
      started = true;
      changed.notify_all();
      changed.wait(lock, [&] { return go_on; });
      return {};
    });
  });
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return started; });
  }
  std::atomic<int> stored = 0, refused = 0, thrown = 0, queued = 0;
  for (int i = 0; i < 30; ++i)
    people.emplace_back([&, i] {
      ++queued;
      try {
        const auto answer = database->write([&](Writing& writing) -> Result<void> {
          set_setting(writing, "n" + std::to_string(i), "x");
          if (i % 3 == 1) return fail(Fault::conflict, {"不行", "no"});
          if (i % 3 == 2) throw std::runtime_error("broken");
          return {};
        });
        ++(answer ? stored : refused);
      } catch (const std::runtime_error&) {
        ++thrown;
      }
    });
  while (queued < 30) std::this_thread::yield();
  {
    std::lock_guard lock(mutex);
    go_on = true;
  }
  changed.notify_all();
  for (auto& person : people) person.join();
  CHECK(stored == 10);
  CHECK(refused == 10);
  CHECK(thrown == 10);
  for (int i = 0; i < 30; ++i) CHECK(noted(*database, "n" + std::to_string(i)) == (i % 3 == 0));
}

TEST_CASE("writing from within a write is a mistake that is told, not a standstill") {
  TemporaryFolder folder;
  auto database = std::move(*Database::open(folder.path()));
  CHECK_THROWS_AS(database->write([&](Writing&) { return note(*database, "inner"); }), std::logic_error);
  CHECK(note(*database, "later"));
}

TEST_CASE("a reading is of one moment, whatever is written meanwhile") {
  Office office;
  office.seeker(office.community.id);
  auto reading = office.database->read();
  CHECK(Repository<Seeker>::count(reading.connection()) == 1);
  office.seeker(office.community.id);
  CHECK(Repository<Seeker>::count(reading.connection()) == 1);
  CHECK(Repository<Seeker>::count(office.database->read().connection()) == 2);
}

TEST_CASE("many read while one writes, and none waits for the other") {
  Office office;
  std::atomic<bool> stop = false;
  std::atomic<int> readings = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i)
    readers.emplace_back([&] {
      while (!stop) {
        auto reading = office.database->read();
        const auto first = Repository<Seeker>::count(reading.connection());
        if (Repository<Seeker>::count(reading.connection()) != first) std::abort();
        ++readings;
      }
    });
  for (int i = 0; i < 50; ++i) office.seeker(office.community.id);
  while (readings < 100) std::this_thread::yield();
  stop = true;
  for (auto& reader : readers) reader.join();
  CHECK(Repository<Seeker>::count(office.database->read().connection()) == 50);
}

TEST_CASE("only the writer writes: a reading connection cannot") {
  Office office;
  auto reading = office.database->read();
  CHECK_THROWS_AS(execute(reading.connection(), "DELETE FROM settings"), StorageFailure);
}
