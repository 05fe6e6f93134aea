#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "data/json.hpp"
#include "server/handlers/posting.hpp"

#include "tests/server/house.hpp"

using namespace sanqing;
using namespace sanqing::tests;
using server::Method;

TEST_CASE("a record is changed only by whoever has seen its last version") {
  House house;
  auto target = fmt::format("/api/v1/seekers/{}", house.seeker(R"("phone":"13800001234")"));
  auto read = house.get(target);
  REQUIRE(header_of(read, "ETag") == "\"1\"");
  CHECK(house.patch(target, R"({"address":"a"})", "").status == 428);
  CHECK(house.patch(target, R"({"address":"a"})", "\"7\"").status == 412);
  CHECK(house.patch(target, R"({"address":"a"})", "nonsense").status == 412);
  auto changed = house.patch(target, R"({"address":"解放碑 1 号"})", "\"1\"");
  REQUIRE(changed.status == 200);
  CHECK(header_of(changed, "ETag") == "\"2\"");
  CHECK(json_of(changed).at("address").as_string() == "解放碑 1 号");
  CHECK(house.patch(target, R"({"address":"b"})", "\"1\"").status == 412);
  CHECK(house.patch(target, R"({"address":"c"})", "*").status == 200);
}

TEST_CASE("PUT replaces the whole record, PATCH only what is sent") {
  House house;
  auto target = fmt::format("/api/v1/seekers/{}", house.seeker(R"("address":"a","intent":{"text":"保洁","max_km":3})"));
  auto patched = json_of(house.patch(target, R"({"intent":{"max_km":5}})", "\"1\""));
  CHECK(patched.at("intent").at("text").as_string() == "保洁");
  CHECK(patched.at("intent").at("max_km").to_number<double>() == 5);
  auto put = house.ask(Method::put, target, "officer", {.body = R"({"name":"王秀英"})", .if_match = "\"2\""});
  REQUIRE(put.status == 200);
  CHECK(json_of(put).at("address").as_string().empty());
  CHECK(json_of(put).at("intent").at("max_km").is_null());
  CHECK(json_of(put).at("organisation_id").as_int64() == community);
}

TEST_CASE("numbers of a person are masked, and the mask sent back changes nothing") {
  House house;
  auto id = house.seeker(R"("identity_number":"11010519491231002x","phone":"13800001234")");
  auto target = fmt::format("/api/v1/seekers/{}", id);
  auto shown = json_of(house.get(target));
  CHECK(shown.at("identity_number").as_string() == "110105********002X");
  CHECK(shown.at("phone").as_string() == "138****1234");
  shown.as_object()["address"] = "新地址";
  auto put = house.ask(Method::put, target, "officer", {.body = data::serialize(shown), .if_match = "\"1\""});
  REQUIRE(put.status == 200);
  auto stored = data::Repository<data::Seeker>::find(house.database->read().connection(), id);
  CHECK(stored->identity_number == "11010519491231002X");
  CHECK(stored->phone == "13800001234");
  CHECK(stored->address == "新地址");
  CHECK(pointers_of(house.patch(target, R"({"phone":"139****1234"})", "\"2\"")) == "/phone");
}

TEST_CASE("birth date and sex are taken from the identity number where they are not known") {
  House house;
  auto shown =
      json_of(house.get(fmt::format("/api/v1/seekers/{}", house.seeker(R"("identity_number":"11010519491231002X")"))));
  CHECK(shown.at("birth_date").as_string() == "1949-12-31");
  CHECK(shown.at("sex").as_string() == "F");
}

TEST_CASE("an identity number with a wrong check digit is kept with a warning") {
  House house;
  auto response = house.post("/api/v1/seekers", R"({"name":"王秀英","identity_number":"110105194912310021"})");
  REQUIRE(response.status == 201);
  auto warning = json_of(response).at("warnings").at(0);
  CHECK(warning.at("pointer").as_string() == "/identity_number");
  CHECK(warning.at("code").as_string() == "check_digit");
  CHECK(house.post("/api/v1/seekers", R"({"name":"王秀英","identity_number":"12"})").status == 400);
}

TEST_CASE("a number that another community has is kept with a warning that names nobody") {
  House house;
  house.made("/api/v1/seekers", R"({"name":"李建国","phone":"13900005678","identity_number":"11010519491231002X"})",
             "neighbour");
  auto response = house.post("/api/v1/seekers", R"({"name":"王秀英","identity_number":"11010519491231002X"})");
  REQUIRE(response.status == 201);
  auto warnings = json_of(response).at("warnings");
  REQUIRE(warnings.as_array().size() == 1);
  CHECK(warnings.at(0).at("pointer").as_string() == "/identity_number");
  CHECK(warnings.at(0).at("code").as_string() == "elsewhere");
  CHECK(response.body.find("李建国") == std::string::npos);
  CHECK(response.body.find("5678") == std::string::npos);
  // Whoever sees both records is told which one it is.
  CHECK(house.post("/api/v1/seekers", R"({"name":"王秀英","identity_number":"11010519491231002X"})", "supervisor")
            .status == 409);
}

