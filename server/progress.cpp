#include "server/progress.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "server/commands/language.hpp"

namespace sanqing::server {
namespace {

std::string_view words_of(std::string_view what) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> chinese{{{"vacancies", "岗位"},
                                                                                  {"seekers", "求职者"},
                                                                                  {"courses", "培训课程"},
                                                                                  {"demo office", "演示数据"},
                                                                                  {"train", "学习"}}};
  if (reads_chinese())
    for (const auto& [word, label] : chinese)
      if (word == what) return label;
  return what;
}

}  // namespace

ProgressBar::ProgressBar() : terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
  if (open_) std::fputc('\n', stderr);
}

void ProgressBar::operator()(std::string_view what, std::size_t done, std::size_t of) {
  using namespace std::chrono_literals;
  auto now = Clock::now();
  bool finished = of != 0 && done >= of;
  if (what_ != what) {
    if (open_) std::fputc('\n', stderr);
    if (!what_.empty()) began_ = now;
    open_ = told_ = false;
    what_ = what;
  }
  // Who waits at a terminal wants a sign of life sooner than a log wants a line.
  bool is_long = now - began_ >= (terminal_ ? 500ms : 2000ms);
  bool due = finished ? told_ : is_long && (terminal_ ? now - shown_ >= 100ms : !told_);
  if (due) {
    draw(done, of);
    shown_ = now;
    told_ = true;
  }
  if (!finished) return;
  if (open_) std::fputc('\n', stderr);
  open_ = told_ = false;
  began_ = now;
}

void ProgressBar::draw(std::size_t done, std::size_t of) {
  constexpr std::size_t width = 32;
  auto what = words_of(what_);
  std::string count = of ? fmt::format("{} / {}", done, of) : fmt::format("{}", done);
  if (!terminal_) {
    fmt::print(stderr, "{}: {}\n", what, count);
    return;
  }
  std::size_t filled = of ? std::min(width, done * width / of) : 0;
  std::string bar = of ? fmt::format(" [{}{}]", std::string(filled, '#'), std::string(width - filled, '.')) : "";
  fmt::print(stderr, "\r{}{} {}  ", what, bar, count);
  std::fflush(stderr);
  open_ = true;
}

}  // namespace sanqing::server
