#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "tests/server/house.hpp"

using namespace sanqing;
using namespace sanqing::tests;
using server::Method;

namespace {

std::string concrete(std::string_view path) {
  std::string target(path);
  if (auto id = target.find("{id}"); id != std::string::npos) target.replace(id, 4, "1");
  if (target.ends_with('*')) target.replace(target.size() - 1, 1, "x.js");
  return target;
}

// "GET /api/v1/seekers/{id}" of every operation, and which of them are open to all, read off the indentation.
std::map<std::string, bool> operations_of_openapi(const std::string& yaml) {
  std::map<std::string, bool> operations;
  std::istringstream lines(yaml);
  std::string line, path, operation;
  bool within = false;
  while (std::getline(lines, line)) {
    if (!line.starts_with(' ')) within = line == "paths:";
    if (!within) continue;
    if (line.starts_with("  /")) path = line.substr(2, line.size() - 3);
    for (const char* method : {"get", "post", "put", "patch", "delete"})
      if (line == std::string("    ") + method + ":") {
        std::string upper(method);
        for (char& c : upper) c = static_cast<char>(std::toupper(c));
        operation = upper + " " + path;
        operations[operation] = false;
      }
    if (line == "      security: []") operations[operation] = true;
  }
  return operations;
}

}  // namespace

TEST_CASE("nobody enters without signing in, except where the table says so") {
  House house;
  for (const auto& route : server::routes()) {
    auto target = concrete(route.path);
    CAPTURE(server::name_of(route.method), target);
    auto response = house.ask(route.method, target, "", {.body = route.method == Method::get ? "" : "{}"});
    if (route.roles.open())
      CHECK(response.status != 403);
    else
      CHECK(response.status == 401);
  }
}

TEST_CASE("an account of a role that the table does not name is refused everywhere else") {
  House house;
  const std::pair<const char*, data::Role> accounts[] = {{"officer", data::Role::officer},
                                                         {"supervisor", data::Role::supervisor},
                                                         {"administrator", data::Role::administrator},
                                                         {"employer", data::Role::employer},
                                                         {"seeker", data::Role::seeker},
                                                         {"integrator", data::Role::integrator}};
  for (const auto& route : server::routes())
    for (const auto& [login, role] : accounts) {
      if (route.roles.open() || route.roles.has(role)) continue;
      CAPTURE(server::name_of(route.method), route.path, login);
      CHECK(house.ask(route.method, concrete(route.path), login, {.body = "{}"}).status == 403);
    }
}

TEST_CASE("changing requests need the CSRF token of the session") {
  House house;
  for (const auto& route : server::routes()) {
    if (route.method == Method::get || route.roles.open()) continue;
    CAPTURE(server::name_of(route.method), route.path);
    auto response =
        house.ask(route.method, concrete(route.path), "administrator", {.body = "{}", .if_match = "*", .csrf = false});
    CHECK(response.status == 403);
    CHECK(json_of(response).at("type").as_string() == "/problems/csrf");
  }
}

TEST_CASE("the OpenAPI file and the route table say the same") {
  House house;
  auto yaml = house.get("/api/v1/openapi.yaml", "");
  auto described = operations_of_openapi(std::string(yaml.content()));
  std::set<std::string> served;
  for (const auto& route : server::routes()) {
    bool page = route.handler == server::find_route({.path = "/s/"}).route->handler ||
                route.path.starts_with("/problems") || route.path == "/" || route.path == "/app";
    if (page) continue;
    auto operation = std::string(server::name_of(route.method)) + " " + std::string(route.path);
    CAPTURE(operation);
    served.insert(operation);
    REQUIRE(described.contains(operation));
    CHECK(described[operation] == route.roles.open());
  }
  for (const auto& [operation, open] : described) {
    CAPTURE(operation);
    CHECK(served.contains(operation));
  }
}

TEST_CASE("a known address with another method says which methods it has") {
  House house;
  auto response = house.ask(Method::delete_, "/api/v1/seekers/1");
  CHECK(response.status == 405);
  CHECK(header_of(response, "Allow") == "GET, HEAD, PUT, PATCH");
  CHECK(house.ask(Method::other, "/healthz", "").status == 405);
}

TEST_CASE("unknown addresses and impossible ids are not found") {
  House house;
  for (const char* target : {"/nothing", "/api/v1/seekers/0", "/api/v1/seekers/-1", "/api/v1/seekers/01",
                             "/api/v1/seekers/9223372036854775808", "/api/v1/seekers/1/", "/api/v1/seekers/abc",
                             "/api/v1//seekers", "/api/v1/seekers/1%00"}) {
    CAPTURE(target);
    CHECK(house.get(target).status == 404);
  }
}

TEST_CASE("HEAD is answered like GET") {
  House house;
  CHECK(house.ask(Method::head, "/healthz", "").status == 200);
  CHECK(house.ask(Method::head, "/api/v1/seekers").status == 200);
}

TEST_CASE("what is not JSON is refused by its type") {
  House house;
  CHECK(
      house.ask(Method::post, "/api/v1/seekers", "officer", {.body = "name=x", .content_type = "text/plain"}).status ==
      415);
  CHECK(house
            .ask(Method::post, "/api/v1/seekers", "officer",
                 {.body = R"({"name":"x"})", .content_type = "application/json; charset=utf-8"})
            .status == 201);
}

TEST_CASE("a problem has a page, and speaks the language that is asked for") {
  House house;
  auto zh = json_of(house.ask(Method::get, "/api/v1/seekers/99", "officer", {.language = "zh-CN,zh;q=0.9,en;q=0.8"}));
  auto en = json_of(house.ask(Method::get, "/api/v1/seekers/99", "officer", {.language = "en-GB"}));
  CHECK(zh.at("title").as_string() == "找不到");
  CHECK(en.at("title").as_string() == "Not found");
  CHECK(en.at("status").as_int64() == 404);
  CHECK(en.at("trace_id").as_string() == "0123456789abcdef0123456789abcdef");
  CHECK(house.get(std::string(en.at("type").as_string()), "").status == 200);
  CHECK(house.get("/problems/nonsense", "").status == 404);
}

TEST_CASE("a handler that throws is answered 500 and says nothing of why") {
  House house;
  static const server::Route broken{
      Method::get, "/broken", server::Roles::anyone(),
      [](server::Call&) -> data::Result<server::Response> { throw std::runtime_error("secret inner word"); }};
  server::Found found;
  found.route = &broken;
  auto response = server::answer(found, {.trace_id = "t"}, *house.app);
  CHECK(response.status == 500);
  CHECK(response.body.find("secret") == std::string::npos);
}
