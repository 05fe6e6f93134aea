#pragma once
// The whole server without sockets, over a temporary folder: a small city with two districts and an account per role.
//   city 1 - district 2 - subdistrict 3 - communities 4 (ours) and 5 (next door); district 6 - subdistrict 7 -
//   community 8

#include <boost/json/value.hpp>
#include <map>

#include "server/app.hpp"
#include "server/routes.hpp"
#include "tests/support/temporary.hpp"

namespace sanqing::tests {

inline constexpr data::Id city = 1, district = 2, subdistrict = 3, community = 4, next_door = 5, far_away = 8;
inline constexpr const char* password = "correct horse";

struct Asked {
  std::string body = {};
  std::string if_match = {};
  std::string language = "en";
  bool csrf = true;
  std::string content_type = "application/json";
};

struct House {
  House();

  // As the account with this login ("" = nobody): officer, neighbour (officer next door), supervisor (of the
  // subdistrict), administrator, employer, seeker, integrator.
  server::Response ask(server::Method method, const std::string& target, const std::string& as = "officer",
                       const Asked& asked = {});
  server::Response get(const std::string& target, const std::string& as = "officer") {
    return ask(server::Method::get, target, as);
  }
  server::Response post(const std::string& target, const std::string& body, const std::string& as = "officer") {
    return ask(server::Method::post, target, as, {.body = body});
  }
  server::Response patch(const std::string& target, const std::string& body, const std::string& if_match,
                         const std::string& as = "officer") {
    return ask(server::Method::patch, target, as, {.body = body, .if_match = if_match});
  }
  // Posts and gives the new id; fails the test where it was refused.
  data::Id made(const std::string& target, const std::string& body, const std::string& as = "officer");
  data::Id employer_id();  // one employer, taken by our community
  data::Id vacancy(const std::string& more = "", const std::string& as = "officer");
  data::Id seeker(const std::string& more = "", const std::string& as = "officer");

  TemporaryFolder folder;
  server::Config config;
  std::unique_ptr<data::Database> database;
  matching::Engine engine;
  std::optional<server::App> app;
  std::map<std::string, std::string> tokens;
  data::Id employer_ = 0;
};

boost::json::value json_of(const server::Response& response);
std::string header_of(const server::Response& response, std::string_view name);
// The pointers of a problem's errors, in order, joined with spaces.
std::string pointers_of(const server::Response& response);

}  // namespace sanqing::tests
