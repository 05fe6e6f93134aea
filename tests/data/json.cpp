#include <catch2/catch.hpp>

#include "data/record_json.hpp"

using namespace sanqing::data;

namespace {

boost::json::value parsed(std::string_view text) {
  auto json = parse_json(text);
  if (!json) FAIL(json.error().words.en);
  return *json;
}

template <class T>
std::vector<std::string> wrong_in(std::string_view text) {
  std::vector<std::string> wrong;
  if (auto value = from_json<T>(parsed(text)); !value)
    for (const auto& field : value.error().fields) wrong.push_back(field.pointer + " " + field.code);
  return wrong;
}

using Strings = std::vector<std::string>;

Seeker somebody() {
  Seeker seeker;
  seeker.name = "王\"芳\"\n";
  seeker.sex = Sex::F;
  seeker.birth_date = Date::parse("1975-02-28");
  seeker.latitude = 29.5512;
  seeker.intent.wage_floor = Money{350050};
  seeker.intent.occupations = {{"4-09-08-01", "保洁员"}};
  seeker.intent.available = {{*Clock::parse("08:30"), *Clock::parse("16:00")}};
  seeker.intent.max_km = 5;
  seeker.skills.limits = {Physical::heights, Physical::lifting_20kg};
  seeker.groups = {PriorityGroup::age_4050};
  return seeker;
}

}  // namespace

TEST_CASE("what is written as JSON is read back the same, by both writers") {
  const Seeker seeker = somebody();
  std::string fast;
  write_json(fast, seeker);
  CHECK(fast == serialize(to_json(seeker)));
  const auto back = from_json<Seeker>(parsed(fast));
  REQUIRE(back);
  std::string again;
  write_json(again, *back);
  CHECK(again == fast);
}

TEST_CASE("numbers are written the way people read them") {
  std::string out;
  write_json(out, Money{1850});
  CHECK(out == "18.5");
  CHECK(serialize(to_json(Money::yuan(3000))) == "3000");
  CHECK(serialize(to_json(29.5)) == "29.5");
  CHECK(serialize(to_json(std::optional<int>{})) == "null");
  CHECK(serialize(to_json(std::string("\x01\t中"))) == "\"\\u0001\\t中\"");
}

TEST_CASE("all wrong fields are reported at once, each with its pointer") {
  CHECK(wrong_in<Seeker>(R"({
    "name": 5,
    "sex": "female",
    "birth_date": "2026-02-30",
    "household_id": 1.5,
    "nickname": "x",
    "intent": {"wage_floor": "three", "days": [1, "two"], "available": [{"from": "25:00", "to": "16:00"}], "a/b~": 1},
    "groups": "age_4050",
    "family": null
  })") == Strings{"/household_id type", "/name type", "/sex not_in_list", "/birth_date date", "/groups type",
                  "/intent/wage_floor money", "/intent/available/0/from clock", "/intent/days/1 type",
                  "/intent/a~1b~0 unknown_field", "/family type", "/nickname unknown_field"});
}

TEST_CASE("a word outside its list is answered with the list") {
  const auto value = from_json<Seeker>(parsed(R"({"sex": "female"})"));
  REQUIRE_FALSE(value);
  CHECK(value.error().fields.front().words.en == "must be one of: M, F");
  CHECK(value.error().fields.front().words.zh == "只能是：M, F");
}

TEST_CASE("a field that is not sent keeps its value, null clears an optional, a list is replaced") {
  auto seeker = from_json(parsed(R"({"sex": null, "intent": {"max_km": 3}, "groups": []})"), somebody());
  REQUIRE(seeker);
  CHECK(seeker->name == somebody().name);
  CHECK_FALSE(seeker->sex);
  CHECK(seeker->intent.max_km == 3.0);
  CHECK(seeker->intent.wage_floor == Money{350050});
  CHECK(seeker->groups.empty());
}

TEST_CASE("money is a number or decimal text, never more exact than a fen") {
  CHECK(from_json<Money>(parsed("18.5"))->fen == 1850);
  CHECK(from_json<Money>(parsed("0.1"))->fen == 10);
  CHECK(from_json<Money>(parsed("4.35"))->fen == 435);
  CHECK(from_json<Money>(parsed("\"3000.00\""))->fen == 300000);
  CHECK(from_json<Money>(parsed("-20"))->fen == -2000);
  for (const char* text : {"18.505", "1e300", "\"1e3\"", "true", "null", "[]", "\"\""})
    CHECK_FALSE(from_json<Money>(parsed(text)));
}

TEST_CASE("whole numbers are not rounded into place") {
  CHECK(from_json<int>(parsed("12")) == 12);
  for (const char* text : {"1.5", "\"12\"", "1e2", "3000000000", "null", "18446744073709551615"})
    CHECK_FALSE(from_json<int>(parsed(text)));
}

TEST_CASE("text that cannot be kept is refused") {
  CHECK_FALSE(parse_json(R"({"name": "a\u0000b"})"));
  CHECK_FALSE(parse_json("{\"na\\u0000me\": 1}"));
  CHECK_FALSE(parse_json("{\"name\": \"\xff\"}"));
  CHECK_FALSE(parse_json("{\"name\": \"\xed\xa0\x80\"}"));
  CHECK_FALSE(parse_json(std::string_view("{\"name\": \"a\0b\"}", 15)));
}

TEST_CASE("JSON is taken at its word: nothing lax, nothing twice") {
  for (const char* text : {"", " ", "{", "{\"a\":1,}", "[1,]", "{'a':1}", "// hello\n{}", "nul", "01", "+1", "NaN",
                           "1 2", "{\"a\":1} x", "\"\\x\"", "\"\t\"", "{\"a\":1,\"b\":2,\"a\":3}",
                           "{\"a\":1,\"\\u0061\":2}", "{\"x\":{\"a\":1,\"a\":1}}", "\xef\xbb\xbf{}"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_json(text));
  }
  CHECK(parse_json("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":2}]}"));
  CHECK(parse_json(" {} \n"));
}

TEST_CASE("nesting stops at 32") {
  CHECK(parse_json(std::string(32, '[') + std::string(32, ']')));
  CHECK_FALSE(parse_json(std::string(33, '[') + std::string(33, ']')));
  const auto deep = parse_json(std::string(100'000, '['));
  REQUIRE_FALSE(deep);
  CHECK(deep.error().words.en.find("deeper than 32") != std::string::npos);
}

TEST_CASE("a mistake in JSON is told with its place") {
  const auto json = parse_json("{\n  \"name\": \"王\",\n  \"name\": 1\n}");
  REQUIRE_FALSE(json);
  CHECK(json.error().fault == Fault::invalid);
  CHECK(json.error().words.en == "JSON is wrong at line 3, byte 8: the field \"name\" is there twice");
  CHECK(json.error().words.zh.find("第 3 行") != std::string::npos);
}
