#include "server/accounts.hpp"

#include "data/organisations.hpp"
#include "data/repository.hpp"
#include "server/passwords.hpp"

namespace sanqing::server {

using data::Repository;

data::Result<data::Account> add_account(data::Database& database, data::Account account, std::string_view password) {
  if (auto refused = refuse_password(password, "/password"))
    return data::fail(data::Fault::invalid, refused->words, {*refused});
  account.password_hash = hash_password(password);
  auto written = database.write([&](data::Writing& writing) {
    return Repository<data::Account>::insert(writing, account, {0, "account added on the command line"});
  });
  if (!written) return std::unexpected(written.error());
  return account;
}

data::Result<std::optional<FirstAdministrator>> ensure_administrator(data::Database& database) {
  data::Id office = 0;
  {
    auto reading = database.read();
    if (Repository<data::Account>::count(reading.connection()) > 0) return std::nullopt;
    auto roots = data::children_of(reading.connection(), std::nullopt);
    if (!roots.empty()) office = roots.front().id;
  }
  if (!office) {
    data::Organisation root{.level = data::Level::city, .name = "就业服务中心"};
    auto written = database.write([&](data::Writing& writing) {
      return Repository<data::Organisation>::insert(writing, root, {0, "first start"});
    });
    if (!written) return std::unexpected(written.error());
    office = *written;
  }
  FirstAdministrator first{"admin", random_password()};
  auto account = add_account(database,
                             {.organisation_id = office,
                              .role = data::Role::administrator,
                              .login = first.login,
                              .display_name = "管理员",
                              .must_change_password = true},
                             first.password);
  if (!account) return std::unexpected(account.error());
  return first;
}

}  // namespace sanqing::server
