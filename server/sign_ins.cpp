#include "server/sign_ins.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>

namespace sanqing::server {

using data::Repository;

SignIns::Entry::Entry(data::SignIn stored, std::shared_ptr<const Caller> caller)
    : stored(std::move(stored)),
      caller(std::move(caller)),
      seen(this->stored.seen_at.seconds.time_since_epoch().count()) {}

std::size_t SignIns::Hash::operator()(const Digest& digest) const {
  std::size_t hash;
  std::memcpy(&hash, digest.data(), sizeof hash);
  return hash;
}

SignIns::SignIns(data::Database& database, std::chrono::minutes idle, std::chrono::hours longest,
                 std::function<void(const Digest&)> closed)
    : database_(database), idle_(idle), longest_(longest), closed_(std::move(closed)) {
  auto reading = database_.read();
  data::Page page{.limit = 200};
  do {
    auto slice = Repository<data::SignIn>::list(reading.connection(), page);
    if (!slice) break;
    for (auto& stored : slice->items) {
      auto digest = digest_from_hex(stored.token_hash);
      if (!digest) continue;
      if (auto caller = caller_of(reading.connection(), stored.account_id, *digest))
        entries_[*digest] = std::make_unique<Entry>(std::move(stored), std::move(caller));
    }
    page.cursor = slice->next_cursor;
  } while (!page.cursor.empty());
}

std::shared_ptr<const Caller> SignIns::caller_of(data::Connection& connection, data::Id account,
                                                 const Digest& digest) const {
  auto found = Repository<data::Account>::find(connection, account);
  if (!found || found->disabled) return nullptr;
  auto organisation = Repository<data::Organisation>::find(connection, found->organisation_id);
  if (!organisation) return nullptr;
  found->password_hash.clear();
  return std::make_shared<const Caller>(std::move(*found), std::move(*organisation), digest);
}

data::Result<SignIns::Opened> SignIns::open(const data::Account& account) {
  Opened opened{random_token(), nullptr};
  auto digest = digest_of(opened.token);
  opened.caller = caller_of(database_.read().connection(), account.id, digest);
  if (!opened.caller) return data::fail(data::Fault::unauthenticated, {"账号已停用", "The account is disabled"});
  data::SignIn stored{.account_id = account.id, .token_hash = hex_of(digest)};
  stored.created_at = stored.seen_at = data::Time::now();
  auto written = database_.write([&](data::Writing& writing) {
    return Repository<data::SignIn>::insert(writing, stored, {account.id, "sign-in"});
  });
  if (!written) return std::unexpected(written.error());
  std::lock_guard lock(mutex_);
  entries_[digest] = std::make_unique<Entry>(std::move(stored), opened.caller);
  return opened;
}

bool SignIns::over(const Entry& entry, Seconds now) const {
  Seconds seen{std::chrono::seconds(entry.seen.load(std::memory_order_relaxed))};
  return now - seen > idle_ || now - entry.stored.created_at.seconds > longest_;
}

std::shared_ptr<const Caller> SignIns::find(std::string_view token, Seconds now) {
  if (token.size() != 43) return nullptr;
  auto digest = digest_of(token);
  std::shared_lock lock(mutex_);
  auto found = entries_.find(digest);
  if (found == entries_.end() || over(*found->second, now)) return nullptr;
  found->second->seen.store(now.time_since_epoch().count(), std::memory_order_relaxed);
  return found->second->caller;
}

bool SignIns::alive(const Digest& digest, Seconds now) const {
  std::shared_lock lock(mutex_);
  auto found = entries_.find(digest);
  return found != entries_.end() && !over(*found->second, now);
}

data::Result<void> SignIns::erase(const std::vector<data::Id>& ids) {
  return database_.write([&](data::Writing& writing) -> data::Result<void> {
    for (auto id : ids)
      if (auto done = Repository<data::SignIn>::erase(writing, id, {0, "sign-out"}); !done) return done;
    return {};
  });
}

data::Result<void> SignIns::close(const Digest& digest) {
  std::vector<data::Id> ids;
  {
    std::lock_guard lock(mutex_);
    auto found = entries_.find(digest);
    if (found == entries_.end()) return {};
    ids.push_back(found->second->stored.id);
    entries_.erase(found);
  }
  if (closed_) closed_(digest);
  return erase(ids);
}

data::Result<void> SignIns::close_all_of(data::Id account, const Digest& kept) {
  std::vector<data::Id> ids;
  std::vector<Digest> digests;
  {
    std::lock_guard lock(mutex_);
    std::erase_if(entries_, [&](const auto& item) {
      if (item.second->stored.account_id != account || item.first == kept) return false;
      ids.push_back(item.second->stored.id);
      digests.push_back(item.first);
      return true;
    });
  }
  if (closed_) std::ranges::for_each(digests, closed_);
  return ids.empty() ? data::Result<void>{} : erase(ids);
}

void SignIns::refresh() {
  auto reading = database_.read();
  std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const auto& item) {
    item.second->caller = caller_of(reading.connection(), item.second->stored.account_id, item.first);
    return !item.second->caller;
  });
}

void SignIns::tidy(Seconds now) {
  std::vector<data::Id> ended;
  std::vector<Digest> digests;
  std::vector<data::SignIn> seen;
  {
    std::lock_guard lock(mutex_);
    std::erase_if(entries_, [&](const auto& item) {
      auto& entry = *item.second;
      if (over(entry, now)) {
        ended.push_back(entry.stored.id);
        digests.push_back(item.first);
        return true;
      }
      Seconds last{std::chrono::seconds(entry.seen.load())};
      if (last != entry.stored.seen_at.seconds) {
        entry.stored.seen_at.seconds = last;
        seen.push_back(entry.stored);
      }
      return false;
    });
  }
  if (closed_) std::ranges::for_each(digests, closed_);
  if (!ended.empty()) (void)erase(ended);
  if (seen.empty()) return;
  // Lost on failure it costs nobody more than signing in again after a restart.
  (void)database_.write([&](data::Writing& writing) -> data::Result<void> {
    for (auto& sign_in : seen)
      if (auto done = Repository<data::SignIn>::update(writing, sign_in, {0, "seen"}); !done) return done;
    return {};
  });
}

std::size_t SignIns::size() const {
  std::shared_lock lock(mutex_);
  return entries_.size();
}

}  // namespace sanqing::server
