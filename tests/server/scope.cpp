#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "data/json.hpp"

#include "tests/server/house.hpp"

using namespace sanqing;
using namespace sanqing::tests;
using server::Method;

TEST_CASE("a person is known to the own office and those above, and to nobody else") {
  House house;
  auto target = fmt::format("/api/v1/seekers/{}", house.seeker());
  for (const char* login : {"officer", "supervisor", "administrator"}) {
    CAPTURE(login);
    CHECK(house.get(target, login).status == 200);
    CHECK(json_of(house.get("/api/v1/seekers", login)).at("items").as_array().size() == 1);
  }
  for (const char* login : {"neighbour", "stranger"}) {
    CAPTURE(login);
    auto refused = house.get(target, login), nothing = house.get("/api/v1/seekers/4711", login);
    CHECK(refused.status == 404);
    CHECK(refused.body == nothing.body);
    CHECK(house.get(target + "/events", login).status == 404);
    CHECK(house.get(target + "/matches", login).status == 404);
    CHECK(house.patch(target, R"({"address":"x"})", "*", login).status == 404);
    CHECK(house.ask(Method::put, target, login, {.body = R"({"name":"x"})", .if_match = "*"}).status == 404);
    CHECK(json_of(house.get("/api/v1/seekers", login)).at("items").as_array().empty());
  }
}

TEST_CASE("a person cannot be registered with, or moved to, an office that is not one's own") {
  House house;
  auto body = fmt::format(R"({{"name":"x","organisation_id":{}}})", next_door);
  CHECK(pointers_of(house.post("/api/v1/seekers", body)) == "/organisation_id");
  CHECK(house.post("/api/v1/seekers", body, "supervisor").status == 201);
  auto target = fmt::format("/api/v1/seekers/{}", house.seeker());
  CHECK(pointers_of(house.patch(target, fmt::format(R"({{"organisation_id":{}}})", next_door), "*")) ==
        "/organisation_id");
}

TEST_CASE("an identity number is registered once among the people one can see") {
  House house;
  auto body = [](const char* number) { return fmt::format(R"({{"name":"李强","identity_number":"{}"}})", number); };
  auto id = house.seeker(R"("identity_number":"11010519491231002X","phone":"13800001234")");
  for (const char* number :
       {"11010519491231002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105491231002"}) {
    CAPTURE(number);
    auto refused = house.post("/api/v1/seekers", body(number));
    CHECK(refused.status == 409);
    CHECK(pointers_of(refused) == "/identity_number");
    auto problem = json_of(refused);
    CHECK(problem.at("seeker_id").as_int64() == id);
    CHECK(problem.at("detail").as_string().find("王秀英 138****1234") != std::string::npos);
    CHECK(refused.body.find("13800001234") == std::string::npos);
  }
  CHECK(json_of(house.get("/api/v1/seekers")).at("items").as_array().size() == 1);

  auto other = fmt::format("/api/v1/seekers/{}", house.seeker());
  auto put = house.ask(Method::put, other, "officer", {.body = body("110105491231002"), .if_match = "*"});
  CHECK(put.status == 409);
  CHECK(house.patch(other, R"({"identity_number":"11010519491231002X"})", "*").status == 409);
  auto own = fmt::format("/api/v1/seekers/{}", id);
  CHECK(house.patch(own, R"({"identity_number":"11010519491231002X","address":"新地址"})", "*").status == 200);

  // Next door is another office's affair: nothing is told of it, until somebody above sees both.
  CHECK(house.post("/api/v1/seekers", body("11010519491231002X"), "neighbour").status == 201);
  CHECK(house.post("/api/v1/seekers", body("11010519491231002X"), "supervisor").status == 409);
}

TEST_CASE("a household next door cannot be named") {
  House house;
  auto household = house.made("/api/v1/households", R"({"address":"x"})", "neighbour");
  CHECK(pointers_of(house.post("/api/v1/seekers", fmt::format(R"({{"name":"x","household_id":{}}})", household))) ==
        "/household_id");
  auto person = house.seeker("", "neighbour");
  CHECK(pointers_of(house.post("/api/v1/households",
                               fmt::format(R"({{"members":[{{"relation":"child","seeker_id":{}}}]}})", person))) ==
        "/members/0/seeker_id");
}

