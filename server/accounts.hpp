#pragma once
// Making accounts from the command line. Any thread.

#include <optional>
#include <string>

#include "data/database.hpp"
#include "data/records/organisation.hpp"

namespace sanqing::server {

// With this password; the account must change it when it was made up by us.
data::Result<data::Account> add_account(data::Database& database, data::Account account, std::string_view password);

struct FirstAdministrator {
  std::string login, password;
};
// Where there is no account at all: a root office (if there is none) and an administrator with a random password.
data::Result<std::optional<FirstAdministrator>> ensure_administrator(data::Database& database);

}  // namespace sanqing::server
