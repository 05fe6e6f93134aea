#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "server/passwords.hpp"
#include "tests/server/house.hpp"

using namespace sanqing;
using namespace sanqing::tests;
using namespace std::chrono_literals;
using server::Method;

namespace {

std::string credentials(const std::string& login, const std::string& secret) {
  return fmt::format(R"({{"login":"{}","password":"{}"}})", login, secret);
}

}  // namespace

TEST_CASE("signing in sets a cookie that scripts cannot read, and answers who it is") {
  House house;
  auto response = house.post("/api/v1/sessions", credentials("officer", password), "");
  REQUIRE(response.status == 201);
  auto cookie = header_of(response, "Set-Cookie");
  CHECK(cookie.starts_with("sanqing_session="));
  CHECK(cookie.find("; HttpOnly") != std::string::npos);
  CHECK(cookie.find("; SameSite=Lax") != std::string::npos);
  auto body = json_of(response);
  CHECK(body.at("account").at("login").as_string() == "officer");
  CHECK(body.at("account").at("role").as_string() == "officer");
  CHECK(body.at("organisation").at("id").as_int64() == community);
  CHECK(response.body.find("argon2") == std::string::npos);
}

TEST_CASE("an unknown login, a wrong password and a disabled account get the same answer") {
  House house;
  auto wrong = house.post("/api/v1/sessions", credentials("officer", "nonsense"), "");
  auto unknown = house.post("/api/v1/sessions", credentials("nobody", "nonsense"), "");
  CHECK(wrong.status == 401);
  CHECK(wrong.body == unknown.body);
  auto problem = json_of(wrong);
  CHECK(problem.at("title").as_string() == "Sign-in failed");
  CHECK(problem.at("type").as_string() == "/problems/unauthenticated");
  auto zh =
      house.ask(Method::post, "/api/v1/sessions", "", {.body = credentials("nobody", "nonsense"), .language = "zh-CN"});
  CHECK(json_of(zh).at("title").as_string() == "登录不成功");
}

TEST_CASE("after five failures the next try has to wait, for everyone else nothing changes") {
  House house;
  for (int i = 0; i < 5; ++i)
    CHECK(house.post("/api/v1/sessions", credentials("officer", "nonsense"), "").status == 401);
  auto waiting = house.post("/api/v1/sessions", credentials("officer", password), "");
  CHECK(waiting.status == 429);
  CHECK(!header_of(waiting, "Retry-After").empty());
  CHECK(house.post("/api/v1/sessions", credentials("supervisor", password), "").status == 201);
}

TEST_CASE("the database keeps a hash of the token, not the token") {
  House house;
  house.get("/api/v1/seekers");
  auto stored = data::Repository<data::SignIn>::list(house.database->read().connection(), {});
  REQUIRE(stored->items.size() == 1);
  CHECK(stored->items[0].token_hash == server::hex_of(server::digest_of(house.tokens["officer"])));
  CHECK(stored->items[0].token_hash.find(house.tokens["officer"]) == std::string::npos);
}

TEST_CASE("a sign-in outlives a restart, and ends when idle or too old") {
  House house;
  house.get("/api/v1/seekers");
  const auto& token = house.tokens["officer"];
  auto now = data::Time::now().seconds;
  server::SignIns restarted(*house.database, 30min, 12h);
  CHECK(restarted.find(token, now) != nullptr);
  CHECK(restarted.find(token, now + 29min) != nullptr);
  CHECK(restarted.find(token, now + 58min) != nullptr);  // seen 29 minutes ago
  CHECK(restarted.find(token, now + 89min) == nullptr);
  server::SignIns patient(*house.database, 24h, 12h);
  CHECK(patient.find(token, now + 11h) != nullptr);
  CHECK(patient.find(token, now + 13h) == nullptr);
  patient.tidy(now + 13h);
  CHECK(patient.size() == 0);
  CHECK(data::Repository<data::SignIn>::list(house.database->read().connection(), {})->items.empty());
}

TEST_CASE("signing out ends the session at once") {
  House house;
  CHECK(house.get("/api/v1/sessions/current").status == 200);
  CHECK(house.ask(Method::delete_, "/api/v1/sessions/current").status == 204);
  CHECK(house.get("/api/v1/sessions/current").status == 401);
}

TEST_CASE("a new password ends the other sessions and lets a first sign-in go on") {
  House house;
  auto account = *data::Repository<data::Account>::find(house.database->read().connection(), 1);
  account.must_change_password = true;
  REQUIRE(house.database->write(
      [&](data::Writing& writing) { return data::Repository<data::Account>::update(writing, account, {}); }));
  auto other = house.app->sign_ins.open(account);
  REQUIRE(other);
  CHECK(house.get("/api/v1/seekers").status == 403);
  auto change = [&](const std::string& old, const std::string& fresh) {
    return house.post("/api/v1/sessions/current/password", fmt::format(R"({{"old":"{}","new":"{}"}})", old, fresh));
  };
  CHECK(pointers_of(change("nonsense", "longer than eight")) == "/old");
  CHECK(pointers_of(change(password, "short")) == "/new");
  CHECK(pointers_of(change(password, password)) == "/new");
  REQUIRE(change(password, "longer than eight").status == 204);
  CHECK(house.get("/api/v1/seekers").status == 200);
  CHECK(house.app->sign_ins.find(other->token) == nullptr);
  CHECK(house.post("/api/v1/sessions", credentials("officer", "longer than eight"), "").status == 201);
}

TEST_CASE("passwords are checked by argon2id and never fit an empty hash") {
  server::start_randomness();
  auto hash = server::hash_password("三清 three clears");
  CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(server::password_fits(hash, "三清 three clears"));
  CHECK_FALSE(server::password_fits(hash, "三清"));
  CHECK_FALSE(server::password_fits("", ""));
  CHECK(server::random_token() != server::random_token());
}

TEST_CASE("failures are forgotten after a success, and memory stays bounded") {
  server::Attempts attempts(3);
  auto now = server::Attempts::Clock::now();
  for (int i = 0; i < 5; ++i) attempts.failed("a", "1.1.1.1", now);
  CHECK_FALSE(attempts.may_try("a", "1.1.1.1", now));
  CHECK(attempts.may_try("a", "2.2.2.2", now));
  CHECK(attempts.may_try("a", "1.1.1.1", now + 1s));
  attempts.failed("a", "1.1.1.1", now + 1s);
  CHECK_FALSE(attempts.may_try("a", "1.1.1.1", now + 2s));
  for (int i = 0; i < 100; ++i) attempts.failed("b" + std::to_string(i), "1.1.1.1", now + 2s);
  CHECK_FALSE(attempts.may_try("a", "1.1.1.1", now + 2s));
  attempts.succeeded("a", "1.1.1.1");
  CHECK(attempts.may_try("a", "1.1.1.1", now + 2s));
}
