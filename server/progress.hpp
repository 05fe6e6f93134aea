#pragma once
// Progress of long work on stderr, in the language that is read. Silent while the work is short. After that one
// redrawn bar on a terminal; otherwise one line when a kind of work turns out long and one at its end.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace sanqing::server {

class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();  // ends an open line
  // `done` of `of` steps of `what` (the name of a table, or words); of == 0 means the end is not known.
  void operator()(std::string_view what, std::size_t done, std::size_t of);

 private:
  using Clock = std::chrono::steady_clock;
  void draw(std::size_t done, std::size_t of);

  bool terminal_;
  bool open_ = false;  // the bar's line is not ended
  bool told_ = false;  // something was said of `what_`
  std::string what_;
  Clock::time_point began_ = Clock::now(), shown_{};
};

}  // namespace sanqing::server
