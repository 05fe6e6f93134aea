#pragma once
// Running the real binary from a benchmark: its time, its peak memory, its first line.

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace sanqing::bench {

struct Finished {
  int exit_code = -1;
  double seconds = 0;
  double peak_mb = 0;
  std::string output;  // stdout
};

// Waits for the end. `input` goes to stdin.
Finished run(const std::vector<std::string>& command, const std::string& input = "");

// A server child, ended with SIGTERM by the destructor.
class Running {
 public:
  explicit Running(const std::vector<std::string>& command);
  ~Running();
  Running(const Running&) = delete;
  // The next line of its stdout; empty at its end.
  std::string line();
  std::chrono::steady_clock::time_point started() const { return started_; }
  // Resident memory now, in MB.
  double resident_mb() const;

 private:
  pid_t pid_;
  FILE* output_;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace sanqing::bench
