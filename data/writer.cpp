#include "data/writer.hpp"

#include <utility>

#include "data/dialect.hpp"

namespace sanqing::data {

namespace {

Error refused_by_disk(const char* why) {
  return {Fault::unavailable,
          {std::string("磁盘暂时不能写入，没有保存，请稍后再试（") + why + "）",
           std::string("Storage refuses to write; nothing was saved, try again later (") + why + ")"}};
}

constexpr std::string_view kSavepoint = "SAVEPOINT piece", kRelease = "RELEASE SAVEPOINT piece",
                           kTakeBack = "ROLLBACK TO SAVEPOINT piece";

void run_kept(Connection& connection, std::string_view sql) { connection.prepared(sql, {}, {})->execute(); }

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)), thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  waiting_.notify_one();
  thread_.join();
}

Result<void> Writer::submit(Work work) {
  if (std::this_thread::get_id() == thread_.get_id())
    throw std::logic_error("Database::write called from within a write would wait for itself");
  Piece piece{std::move(work), {}, nullptr};
  std::unique_lock lock(mutex_);
  queue_.push_back(&piece);
  waiting_.notify_one();
  finished_.wait(lock, [&] { return piece.done; });
  if (piece.thrown) std::rethrow_exception(piece.thrown);
  return std::move(piece.answer);
}

void Writer::loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    waiting_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const auto pieces = std::exchange(queue_, {});
    lock.unlock();
    run(pieces);
    lock.lock();
    for (Piece* piece : pieces) piece->done = true;
    finished_.notify_all();
  }
}

void Writer::run(const std::vector<Piece*>& pieces) {
  try {
    run_kept(*connection_, dialect::begin_writing);
    if (pieces.size() == 1)
      run_alone(*pieces.front());
    else
      for (Piece* piece : pieces) run_beside_others(*piece);
    if (connection_->in_transaction()) run_kept(*connection_, dialect::commit);
  } catch (const StorageFailure& failure) {
    // The engine may have taken back the whole transaction by itself: nobody's work stands.
    take_back();
    for (Piece* piece : pieces) {
      piece->answer = std::unexpected(refused_by_disk(failure.what()));
      piece->thrown = nullptr;
    }
  } catch (...) {
    take_back();
    for (Piece* piece : pieces) piece->thrown = std::current_exception();
  }
}

void Writer::run(Piece& piece) {
  try {
    Writing writing(*connection_);
    piece.answer = piece.work(writing);
  } catch (const StorageFailure&) {
    throw;
  } catch (...) {
    piece.thrown = std::current_exception();
  }
  if (!connection_->in_transaction()) throw StorageFailure("the transaction was taken back");
}

// Nobody else's work is in the transaction: it can be taken back as a whole, and an import is spared the savepoint,
// which would keep a copy of every page it touches.
void Writer::run_alone(Piece& piece) {
  run(piece);
  if (piece.thrown || !piece.answer) run_kept(*connection_, dialect::rollback);
}

void Writer::run_beside_others(Piece& piece) {
  run_kept(*connection_, kSavepoint);
  run(piece);
  if (piece.thrown || !piece.answer) run_kept(*connection_, kTakeBack);
  run_kept(*connection_, kRelease);
}

void Writer::take_back() {
  try {
    if (connection_->in_transaction()) connection_->run(dialect::rollback);
  } catch (const StorageFailure&) {
    // The next BEGIN says whether storage works again.
  }
}

}  // namespace sanqing::data