TEST_CASE("vacancies are read by every office of the city and changed only by the one that took them") {
  House house;
  auto target = fmt::format("/api/v1/vacancies/{}", house.vacancy());
  for (const char* login : {"officer", "neighbour", "stranger", "supervisor", "administrator"}) {
    CAPTURE(login);
    CHECK(house.get(target, login).status == 200);
  }
  CHECK(house.patch(target, R"({"title":"x"})", "*", "neighbour").status == 404);
  CHECK(house.patch(target, R"({"title":"x"})", "*", "supervisor").status == 200);
}

TEST_CASE("people matched to a vacancy are those of the own office") {
  House house;
  auto vacancy = house.vacancy();
  house.seeker(R"("status":"active","intent":{"text":"保洁"})");
  house.seeker(R"("status":"active","intent":{"text":"保洁"})", "neighbour");
  auto matched = [&](const char* login) {
    auto response = house.get(fmt::format("/api/v1/vacancies/{}/matches", vacancy), login);
    REQUIRE(response.status == 200);
    return json_of(response).at("items").as_array().size();
  };
  CHECK(matched("officer") == 1);
  CHECK(matched("neighbour") == 1);
  CHECK(matched("stranger") == 0);
  CHECK(matched("supervisor") == 2);
}

TEST_CASE("an employer's account sees its own vacancies and employer only") {
  House house;
  auto own = house.employer_id();
  auto other = house.made("/api/v1/employers", R"({"name":"别家"})");
  auto of_own = house.vacancy();
  auto of_other = house.made("/api/v1/vacancies", fmt::format(R"({{"title":"保安","employer_id":{}}})", other));
  auto written = house.database->write([&](data::Writing& writing) -> data::Result<void> {
    auto accounts = data::Repository<data::Account>::list(writing.connection(), {.limit = 200});
    for (auto& account : accounts->items) {
      if (account.login != "employer") continue;
      account.employer_id = own;
      return data::Repository<data::Account>::update(writing, account, {});
    }
    return {};
  });
  REQUIRE(written.has_value());
  CHECK(house.get(fmt::format("/api/v1/vacancies/{}", of_own), "employer").status == 200);
  CHECK(house.get(fmt::format("/api/v1/vacancies/{}", of_other), "employer").status == 404);
  CHECK(json_of(house.get("/api/v1/vacancies", "employer")).at("items").as_array().size() == 1);
  CHECK(house.get(fmt::format("/api/v1/employers/{}", other), "employer").status == 404);
  CHECK(json_of(house.get("/api/v1/employers", "employer")).at("items").as_array().size() == 1);
  CHECK(house.get("/api/v1/seekers", "employer").status == 403);
}

TEST_CASE("what anybody may see names no person and no number") {
  House house;
  house.vacancy(
      R"("description":"包吃住，电话 023-6380 1234 或微信 zhang_88888，工资 3000-4500","latitude":29.551,"longitude":106.571)");
  for (auto target :
       {fmt::format("/api/v1/public/vacancies?near={}&km=5", community), std::string("/api/v1/public/vacancies"),
        std::string("/api/v1/public/vacancies/1"), std::string("/api/v1/public/communities")}) {
    CAPTURE(target);
    auto response = house.get(target, "");
    CHECK(response.status == 200);
    for (const char* secret : {"6380", "张经理", "zhang_88888", "contact"})
      CHECK(response.body.find(secret) == std::string::npos);
    // The offices' own numbers are there to be called; an employer's is not.
    if (target.ends_with("vacancies/1")) CHECK(response.body.find("phone") == std::string::npos);
  }
  auto near = json_of(house.get(fmt::format("/api/v1/public/vacancies?near={}", community), "")).at("items");
  REQUIRE(near.as_array().size() == 1);
  CHECK(near.at(0).at("distance_km").to_number<double>() < 1);
  CHECK(near.at(0).at("description").as_string().find("3000-4500") != std::string::npos);
}

