#pragma once
// Progress of long work on stderr: one redrawn bar on a terminal, plain lines at most every two seconds otherwise.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace sanqing::server {

class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();  // ends an open line
  // `done` of `of` steps of `what`; of == 0 means the end is not known; with done == 0 too, a remark.
  void operator()(std::string_view what, std::size_t done, std::size_t of);

 private:
  bool terminal_;
  bool open_ = false;
  std::string what_;
  std::chrono::steady_clock::time_point shown_{};
};

}  // namespace sanqing::server
