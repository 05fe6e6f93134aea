#pragma once
// Slows down guessing: after five failures for one login from one address the next try must wait, twice as long each
// time, up to fifteen minutes. Remembers at most `most` pairs. Any thread.

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace sanqing::server {

class Attempts {
 public:
  using Clock = std::chrono::steady_clock;
  explicit Attempts(std::size_t most = 10'000) : most_(most) {}

  bool may_try(const std::string& login, const std::string& address, Clock::time_point now = Clock::now());
  void failed(const std::string& login, const std::string& address, Clock::time_point now = Clock::now());
  void succeeded(const std::string& login, const std::string& address);

 private:
  struct Failures {
    int count = 0;
    Clock::time_point last, next;
  };
  void make_room(Clock::time_point now);
  const std::size_t most_;
  std::mutex mutex_;
  std::unordered_map<std::string, Failures> failures_;  // by login + address
};

}  // namespace sanqing::server
