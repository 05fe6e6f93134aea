#pragma once
// The real program as a process of its own: `sanqing serve --port 0` over a folder, or any other subcommand.

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace sanqing::tests {

struct Outcome {
  int exit_code = -1;  // 128 + the signal's number where a signal ended it
  std::string out, err;
};

// Runs `sanqing` with these arguments to its end.
Outcome run_sanqing(const std::vector<std::string>& arguments, const std::string& input = "");

// A running server; ended by SIGKILL at the latest when it goes out of scope.
class Served {
 public:
  explicit Served(const std::filesystem::path& folder, std::vector<std::string> more = {});
  ~Served();
  Served(const Served&) = delete;

  int port() const { return port_; }
  // What it printed up to the listening line, and what of that is the first administrator's password.
  const std::string& greeting() const { return greeting_; }
  std::string first_password() const;
  void wait_until_ready() const;
  void signal(int number) const;
  Outcome wait();  // for its end

 private:
  pid_t process_ = -1;
  int out_ = -1;
  int port_ = 0;
  std::string greeting_;
  std::filesystem::path errors_;
};

}  // namespace sanqing::tests
