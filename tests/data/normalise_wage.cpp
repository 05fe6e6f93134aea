// How the wages of real adverts are read (domain.md, "How the words are read"), spelling by spelling.

#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <string>

#include "data/normalise/wage.hpp"

namespace {

using namespace sanqing::data;

// "3000..5000 month", "..5000 hour", "20.. day *13 negotiable"
std::string told(const Wage& wage) {
  static const char* units[] = {"month", "day", "hour", "year"};
  std::string text = fmt::format("{}..{} {}", wage.min ? wage.min->text() : "", wage.max ? wage.max->text() : "",
                                 units[static_cast<int>(wage.unit)]);
  if (wage.months_per_year != 12) text += fmt::format(" *{}", wage.months_per_year);
  if (wage.negotiable) text += " negotiable";
  return text;
}

std::string read(std::string_view text) {
  const auto wage = read_wage(text);
  return wage ? told(*wage) : "refused";
}

struct Case {
  const char* text;
  const char* wage;
};

void check(std::initializer_list<Case> cases) {
  for (const auto& [text, wage] : cases) {
    INFO(text);
    CHECK(read(text) == wage);
  }
}

}  // namespace

TEST_CASE("a range with its unit is read as it stands") {
  check({{"3-5千/月", "3000..5000 month"},
         {"4500-6000元", "4500..6000 month"},
         {"4500-6000元/月", "4500..6000 month"},
         {"20元/时", "20..20 hour"},
         {"20元/小时", "20..20 hour"},
         {"20-25元/小时", "20..25 hour"},
         {"8K-12K·13薪", "8000..12000 month *13"},
         {"8-12K·13薪", "8000..12000 month *13"},
         {"8-12k*14薪", "8000..12000 month *14"},
         {"1.5-2万/月", "15000..20000 month"},
         {"1-1.5万·13薪", "10000..15000 month *13"},
         {"15-20万/年", "150000..200000 year"},
         {"200元/天", "200..200 day"},
         {"200-300元/天", "200..300 day"},
         {"时薪18", "18..18 hour"},
         {"日薪200-260", "200..260 day"},
         {"年薪15-20万", "150000..200000 year"},
         {"年薪十万", "100000..100000 year"},
         {"月薪3000", "3000..3000 month"},
         {"月薪：3000-5000元", "3000..5000 month"},
         {"3000～5000", "3000..5000 month"},
         {"3000~5000", "3000..5000 month"},
         {"3000至5000", "3000..5000 month"},
         {"3000到5000", "3000..5000 month"},
         {"3000—5000", "3000..5000 month"},
         {"3000——5000元", "3000..5000 month"},
         {"3000--5000元", "3000..5000 month"},
         {"3000 - 5000", "3000..5000 month"},
         {"7000元一7500元", "7000..7500 month"},
         {"3000元/月-5000元/月", "3000..5000 month"},
         {"6千-8千", "6000..8000 month"},
         {"6千-8千/月", "6000..8000 month"},
         {"0.6-0.8万", "6000..8000 month"},
         {"8千-1.2万", "8000..12000 month"},
         {"8千-1.2万·14薪", "8000..12000 month *14"},
         {"5000-1.2万", "5000..12000 month"},
         {"5000-2W", "5000..20000 month"},
         {"9K-1.3W", "9000..13000 month"},
         {"12-8k", "8000..12000 month"},
         {"2500.50元/月", "2500.5..2500.5 month"},
         {"3000.00-5000.00", "3000..5000 month"},
         {"3500元起至4200元", "3500..4200 month"},
         {"10-15万/年", "100000..150000 year"},
         {"100万以上/年", "1000000.. year"},
         {"1千以下/月", "..1000 month"},
         {"2千-3千/月", "2000..3000 month"}});
}

