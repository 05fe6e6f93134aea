#include "server/attempts.hpp"

#include <algorithm>

namespace sanqing::server {
namespace {

using namespace std::chrono_literals;
constexpr int free_tries = 5;
constexpr auto longest_wait = 900s;
constexpr auto forgotten_after = 3600s;

std::string key_of(const std::string& login, const std::string& address) { return login + '\n' + address; }

}  // namespace

bool Attempts::may_try(const std::string& login, const std::string& address, Clock::time_point now) {
  std::lock_guard lock(mutex_);
  auto found = failures_.find(key_of(login, address));
  return found == failures_.end() || now >= found->second.next;
}

void Attempts::failed(const std::string& login, const std::string& address, Clock::time_point now) {
  std::lock_guard lock(mutex_);
  auto key = key_of(login, address);
  if (!failures_.contains(key)) make_room(now);
  auto& failures = failures_[key];
  if (now - failures.last > forgotten_after) failures.count = 0;
  failures.last = now;
  if (++failures.count < free_tries) return;
  auto wait = std::chrono::seconds(1) * (1 << std::min(failures.count - free_tries, 10));
  failures.next = now + std::min<Clock::duration>(wait, longest_wait);
}

void Attempts::succeeded(const std::string& login, const std::string& address) {
  std::lock_guard lock(mutex_);
  failures_.erase(key_of(login, address));
}

void Attempts::make_room(Clock::time_point now) {
  if (failures_.size() < most_) return;
  std::erase_if(failures_, [&](const auto& entry) { return now - entry.second.last > forgotten_after; });
  if (failures_.size() < most_) return;
  // Full of fresh failures: the one that has to wait least is forgotten.
  failures_.erase(std::ranges::min_element(failures_, {}, [](const auto& entry) { return entry.second.next; }));
}

}  // namespace sanqing::server
