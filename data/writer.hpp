#pragma once
// The writer's thread: takes everything that waits, runs each piece of work in a savepoint of one transaction, commits,
// and only then lets the callers go. Room-private; any number of threads may call `submit`.

#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "data/connection.hpp"
#include "data/database.hpp"

namespace sanqing::data {

class Writer {
 public:
  using Work = std::function<Result<void>(Writing&)>;
  explicit Writer(std::unique_ptr<Connection> connection);
  // What was submitted is still done.
  ~Writer();

  // Until `work` is on the disk, or was taken back. Rethrows what `work` throws.
  Result<void> submit(Work work);

 private:
  struct Piece {
    Work work;
    Result<void> answer;
    std::exception_ptr thrown;
    bool done = false;
  };

  void loop();
  void run(const std::vector<Piece*>& pieces);
  void run(Piece& piece);
  void run_alone(Piece& piece);
  void run_beside_others(Piece& piece);
  void take_back();

  std::unique_ptr<Connection> connection_;
  std::mutex mutex_;
  std::condition_variable waiting_, finished_;
  std::vector<Piece*> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace sanqing::data