TEST_CASE("digits, separators and signs may be written in any width and script") {
  check({{"３０００－５０００元", "3000..5000 month"},
         {"３０００～５０００元／月", "3000..5000 month"},
         {"3,000-5,000元", "3000..5000 month"},
         {"3，000－5，000元", "3000..5000 month"},
         {"12,000-15,000", "12000..15000 month"},
         {"3 000 - 5 000元", "3000..5000 month"},
         {"¥3000-5000", "3000..5000 month"},
         {"￥4,500.00/月", "4500..4500 month"},
         {"RMB 5000", "5000..5000 month"},
         {"5000RMB/月", "5000..5000 month"},
         {"人民币5000元", "5000..5000 month"},
         {"5000块", "5000..5000 month"},
         {"5000块钱一个月", "5000..5000 month"},
         {"200块一天", "200..200 day"},
         {"一天200", "200..200 day"},
         {"20一小时", "20..20 hour"},
         {"每小时20元", "20..20 hour"},
         {"5000元每月", "5000..5000 month"},
         {"5000元月", "5000..5000 month"},
         {"6000元/人/月", "6000..6000 month"},
         {"25元/H", "25..25 hour"},
         {"工价25/H", "25..25 hour"},
         {"月3000-4000", "3000..4000 month"},
         {"五千元", "5000..5000 month"},
         {"三千五", "3500..3500 month"},
         {"三千五到四千五", "3500..4500 month"},
         {"两千八百元", "2800..2800 month"},
         {"一万二", "12000..12000 month"},
         {"一万二到一万五", "12000..15000 month"},
         {"叁仟伍佰元", "3500..3500 month"},
         {"3千5", "3500..3500 month"},
         {"1万2", "12000..12000 month"},
         {"4k5-5k", "4500..5000 month"},
         {"4.5k", "4500..4500 month"},
         {"三四千", "3000..4000 month"},
         {"七八千块", "7000..8000 month"},
         {"3、4千", "3000..4000 month"},
         {"两三百一天", "200..300 day"},
         {"二三十一小时", "20..30 hour"},
         {"五千一个月", "5000..5000 month"},
         {"二十五元一小时", "25..25 hour"},
         {"十五六万一年", "150000..160000 year"},
         {"一点五万", "15000..15000 month"}});
}

TEST_CASE("open ends stay open and approximate wages close both ends") {
  check({{"3000以上", "3000.. month"},
         {"3000元以上", "3000.. month"},
         {"3000元/月以上", "3000.. month"},
         {"3000起", "3000.. month"},
         {"3500元/月起", "3500.. month"},
         {"4000+", "4000.. month"},
         {"4000+/月", "4000.. month"},
         {"1w+", "10000.. month"},
         {"不低于3000元", "3000.. month"},
         {"至少3000", "3000.. month"},
         {"≥3000", "3000.. month"},
         {"4000多", "4000.. month"},
         {"四千多", "4000.. month"},
         {"4000余元", "4000.. month"},
         {"20多元/小时", "20.. hour"},
         {"10多万/年", "100000.. year"},
         {"5000元上不封顶", "5000.. month"},
         {"7000-50000上不封顶", "7000.. month"},
         {"7000-12000元以上", "7000.. month"},
         {"5000以下", "..5000 month"},
         {"5000元以内", "..5000 month"},
         {"不超过5000", "..5000 month"},
         {"1000元以下", "..1000 month"},
         {"最低3000最高5000", "3000..5000 month"},
         {"3000以上5000以下", "3000..5000 month"},
         {"4500左右", "4500..4500 month"},
         {"约4500", "4500..4500 month"},
         {"大约4500元", "4500..4500 month"},
         {"5000来块", "5000..5000 month"},
         {"4000上下", "4000..4000 month"},
         {"3000-5000元左右", "3000..5000 month"},
         {"5000-3000", "3000..5000 month"},
         {"6-5千/月", "5000..6000 month"}});
}

