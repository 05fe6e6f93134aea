#include "server/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>

namespace sanqing::server {

ProgressBar::ProgressBar() : terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
  if (open_) std::fputc('\n', stderr);
}

void ProgressBar::operator()(std::string_view what, std::size_t done, std::size_t of) {
  using namespace std::chrono_literals;
  auto now = std::chrono::steady_clock::now();
  bool fresh = what_ != what, finished = of != 0 && done >= of;
  if (!fresh && !finished && now - shown_ < (terminal_ ? 100ms : 2000ms)) return;
  shown_ = now;
  if (of == 0 && done == 0) {  // a remark, no work
    if (open_) std::fputc('\n', stderr);
    open_ = false;
    fmt::print(stderr, "{}\n", what);
    return;
  }
  if (!terminal_) {
    what_ = what;
    of ? fmt::print(stderr, "{}: {} / {}\n", what, done, of) : fmt::print(stderr, "{}: {}\n", what, done);
    return;
  }
  if (fresh && open_) std::fputc('\n', stderr);
  what_ = what;
  constexpr std::size_t width = 32;
  std::size_t filled = of ? std::min(width, done * width / of) : 0;
  if (of)
    fmt::print(stderr, "\r{} [{}{}] {} / {}  ", what, std::string(filled, '#'), std::string(width - filled, '.'), done,
               of);
  else
    fmt::print(stderr, "\r{} {}  ", what, done);
  std::fflush(stderr);
  open_ = !finished;
  if (finished) std::fputc('\n', stderr);
}

}  // namespace sanqing::server
