#include "server/workers.hpp"

namespace sanqing::server {

Workers::Workers(int threads, std::size_t queue) : places_(queue) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  something_to_do_.notify_all();
}

bool Workers::reserve() {
  std::lock_guard lock(mutex_);
  if (taken_ >= places_) return false;
  ++taken_;
  return true;
}

void Workers::hand_in(Work work) {
  {
    std::lock_guard lock(mutex_);
    queue_.push_back(std::move(work));
  }
  something_to_do_.notify_one();
}

std::size_t Workers::waiting() const {
  std::lock_guard lock(mutex_);
  return taken_;
}

void Workers::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    something_to_do_.wait(lock, [this] { return ending_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto work = std::move(queue_.front());
    queue_.pop_front();
    --taken_;
    lock.unlock();
    work();
    work = nullptr;  // what it held goes before the next wait
    lock.lock();
  }
}

}  // namespace sanqing::server
