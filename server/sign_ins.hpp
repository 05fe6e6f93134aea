#pragma once
// Who is signed in. All live sign-ins are in memory (the database keeps them over a restart), so that a request costs a
// hash and a look-up. A sign-in ends when it was idle too long, is too old, or is closed. Any thread.

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <shared_mutex>
#include <unordered_map>

#include "data/repository.hpp"
#include "server/passwords.hpp"

namespace sanqing::server {

// The account behind a request, and what it may know of.
struct Caller {
  data::Account account;  // without the password hash
  data::Organisation organisation;
  Digest digest{};  // of the token: names the sign-in

  // People and what is done for them: the own organisation and all below.
  data::Scope people() const { return {organisation.path}; }
  // Jobs, courses and employers are pooled over the city: its root is the first step of the path.
  data::Scope supply() const { return {organisation.path.substr(0, organisation.path.find('/', 1) + 1)}; }
};

class SignIns {
 public:
  using Seconds = std::chrono::sys_seconds;
  // `closed` is told of every sign-in that ends.
  SignIns(data::Database& database, std::chrono::minutes idle, std::chrono::hours longest,
          std::function<void(const Digest&)> closed = {});

  struct Opened {
    std::string token;
    std::shared_ptr<const Caller> caller;
  };
  data::Result<Opened> open(const data::Account& account);
  // nullptr where nobody is signed in with this token. Counts as being seen.
  std::shared_ptr<const Caller> find(std::string_view token, Seconds now = data::Time::now().seconds);
  bool alive(const Digest& digest, Seconds now = data::Time::now().seconds) const;
  data::Result<void> close(const Digest& digest);
  // Every sign-in of the account but `kept`.
  data::Result<void> close_all_of(data::Id account, const Digest& kept);
  // Accounts or organisations changed: read them again.
  void refresh();
  // Once a minute: drops what ended, writes down when the others were last seen.
  void tidy(Seconds now = data::Time::now().seconds);
  std::size_t size() const;

 private:
  struct Entry {
    data::SignIn stored;
    std::shared_ptr<const Caller> caller;
    std::atomic<std::int64_t> seen;
    Entry(data::SignIn stored, std::shared_ptr<const Caller> caller);
  };
  struct Hash {
    std::size_t operator()(const Digest& digest) const;
  };
  bool over(const Entry& entry, Seconds now) const;
  data::Result<void> erase(const std::vector<data::Id>& ids);
  // nullptr where the account is gone or disabled.
  std::shared_ptr<const Caller> caller_of(data::Connection& connection, data::Id account, const Digest& digest) const;

  data::Database& database_;
  const std::chrono::seconds idle_, longest_;
  const std::function<void(const Digest&)> closed_;
  mutable std::shared_mutex mutex_;
  std::unordered_map<Digest, std::unique_ptr<Entry>, Hash> entries_;
};

}  // namespace sanqing::server