TEST_CASE("a sex or a birth date that is not the identity number's is kept with a warning") {
  House house;
  auto warned = [&](const std::string& body) {
    auto response = house.post("/api/v1/seekers", body);
    INFO(response.body);
    REQUIRE(response.status == 201);
    auto shown = json_of(response);
    std::string pointers;
    if (const auto* warnings = shown.as_object().if_contains("warnings"))
      for (const auto& warning : warnings->as_array()) pointers += std::string(warning.at("pointer").as_string()) + " ";
    return pointers;
  };
  CHECK(warned(R"({"name":"a","identity_number":"11010519491231002X","sex":"M","birth_date":"1950-01-01"})") ==
        "/sex /birth_date ");
  CHECK(warned(R"({"name":"b","identity_number":"110105194912310038","sex":"M","birth_date":"1949-12-31"})")
            .find("/sex") == std::string::npos);
  CHECK(json_of(house.get("/api/v1/seekers/1")).at("sex").as_string() == "M");
}

TEST_CASE("an advert is told which words it may not ask, and is kept as it was sent") {
  House house;
  auto codes = [](const boost::json::value& shown) {
    std::string all;
    if (const auto* warnings = shown.as_object().if_contains("warnings"))
      for (const auto& warning : warnings->as_array())
        all += std::string(warning.at("code").as_string()) + std::string(warning.at("pointer").as_string()) + " ";
    return all;
  };
  auto body = [&](const char* title, const char* description) {
    return fmt::format(R"({{"title":"{}","description":"{}","employer_id":{},"status":"open"}})", title, description,
                       house.employer_id());
  };
  auto told = house.post("/api/v1/vacancies", body("保洁员", "限女，35岁以下，本地户口"));
  REQUIRE(told.status == 201);
  CHECK(json_of(told).at("status").as_string() == "open");
  CHECK(codes(json_of(told)) == "sex/description age/description household_origin/description ");
  CHECK(json_of(told).at("warnings").at(2).at("detail").as_string().find("本地户口") != std::string::npos);
  auto zh = house.ask(Method::patch, "/api/v1/vacancies/1", "officer",
                      {.body = R"({"address":"x"})", .if_match = "*", .language = "zh-CN"});
  CHECK(json_of(zh).at("warnings").at(1).at("detail").as_string().find("能不能不写年龄") != std::string::npos);
  CHECK(codes(json_of(house.get("/api/v1/vacancies/1"))) == codes(json_of(told)));
  // The record as it was read may be sent back whole.
  auto put = house.ask(Method::put, "/api/v1/vacancies/1", "officer",
                       {.body = std::string(house.get("/api/v1/vacancies/1").content()), .if_match = "*"});
  CHECK(put.status == 200);

  for (const char* fine : {"男女不限，户口不限", "可以解决户口，女装导购", "做户籍管理的文员", "有电工证优先"}) {
    CAPTURE(fine);
    CHECK(codes(json_of(house.post("/api/v1/vacancies", body("店员", fine)))).empty());
  }
  for (const char* asks : {"重庆户口", "要求本市户籍", "限本地人"}) {
    CAPTURE(asks);
    CHECK(codes(json_of(house.post("/api/v1/vacancies", body("店员", asks)))) == "household_origin/description ");
  }
}

