// What is read out of the words of an advert, and what is not.

#include "data/requirements.hpp"

#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <catch2/catch.hpp>

using namespace sanqing::data;

namespace {

const Taxonomy& taxonomy() {
  static const auto shipped = Taxonomy::shipped();
  return *shipped;
}

// "08:00-17:30 18:00-20:00": the values of one field; "?" behind what is welcome, "+" behind what is got after hiring.
std::string read(std::string_view field, std::string_view text, std::string_view title = "") {
  std::string values;
  for (const auto& finding : read_requirements(title, text, taxonomy())) {
    if (finding.field != field) continue;
    values += fmt::format("{}{}{}{}", values.empty() ? "" : " ", finding.value, finding.must ? "" : "?",
                          finding.after_hire ? "+" : "");
  }
  return values;
}

struct Case {
  const char* text;
  const char* values;
};
void check(std::string_view field, std::initializer_list<Case> cases) {
  for (const auto& [text, values] : cases) {
    INFO(text);
    CHECK(read(field, text) == values);
  }
}

}  // namespace

TEST_CASE("working hours are read in the ways adverts write them") {
  check("shifts", {{"工作时间：8:00-17:30", "08:00-17:30"},
                   {"上班时间 8:30--12:00 2:00--6:30", "08:30-12:00 14:00-18:30"},
                   {"工作时间：8:30-12:00，13:30-17:30", "08:30-12:00 13:30-17:30"},
                   {"早8点到晚6点", "08:00-18:00"},
                   {"朝九晚六，周末双休", "09:00-18:00"},
                   {"早八晚八", "08:00-20:00"},
                   {"上班时间晚七早八", "19:00-08:00"},
                   {"工作时间:20:00-8:00", "20:00-08:00"},
                   {"工作时间：8:30-5:30", "08:30-17:30"},
                   {"上午8点-12点，下午2点-6点", "08:00-12:00 14:00-18:00"},
                   {"工作时间：9:00-18:00，午休12:00-13:30", "09:00-18:00"},
                   {"早班7:30-15:30，晚班15:00-22:00", "07:30-15:30 15:00-22:00"}});
}

TEST_CASE("times that are not the work's are left alone") {
  check("shifts", {{"面试时间：每天14:00-17:00", ""},
                   {"营业时间早8点到晚10点", ""},
                   {"报名时间2025年2月25日9:00至2025年3月3日17:00", ""},
                   {"公交车早5:30-晚18:30直达", ""},
                   {"工作时间8:30-21:00内排班", ""},
                   {"夏季8:00-18:00，冬季9:00-17:00", ""},
                   {"需要3-5年经验", ""},
                   {"薪资8-12K", ""}});
}

TEST_CASE("days of work follow from days of rest") {
  check("days_per_week", {{"做六休一", "6"},
                          {"看能力定工资,一周休息一天 四、工作时间", "6"},
                          {"月休不少于四天", "6"},
                          {"月休6天", ""},
                          {"周末双休", "5"},
                          {"单休", "6"},
                          {"大小周", "6"},
                          {"月休4天", "6"},
                          {"月休四天，包住", "6"},
                          {"月休8天", "5"},
                          {"每周休息1天", "6"},
                          {"五天八小时", "5"},
                          {"双休日需要加班", ""},
                          {"试用期单休，转正双休", ""},
                          {"可双休可单休", ""}});
}

TEST_CASE("shifts and nights are what a person may refuse") {
  check("activities", {{"两班倒", "shifts"},
                       {"三班倒", "shifts night"},
                       {"需上夜班", "night"},
                       {"无需夜班", ""},
                       {"不上夜班", ""},
                       {"长白班，无夜班无倒班", ""},
                       {"夜班补贴20元/天", ""},
                       {"能适应出差", "travel"},
                       {"无需出差", ""},
                       {"出差补贴", ""},
                       {"高空作业", "heights"},
                       {"户外拓展", ""}});
  CHECK(read("activities", "", "住家保姆") == "live_in");
  CHECK(read("activities", "", "不住家保姆") == "");
  CHECK(read("activities", "", "销售代表") == "sales");
  CHECK(read("activities", "", "销售助理") == "");
  CHECK(read("activities", "配合销售部门工作", "会计") == "");
}

TEST_CASE("bed and board are read, their denial too") {
  for (const auto* text : {"包吃住", "包吃包住", "提供食宿", "管吃管住"}) {
    INFO(text);
    CHECK(read("accommodation", text) == "true");
    CHECK(read("meals", text) == "true");
  }
  CHECK(read("accommodation", "免费提供住宿") == "true");
  CHECK(read("meals", "免费提供住宿") == "");
  CHECK(read("meals", "提供工作餐") == "true");
  for (const auto* text : {"不包吃住", "住宿自理", "住房补贴500元", "餐补300", "负责员工宿舍清洁"}) {
    INFO(text);
    CHECK(read("accommodation", text) == "");
    CHECK(read("meals", text) == "");
  }
}

