#include "data/backup.hpp"

#include <atomic>
#include <fstream>
#include <thread>

#include "data/migrations.hpp"
#include "data/query.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;
namespace fs = std::filesystem;

namespace {

std::int64_t seekers_in(const fs::path& folder) {
  auto database = Database::open(folder, {.create = false, .read_only = true});
  REQUIRE(database);
  return Repository<Seeker>::count((*database)->read().connection());
}

std::size_t files_in(const fs::path& folder, std::string_view start) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder))
    count += entry.path().filename().string().starts_with(start) && entry.path().extension() == ".sqlite";
  return count;
}

}  // namespace

TEST_CASE("a backup made while others write holds everything acknowledged before it began") {
  Office office;
  std::atomic<bool> stop = false;
  std::atomic<int> stored = 0;
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i)
    writers.emplace_back([&] {
      while (!stop) {
        office.seeker(office.community.id);
        ++stored;
      }
    });
  while (stored < 20) std::this_thread::yield();
  const int before = stored;
  const auto backup = office.folder / "copy.sqlite";
  const auto done = office.database->backup(backup);
  stop = true;
  for (auto& writer : writers) writer.join();
  REQUIRE(done);

  TemporaryFolder elsewhere;
  REQUIRE(restore(elsewhere.path(), backup));
  CHECK(seekers_in(elsewhere.path()) >= before);
  auto database = Database::open(elsewhere.path());
  REQUIRE(database);
  CHECK((*database)->check().empty());
}

TEST_CASE("a backup never writes over a file") {
  Office office;
  std::ofstream(office.folder / "mine.txt") << "mine";
  CHECK(office.database->backup(office.folder / "mine.txt").error().fault == Fault::conflict);
  CHECK(fs::file_size(office.folder / "mine.txt") == 4);
  CHECK(office.database->backup(office.folder / "no/such/place.sqlite").error().fault == Fault::unavailable);
}

TEST_CASE("a restore brings back the state of the backup and keeps what was there") {
  Office office;
  office.seeker(office.community.id);
  const auto backup = office.folder / "copy.sqlite";
  REQUIRE(office.database->backup(backup));
  office.seeker(office.community.id);
  CHECK(restore(office.folder.path(), backup).error().fault == Fault::conflict);
  office.database.reset();
  REQUIRE(restore(office.folder.path(), backup));
  CHECK(seekers_in(office.folder.path()) == 1);
  CHECK(files_in(office.folder.path(), "sanqing-before-restore-") == 1);
  CHECK(fs::exists(backup));
}

TEST_CASE("a damaged or foreign backup is refused before anything is touched") {
  Office office;
  for (int i = 0; i < 50; ++i) office.seeker(office.community.id);
  const auto backup = office.folder / "copy.sqlite";
  REQUIRE(office.database->backup(backup));
  office.database.reset();
  SECTION("cut off") { fs::resize_file(backup, fs::file_size(backup) / 2); }
  SECTION("overwritten in the middle") {
    std::fstream file(backup, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096 * 3);
    file << std::string(4096 * 4, 'x');
  }
  SECTION("not a database") { std::ofstream(backup, std::ios::binary) << "hello"; }
  SECTION("empty") { std::ofstream(backup, std::ios::binary | std::ios::trunc) << ""; }
  SECTION("missing") { fs::remove(backup); }
  const auto restored = restore(office.folder.path(), backup);
  REQUIRE_FALSE(restored);
  CHECK(restored.error().words.en.find(backup.string()) != std::string::npos);
  CHECK(seekers_in(office.folder.path()) == 50);
  CHECK(files_in(office.folder.path(), "sanqing-before-restore-") == 0);
}
