#include "server/hub.hpp"

#include <fmt/format.h>

#include <utility>

namespace sanqing::server {

std::deque<std::string> Hub::Listener::fetch(bool& dropped) {
  std::lock_guard lock(mutex_);
  dropped = dropped_;
  return std::exchange(outbox_, {});
}

void Hub::Listener::drop() {
  {
    std::lock_guard lock(mutex_);
    dropped_ = true;
  }
  wake_();
}

std::shared_ptr<Hub::Listener> Hub::join(std::shared_ptr<const Caller> caller, std::function<void()> wake) {
  auto listener = std::make_shared<Listener>(std::move(caller), std::move(wake));
  std::lock_guard lock(mutex_);
  listeners_.insert(listener);
  return listener;
}

void Hub::leave(const std::shared_ptr<Listener>& listener) {
  std::lock_guard lock(mutex_);
  listeners_.erase(listener);
}

void Hub::look(std::string_view noun, data::Id id, std::string_view organisation_path, Seen seen) {
  auto message = fmt::format("{{\"look\":\"{}\",\"id\":{}}}", noun, id);
  std::lock_guard lock(mutex_);
  for (const auto& listener : listeners_) {
    auto scope = seen == Seen::by_the_city ? listener->caller_->supply() : listener->caller_->people();
    if (!organisation_path.starts_with(scope.path)) continue;
    {
      std::lock_guard outbox(listener->mutex_);
      if (listener->outbox_.size() >= Listener::most_waiting)
        listener->dropped_ = true;
      else
        listener->outbox_.push_back(message);
    }
    listener->wake_();
  }
}

void Hub::dismiss(const Digest& sign_in) {
  std::lock_guard lock(mutex_);
  for (const auto& listener : listeners_)
    if (listener->caller_->digest == sign_in) listener->drop();
}

void Hub::dismiss_all() {
  std::lock_guard lock(mutex_);
  for (const auto& listener : listeners_) listener->drop();
}

std::size_t Hub::size() const {
  std::lock_guard lock(mutex_);
  return listeners_.size();
}

}  // namespace sanqing::server
