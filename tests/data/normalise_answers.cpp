// Education, experience and the short answers of forms.

#include <catch2/catch.hpp>

#include "data/normalise/answers.hpp"
#include "data/normalise/background.hpp"
#include "data/normalise/folding.hpp"

using namespace sanqing::data;

TEST_CASE("folding makes one writing of many") {
  CHECK(folded("３０００～５０００元／月") == "3000~5000元/月");
  CHECK(folded("【急】Ａ、B。“c”") == "(急)a,b;\"c\"");
  CHECK(folded("叁仟伍佰圆—壹萬") == "三千五百元-一万");
  CHECK(folded("a\u200b\ufeffb\u00a0c\u3000d") == "ab c d");
  CHECK(trimmed("　 x　y \t\r\n") == "x　y");
  CHECK(trimmed(" \u3000\u200b ").empty());
  CHECK(squeezed(" a \n\n　b ") == "a b");
  CHECK(repaired_utf8("a\xff"
                      "b\xe4\xb8") == "a\uFFFDb\uFFFD\uFFFD");
}

TEST_CASE("education is read from names, classes of job boards and codes") {
  const std::pair<const char*, std::optional<Education>> cases[] = {
      {"不限制", {}},
      {"", {}},
      {"学历不限", {}},
      {"不限", {}},
      {"小学", Education::primary},
      {"初中", Education::junior},
      {"初级中学", Education::junior},
      {"普通高中", Education::senior},
      {"高中", Education::senior},
      {"职业高中", Education::secondary_vocational},
      {"中等专科", Education::secondary_vocational},
      {"中专/中技", Education::secondary_vocational},
      {"中技/中专", Education::secondary_vocational},
      {"高中/中专", Education::senior},
      {"技工学校", Education::technical_school},
      {"大专", Education::college},
      {"大学专科", Education::college},
      {"专科及以上", Education::college},
      {"大学本科", Education::bachelor},
      {"统招本科", Education::bachelor},
      {"大学", Education::bachelor},
      {"硕士研究生", Education::master},
      {"硕士", Education::master},
      {"博士研究生", Education::doctor},
      {"文盲或半文盲", Education::illiterate},
      {"70", Education::junior},
      {"61", Education::senior},
      {"20", Education::bachelor},
      {"college", Education::college},
      {"junior", Education::junior},
      {"technical_school", Education::technical_school},
      {"ｊｕｎｉｏｒ high school", Education::junior},
  };
  for (const auto& [text, level] : cases) {
    INFO(text);
    const auto read = read_schooling(text);
    REQUIRE(read.has_value());
    CHECK(read->level == level);
  }
  CHECK(read_schooling("初中及以下")->or_below);
  CHECK_FALSE(read_schooling("初中及以上")->or_below);
  CHECK_FALSE(read_schooling("会开车").has_value());
}

TEST_CASE("experience is the least number of years") {
  const std::pair<const char*, std::optional<double>> cases[] = {
      {"", {}},         {"不限", {}},  {"经验不限", {}}, {"1", 1},           {"3年以上", 3},
      {"1-3年", 1},     {"3-5年", 3},  {"一年以上", 1},  {"两年", 2},        {"十年以上", 10},
      {"半年以上", .5}, {"6个月", .5}, {"10年以上", 10}, {"应届毕业生", {}}, {"1年以下", {}},
      {"无需经验", {}}, {"5", 5},      {"３年", 3},      {"2至3年", 2}};
  for (const auto& [text, years] : cases) {
    INFO(text);
    const auto read = read_experience(text);
    REQUIRE(read.has_value());
    CHECK(*read == years);
  }
  CHECK_FALSE(read_experience("会做饭").has_value());
}

TEST_CASE("dates are read in the writings of forms and sheets") {
  for (const auto* text : {"2025-02-19", "2025/2/19", "2025.2.19", "2025年2月19日", "20250219", "2025-2-19 08:30:00",
                           "２０２５－０２－１９", "45707", " 2025-02-19 "}) {
    INFO(text);
    REQUIRE(read_date(text).has_value());
    CHECK(read_date(text)->text() == "2025-02-19");
  }
  for (const auto* text :
       {"2026-02-30", "2025-13-01", "2025年2月", "02/19/2025", "昨天", "", "2025", "0000-00-00", "123456"}) {
    INFO(text);
    CHECK_FALSE(read_date(text).has_value());
  }
}

TEST_CASE("numbers of people, answers, phones and amounts") {
  CHECK(read_headcount("10") == 10);
  CHECK(read_headcount("１０人") == 10);
  CHECK(read_headcount("三名") == 3);
  CHECK(read_headcount("3-5人") == 5);
  CHECK(read_headcount("若干") == 1);
  for (const auto* text : {"0", "-1", "很多", "1.5", ""}) CHECK_FALSE(read_headcount(text).has_value());

  CHECK(read_yes_no("是") == true);
  CHECK(read_yes_no("√") == true);
  CHECK(read_yes_no("否") == false);
  CHECK_FALSE(read_yes_no("也许").has_value());
  CHECK(read_sex("男") == Sex::M);
  CHECK(read_sex("女性") == Sex::F);
  CHECK_FALSE(read_sex("不详").has_value());

  CHECK(read_phone("138 1234 5678") == "13812345678");
  CHECK(read_phone("138-1234-5678") == "13812345678");
  CHECK(read_phone("'13812345678") == "13812345678");
  CHECK(read_phone("023-63812345") == "023-63812345");
  CHECK(read_phone("（０２３）63812345") == "023-63812345");
  CHECK_FALSE(read_phone("无").has_value());
  CHECK_FALSE(read_phone("12").has_value());

  CHECK(read_amount("6,000.00") == Money::yuan(6000));
  CHECK(read_amount("6000元") == Money::yuan(6000));
  CHECK(read_amount("0.6万") == Money::yuan(6000));
  for (const auto* text : {"-6000", "六千多", "3000-5000", "abc", "", "6000/天"}) {
    INFO(text);
    CHECK_FALSE(read_amount(text).has_value());
  }
  CHECK(read_list("家政、保洁，育婴;护工/ 收银 ") == std::vector<std::string>{"家政", "保洁", "育婴", "护工", "收银"});
}
