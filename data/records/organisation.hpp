#pragma once
// Offices, the people who sign in to them, and what is written about every change.

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "data/records/values.hpp"
#include "data/records/words.hpp"

namespace sanqing::data {

// A node of the tree city - district - subdistrict - community. `path` ("/1/4/17/", own id last) is kept by the
// repository; a caller at /1/4/ sees every record whose organisation's path starts with it.
struct Organisation {
  Id id = 0;
  std::optional<Id> parent_id;
  Level level = Level::community;
  std::string code;  // GB/T 2260 digits, longer below the district; empty where none was given
  std::string name;
  std::string path;
  std::optional<double> latitude, longitude;  // WGS84
  std::string address;
  std::string phone;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Organisation, (),
                      (id, parent_id, level, code, name, path, latitude, longitude, address, phone, version, created_at,
                       updated_at))

struct Account {
  Id id = 0;
  Id organisation_id = 0;
  Role role = Role::officer;
  std::string login;
  std::string display_name;
  std::string password_hash;  // libsodium argon2id string; never leaves the server
  std::optional<Id> employer_id;
  std::optional<Id> seeker_id;
  bool must_change_password = false;
  bool disabled = false;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, organisation_id, role, login, display_name, password_hash, employer_id, seeker_id,
                       must_change_password, disabled, version, created_at, updated_at))

// A sign-in. Only the BLAKE2b hash (hex) of the 256-bit token is kept.
struct SignIn {
  Id id = 0;
  Id account_id = 0;
  std::string token_hash;
  Time created_at, seen_at;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (id, account_id, token_hash, created_at, seen_at))

// The audit trail and, at the same time, the change feed that followers (the index) replay: ids only grow, an event is
// written in the transaction of the change it tells of.
struct Event {
  Id id = 0;
  Time at;
  Id account_id = 0;  // 0 = the system itself (import, clock)
  Id organisation_id = 0;
  std::string noun;  // the table's name, "vacancies"
  Id record_id = 0;
  std::string action;  // "created", "changed", a verb of the trade ("referred")
  std::string before;  // JSON, empty for "created"
  std::string after;   // JSON
  std::string why;
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, at, account_id, organisation_id, noun, record_id, action, before, after, why))

struct Notice {
  Id id = 0;
  Id organisation_id = 0;
  std::optional<Id> account_id;
  NoticeKind kind = NoticeKind::vacancy_fits;
  std::optional<Id> seeker_id;
  std::optional<Id> vacancy_id;
  std::string zh, en;
  std::optional<Time> read_at;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (id, organisation_id, account_id, kind, seeker_id, vacancy_id, zh, en, read_at, created_at))

}  // namespace sanqing::data
