// Each sentence of domain.md, "How hard constraints of a match are read", and what surrounds it.
#include "matching/eligibility.hpp"

#include <catch2/catch.hpp>

#include "tests/matching/people.hpp"

using namespace sanqing;
using namespace sanqing::tests;
using enum Blocker;
using data::Activity, data::Education, data::EmploymentForm, data::Physical, data::PriorityGroup, data::WageUnit;

namespace {

bool blocks_only(Blocker blocker, const data::Seeker& seeker, const data::Vacancy& vacancy, Day on = today) {
  Blockers found = blocked(seeker, vacancy, on);
  return found.count() == 1 && found.has(blocker);
}

}  // namespace

TEST_CASE("the person and the job of these tests fit each other") { CHECK(blocked(person(), job()).none()); }

TEST_CASE("what is not known never blocks") {
  CHECK(blocked(data::Seeker(), job()).none());
  data::Vacancy bare;
  bare.title = "保洁";
  CHECK(blocked(person(), bare).none());
  auto strict = job();
  strict.education = Education::bachelor;
  strict.physical = {Physical::lifting_30kg, Physical::standing};
  strict.activities = {Activity::night, Activity::sales};
  strict.shifts = {shift("20:00", "08:00")};
  strict.days_per_week = 7;
  CHECK(blocked(data::Seeker(), strict).none());
}

TEST_CASE("only an open vacancy with places left, within its days, can be offered") {
  auto vacancy = job();
  for (auto status : {data::VacancyStatus::draft, data::VacancyStatus::checked, data::VacancyStatus::filled,
                      data::VacancyStatus::paused, data::VacancyStatus::expired, data::VacancyStatus::withdrawn}) {
    vacancy.status = status;
    CHECK(blocks_only(closed, person(), vacancy));
  }
  vacancy = job();
  vacancy.filled = 1;
  CHECK(blocked(person(), vacancy).none());
  vacancy.filled = 2;
  CHECK(blocks_only(no_headcount, person(), vacancy));
  vacancy = job();
  vacancy.valid_until = date("2026-11-23");
  CHECK(blocked(person(), vacancy).none());
  vacancy.valid_until = date("2026-11-22");
  CHECK(blocks_only(closed, person(), vacancy));
}

TEST_CASE("less schooling than asked blocks; 高中, 中专 and 技校 stand on one step") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.education = Education::senior;
  CHECK(blocks_only(education, seeker, vacancy));
  for (auto enough : {Education::senior, Education::secondary_vocational, Education::technical_school,
                      Education::college, Education::doctor}) {
    seeker.skills.education = enough;
    CHECK(blocked(seeker, vacancy).none());
  }
  vacancy.education = Education::technical_school;
  seeker.skills.education = Education::senior;
  CHECK(blocked(seeker, vacancy).none());
  seeker.skills.education.reset();
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("a certificate that must be had first blocks; one got after hiring is named, never blocks") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.certificates = {{"health", true, false}};
  CHECK(blocks_only(certificate, seeker, vacancy));
  vacancy.certificates = {{"health", true, true}};
  CHECK(blocked(seeker, vacancy).none());
  vacancy.certificates = {{"health", false, false}};
  CHECK(blocked(seeker, vacancy).none());
  vacancy.certificates = {{"health", true, false}};
  seeker.skills.certificates = {{"health", "", {}}};
  CHECK(blocked(seeker, vacancy).none());
  seeker.skills.certificates = {{"health", "", date("2026-11-23")}};
  CHECK(blocked(seeker, vacancy).none());
  seeker.skills.certificates = {{"health", "", date("2026-11-22")}};
  CHECK(blocks_only(certificate, seeker, vacancy));
}

TEST_CASE("of whom nothing is known it is not known that a certificate is missing") {
  auto vacancy = job();
  vacancy.certificates = {{"electrician_low", true, false}};
  data::Seeker stranger;
  CHECK_FALSE(blocked(stranger, vacancy).has(Blocker::certificate));
  stranger.skills.confirmed.on = date("2026-11-20");  // asked, and there is none
  CHECK(blocked(stranger, vacancy).has(Blocker::certificate));
  CHECK(blocked(person(), vacancy).has(Blocker::certificate));
}

TEST_CASE("a certificate outside our tables is met by the same word only") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.certificates = {{"花木工证", true, false}};
  seeker.skills.certificates = {{"园艺证", "", {}}};
  CHECK(blocks_only(certificate, seeker, vacancy));
  seeker.skills.certificates.push_back({"花木工证", "", {}});
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("driving classes include the lower ones") {
  auto drives = [](std::string held, std::string needed) {
    auto seeker = person();
    auto vacancy = job();
    seeker.skills.certificates = {{"driver_" + held, "", {}}};
    vacancy.certificates = {{"driver_" + needed, true, false}};
    return blocked(seeker, vacancy).none();
  };
  for (std::string lower : {"a3", "b2", "c1"}) CHECK(drives("a1", lower));
  for (std::string lower : {"b2", "c1"}) CHECK(drives("a2", lower));
  CHECK(drives("a3", "c1"));
  CHECK(drives("b2", "c1"));
  CHECK_FALSE(drives("c1", "b2"));
  CHECK_FALSE(drives("b2", "a2"));
  CHECK_FALSE(drives("a2", "a1"));
  CHECK_FALSE(drives("a3", "b2"));
}

