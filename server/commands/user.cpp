#include <fmt/core.h>

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <iostream>

#include "server/accounts.hpp"
#include "server/commands.hpp"
#include "server/commands/checks.hpp"
#include "server/commands/language.hpp"
#include "server/passwords.hpp"

namespace sanqing::server {
namespace {

struct Asked {
  std::string login, role, name;
  data::Id organisation = 0;
  std::optional<data::Id> employer;
  bool password_on_stdin = false;
};

int add(const Config& config, const Asked& asked) {
  data::Account account{.organisation_id = asked.organisation,
                        .login = asked.login,
                        .display_name = asked.name.empty() ? asked.login : asked.name,
                        .employer_id = asked.employer,
                        .must_change_password = !asked.password_on_stdin};
  boost::describe::enum_from_string(asked.role.c_str(), account.role);
  if (account.role == data::Role::employer && !asked.employer)
    return complain({data::Fault::invalid,
                     {"用人单位的账号要用 --employer 指明单位", "an employer's account needs --employer ID"}});
  start_randomness();
  std::string password;
  if (asked.password_on_stdin)
    std::getline(std::cin, password);
  else
    password = random_password();
  auto database = data::Database::open(config.data, {.create = false});
  if (!database) return complain(database.error());
  auto added = add_account(**database, std::move(account), password);
  if (!added) return complain(added.error());
  say({fmt::format("账号 {}（{}），机构 {}", added->login, asked.role, added->organisation_id),
       fmt::format("account {} ({}) in organisation {}", added->login, asked.role, added->organisation_id)});
  if (!asked.password_on_stdin) say({fmt::format("密码：{}", password), fmt::format("password: {}", password)});
  return 0;
}

}  // namespace

void add_user(CLI::App& app, const Config& config, Command& chosen) {
  auto* user = app.add_subcommand("user", "Accounts");
  user->require_subcommand(1);
  auto* command = user->add_subcommand("add", "Make an account; its password is printed once, and has to be changed");
  auto asked = std::make_shared<Asked>();
  command->add_option("--login", asked->login, "the name to sign in with")->required();
  command->add_option("--role", asked->role, "what the account may do")
      ->required()
      ->check(one_of({"officer", "supervisor", "administrator", "employer", "seeker", "integrator"}));
  command
      ->add_option("--organisation", asked->organisation,
                   "id of the office it belongs to (see sanqing organisation list)")
      ->required()
      ->check(whole_number(1));
  command->add_option("--name", asked->name, "the name shown on pages (default: the login)");
  command->add_option("--employer", asked->employer, "id of the employer, for the role employer")
      ->check(whole_number(1));
  command->add_flag("--password-stdin", asked->password_on_stdin,
                    "read the password from standard input instead of making one up");
  command->callback([&config, &chosen, asked] { chosen = [&config, asked] { return add(config, *asked); }; });
}

}  // namespace sanqing::server
