#pragma once
// Threads that think, behind a bounded queue: what does not fit is refused at once, never queued without bound.
// Any thread may hand in work. What work throws ends the program, so it must catch its own.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace sanqing::server {

class Workers {
 public:
  using Work = std::move_only_function<void()>;

  Workers(int threads, std::size_t queue);
  ~Workers();  // finishes what was taken in
  Workers(const Workers&) = delete;

  // A place in the queue; false where it is full. Whoever got one hands in exactly one piece of work.
  bool reserve();
  void hand_in(Work work);
  std::size_t waiting() const;

 private:
  void run();

  const std::size_t places_;
  mutable std::mutex mutex_;
  std::condition_variable something_to_do_;
  std::size_t taken_ = 0;  // places reserved, whether the work is here already or not
  std::deque<Work> queue_;
  bool ending_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace sanqing::server
