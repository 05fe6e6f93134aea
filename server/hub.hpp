#pragma once
// "Look now": tells open screens where something changed, never what. A listener hears only of what its caller may
// know. Outboxes are bounded; a listener that does not keep up is dropped and heals by loading again. Any thread.

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>

#include "server/sign_ins.hpp"

namespace sanqing::server {

class Hub {
 public:
  class Listener {
   public:
    // `wake` is called, from any thread, when there is something to fetch or the end has come.
    Listener(std::shared_ptr<const Caller> caller, std::function<void()> wake)
        : caller_(std::move(caller)), wake_(std::move(wake)) {}
    // Takes what is waiting; `dropped` says that nothing will come any more.
    std::deque<std::string> fetch(bool& dropped);

   private:
    friend class Hub;
    void drop();
    static constexpr std::size_t most_waiting = 256;
    const std::shared_ptr<const Caller> caller_;
    const std::function<void()> wake_;
    std::mutex mutex_;
    std::deque<std::string> outbox_;
    bool dropped_ = false;
  };

  enum class Seen { by_the_office, by_the_city };

  std::shared_ptr<Listener> join(std::shared_ptr<const Caller> caller, std::function<void()> wake);
  void leave(const std::shared_ptr<Listener>& listener);
  // Something of `noun` with this id changed in the organisation with this path.
  void look(std::string_view noun, data::Id id, std::string_view organisation_path, Seen seen);
  // The sign-in ended: its sockets close.
  void dismiss(const Digest& sign_in);
  void dismiss_all();
  std::size_t size() const;

 private:
  mutable std::mutex mutex_;
  std::unordered_set<std::shared_ptr<Listener>> listeners_;
};

}  // namespace sanqing::server