TEST_CASE("a limit of 10 kg implies 20 and 30, not the other way") {
  auto seeker = person();
  auto vacancy = job();
  seeker.skills.limits = {Physical::lifting_10kg};
  for (auto weight : {Physical::lifting_10kg, Physical::lifting_20kg, Physical::lifting_30kg}) {
    vacancy.physical = {weight};
    CHECK(blocks_only(physical, seeker, vacancy));
  }
  seeker.skills.limits = {Physical::lifting_30kg};
  vacancy.physical = {Physical::lifting_20kg};
  CHECK(blocked(seeker, vacancy).none());
  seeker.skills.limits = {Physical::lifting_20kg};
  vacancy.physical = {Physical::lifting_30kg};
  CHECK(blocks_only(physical, seeker, vacancy));
  vacancy.physical = {Physical::lifting_10kg, Physical::standing};
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("what a person refuses blocks") {
  auto seeker = person();
  auto vacancy = job();
  seeker.intent.refuses = {Activity::sales, Activity::body_care};
  CHECK(blocked(seeker, vacancy).none());
  vacancy.activities = {Activity::outdoors, Activity::body_care};
  CHECK(blocks_only(refused, seeker, vacancy));
  seeker.intent.refuses = {Activity::heights};
  vacancy.activities = {};
  vacancy.physical = {Physical::heights};
  CHECK(blocks_only(refused, seeker, vacancy));
}

TEST_CASE("nights block those who said no to them, by word or by hours") {
  auto seeker = person();
  auto vacancy = job();
  seeker.intent.available.clear();
  vacancy.shifts = {shift("16:00", "23:30")};
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.night_ok = true;
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.night_ok = false;
  CHECK(blocks_only(night, seeker, vacancy));
  vacancy.shifts = {shift("15:00", "23:00")};
  CHECK(blocked(seeker, vacancy).none());
  vacancy.activities = {Activity::night};
  CHECK(blocks_only(night, seeker, vacancy));
  seeker.intent.night_ok.reset();
  seeker.intent.refuses = {Activity::night};
  CHECK(blocks_only(night, seeker, vacancy));
}

TEST_CASE("a gap of up to 30 minutes is shown, not blocked") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.shifts = {shift("07:30", "17:00")};
  CHECK(blocked(seeker, vacancy).none());
  vacancy.shifts = {shift("07:29", "17:00")};
  CHECK(blocks_only(hours, seeker, vacancy));
}

TEST_CASE("duties at home are taken off the free hours; the family note is not read") {
  auto seeker = person();
  seeker.family.duties = {{"接孩子", shift("16:30", "17:30"), {1, 2, 3, 4, 5}}};
  auto vacancy = job();
  CHECK(blocked(seeker, vacancy).none());  // 08:30-17:00: half an hour, to be talked over
  vacancy.shifts = {shift("08:30", "17:30")};
  CHECK(blocks_only(hours, seeker, vacancy));
  vacancy.days_per_week.reset();  // not said: a usual week
  CHECK(blocks_only(hours, seeker, vacancy));
  vacancy.days_per_week = 1;  // Saturday
  CHECK(blocked(seeker, vacancy).none());
  auto noted = person();
  noted.family.note = "欠债；母亲卧床，晚上离不开人";
  CHECK(blocked(noted, job()).none());
}

TEST_CASE("all shifts count, split or in rotation; live-in asks for the whole day") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.shifts = {shift("08:00", "12:00"), shift("14:00", "18:00")};
  CHECK(blocked(seeker, vacancy).none());
  vacancy.shifts = {shift("08:00", "16:00"), shift("16:00", "22:00")};
  CHECK(blocks_only(hours, seeker, vacancy));
  vacancy.shifts = {shift("00:00", "24:00")};
  CHECK(blocks_only(hours, seeker, vacancy));
  seeker.intent.available = {shift("00:00", "24:00")};
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.refuses = {Activity::live_in};
  CHECK(blocks_only(refused, seeker, vacancy));
  vacancy.shifts.clear();
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("more days a week than a person has block") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.days_per_week = 6;
  CHECK(blocked(seeker, vacancy).none());
  vacancy.days_per_week = 7;
  CHECK(blocks_only(days, seeker, vacancy));
  seeker.intent.days.clear();
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("farther than a person will go blocks; an unknown place does not, another city does") {
  auto seeker = person();
  auto vacancy = job();
  seeker.intent.max_km = 0.3;
  CHECK(blocks_only(distance, seeker, vacancy));
  seeker.intent.max_km = 0.5;
  CHECK(blocked(seeker, vacancy).none());
  vacancy.latitude.reset(), vacancy.longitude.reset();
  vacancy.division = "500112";  // another district of the same city
  CHECK(blocked(seeker, vacancy).none());
  vacancy.division = "500235";  // a county of the same municipality
  CHECK(blocked(seeker, vacancy).none());
  vacancy.division = "510104";
  CHECK(blocks_only(distance, seeker, vacancy));
  vacancy.division = "5101";
  CHECK(blocks_only(distance, seeker, vacancy));
  vacancy.division.clear();
  CHECK(blocked(seeker, vacancy).none());
  vacancy.division = "510104";
  seeker.intent.max_km.reset();
  CHECK(blocked(seeker, vacancy).none());  // nothing was said about how far
}