TEST_CASE("an advert is told what else it may not ask, and is left alone where it asks nothing of the kind") {
  House house;
  const auto taxonomy = house.app->taxonomy;
  auto codes = [&](const char* title, const char* text) {
    std::string all;
    for (const auto& doubt : server::doubtful_words({.title = title, .description = text}, *taxonomy)) {
      all += (all.empty() ? "" : " ") + doubt.code;
      CHECK_FALSE(doubt.words.zh.empty());
      CHECK_FALSE(doubt.words.en.empty());
    }
    return all;
  };
  const std::pair<const char*, std::vector<const char*>> asked[] = {
      {"ethnicity", {"少数民族勿扰", "汉族", "限汉族，包吃住", "要求汉族、会开车"}},
      {"religion", {"信教勿扰", "无宗教信仰", "有宗教信仰者不要", "不信教的"}},
      {"health_discrimination",
       {"乙肝携带者不录用", "传染病勿扰", "残疾人勿扰", "身体健康，无传染病", "健康证、乙肝携带者不要", "入职查乙肝"}},
      {"marriage", {"已婚已育优先", "未婚", "要求未育", "孕妇勿扰", "已婚、会做饭"}},
      {"appearance", {"五官端正", "身高165以上", "形象好，普通话标准", "形象气质佳", "身高1.65米以上"}},
      {"deposit",
       {"入职交押金200元", "收押金", "培训费500元", "服装费自理", "需缴纳保证金", "办入职手续时交押金300元",
        "工装押金离职退还"}},
      {"sex", {"限男士理发师", "招女装配工", "限女装卸工"}},
  };
  for (const auto& [code, texts] : asked)
    for (const char* text : texts) {
      CAPTURE(text);
      CHECK(codes("店员", text) == code);
    }
  for (const char* fine : {"民族不限",
                           "汉族、少数民族均可",
                           "汉族舞老师",
                           "少数民族风味餐厅，招服务员",
                           "信仰不限",
                           "宗教用品店，不要求经验",
                           "有健康证",
                           "身体健康，能吃苦",
                           "残疾人优先",
                           "接受残疾人",
                           "残疾人专岗，非残疾人勿扰",
                           "照顾残疾人不要求经验",
                           "残疾人培训不收费",
                           "不查乙肝",
                           "传染病医院保洁",
                           "婚否不限",
                           "已婚、未婚均可",
                           "有婚假产假",
                           "维护品牌形象",
                           "给儿童量身高",
                           "身高不限",
                           "不收押金",
                           "免培训费",
                           "培训费公司出",
                           "酒店前台，收取客人押金、办理入住",
                           "党员优先",
                           "男士理发师",
                           "女装导购",
                           "招女装导购",
                           "女鞋销售",
                           "男士西装定制",
                           "免费提供工装",
                           "商户洽谈、保证金收缴等工作",
                           "从未要求应聘者缴纳押金、保证金",
                           "本工作无任何报名费、服装费",
                           "微胖身材也可以"}) {
    CAPTURE(fine);
    CHECK(codes("店员", fine) == "");
    CHECK(codes(fine, "") == "");
  }
  auto told = server::doubtful_words({.title = "店员", .description = "包吃住，五官端正"}, *taxonomy);
  REQUIRE(told.size() == 1);
  CHECK(told[0].pointer == "/description");
  CHECK(told[0].words.zh == "“五官端正”：这和工作有没有关系？没关系就不写");
}

TEST_CASE("everything that is wrong with a record is said at once") {
  House house;
  auto response = house.post("/api/v1/vacancies",
                             R"({"title":"","employer_id":77,"wage_min":-5,"headcount":"two","colour":"red",
                                 "start_on":"2026-02-30","form":"sometimes","shifts":[{"from":"25:00","to":"08:00"}]})");
  CHECK(response.status == 400);
  CHECK(json_of(response).at("type").as_string() == "/problems/invalid");
  auto pointers = pointers_of(response);
  for (const char* pointer :
       {"/title", "/employer_id", "/wage_min", "/headcount", "/colour", "/start_on", "/form", "/shifts/0/from"}) {
    CAPTURE(pointer, pointers);
    CHECK((" " + pointers + " ").find(std::string(" ") + pointer + " ") != std::string::npos);
  }
}