TEST_CASE("base and commission open the upper end, extra pay does not change the wage") {
  check({{"底薪3000+提成", "3000.. month"},
         {"底薪3000加提成", "3000.. month"},
         {"3000+提成", "3000.. month"},
         {"3000元+高提成", "3000.. month"},
         {"底薪3000-4000+提成", "3000.. month"},
         {"无责底薪4000元+提成", "4000.. month"},
         {"底薪3000", "3000.. month"},
         {"底薪3000+提成10%", "3000.. month"},
         {"3000+300全勤", "3000.. month"},
         {"底薪3000+全勤200+绩效1000", "3000.. month"},
         {"底薪3000，提成2000", "3000.. month"},
         {"5000-8000，高提成", "5000.. month"},
         {"3000底薪+提成", "3000.. month"},
         {"保底6000", "6000.. month"},
         {"5000-8000（含提成）", "5000..8000 month"},
         {"综合工资5000-8000（底薪+提成）", "5000..8000 month"},
         {"底薪+提成，5000-8000", "5000..8000 month"},
         {"综合薪资8000-12000", "8000..12000 month"},
         {"20元/小时，综合5000-6000元/月", "5000..6000 month"},
         {"5000+五险一金", "5000..5000 month"},
         {"5000，餐补15/天", "5000..5000 month"},
         {"4000元，加班费20元/小时", "4000..4000 month"},
         {"包吃住3000-4000", "3000..4000 month"},
         {"3000-5000元/月，包吃住，五险一金", "3000..5000 month"},
         {"4500元 缴纳五险 月休4天", "4500..4500 month"},
         {"20元/小时 每天8小时 做六休一", "20..20 hour"},
         {"每天8小时，时薪20", "20..20 hour"},
         {"5000元/月，每月15号发工资", "5000..5000 month"},
         {"18-45岁，月薪4000-5000", "4000..5000 month"}});
}

TEST_CASE("the wage after probation is the wage") {
  check({{"试用期3000转正4000", "4000..4000 month"},
         {"试用期3000，转正后4000-5000", "4000..5000 month"},
         {"试用期3个月3000元/月，转正4000元/月", "4000..4000 month"},
         {"试用期工资2500转正后工资3500-4500", "3500..4500 month"},
         {"4000-6000（试用期3500）", "4000..6000 month"},
         {"转正4500，试用期80%", "4500..4500 month"},
         {"试用期一个月3500,转正4000以上", "4000.. month"},
         {"实习期2000，转正3500+提成", "3500.. month"}});
}

TEST_CASE("more than twelve wages a year are counted") {
  check({{"8000双薪", "8000..8000 month *13"},
         {"6000-8000，年底双薪", "6000..8000 month *13"},
         {"6000元，十三薪", "6000..6000 month *13"},
         {"6000*13", "6000..6000 month *13"},
         {"15-25K·16薪", "15000..25000 month *16"},
         {"40-70K·15薪", "40000..70000 month *15"},
         {"6000，加班双薪", "6000..6000 month"},
         {"6000，法定节假日三薪", "6000..6000 month"},
         {"3000-5000元/月·14薪", "3000..5000 month *14"}});
}

TEST_CASE("how it is paid out is not the unit") {
  check({{"日结 20元/时", "20..20 hour"},
         {"200元/天，日结", "200..200 day"},
         {"工资日结350-450元/天", "350..450 day"},
         {"5000元月结", "5000..5000 month"},
         {"日结200", "refused"},
         {"18元/小时 周结", "18..18 hour"}});
}

TEST_CASE("negotiable is an answer, with and without an amount") {
  check({{"面议", ".. month negotiable"},
         {"工资面议", ".. month negotiable"},
         {"薪资面谈", ".. month negotiable"},
         {"待遇从优，面议", ".. month negotiable"},
         {"3000-5000，可面议", "3000..5000 month negotiable"},
         {"面议（3000起）", "3000.. month negotiable"},
         {"Negotiable", ".. month negotiable"}});
}

TEST_CASE("English wages are read too") {
  check({{"3000-5000 CNY/month", "3000..5000 month"},
         {"20/hour", "20..20 hour"},
         {"CNY 20 per hour", "20..20 hour"},
         {"3000 to 5000 yuan a month", "3000..5000 month"},
         {"200 per day", "200..200 day"},
         {"150k/year", "150000..150000 year"},
         {"at least 3000", "3000.. month"},
         {"up to 5000", "..5000 month"},
         {"RMB 8000-12000/mo x 13", "8000..12000 month *13"},
         {"3,000 - 5,000 RMB per month", "3000..5000 month"},
         {"about 4500", "4500..4500 month"},
         {"base 3000 + commission", "3000.. month"},
         {"annual salary 150000-200000", "150000..200000 year"},
         {"8k-12k, 13th month", "8000..12000 month *13"}});
}