TEST_CASE("minutes on the way rule out only what is certainly too far") {
  auto seeker = person();
  seeker.intent.max_km.reset();
  seeker.intent.max_minutes = 20;
  auto vacancy = job();
  vacancy.latitude = 29.60, vacancy.longitude = 106.60;  // 5.3 km
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.transport = data::Transport::walk;
  CHECK(blocks_only(distance, seeker, vacancy));
  seeker.intent.transport = data::Transport::bus;
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("of two limits on the way the tighter one holds") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.latitude = 29.5800;  // 2.6 km
  seeker.intent.max_km = 5, seeker.intent.max_minutes = 10, seeker.intent.transport = data::Transport::walk;
  CHECK(blocked(seeker, vacancy).has(Blocker::distance));
  seeker.intent.max_minutes = 60;
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.max_km = 1;
  CHECK(blocked(seeker, vacancy).has(Blocker::distance));
}

TEST_CASE("the community's place stands for a home that is not known") {
  auto seeker = person();
  seeker.latitude.reset(), seeker.longitude.reset();
  auto vacancy = job();
  CHECK(blocked(seeker, vacancy).none());
  vacancy.latitude = 29.80, vacancy.longitude = 106.57;
  CHECK(blocks_only(distance, seeker, vacancy));
}

TEST_CASE("wages: the advert's best end against the floor, in one unit only") {
  auto seeker = person();
  auto vacancy = job();
  seeker.intent.wage_floor = data::Money::yuan(3600);
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.wage_floor = data::Money::parse("3600.01");
  CHECK(blocks_only(wage, seeker, vacancy));
  vacancy.wage_max.reset();  // open upper end
  CHECK(blocked(seeker, vacancy).none());
  vacancy.wage_min.reset();
  vacancy.negotiable = true;
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.wage_floor.reset();
  CHECK(blocked(seeker, job()).none());
}

TEST_CASE("hour, day and month wages are compared only with stated hours") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.wage_min = vacancy.wage_max = data::Money::yuan(15);
  vacancy.wage_unit = WageUnit::hour;
  vacancy.days_per_week.reset();
  CHECK(blocked(seeker, vacancy).none());
  vacancy.days_per_week = 5;  // 8.5 hours x 21.75 days x 15 = 2,773
  CHECK(blocks_only(wage, seeker, vacancy));
  seeker.intent.wage_floor = data::Money::yuan(2700);
  CHECK(blocked(seeker, vacancy).none());
  vacancy.shifts.clear();
  seeker.intent.wage_floor = data::Money::yuan(9000);
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("reserved posts are for recognised people only, in any one of the groups") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.reserved_for = {PriorityGroup::disabled, PriorityGroup::dibao};
  CHECK(blocks_only(reserved, seeker, vacancy));
  seeker.groups = {PriorityGroup::long_term};
  CHECK(blocks_only(reserved, seeker, vacancy));
  seeker.groups = {PriorityGroup::long_term, PriorityGroup::dibao};
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("a form of employment that is not among the wanted ones blocks; no wish is any") {
  auto seeker = person();
  auto vacancy = job();
  seeker.intent.forms = {EmploymentForm::part_time, EmploymentForm::hourly};
  CHECK(blocks_only(form, seeker, vacancy));
  vacancy.form = EmploymentForm::hourly;
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.forms.clear();
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("a job that begins before the person can blocks; one that should have begun already waits") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.start_on = date("2026-12-01");
  seeker.intent.start_on = date("2026-12-01");
  CHECK(blocked(seeker, vacancy).none());
  seeker.intent.start_on = date("2026-12-02");
  CHECK(blocks_only(start, seeker, vacancy));
  vacancy.start_on = date("2026-11-01");
  CHECK(blocked(seeker, vacancy).none());
}

TEST_CASE("sex and age words in an advert never block") {
  auto seeker = person();
  auto vacancy = job();
  vacancy.title = "保洁员（限女，45岁以下）";
  vacancy.description = "男女不限优先女性，年龄18-45周岁";
  seeker.sex = data::Sex::M;
  seeker.birth_date = date("1966-01-01");
  CHECK(blocked(seeker, vacancy).none());
}
