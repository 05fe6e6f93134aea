// What was acknowledged stays, whatever happens to the process or the disk.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <thread>

#include "data/settings.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;

namespace {

// The child: several threads write, and every acknowledged number goes through the pipe.
[[noreturn]] void write_for_ever(const std::filesystem::path& folder, int pipe, int round) {
  auto database = Database::open(folder);
  if (!database) _exit(1);
  std::vector<std::thread> people;
  for (int person = 0; person < 4; ++person)
    people.emplace_back([&, person] {
      for (int i = 0;; ++i) {
        const int number = (round * 4 + person) * 1'000'000 + i;
        const auto done = (*database)->write([&](Writing& writing) -> Result<void> {
          set_setting(writing, std::to_string(number), "x");
          return {};
        });
        if (!done || ::write(pipe, &number, sizeof number) != sizeof number) _exit(2);
      }
    });
  for (auto& person : people) person.join();
  _exit(0);
}

std::vector<int> acknowledged_until_killed(const std::filesystem::path& folder, int round, std::size_t enough) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    write_for_ever(folder, ends[1], round);
  }
  close(ends[1]);
  std::vector<int> numbers;
  int number = 0;
  while (numbers.size() < enough && read(ends[0], &number, sizeof number) == sizeof number) numbers.push_back(number);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  while (read(ends[0], &number, sizeof number) == sizeof number) numbers.push_back(number);
  close(ends[0]);
  return numbers;
}

// While this lives, no file of this process grows beyond `size`: writes fail as on a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t size) {
    old_handler_ = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit small{size, old_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &old_);
    signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit old_{};
  void (*old_handler_)(int) = nullptr;
};

}  // namespace

TEST_CASE("kill -9 loses no acknowledged write") {
  TemporaryFolder folder;
  std::vector<int> acknowledged;
  for (int round = 0; round < 5; ++round) {
    const auto more = acknowledged_until_killed(folder.path(), round, 20 + 37 * static_cast<std::size_t>(round));
    REQUIRE(more.size() >= 20);
    acknowledged.insert(acknowledged.end(), more.begin(), more.end());
  }
  auto database = Database::open(folder.path());
  REQUIRE(database);
  CHECK((*database)->check().empty());
  auto reading = (*database)->read();
  std::size_t lost = 0;
  for (const int number : acknowledged)
    if (!get_setting(reading.connection(), std::to_string(number))) ++lost;
  CHECK(lost == 0);
}

TEST_CASE("a full disk refuses writes, reads go on, and space brings the writes back") {
  Office office;
  const auto before = office.seeker(office.community.id);
  {
    FullDisk full(64 * 1024);
    Seeker big = before;
    big.skills.text = std::string(19'000, 'x');
    std::size_t refused = 0;
    for (int i = 0; i < 20; ++i) {
      const auto added = office.try_add(big);
      if (added) continue;
      CHECK(added.error().fault == Fault::unavailable);
      ++refused;
    }
    CHECK(refused > 0);
    CHECK(Repository<Seeker>::find(office.database->read().connection(), before.id));
  }
  const auto after = office.seeker(office.community.id);
  CHECK(Repository<Seeker>::find(office.database->read().connection(), after.id));
  CHECK(office.database->check().empty());
}