TEST_CASE("what cannot be read for certain is refused") {
  for (const auto* text : {"",
                           " ",
                           "月入过万不是梦",
                           "月入2万不是梦",
                           "轻松月入三万",
                           "日赚300-500",
                           "8-1.2万",
                           "5-1.2万",
                           "3-5/月",
                           "8/月",
                           "年薪15",
                           "年薪15-20",
                           "6-8000",
                           "500",
                           "200-300",
                           "20",
                           "999",
                           "60000",
                           "100000",
                           "3-6万",
                           "-3000",
                           "-3000-5000",
                           "负3000元",
                           "-3000元/月",
                           "0",
                           "0元/月",
                           "1元/时",
                           "50000元/时",
                           "99999999元/月",
                           "1000000000000000000000000",
                           "0.5元/件",
                           "5元/单",
                           "800元/周",
                           "周薪1500",
                           "计件",
                           "几千元",
                           "月薪过万",
                           "高薪",
                           "待遇优厚",
                           "元/月",
                           "K",
                           "3000-",
                           "3000-4000-5000",
                           "白班3100，夜班2700",
                           "200元/天，月薪9000",
                           "$5000/month",
                           "5000美元/月",
                           "500 USD",
                           "提成30%",
                           "五险一金",
                           "包吃住",
                           "底薪+提成",
                           "200元/8小时",
                           "0x1388",
                           "5000abc",
                           "abc",
                           "多劳多得，上不封顶",
                           "年薪百万不是梦",
                           "13800138000",
                           "3000/5000",
                           "\xff\xfe",
                           "电话联系"}) {
    INFO(text);
    const auto wage = read_wage(text);
    CHECK((wage ? told(*wage) : "refused") == "refused");
    if (!wage) {
      CHECK_FALSE(wage.error().words.zh.empty());
      CHECK_FALSE(wage.error().words.en.empty());
    }
  }
  CHECK(read(std::string("3000\0 5000", 10)) == "refused");
  CHECK(read(std::string(100'000, '9')) == "refused");
}

TEST_CASE("a month's wage without a unit lies between 1,000 and 50,000") {
  check({{"1000", "1000..1000 month"},
         {"50000", "50000..50000 month"},
         {"1000-50000", "1000..50000 month"},
         {"5万", "50000..50000 month"},
         {"50001", "refused"},
         {"900-1500", "refused"}});
}

TEST_CASE("a written wage is read back to itself") {
  rc::check("wage_text and read_wage agree", [] {
    const auto unit = *rc::gen::element(WageUnit::month, WageUnit::day, WageUnit::hour, WageUnit::year);
    const std::int64_t least = unit == WageUnit::hour    ? 3
                               : unit == WageUnit::day   ? 20
                               : unit == WageUnit::month ? 500
                                                         : 5000;
    const auto a = Money{*rc::gen::inRange<std::int64_t>(least * 100, least * 4000)};
    const auto b = Money{*rc::gen::inRange<std::int64_t>(a.fen, least * 40000)};
    Wage wage{.min = a, .max = b, .unit = unit};
    if (*rc::gen::element(0, 1, 2) == 0)
      wage.min.reset();
    else if (*rc::gen::arbitrary<bool>())
      wage.max.reset();
    wage.months_per_year = *rc::gen::inRange(12, 25);
    wage.negotiable = *rc::gen::arbitrary<bool>();
    const auto checked = checked_wage(wage);
    RC_PRE(checked.has_value());
    const auto again = read_wage(wage_text(*checked));
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == *checked);
  });
  rc::check("any text is answered", [](const std::string& text) { (void)read_wage(text); });
}