TEST_CASE("a post kept for some people says for whom, to everybody") {
  House house;
  auto kept = house.vacancy(R"("reserved_for":["disabled","dibao"],"latitude":29.551,"longitude":106.571)");
  auto open = house.vacancy(R"("latitude":29.551,"longitude":106.571)");
  auto groups = [&](data::Id id) {
    return data::serialize(json_of(house.get(fmt::format("/api/v1/public/vacancies/{}", id), "")).at("reserved_for"));
  };
  CHECK(groups(kept) == R"(["disabled","dibao"])");
  CHECK(groups(open) == "[]");
  for (auto target :
       {fmt::format("/api/v1/public/vacancies?near={}", community), std::string("/api/v1/public/vacancies")}) {
    auto shown = json_of(house.get(target, "")).at("items");
    CHECK(shown.as_array().size() == 2);
    for (const auto& item : shown.as_array())
      CHECK(item.at("reserved_for").as_array().size() == (item.at("id").as_int64() == kept ? 2 : 0));
  }
}

TEST_CASE("a search knows what people call the work") {
  House house;
  auto place = R"(,"latitude":29.551,"longitude":106.571)";
  auto named = [&](const char* title, const char* spoken) {
    auto code = house.app->taxonomy->guess_occupations(spoken).at(0).occupation->code;
    return house.made("/api/v1/vacancies", fmt::format(R"({{"title":"{}","occupation":"{}","employer_id":{}{}}})",
                                                       title, code, house.employer_id(), place));
  };
  const std::pair<const char*, data::Id> known[] = {{"%E6%89%AB%E5%9C%B0", named("环境岗", "扫地")},
                                                    {"%E7%9C%8B%E5%A4%A7%E9%97%A8", named("值守岗", "看大门")},
                                                    {"%E5%B8%A6%E5%A8%83", named("陪伴岗", "带娃")}};
  for (const auto& [spoken, id] : known)
    for (auto [target, who] : {std::pair{fmt::format("/api/v1/public/vacancies?near={}&q={}", community, spoken), ""},
                               std::pair{fmt::format("/api/v1/public/vacancies?q={}", spoken), ""},
                               std::pair{fmt::format("/api/v1/vacancies?q={}", spoken), "officer"}}) {
      CAPTURE(target);
      auto items = json_of(house.get(target, who)).at("items");
      REQUIRE(items.as_array().size() == 1);
      CHECK(items.at(0).at("id").as_int64() == id);
    }
  // Words that name no occupation are looked for as they stand.
  CHECK(json_of(house.get("/api/v1/vacancies?q=%E5%80%BC%E5%AE%88%E5%B2%97")).at("items").as_array().size() == 1);
  CHECK(json_of(house.get("/api/v1/vacancies?q=%E5%9C%A8%E6%B5%B7%E8%BE%B9")).at("items").as_array().empty());
}

TEST_CASE("anybody may know where an office is and how to call it") {
  House house;
  auto office = fmt::format("/api/v1/organisations/{}", community);
  REQUIRE(house.patch(office, R"({"address":"民权路 8 号","phone":"023-63801234"})", "*", "administrator").status ==
          200);
  auto shown = json_of(house.get("/api/v1/public/communities", "")).at("items");
  for (const auto& item : shown.as_array()) {
    bool ours = item.at("id").as_int64() == community;
    CHECK(item.at("address").as_string() == (ours ? "民权路 8 号" : ""));
    CHECK(item.at("phone").as_string() == (ours ? "023-63801234" : ""));
  }
}

TEST_CASE("a vacancy that is not open is not public") {
  House house;
  auto id = house.vacancy(R"("status":"paused")");
  CHECK(house.get(fmt::format("/api/v1/public/vacancies/{}", id), "").status == 404);
  CHECK(json_of(house.get("/api/v1/public/vacancies", "")).at("items").as_array().empty());
}
