#include "tests/support/served.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/http.hpp"
#include "tests/support/temporary.hpp"

extern char** environ;

namespace sanqing::tests {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Input and both outputs are files or descriptors of ours.
pid_t start(const std::vector<std::string>& arguments, int in, int out, int err) {
  std::vector<char*> words{const_cast<char*>("sanqing")};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  posix_spawn_file_actions_adddup2(&actions, err, 2);
  pid_t process = -1;
  int failed = posix_spawn(&process, SANQING_BINARY, &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed) throw std::runtime_error(std::string("cannot start ") + SANQING_BINARY);
  return process;
}

int code_of(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

int open_file(const std::filesystem::path& path, int flags) { return ::open(path.c_str(), flags | O_CLOEXEC, 0600); }

}  // namespace

Outcome run_sanqing(const std::vector<std::string>& arguments, const std::string& input) {
  TemporaryFolder folder;
  std::ofstream(folder / "in") << input;
  int in = open_file(folder / "in", O_RDONLY), out = open_file(folder / "out", O_WRONLY | O_CREAT),
      err = open_file(folder / "err", O_WRONLY | O_CREAT);
  auto process = start(arguments, in, out, err);
  for (int descriptor : {in, out, err}) ::close(descriptor);
  int status = 0;
  waitpid(process, &status, 0);
  return {code_of(status), text_of(folder / "out"), text_of(folder / "err")};
}

Served::Served(const std::filesystem::path& folder, std::vector<std::string> more) {
  std::string pattern = (std::filesystem::temp_directory_path() / "sanqing-stderr-XXXXXX").string();
  int err = mkostemp(pattern.data(), O_CLOEXEC);
  errors_ = pattern;
  int pipe[2];
  if (::pipe2(pipe, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  int in = open_file("/dev/null", O_RDONLY);
  std::vector<std::string> arguments{"serve", "--data", folder.string(), "--port", "0"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  process_ = start(arguments, in, pipe[1], err);
  for (int descriptor : {in, pipe[1], err}) ::close(descriptor);
  out_ = pipe[0];
  constexpr std::string_view mark = "sanqing: http://127.0.0.1:";
  for (char byte; ::read(out_, &byte, 1) == 1;) {
    greeting_ += byte;
    if (byte != '\n') continue;
    if (auto at = greeting_.find(mark); at != std::string::npos) {
      port_ = std::stoi(greeting_.substr(at + mark.size()));
      return;
    }
  }
  auto why = text_of(errors_);
  wait();
  throw std::runtime_error("the server did not start: " + why);
}

Served::~Served() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  if (out_ >= 0) ::close(out_);
  std::error_code ignored;
  std::filesystem::remove(errors_, ignored);
}

std::string Served::first_password() const {
  auto at = greeting_.find("admin / ");
  return at == std::string::npos ? "" : greeting_.substr(at + 8, greeting_.find(' ', at + 8) - at - 8);
}

void Served::wait_until_ready() const {
  for (Client client(port_); client.get("/readyz").status != 200;) usleep(10'000);
}

void Served::signal(int number) const { kill(process_, number); }

Outcome Served::wait() {
  Outcome outcome;
  char bytes[4096];
  for (ssize_t size; (size = ::read(out_, bytes, sizeof bytes)) > 0;)
    outcome.out.append(bytes, static_cast<std::size_t>(size));
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  outcome.exit_code = code_of(status);
  outcome.err = text_of(errors_);
  return outcome;
}

}  // namespace sanqing::tests
