#pragma once
// Taking many records in: the caller reads them one after another, two workers derive facts and embed words, and what
// they made is put away batch by batch. An exception in a worker is thrown again by `finish`.

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

namespace sanqing::matching {

template <class Record, class Made>
class Intake {
 public:
  // `make` runs on the workers, `put` too but never twice at once.
  Intake(std::function<Made(const Record&)> make, std::function<void(std::vector<Made>)> put)
      : make_(std::move(make)), put_(std::move(put)) {
    for (int worker = 0; worker < 2; ++worker) workers_.emplace_back([this] { work(); });
  }
  ~Intake() { stop(); }

  void add(Record&& record) {
    batch_.push_back(std::move(record));
    if (batch_.size() == batch_size) hand_over();
  }

  void finish() {
    if (!batch_.empty()) hand_over();
    stop();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  static constexpr std::size_t batch_size = 256, most_waiting = 8;

  void hand_over() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return waiting_.size() < most_waiting; });
    waiting_.push(std::move(batch_));
    batch_.clear();
    more_.notify_one();
  }

  void stop() {
    {
      std::lock_guard lock(mutex_);
      ended_ = true;
    }
    more_.notify_all();
    workers_.clear();
  }

  void work() {
    for (;;) {
      std::vector<Record> batch;
      {
        std::unique_lock lock(mutex_);
        more_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        batch = std::move(waiting_.front());
        waiting_.pop();
      }
      room_.notify_one();
      try {
        std::vector<Made> made;
        made.reserve(batch.size());
        for (const Record& record : batch) made.push_back(make_(record));
        std::lock_guard lock(putting_);
        put_(std::move(made));
      } catch (...) {
        std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
      }
    }
  }

  std::function<Made(const Record&)> make_;
  std::function<void(std::vector<Made>)> put_;
  std::vector<Record> batch_;
  std::mutex mutex_, putting_;
  std::condition_variable more_, room_;
  std::queue<std::vector<Record>> waiting_;
  bool ended_ = false;
  std::exception_ptr failure_;
  std::vector<std::jthread> workers_;
};

}  // namespace sanqing::matching
