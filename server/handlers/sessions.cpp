// Signing in and out. Unknown logins, disabled accounts and wrong passwords get the same answer after the same work.

#include "data/accounts.hpp"
#include "data/json.hpp"
#include "server/handlers/body.hpp"
#include "server/handlers/handlers.hpp"
#include "server/http_faults.hpp"

namespace sanqing::server {
namespace {

constexpr std::size_t longest_login = 100, longest_password = 1000;

std::string session_json(const Caller& caller, std::string_view token) {
  const auto& account = caller.account;
  boost::json::object shown{{"id", account.id},
                            {"login", account.login},
                            {"display_name", account.display_name},
                            {"role", data::to_json(account.role)},
                            {"organisation_id", account.organisation_id},
                            {"must_change_password", account.must_change_password}};
  return data::serialize(boost::json::object{{"account", std::move(shown)},
                                             {"organisation", data::to_json(caller.organisation)},
                                             {"csrf_token", csrf_of(token)}});
}

std::string cookie(std::string_view token) {
  return std::string("sanqing_session=").append(token).append("; Path=/; HttpOnly; SameSite=Lax");
}

std::unexpected<data::Error> too_often() {
  return data::fail(data::Fault::too_many,
                    {"密码错了太多次，请稍后再试", "Too many wrong passwords; wait and try again"});
}

}  // namespace

data::Result<Response> sign_in(Call& call) {
  auto body = object_in(call.request);
  if (!body) return std::unexpected(body.error());
  std::vector<data::FieldError> wrong;
  auto login = take_text(*body, "login", longest_login, wrong);
  auto password = take_text(*body, "password", longest_password, wrong);
  refuse_rest(*body, wrong);
  if (!wrong.empty()) return std::unexpected(wrong_body(std::move(wrong)));

  auto& app = call.app;
  if (!app.attempts.may_try(login, call.request.address)) return too_often();
  auto account = data::account_by_login(app.database.read().connection(), login);
  bool known = account && !account->disabled;
  if (!password_fits(known ? account->password_hash : "", password)) {
    app.attempts.failed(login, call.request.address);
    return problem(call.request, status_of(data::Fault::unauthenticated), "unauthenticated",
                   {"登录不成功", "Sign-in failed"}, {"账号或密码不对", "The login or the password is wrong"});
  }
  app.attempts.succeeded(login, call.request.address);
  // A new sign-in always has a new token; the one this browser had is over.
  if (call.caller)
    if (auto closed = app.sign_ins.close(call.caller->digest); !closed) return std::unexpected(closed.error());
  auto opened = app.sign_ins.open(*account);
  if (!opened) return std::unexpected(opened.error());
  auto response = json(session_json(*opened->caller, opened->token), 201);
  response.headers.emplace_back("Set-Cookie", cookie(opened->token));
  return response;
}

data::Result<Response> get_session(Call& call) { return json(session_json(*call.caller, call.token)); }

data::Result<Response> sign_out(Call& call) {
  if (auto closed = call.app.sign_ins.close(call.caller->digest); !closed) return std::unexpected(closed.error());
  auto response = nothing();
  response.headers.emplace_back("Set-Cookie", cookie("") + "; Max-Age=0");
  return response;
}

data::Result<Response> change_password(Call& call) {
  auto body = object_in(call.request);
  if (!body) return std::unexpected(body.error());
  std::vector<data::FieldError> wrong;
  auto old_password = take_text(*body, "old", longest_password, wrong);
  auto new_password = take_text(*body, "new", longest_password, wrong);
  refuse_rest(*body, wrong);
  if (wrong.empty()) {
    if (auto refused = refuse_password(new_password, "/new"))
      wrong.push_back(std::move(*refused));
    else if (new_password == old_password)
      wrong.push_back({"/new", "same", {"新密码要和旧密码不同", "must differ from the old one"}});
  }
  if (!wrong.empty()) return std::unexpected(wrong_body(std::move(wrong)));

  auto& app = call.app;
  const auto& login = call.caller->account.login;
  if (!app.attempts.may_try(login, call.request.address)) return too_often();
  auto account = data::Repository<data::Account>::find(app.database.read().connection(), call.caller->account.id);
  if (!account || !password_fits(account->password_hash, old_password)) {
    app.attempts.failed(login, call.request.address);
    return std::unexpected(wrong_body({{"/old", "wrong", {"旧密码不对", "the old password is wrong"}}}));
  }
  account->password_hash = hash_password(new_password);
  account->must_change_password = false;
  auto written = app.database.write(
      [&](data::Writing& writing) { return data::Repository<data::Account>::update(writing, *account, call.actor()); });
  if (!written) return std::unexpected(written.error());
  if (auto closed = app.sign_ins.close_all_of(account->id, call.caller->digest); !closed)
    return std::unexpected(closed.error());
  app.sign_ins.refresh();
  return nothing();
}

}  // namespace sanqing::server
