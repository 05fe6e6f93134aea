// Identity numbers as people and sheets write them (domain.md, "How the words are read"). All numbers are invented:
// their area codes are impossible or their check digits computed here.

#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "data/normalise/identity.hpp"

namespace {

using namespace sanqing::data;

const Date today = *Date::parse("2026-06-01");

// "valid 11010519491231002X 1949-12-31 M area", "legacy …", "refused"
std::string read(std::string_view text, Date on = today) {
  const auto identity = read_identity(text, on);
  if (!identity) {
    CHECK_FALSE(identity.error().words.zh.empty());
    return "refused";
  }
  auto told = fmt::format("{} {} {} {}", identity->legacy ? "legacy" : "valid", identity->number,
                          identity->birth_date.text(), identity->sex == Sex::M ? "M" : "F");
  for (const auto warning : identity->warnings) told += fmt::format(" {}", word(warning));
  return told;
}

std::string with_check(std::string first_17) { return first_17 + identity_check_character(first_17); }

}  // namespace

TEST_CASE("the number of the standard's own example is valid") {
  CHECK(read("11010519491231002X") == "valid 11010519491231002X 1949-12-31 F");
  CHECK(identity_check_character("44052418800101001") == '4');
}

TEST_CASE("writing habits do not change a number") {
  const std::string same = "valid 11010519491231002X 1949-12-31 F";
  for (const auto* text :
       {"11010519491231002x", " 11010519491231002X ", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002ｘ", "'11010519491231002X", "’11010519491231002X", "＇11010519491231002X",
        "‘11010519491231002X", "`11010519491231002X", "'11010519491231002X'",
        "\xEF\xBB\xBF"
        "11010519491231002X",
        "11010519491231002X\t", "110105\u300019491231\u3000002X", "110105\u00a019491231002X",
        "110105\u200b19491231002X", "=\"11010519491231002X\"", "' 110105 19491231 002x", "11010519491231002X\r"}) {
    INFO(text);
    CHECK(read(text) == same);
  }
}

TEST_CASE("fifteen digits are an old number of a person born in 19YY") {
  CHECK(read("110105491231002") == "legacy 11010519491231002X 1949-12-31 F");
  CHECK(read("'110105491231002") == "legacy 11010519491231002X 1949-12-31 F");
  CHECK(read("１１０１０５４９１２３１００２") == "legacy 11010519491231002X 1949-12-31 F");
  CHECK(read("110105 491231 002") == "legacy 11010519491231002X 1949-12-31 F");
  CHECK(read("110105050101001") == "legacy " + with_check("11010519050101001") + " 1905-01-01 M");
  CHECK(read("110105000229001") == "refused");  // 1900 was no leap year
  CHECK(read("110105491301002") == "refused");
  CHECK(read("11010549123100X") == "refused");
}

TEST_CASE("a wrong check digit or an unknown area is a warning") {
  CHECK(read("110105194912310021") == "valid 110105194912310021 1949-12-31 F check_digit");
  CHECK(read(with_check("99999919800101001")) == "valid " + with_check("99999919800101001") + " 1980-01-01 M area");
  CHECK(read(with_check("00000019800101002")) == "valid " + with_check("00000019800101002") + " 1980-01-01 F area");
  CHECK(read("999999198001010010") == (identity_check_character("99999919800101001") == '0'
                                           ? "valid 999999198001010010 1980-01-01 M area"
                                           : "valid 999999198001010010 1980-01-01 M check_digit area"));
}

TEST_CASE("the day of birth must have been, and not too long ago") {
  CHECK(read(with_check("11010520260601001")) == "valid " + with_check("11010520260601001") + " 2026-06-01 M");
  CHECK(read(with_check("11010520260602001")) == "refused");
  CHECK(read(with_check("11010520990101001")) == "refused");
  CHECK(read(with_check("11010518760601001")) == "valid " + with_check("11010518760601001") + " 1876-06-01 M");
  CHECK(read(with_check("11010518750601001")) == "refused");
  CHECK(read(with_check("11010518000101001")) == "refused");
  CHECK(read(with_check("11010520000229001")) == "valid " + with_check("11010520000229001") + " 2000-02-29 M");
  CHECK(read(with_check("11010520010229001"), *Date::parse("2050-01-01")) == "refused");
  for (const auto* day :
       {"19490230", "19490431", "19491300", "19491301", "19490001", "19490100", "19490132", "00000101"}) {
    INFO(day);
    CHECK(read(with_check("110105" + std::string(day) + "001")) == "refused");
  }
}

TEST_CASE("what is no identity number is refused") {
  for (const auto* text : {"",
                           " ",
                           "'",
                           "11010519491231002×",
                           "１１０１０５１９４９１２３１００２×",
                           "11010519491231002Х",
                           "11010519491231002Χ",
                           "11010519491231002*",
                           "11010519491231002Y",
                           "1101051949123100",
                           "1101051949123100211",
                           "11010519491231002XX",
                           "X1010519491231002X",
                           "1101051949X231002X",
                           "1.10105E+17",
                           "110105-19491231-002X",
                           "无",
                           "身份证11010519491231002X",
                           "1101054912310020",
                           "11010549123100",
                           "0",
                           "1101051949123100２×",
                           "\xff\xfe",
                           "一一〇一〇五一九四九一二三一〇〇二X",
                           "-11010519491231002",
                           "11010519491231002.0",
                           "G12345678",
                           "110105'19491231002X"}) {
    INFO(text);
    CHECK(read(text) == "refused");
  }
  CHECK(read(std::string("110105194912310\0002X", 19)) == "refused");
  CHECK(read(std::string(1'000'000, '1')) == "refused");
}

TEST_CASE("a normalised number is read back to itself") {
  rc::check("18 digits", [] {
    const auto area = *rc::gen::inRange(110000, 659999);
    const auto days = *rc::gen::inRange(-25000, 20000);
    const auto born = Date{std::chrono::sys_days{std::chrono::days{days}}};
    auto day = born.text();
    std::erase(day, '-');
    const auto number = with_check(fmt::format("{}{}{:03}", area, day, *rc::gen::inRange(0, 1000)));
    const auto once = read_identity(number, today);
    RC_ASSERT(once.has_value());
    RC_ASSERT(once->number == number);
    RC_ASSERT(once->birth_date == born);
    const auto twice = read_identity("' " + once->number.substr(0, 6) + "　" + once->number.substr(6), today);
    RC_ASSERT(twice.has_value());
    RC_ASSERT(twice->number == once->number);
    RC_ASSERT(twice->sex == once->sex);
  });
  rc::check("any text is answered", [](const std::string& text) { (void)read_identity(text, today); });
}