TEST_CASE("bad bodies are refused, and nothing is stored") {
  House house;
  auto count = [&] { return data::Repository<data::Seeker>::count(house.database->read().connection()); };
  const std::pair<const char*, std::string> bodies[] = {
      {"empty", ""},
      {"not closed", R"({"name":"x")"},
      {"not an object", R"(["x"])"},
      {"two documents", R"({"name":"x"}{})"},
      {"a NUL", R"({"name":"a\u0000b"})"},
      {"a raw NUL", std::string("{\"name\":\"a\0b\"}", 14)},
      {"not UTF-8", "{\"name\":\"\xff\xfe\"}"},
      {"half a surrogate", R"({"name":"\ud800"})"},
      {"the same field twice", R"({"name":"x","name":"y"})"},
      {"too deep", std::string(100'000, '[')},
      {"a number for text", R"({"name":7})"},
      {"null for text", R"({"name":null})"},
      {"a day that is none", R"({"name":"x","birth_date":"2026-02-30"})"},
      {"an unknown field deep inside", R"({"name":"x","intent":{"wage":3}})"},
      {"a huge number", R"({"name":"x","household_id":1e400})"},
  };
  for (const auto& [what, body] : bodies) {
    CAPTURE(what);
    auto response = house.post("/api/v1/seekers", body);
    CHECK(response.status == 400);
    CHECK(response.content_type == "application/problem+json");
  }
  CHECK(count() == 0);
}

TEST_CASE("lists are read page by page, the newest first, each record once") {
  House house;
  for (int i = 0; i < 7; ++i) house.seeker();
  std::vector<std::int64_t> ids;
  std::string cursor;
  int pages = 0;
  do {
    auto page = json_of(house.get("/api/v1/seekers?limit=3&cursor=" + cursor));
    for (const auto& item : page.at("items").as_array()) ids.push_back(item.at("id").as_int64());
    cursor = page.at("next_cursor").as_string();
    ++pages;
  } while (!cursor.empty());
  CHECK(pages == 3);
  CHECK(ids == std::vector<std::int64_t>{7, 6, 5, 4, 3, 2, 1});
  CHECK(pointers_of(house.get("/api/v1/seekers?limit=0&order=name")) == "/limit /order");
  CHECK(house.get("/api/v1/seekers?cursor=x").status == 400);
  CHECK(house.get("/api/v1/seekers?limit=1&limit=2").status == 400);
  CHECK(house.get("/api/v1/seekers?q=%ff").status == 400);
}

TEST_CASE("seekers are found by a part of the name or the tail of a number") {
  House house;
  house.seeker(R"("phone":"13800001234")");
  house.made("/api/v1/seekers", R"({"name":"李强","phone":"13900005678"})");
  auto found = [&](const std::string& q) {
    return json_of(house.get("/api/v1/seekers?q=" + q)).at("items").as_array().size();
  };
  CHECK(found("%E7%A7%80") == 1);  // 秀
  CHECK(found("5678") == 1);
  CHECK(found("0000") == 0);
}

TEST_CASE("what the server keeps is not taken from a body") {
  House house;
  auto shown = json_of(house.get(fmt::format(
      "/api/v1/vacancies/{}", house.vacancy(R"("id":77,"version":9,"filled":5,"employer_name":"x","headcount":3)"))));
  CHECK(shown.at("version").as_int64() == 1);
  CHECK(shown.at("filled").as_int64() == 0);
  CHECK(shown.at("employer_name").as_string() == "好邻居超市");
}

TEST_CASE("a reader who has the present version gets no body") {
  House house;
  server::Request request{.path = fmt::format("/api/v1/seekers/{}", house.seeker()), .if_none_match = "\"1\""};
  house.get("/api/v1/seekers");
  request.cookie = "sanqing_session=" + house.tokens["officer"];
  auto response = server::route(request, *house.app);
  CHECK(response.status == 304);
  CHECK(response.body.empty());
}

TEST_CASE("what was done for a person is told newest first, with numbers masked") {
  House house;
  auto target = fmt::format("/api/v1/seekers/{}", house.seeker(R"("phone":"13800001234")"));
  house.patch(target, R"({"phone":"13900005678"})", "\"1\"");
  auto events = json_of(house.get(target + "/events")).at("items");
  REQUIRE(events.as_array().size() == 2);
  CHECK(events.at(0).at("action").as_string() == "changed");
  auto text = data::serialize(events);
  CHECK(text.find("13800001234") == std::string::npos);
  CHECK(text.find("139****5678") != std::string::npos);
}

TEST_CASE("the clears say how complete they are") {
  House house;
  auto empty = json_of(house.get(fmt::format("/api/v1/seekers/{}", house.seeker()))).at("completeness");
  CHECK(empty.at("intent").as_int64() == 0);
  auto declined = json_of(house.get(fmt::format(
      "/api/v1/seekers/{}", house.seeker(R"("family":{"confirmed":{"on":"2026-01-05","by":"x","declined":true}})"))));
  CHECK(declined.at("completeness").at("family").as_int64() == 100);
  CHECK(declined.at("completeness").at("open").at("family").as_array().empty());
}

TEST_CASE("a clear is complete exactly where no question of it is open") {
  House house;
  auto family = [&](const char* more) {
    auto shown =
        json_of(house.get(fmt::format("/api/v1/seekers/{}", house.seeker(fmt::format(R"("family":{})", more)))));
    const auto& complete = shown.at("completeness");
    CHECK((complete.at("family").as_int64() == 100) == complete.at("open").at("family").as_array().empty());
    return data::serialize(complete.at("open").at("family"));
  };
  CHECK(family("{}") == R"(["single_parent","both_unemployed","duties"])");
  CHECK(family(R"({"single_parent":false,"both_spouses_unemployed":true})") == R"(["duties"])");
  // Asked on a day and nothing written down: there is nobody to care for.
  CHECK(family(R"({"single_parent":false,"both_spouses_unemployed":true,"confirmed":{"on":"2026-01-05","by":"x"}})") ==
        "[]");
}

TEST_CASE("organisations are an administrator's to change") {
  House house;
  auto id =
      house.made("/api/v1/organisations", R"({"name":"丁社区","level":"community","parent_id":3})", "administrator");
  auto shown = json_of(house.get(fmt::format("/api/v1/organisations/{}", id), "supervisor"));
  CHECK(shown.at("path").as_string() == fmt::format("/1/2/3/{}/", id));
  CHECK(house.get(fmt::format("/api/v1/organisations/{}", id), "officer").status == 404);
  CHECK(json_of(house.get("/api/v1/organisations?parent_id=3", "supervisor")).at("items").as_array().size() == 3);
}
