#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/server/house.hpp"

using namespace sanqing;
using namespace sanqing::tests;
using server::Method;

TEST_CASE("a vacancy just written is in the next answer, with its reasons") {
  House house;
  auto target = fmt::format("/api/v1/seekers/{}/matches",
                            house.seeker(R"("status":"active","intent":{"text":"想做保洁","wage_floor":3000})"));
  CHECK(json_of(house.get(target)).at("items").as_array().empty());
  auto id = house.vacancy(R"("wage_min":3500,"wage_max":4000,"latitude":29.55,"longitude":106.57)");
  auto response = house.get(target);
  REQUIRE(response.status == 200);
  auto matches = json_of(response);
  REQUIRE(matches.at("items").as_array().size() == 1);
  CHECK(matches.at("eligible").as_int64() == 1);
  const auto& match = matches.at("items").at(0);
  CHECK(match.at("id").as_int64() == id);
  CHECK(match.at("vacancy").at("title").as_string() == "保洁员");
  CHECK_FALSE(match.at("vacancy").as_object().contains("phone"));
  CHECK(!match.at("reasons").as_array().empty());
  CHECK(!match.at("reasons").at(0).at("zh").as_string().empty());
  auto vacancy = fmt::format("/api/v1/vacancies/{}", id);
  REQUIRE(house.patch(vacancy, R"({"title":"夜班保洁"})", "*").status == 200);
  CHECK(json_of(house.get(target)).at("items").at(0).at("vacancy").at("title").as_string() == "夜班保洁");
  REQUIRE(house.patch(vacancy, R"({"status":"withdrawn"})", "*").status == 200);
  CHECK(json_of(house.get(target)).at("items").as_array().empty());
}

TEST_CASE("a person who is not stored can be matched: what if") {
  House house;
  house.vacancy(R"("wage_min":3500)");
  auto ask = [&](const std::string& body) { return house.post("/api/v1/matches", body); };
  auto response = ask(R"({"seeker":{"intent":{"text":"保洁"}},"kind":"vacancy","limit":5,"weights":[1,0,0]})");
  REQUIRE(response.status == 200);
  CHECK(json_of(response).at("items").as_array().size() == 1);
  CHECK(ask(R"({"seeker":{"phone":"138****1234","identity_number":"110105********002X"}})").status == 200);
  CHECK(pointers_of(ask("{}")) == "/seeker");
  CHECK(pointers_of(ask(R"({"seeker":{"intent":{"wage_floor":-1}}})")) == "/seeker/intent/wage_floor");
  CHECK(pointers_of(ask(R"({"seeker":{},"kind":"house","limit":0,"weights":[0,0,0],"division":"5","more":1})")) ==
        "/more /kind /limit /weights /division");
  CHECK(json_of(house.get("/api/v1/seekers")).at("items").as_array().empty());
}

TEST_CASE("a distance says where it starts, and agrees with its sentence") {
  House house;
  house.vacancy(R"("latitude":29.5993,"longitude":106.58)");
  auto matched = [&](const std::string& target) {
    auto match = json_of(house.get(target)).at("items").at(0);
    std::string said;
    for (const auto& reason : match.at("reasons").as_array())
      if (reason.at("rule").as_string() == "distance") said = reason.at("en").as_string();
    CHECK(said.find(fmt::format("{:g} km", match.at("distance_km").to_number<double>())) == 0);
    CHECK(said.find(std::string(match.at("distance_from").as_string())) != std::string::npos);
    return std::string(match.at("distance_from").as_string());
  };
  auto somewhere = house.seeker(R"("status":"active","intent":{"text":"保洁"})");
  CHECK(matched(fmt::format("/api/v1/seekers/{}/matches", somewhere)) == "community");
  auto at_home = house.seeker(R"("status":"active","latitude":29.56,"longitude":106.57,"intent":{"text":"保洁"})");
  CHECK(matched(fmt::format("/api/v1/seekers/{}/matches", at_home)) == "home");
  auto people = json_of(house.get("/api/v1/vacancies/1/matches")).at("items");
  REQUIRE(people.as_array().size() == 2);
  for (const auto& match : people.as_array())
    CHECK(match.at("distance_from").as_string() == (match.at("id").as_int64() == at_home ? "home" : "community"));
}

TEST_CASE("a vacancy that takes nobody says why nobody is proposed") {
  House house;
  house.seeker(R"("status":"active","intent":{"text":"保洁"})");
  auto target = fmt::format("/api/v1/vacancies/{}", house.vacancy());
  auto closed = [&] {
    auto response = house.get(target + "/matches");
    REQUIRE(response.status == 200);
    auto matches = json_of(response);
    CHECK(matches.at("items").as_array().empty() != matches.at("closed").is_null());
    return matches.at("closed").is_null() ? "" : std::string(matches.at("closed").as_string());
  };
  CHECK(closed().empty());
  for (const char* status : {"paused", "filled", "expired", "withdrawn", "draft", "checked"}) {
    REQUIRE(house.patch(target, fmt::format(R"({{"status":"{}"}})", status), "*").status == 200);
    CHECK(closed() == status);
  }
  REQUIRE(house.patch(target, R"({"status":"open","posted_on":"2020-01-01","valid_until":"2020-01-31"})", "*").status ==
          200);
  CHECK(closed() == "expired");
}