TEST_CASE("certificates are a must, welcome, or got once hired") {
  check("certificates", {{"持有低压电工证", "electrician_low"},
                         {"有C1驾照", "driver_c1"},
                         {"持有C1及以上驾驶证", "driver_c1"},
                         {"C1或C2驾照", "driver_c2"},
                         {"有驾照或会骑电动车", "driver_c1?"},
                         {"有驾照优先", "driver_c1?"},
                         {"有叉车证，优先考虑", "forklift?"},
                         {"健康证入职后办理", "health+"},
                         {"需要健康证", "health+"},
                         {"必须持有健康证", "health"},
                         {"无需健康证", ""},
                         {"无驾照要求", ""},
                         {"凭身份证登记", ""},
                         {"负责办理员工健康证", ""},
                         {"良好的验证能力", ""}});
  CHECK(read("certificates", "有保安证优先，健康证入职后办理").find("health+") != std::string::npos);
}

TEST_CASE("schooling and experience are read where they are asked for") {
  check("education", {{"初中以上学历", "junior"},
                      {"大专及以上学历", "college"},
                      {"中专/高中以上学历", "senior"},
                      {"学历：高中", "senior"},
                      {"本科学历优先", "bachelor?"},
                      {"学历不限", ""},
                      {"教初中数学", ""},
                      {"本科及以上学历，优秀者学历可放宽至大专", "bachelor"}});
  check("experience_years", {{"1年以上相关经验", "1"},
                             {"3-5年销售工作经验", "3"},
                             {"两年以上工作经验", "2"},
                             {"5年以上工作经验，3年以上管理经验", "5"},
                             {"2.3年以上工作经验", "3"},
                             {"不需要经验", ""},
                             {"经验不限", ""},
                             {"3年以上经验者优先", "3?"},
                             {"公司有10年行业经验", ""},
                             {"2年以上，无经验也可培训", ""}});
}

TEST_CASE("what the body must do is read with care") {
  check("physical", {{"能适应长时间站立工作", "standing"},
                     {"坐着上班，不用站立工作", ""},
                     {"无色盲色弱", "sight"},
                     {"负责货物搬运", "lifting_10kg"},
                     {"无体力活，不用搬运货物", ""},
                     {"视频搬运", ""},
                     {"无恐高", "heights"},
                     {"高温补贴", ""}});
  CHECK(read("physical", "", "装卸工") == "lifting_20kg");
}

TEST_CASE("posts are reserved only where others are shut out") {
  CHECK(read("reserved_for", "限就业困难人员", "公益性岗位保洁") ==
        "age_4050 long_term disabled zero_employment_family dibao landless_farmer single_parent");
  CHECK(read("form", "限就业困难人员", "公益性岗位保洁") == "public_welfare");
  CHECK(read("reserved_for", "", "操作工（残疾人岗位）") == "disabled");
  CHECK(read("reserved_for", "接受残疾人") == "");
  CHECK(read("reserved_for", "就业困难人员优先") == "");
  CHECK(read("form", "", "小时工") == "hourly");
  CHECK(read("form", "", "兼职收银员") == "part_time");
}

TEST_CASE("words about sex and age are reported, for the posting checker") {
  check("sex", {{"限女性", "F"}, {"男性，40岁以下", "M"}, {"男女不限", ""}, {"熟悉女性护肤产品", ""}});
  check("age", {{"18-45岁", "18-45"},
                {"年龄18－50周岁", "18-50"},
                {"45岁以下", "-45"},
                {"年满18周岁", "18-"},
                {"年龄不限", ""},
                {"3-6岁儿童", ""}});
}

TEST_CASE("only what the record leaves open is filled") {
  Vacancy vacancy;
  vacancy.days_per_week = 5;
  vacancy.education = Education::college;
  const auto findings = read_requirements(
      "保安员", "做六休一，初中以上学历，有保安证优先，工作时间20:00-8:00，需上夜班，包住", taxonomy());
  fill_open_fields(vacancy, findings);
  CHECK(vacancy.days_per_week == 5);
  CHECK(vacancy.education == Education::college);
  REQUIRE(vacancy.shifts.size() == 1);
  CHECK(vacancy.shifts[0].from.text() == "20:00");
  CHECK(vacancy.activities == std::vector{Activity::night});
  CHECK(vacancy.accommodation);
  REQUIRE(vacancy.certificates.size() == 1);
  CHECK_FALSE(vacancy.certificates[0].must);
}

TEST_CASE("every finding keeps the words it was read from") {
  for (const auto& finding : read_requirements("保安", "工作时间：8:00-20:00，月休4天，包吃住，18-50岁", taxonomy())) {
    INFO(finding.field);
    CHECK_FALSE(finding.words.empty());
  }
}

TEST_CASE("any text can be read") {
  rc::check("no text is too strange", [](const std::string& title, const std::string& text) {
    (void)read_requirements(title, text, taxonomy());
  });
  (void)read_requirements("", std::string(1'000'000, '8'), taxonomy());
  std::string noisy;
  for (int i = 0; i < 20'000; ++i) noisy += "8点到";
  (void)read_requirements(noisy, noisy, taxonomy());
}
