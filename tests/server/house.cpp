#include "tests/server/house.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include "server/passwords.hpp"

namespace sanqing::tests {

using server::Method;

namespace {

std::shared_ptr<const data::Taxonomy> taxonomy() {
  static const auto shipped = data::Taxonomy::shipped();
  return shipped;
}

std::shared_ptr<const index::Embedder> embedder() {
  static const auto shipped = index::shipped_embedder();
  return shipped;
}

// Hashing is dear; every account of every house has the same password.
const std::string& password_hash() {
  static const std::string hash = [] {
    server::start_randomness();
    return server::hash_password(password);
  }();
  return hash;
}

struct Office {
  const char* name;
  data::Level level;
  data::Id parent;
};

void build(data::Database& database) {
  const Office offices[] = {{"市", data::Level::city, 0},
                            {"渝中区", data::Level::district, city},
                            {"较场口街道", data::Level::subdistrict, district},
                            {"甲社区", data::Level::community, subdistrict},
                            {"乙社区", data::Level::community, subdistrict},
                            {"江北区", data::Level::district, city},
                            {"观音桥街道", data::Level::subdistrict, 6},
                            {"丙社区", data::Level::community, 7}};
  const std::tuple<const char*, data::Role, data::Id> accounts[] = {
      {"officer", data::Role::officer, community},        {"neighbour", data::Role::officer, next_door},
      {"stranger", data::Role::officer, far_away},        {"supervisor", data::Role::supervisor, subdistrict},
      {"administrator", data::Role::administrator, city}, {"employer", data::Role::employer, community},
      {"seeker", data::Role::seeker, community},          {"integrator", data::Role::integrator, city}};
  auto written = database.write([&](data::Writing& writing) -> data::Result<void> {
    for (const auto& office : offices) {
      data::Organisation organisation{.level = office.level, .name = office.name};
      if (office.parent) organisation.parent_id = office.parent;
      if (office.level == data::Level::community) organisation.latitude = 29.55, organisation.longitude = 106.57;
      if (auto id = data::Repository<data::Organisation>::insert(writing, organisation, {}); !id)
        return std::unexpected(id.error());
    }
    for (const auto& [login, role, office] : accounts) {
      data::Account account{.organisation_id = office,
                            .role = role,
                            .login = login,
                            .display_name = login,
                            .password_hash = password_hash()};
      if (auto id = data::Repository<data::Account>::insert(writing, account, {}); !id)
        return std::unexpected(id.error());
    }
    return {};
  });
  if (!written) FAIL(written.error().words.en);
}

}  // namespace

House::House() : engine(embedder(), taxonomy()) {
  config.log = "quiet";
  config.data = folder.path().string();
  auto opened = data::Database::open(folder.path());
  if (!opened) FAIL(opened.error().words.en);
  database = std::move(*opened);
  build(*database);
  app.emplace(config, *database, engine, taxonomy());
  app->load();
}

server::Response House::ask(Method method, const std::string& target, const std::string& as, const Asked& asked) {
  server::Request request;
  request.method = method;
  auto question = target.find('?');
  request.path = target.substr(0, question);
  if (question != std::string::npos) request.query = target.substr(question + 1);
  request.body = asked.body;
  request.content_type = asked.content_type;
  request.accept_language = asked.language;
  request.if_match = asked.if_match;
  request.address = "127.0.0.1";
  request.trace_id = "0123456789abcdef0123456789abcdef";
  request.host = "localhost";
  if (!as.empty()) {
    auto& token = tokens[as];
    if (token.empty()) {
      auto reading = database->read();
      auto accounts = data::Repository<data::Account>::list(reading.connection(), {.limit = 200});
      for (const auto& account : accounts->items)
        if (account.login == as) token = app->sign_ins.open(account)->token;
      if (token.empty()) FAIL("no account " + as);
    }
    request.cookie = "sanqing_session=" + token;
    if (asked.csrf) request.csrf = server::csrf_of(token);
  }
  return server::route(request, *app);
}

data::Id House::made(const std::string& target, const std::string& body, const std::string& as) {
  auto response = post(target, body, as);
  INFO(response.body);
  REQUIRE(response.status == 201);
  return json_of(response).at("id").as_int64();
}

data::Id House::employer_id() {
  if (!employer_)
    employer_ = made("/api/v1/employers", R"({"name":"好邻居超市","phone":"02363801234","contact_name":"张经理"})");
  return employer_;
}

data::Id House::vacancy(const std::string& more, const std::string& as) {
  return made("/api/v1/vacancies",
              fmt::format(R"({{"title":"保洁员","employer_id":{}{}{}}})", employer_id(), more.empty() ? "" : ",", more),
              as);
}

data::Id House::seeker(const std::string& more, const std::string& as) {
  return made("/api/v1/seekers", fmt::format(R"({{"name":"王秀英"{}{}}})", more.empty() ? "" : ",", more), as);
}

boost::json::value json_of(const server::Response& response) {
  auto content = response.content();
  INFO(content);
  return boost::json::parse({content.data(), content.size()});
}

std::string header_of(const server::Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return "";
}

std::string pointers_of(const server::Response& response) {
  std::string pointers;
  const boost::json::value problem = json_of(response);
  const boost::json::array& errors = problem.at("errors").as_array();
  for (const boost::json::value& error : errors) {
    if (!pointers.empty()) pointers += ' ';
    pointers += std::string_view(error.at("pointer").as_string());
  }
  return pointers;
}

}  // namespace sanqing::tests