TEST_CASE("what is not known yet is named in a few words") {
  House house;
  auto unknown = json_of(house.get(fmt::format("/api/v1/seekers/{}/matches", house.seeker()))).at("unknown");
  REQUIRE(unknown.as_array().size() >= 4);
  for (const auto& words : unknown.as_array()) {
    CHECK(words.at("en").as_string().find("known") == std::string::npos);
    CHECK(words.at("zh").as_string().find("还没") == std::string::npos);
  }
}

TEST_CASE("courses come with their next run") {
  House house;
  auto course = house.made("/api/v1/courses", R"({"title":"保洁员培训","occupations":["4-09-08-01"],"hours":40})");
  house.made(
      "/api/v1/course-sessions",
      fmt::format(
          R"({{"course_id":{},"starts_on":"2999-01-05","ends_on":"2999-01-20","seats":20,"status":"enrolling"}})",
          course));
  auto seeker = house.seeker(R"("status":"active","intent":{"text":"保洁","willing_to_train":true})");
  auto response = house.get(fmt::format("/api/v1/seekers/{}/matches?kind=course", seeker));
  REQUIRE(response.status == 200);
  auto items = json_of(response).at("items");
  REQUIRE(items.as_array().size() == 1);
  CHECK(items.at(0).at("course").at("title").as_string() == "保洁员培训");
  CHECK(items.at(0).at("course").at("next_session").at("starts_on").as_string() == "2999-01-05");
}

TEST_CASE("the plan of courses names what would open most to the caller's people") {
  House house;
  house.vacancy(R"("certificates":[{"kind":"home_service","must":true,"after_hire":false}])");
  house.made("/api/v1/courses", R"({"title":"家政服务员培训","gives_certificates":["home_service"],"hours":40})");
  auto plan = [&] { return json_of(house.get("/api/v1/course-plan")).at("items").as_array(); };
  CHECK(plan().empty());
  house.seeker(R"("status":"active","intent":{"text":"保洁","willing_to_train":true},"skills":{"education":"junior"})");
  auto items = plan();
  REQUIRE(items.size() == 1);
  CHECK(items[0].at("course").at("title").as_string() == "家政服务员培训");
  CHECK(items[0].at("people").as_int64() == 1);
  CHECK(items[0].at("adds").as_int64() == 1);
  CHECK(house.get("/api/v1/course-plan?limit=0").status == 400);
}

TEST_CASE("wrong questions are answered with what is wrong") {
  House house;
  auto target = fmt::format("/api/v1/seekers/{}/matches", house.seeker());
  for (const char* query : {"?kind=house", "?limit=0", "?limit=101", "?weights=1,2", "?weights=a,b,c", "?weights=0,0,0",
                            "?weights=nan,1,1", "?weights=1,1,1,1", "?division=12345", "?order=x"}) {
    CAPTURE(query);
    CHECK(house.get(target + query).status == 400);
  }
  CHECK(house.get(target + "?weights=1,0,0&limit=3&division=500103").status == 200);
}

TEST_CASE("until the index is loaded matching says so, and everything else works") {
  House house;
  house.app->state = server::App::State::loading;
  auto seeker = house.seeker();
  auto response = house.get(fmt::format("/api/v1/seekers/{}/matches", seeker));
  CHECK(response.status == 503);
  CHECK(!header_of(response, "Retry-After").empty());
  CHECK(house.get("/readyz", "").status == 503);
  CHECK(house.get("/healthz", "").status == 200);
}

TEST_CASE("occupations are found in spoken words, and every closed list has labels") {
  House house;
  auto found = json_of(house.get("/api/v1/taxonomy/occupations?q=%E4%BF%9D%E6%B4%81&limit=3")).at("items");
  REQUIRE(!found.as_array().empty());
  CHECK(found.at(0).at("confidence").to_number<double>() > 0);
  auto labels = json_of(house.get("/api/v1/labels", ""));
  CHECK(labels.at("Education").at("junior").at("zh").as_string() == "初中");
  CHECK(!json_of(house.get("/api/v1/taxonomy/certificates")).at("items").as_array().empty());
}

TEST_CASE("what changes is told to those who may know of it") {
  House house;
  auto listen = [&](const char* login) {
    house.get("/api/v1/sessions/current", login);
    return house.app->hub.join(house.app->sign_ins.find(house.tokens[login]), [] {});
  };
  auto officer = listen("officer"), neighbour = listen("neighbour"), supervisor = listen("supervisor");
  auto heard = [](const std::shared_ptr<server::Hub::Listener>& listener) {
    bool dropped = false;
    std::string all;
    for (const auto& message : listener->fetch(dropped)) all += message;
    return all + (dropped ? "dropped" : "");
  };
  auto id = house.seeker();
  auto message = fmt::format(R"({{"look":"seekers","id":{}}})", id);
  CHECK(heard(officer) == message);
  CHECK(heard(supervisor) == message);
  CHECK(heard(neighbour).empty());
  house.employer_id();
  CHECK(heard(neighbour) == R"({"look":"employers","id":1})");
  for (int i = 0; i < 300; ++i) house.app->hub.look("seekers", id, "/1/2/3/4/", server::Hub::Seen::by_the_office);
  CHECK(heard(officer).ends_with("dropped"));
  house.ask(Method::delete_, "/api/v1/sessions/current", "neighbour");
  CHECK(heard(neighbour) == "dropped");
}
