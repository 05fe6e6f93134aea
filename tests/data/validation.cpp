#include "data/validation.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "data/records/case.hpp"
#include "data/records/organisation.hpp"
#include "data/records/seeker.hpp"
#include "data/records/vacancy.hpp"

using namespace sanqing::data;

namespace {

template <class Record>
std::vector<std::string> wrong(const Record& record) {
  std::vector<std::string> list;
  for (const auto& field : check(record)) {
    list.push_back(field.pointer + " " + field.code);
    CHECK_FALSE(field.words.zh.empty());
    CHECK_FALSE(field.words.en.empty());
  }
  return list;
}

using Strings = std::vector<std::string>;

Seeker named() {
  Seeker seeker;
  seeker.name = "王芳";
  return seeker;
}

Vacancy titled() {
  Vacancy vacancy;
  vacancy.title = "保安";
  return vacancy;
}

}  // namespace

TEST_CASE("a name alone is enough for a seeker, a title alone for a vacancy") {
  CHECK(wrong(named()) == Strings{});
  CHECK(wrong(titled()) == Strings{});
}

TEST_CASE("everything wrong about a seeker is told at once") {
  Seeker seeker;
  seeker.name = " 　\t";
  seeker.birth_date = add_months(Date::today(), 1);
  seeker.latitude = 91;
  seeker.intent.wage_floor = Money{-1};
  seeker.intent.days = {1, 8, 0};
  seeker.intent.max_km = -2;
  seeker.skills.skills = {{"", {}, -1.0}};
  seeker.family.duties = {{"接孩子", {}, {9}}};
  CHECK(wrong(seeker) == Strings{"/name required", "/birth_date range", "/latitude range", "/longitude required",
                                 "/intent/wage_floor range", "/intent/days/1 range", "/intent/days/2 range",
                                 "/intent/max_km range", "/skills/skills/0/name required",
                                 "/skills/skills/0/years range", "/family/duties/0/days/0 range"});
}

TEST_CASE("nobody is older than 150 or born tomorrow") {
  auto seeker = named();
  seeker.birth_date = Date::today();
  CHECK(wrong(seeker) == Strings{});
  seeker.birth_date = add_months(Date::today(), -12 * 151);
  CHECK(wrong(seeker) == Strings{"/birth_date range"});
}

TEST_CASE("wages are not negative and their ends are in order") {
  auto vacancy = titled();
  vacancy.wage_min = Money::yuan(-3000);
  vacancy.wage_max = Money::yuan(-4000);
  CHECK(wrong(vacancy) == Strings{"/wage_min range", "/wage_max range", "/wage_max order"});
  vacancy.wage_min = vacancy.wage_max = Money::yuan(3000);
  CHECK(wrong(vacancy) == Strings{});
  vacancy.wage_min.reset();
  CHECK(wrong(vacancy) == Strings{});
}

TEST_CASE("places filled stay within the headcount") {
  auto vacancy = titled();
  vacancy.filled = 1;
  CHECK(wrong(vacancy) == Strings{});
  vacancy.filled = 2;
  CHECK(wrong(vacancy) == Strings{"/filled range"});
  vacancy.headcount = 0;
  vacancy.filled = -1;
  CHECK(wrong(vacancy) == Strings{"/headcount range", "/filled range"});
}

TEST_CASE("numbers that are no numbers are refused") {
  auto vacancy = titled();
  vacancy.hours_per_day = std::numeric_limits<double>::quiet_NaN();
  vacancy.experience_years = std::numeric_limits<double>::infinity();
  CHECK(wrong(vacancy) ==
        Strings{"/hours_per_day type", "/experience_years type", "/hours_per_day range", "/experience_years range"});
}

TEST_CASE("text has its limits, wherever it stands") {
  auto seeker = named();
  for (int i = 0; i < 20'000; ++i) seeker.intent.text += "字";
  CHECK(wrong(seeker) == Strings{});
  seeker.intent.text += "字";
  seeker.address = "\xff";
  seeker.skills.languages = {"四川话", std::string("a\0b", 3)};
  CHECK(wrong(seeker) == Strings{"/address text", "/intent/text too_long", "/skills/languages/1 text"});
}

TEST_CASE("runs of courses, stays in work and households keep to the possible") {
  CourseSession session;
  session.starts_on = *Date::parse("2026-03-02");
  session.ends_on = *Date::parse("2026-03-01");
  session.seats = 1;
  session.taken = 2;
  session.days = {7, 8};
  CHECK(wrong(session) == Strings{"/ends_on order", "/days/1 range", "/taken range"});
  Placement placement;
  placement.started_on = *Date::parse("2026-03-02");
  placement.ended_on = Date::parse("2026-03-01");
  CHECK(wrong(placement) == Strings{"/ended_on order"});
  Household household;
  HouseholdMember member;
  member.birth_year = 1800;
  member.income_month = Money{-5};
  household.members = {member};
  CHECK(wrong(household) == Strings{"/members/0/income_month range", "/members/0/birth_year range"});
  CHECK(wrong(Employer{}) == Strings{"/name required"});
  CHECK(wrong(Course{}) == Strings{"/title required"});
  CHECK(wrong(Organisation{}) == Strings{"/name required"});
  CHECK(wrong(Account{}) == Strings{"/login required"});
}

TEST_CASE("a telephone number is one") {
  auto seeker = named();
  for (const char* phone : {"", "13812345678", "023-6371 2345 转 8", "(023)63712345", "13812345678、023-63712345"}) {
    INFO(phone);
    seeker.phone = phone;
    CHECK(wrong(seeker) == Strings{});
  }
  for (const char* phone : {"abc", "1", "<script>", "123456789012345678901234567890"}) {
    INFO(phone);
    seeker.phone = phone;
    CHECK(wrong(seeker) == Strings{"/phone format"});
  }
}

TEST_CASE("names stand on one line and read in one direction") {
  auto seeker = named();
  seeker.name = "王\n芳";
  CHECK(wrong(seeker) == Strings{"/name text"});
  seeker.name = "王\xE2\x80\xAE芳";
  CHECK(wrong(seeker) == Strings{"/name text"});
  seeker.name.clear();
  for (int i = 0; i < 61; ++i) seeker.name += "王";
  CHECK(wrong(seeker) == Strings{"/name too_long"});
}

TEST_CASE("a record is closed for a reason, and nobody registers in the future") {
  auto seeker = named();
  seeker.status = SeekerStatus::closed;
  CHECK(wrong(seeker) == Strings{"/closed_reason required"});
  seeker.closed_reason = "搬去外地";
  CHECK(wrong(seeker) == Strings{});
  seeker.registered_on = add_months(Date::today(), 1);
  CHECK(wrong(seeker) == Strings{"/registered_on range"});
}
