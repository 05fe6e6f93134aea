// The whole question in memory: who is ruled out, who comes first, what would change it.
#include "matching/standing.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <boost/describe/enum_to_string.hpp>
#include <set>

#include "matching/course_plan.hpp"
#include "tests/matching/random_records.hpp"

using namespace sanqing;
using namespace sanqing::tests;

namespace {

std::set<data::Id> ids(const Matches& matches) {
  std::set<data::Id> found;
  for (const Match& match : matches.items) found.insert(match.id);
  return found;
}

MatchQuery all_of_them() {
  MatchQuery query;
  query.limit = 100;
  return query;
}

int eligible(const Standing& standing, const data::Seeker& seeker) {
  MatchQuery query;
  query.changes = false;
  return standing.vacancies_for(seeker, query, today).eligible;
}

// Twenty jobs about 解放碑 that differ in one thing each.
std::vector<data::Vacancy> street_of_jobs() {
  std::vector<data::Vacancy> jobs;
  for (int i = 0; i < 40; ++i) {
    auto vacancy = job();
    vacancy.id = i + 1;
    if (i % 5 == 1) vacancy.wage_max = data::Money::yuan(2600 + 20 * i), vacancy.wage_min.reset();
    if (i % 5 == 2) vacancy.latitude = 29.60 + i * 0.002;
    if (i % 5 == 3) vacancy.shifts = {shift("10:00", i % 2 ? "19:30" : "18:40")};
    if (i % 10 == 4) vacancy.certificates = {{"health", true, false}};
    if (i % 10 == 9) vacancy.activities = {data::Activity::outdoors};
    jobs.push_back(vacancy);
  }
  return jobs;
}

const Change* change(const Matches& matches, std::string_view constraint) {
  for (const Change& one : matches.changes)
    if (one.constraint == constraint) return &one;
  return nullptr;
}

// The record with a change made to it, as an officer would.
data::Seeker with(data::Seeker seeker, const Change& change) {
  auto& intent = seeker.intent;
  std::string_view constraint = change.constraint;
  if (constraint == "wage_floor") intent.wage_floor = *data::Money::parse(change.to);
  if (constraint == "max_km") intent.max_km = std::stod(change.to);
  if (constraint == "max_minutes") intent.max_minutes = std::stoi(change.to);
  if (constraint == "start_on") intent.start_on = date(change.to);
  if (constraint == "night") {
    intent.night_ok = true;
    std::erase(intent.refuses, data::Activity::night);
  }
  if (constraint == "recognition")
    seeker.groups = {data::PriorityGroup::age_4050, data::PriorityGroup::long_term,
                     data::PriorityGroup::zero_employment_family};
  if (constraint == "care") seeker.family.duties.clear();
  if (constraint == "days") {
    intent.days.clear();
    for (char letter : change.to)
      if (letter != ',') intent.days.push_back(letter - '0');
  }
  if (constraint.starts_with("certificate:")) seeker.skills.certificates.push_back({change.to, "", {}});
  for (int at = 0; at < 13; ++at)
    if (auto activity = static_cast<data::Activity>(at);
        constraint == std::string("refuses:") + boost::describe::enum_to_string(activity, ""))
      std::erase(intent.refuses, activity);
  for (int at = 0; at < 6; ++at)
    if (auto form = static_cast<data::EmploymentForm>(at);
        constraint == std::string("form:") + boost::describe::enum_to_string(form, ""))
      intent.forms.push_back(form);
  if (constraint == "hours") {
    auto moved = clock(change.to);
    bool end = change.words.en.find("end") != std::string::npos;
    auto by_end = [](const data::Hours& a, const data::Hours& b) { return a.to < b.to; };
    auto by_start = [](const data::Hours& a, const data::Hours& b) { return a.from < b.from; };
    if (end)
      std::ranges::max_element(intent.available, by_end)->to = moved;
    else
      std::ranges::min_element(intent.available, by_start)->from = moved;
  }
  return seeker;
}

data::Vacancy with(data::Vacancy vacancy, const Change& change) {
  std::string_view constraint = change.constraint;
  if (constraint == "education") {
    vacancy.education.reset();
    for (int at = 0; at < 10; ++at)
      if (auto level = static_cast<data::Education>(at); change.to == boost::describe::enum_to_string(level, ""))
        vacancy.education = level;
  }
  for (auto& needed : vacancy.certificates) needed.after_hire |= constraint == "certificate:" + needed.kind;
  if (constraint == "wage_max") vacancy.wage_max = *data::Money::parse(change.to);
  if (constraint == "days_per_week") vacancy.days_per_week = std::stoi(change.to);
  if (constraint == "start_on") vacancy.start_on = date(change.to);
  if (constraint == "hours") {
    bool end = change.words.en.starts_with("ends");
    (end ? vacancy.shifts[0].to : vacancy.shifts[0].from) = clock(change.to);
  }
  return vacancy;
}

}  // namespace

TEST_CASE("only what passes every hard constraint is shown, and all of it is counted") {
  Standing standing = tests::standing();
  for (const auto& vacancy : street_of_jobs()) put(standing, vacancy);
  auto seeker = person();
  seeker.intent.refuses = {data::Activity::outdoors};
  Matches matches = standing.vacancies_for(seeker, all_of_them(), today);
  std::set<data::Id> expected;
  for (const auto& vacancy : street_of_jobs())
    if (blocked(seeker, vacancy).none()) expected.insert(vacancy.id);
  CHECK(ids(matches) == expected);
  CHECK(matches.eligible == static_cast<int>(expected.size()));
}

TEST_CASE("equal totals stand in the order of their numbers") {
  Standing standing = tests::standing();
  for (data::Id id : {9, 3, 7, 1}) {
    auto vacancy = job();
    vacancy.id = id;
    put(standing, vacancy);
  }
  Matches matches = standing.vacancies_for(person(), {}, today);
  REQUIRE(matches.items.size() == 4);
  CHECK(matches.items[0].id == 1);
  CHECK(matches.items[3].id == 9);
}

TEST_CASE("moving the weights moves the order") {
  Standing standing = tests::standing();
  auto wanted = job(), near = job();
  wanted.id = 1, wanted.latitude = 29.600;  // 4.8 km
  near.id = 2, near.title = "收银员", near.description = "超市收银。";
  put(standing, wanted);
  put(standing, near);
  MatchQuery by_intent, by_family;
  by_intent.weights = {1, 0, 0};
  by_family.weights = {0, 0, 1};
  CHECK(standing.vacancies_for(person(), by_intent, today).items.at(0).id == 1);
  CHECK(standing.vacancies_for(person(), by_family, today).items.at(0).id == 2);
}

TEST_CASE("one district, one city, or wherever the person can go") {
  Standing standing = tests::standing();
  int id = 0;
  for (std::string division : {"500103", "500105", "510104", ""}) {
    auto vacancy = job();
    vacancy.id = ++id;
    vacancy.division = division;
    vacancy.latitude.reset(), vacancy.longitude.reset();
    put(standing, vacancy);
  }
  auto seeker = person();
  seeker.intent.max_km.reset();
  auto within = [&](std::string division) {
    MatchQuery query;
    query.division = std::move(division);
    return ids(standing.vacancies_for(seeker, query, today));
  };
  CHECK(within("500103") == std::set<data::Id>{1});
  CHECK(within("5001") == std::set<data::Id>{1, 2});
  CHECK(within("5101") == std::set<data::Id>{3});
  CHECK(within("999999").empty());
  CHECK(within("") == std::set<data::Id>{1, 2, 3, 4});
}

TEST_CASE("the index's columns reject only what the exact constraints reject") {
  rc::prop("for any seeker and vacancy", [] {
    any::shake();
    SeekerFacts seeker = facts(any::seeker());
    VacancyFacts vacancy = facts(any::vacancy(1));
    auto columns = columns_of(vacancy);
    bool passes = true;
    for (const index::Condition& condition : conditions_of(seeker)) {
      std::int32_t value = columns[static_cast<std::size_t>(condition.column)];
      using enum index::Condition::Test;
      switch (condition.test) {
        case at_least:
          passes &= value >= condition.value;
          break;
        case at_most:
          passes &= value <= condition.value;
          break;
        case all_of:
          passes &= (value & condition.value) == condition.value;
          break;
        case any_of:
          passes &= (value & condition.value) != 0;
          break;
        case none_of:
          passes &= (value & condition.value) == 0;
          break;
      }
    }
    if (!passes) RC_ASSERT(!blockers(seeker, vacancy, today).none());
  });
}

TEST_CASE("a shortlist from the index holds no one who is ruled out") {
  Standing standing = tests::standing();
  for (int i = 0; i < 700; ++i) {
    auto vacancy = job();
    vacancy.id = i + 1;
    vacancy.title = i % 3 ? "保洁员" : "保安员";
    if (i % 4 == 0) vacancy.education = data::Education::college;
    if (i % 7 == 0) vacancy.shifts = {shift("10:00", "22:00")};
    put(standing, vacancy);
  }
  Matches matches = standing.vacancies_for(person(), {}, today);
  CHECK(matches.items.size() == 20);
  for (const Match& match : matches.items) CHECK(blocked(person(), *match.vacancy).none());
  CHECK(matches.items[0].vacancy->title == "保洁员");
  CHECK(matches.eligible == 450);
}

TEST_CASE("what would change it: each number is what asking again with the change gives") {
  Standing standing = tests::standing();
  for (const auto& vacancy : street_of_jobs()) put(standing, vacancy);
  auto seeker = person();
  seeker.intent.refuses = {data::Activity::outdoors};
  Matches matches = standing.vacancies_for(seeker, all_of_them(), today);
  for (std::string_view constraint : {"wage_floor", "max_km", "hours", "certificate:health", "refuses:outdoors"})
    CHECK(change(matches, constraint));
  for (const Change& one : matches.changes)
    CHECK(eligible(standing, with(seeker, one)) == matches.eligible + one.opens);
  CHECK(change(matches, "certificate:health")->words.zh == "办下健康证：多 4 个岗位，都是想做的");
}

TEST_CASE("what would change it: certificates only of work that is wanted, recognition last, one step a limit") {
  Standing standing = tests::standing();
  data::Id id = 0;
  auto add = [&](std::string title, auto change) {
    auto vacancy = job();
    vacancy.id = ++id, vacancy.title = title, vacancy.description = title;
    change(vacancy);
    put(standing, vacancy);
  };
  for (int i = 0; i < 3; ++i) {
    add("保洁员", [](data::Vacancy& v) { v.certificates = {{"home_service", true, false}}; });
    add("代账会计", [](data::Vacancy& v) { v.certificates = {{"accountant", true, false}}; });
    add("公益性保洁员", [](data::Vacancy& v) { v.reserved_for = {data::PriorityGroup::age_4050}; });
    add("保洁员", [&](data::Vacancy& v) { v.wage_min = v.wage_max = data::Money::yuan(2800 - 100 * i); });
  }
  Matches matches = standing.vacancies_for(person(), all_of_them(), today);
  const Change* own = change(matches, "certificate:home_service");
  REQUIRE(own);
  CHECK(own->wanted == 3);
  CHECK_FALSE(change(matches, "certificate:accountant"));
  REQUIRE(change(matches, "recognition"));
  CHECK(&matches.changes.back() == change(matches, "recognition"));
  CHECK(std::ranges::count(matches.changes, "wage_floor", &Change::constraint) == 1);
}

TEST_CASE("what would change it is exact for anyone") {
  rc::prop("each change opens exactly as many as it says", [] {
    any::shake();
    Standing standing = tests::standing();
    for (data::Id id = 1; id <= 60; ++id) {
      auto vacancy = any::vacancy(id);
      vacancy.description.resize(std::min<std::size_t>(vacancy.description.size(), 30));
      vacancy.headcount = 3;
      put(standing, vacancy);
    }
    auto seeker = any::seeker();
    Matches matches = standing.vacancies_for(seeker, all_of_them(), today);
    for (const Change& one : matches.changes) {
      RC_ASSERT(one.opens > 0);
      RC_LOG() << one.constraint << " " << one.from << " -> " << one.to << " " << one.opens << "\n";
      RC_ASSERT(eligible(standing, with(seeker, one)) == matches.eligible + one.opens);
    }
  });
}

TEST_CASE("what an employer could change is exact for any vacancy") {
  rc::prop("each change lets in exactly as many as it says", [] {
    any::shake();
    Standing standing = tests::standing();
    for (data::Id id = 1; id <= 40; ++id) {
      auto seeker = any::seeker();
      seeker.id = id, seeker.organisation_id = 5;
      seeker.intent.text.clear(), seeker.skills.text.clear();
      put(standing, seeker);
    }
    auto vacancy = any::vacancy(1);
    vacancy.headcount = 3, vacancy.status = data::VacancyStatus::open;
    if (any::maybe()) vacancy.shifts = {shift("09:00", "19:00")};
    Matches matches = standing.seekers_for(vacancy, all_of_them(), {5}, today);
    for (const Change& one : matches.changes) {
      RC_LOG() << one.constraint << " " << one.from << " -> " << one.to << " " << one.opens << "\n";
      RC_ASSERT(one.opens > 0);
      RC_ASSERT(standing.seekers_for(with(vacancy, one), all_of_them(), {5}, today).eligible ==
                matches.eligible + one.opens);
    }
  });
}

TEST_CASE("help with care comes after everything else, health is never up for change") {
  Standing standing = tests::standing();
  for (int i = 0; i < 9; ++i) {
    auto vacancy = job();
    vacancy.id = i + 1;
    if (i < 6) vacancy.shifts = {shift("09:00", "18:00")};
    if (i == 6) vacancy.wage_min.reset(), vacancy.wage_max = data::Money::yuan(2900);
    if (i == 7) vacancy.physical = {data::Physical::lifting_30kg};
    put(standing, vacancy);
  }
  auto seeker = person();
  seeker.family.duties = {{"接孩子", shift("16:30", "17:45"), {}}};
  seeker.skills.limits = {data::Physical::lifting_20kg};
  Matches matches = standing.vacancies_for(seeker, {}, today);
  REQUIRE(matches.changes.size() >= 2);
  CHECK(matches.changes.front().constraint == "wage_floor");
  CHECK(matches.changes.back().constraint == "care");
  CHECK(matches.changes.back().opens == 6);
  for (const Change& one : matches.changes) CHECK(one.constraint != "physical");
}

TEST_CASE("people for a vacancy: only those of the asked offices, and what the employer could change") {
  Standing standing = tests::standing();
  for (int i = 0; i < 12; ++i) {
    auto seeker = person();
    seeker.id = i + 1;
    seeker.organisation_id = i < 9 ? 5 : 6;
    if (i % 3 == 1) seeker.skills.education = data::Education::primary;
    if (i % 3 == 2) seeker.intent.wage_floor = data::Money::yuan(4000);
    put(standing, seeker);
  }
  auto vacancy = job();
  vacancy.education = data::Education::junior;
  Matches matches = standing.seekers_for(vacancy, {}, {5}, today);
  CHECK(ids(matches) == std::set<data::Id>{1, 4, 7});
  CHECK(standing.seekers_for(vacancy, {}, {}, today).items.empty());
  CHECK(standing.seekers_for(vacancy, {}, {5, 6}, today).eligible == 4);
  REQUIRE(change(matches, "education"));
  CHECK(change(matches, "education")->opens == 3);
  CHECK(change(matches, "education")->to == "primary");
  REQUIRE(change(matches, "wage_max"));
  CHECK(change(matches, "wage_max")->to == "4000");
  for (const Match& match : matches.items) {
    REQUIRE(match.seeker);
    CHECK(match.seeker->phone.empty());
    CHECK(match.seeker->identity_number.empty());
    CHECK(match.seeker->family.note.empty());
  }
}

TEST_CASE("the same pair has the same scores from both sides") {
  Standing standing = tests::standing();
  auto seeker = person();
  seeker.id = 4, seeker.organisation_id = 5;
  put(standing, seeker);
  put(standing, job());
  Match there = standing.vacancies_for(seeker, {}, today).items.at(0);
  Match back = standing.seekers_for(job(), {}, {5}, today).items.at(0);
  CHECK(there.total == back.total);
  CHECK(there.would_accept == back.would_accept);
  CHECK(there.would_be_hired == back.would_be_hired);
}

TEST_CASE("a course is worth what it opens") {
  Standing standing = tests::standing();
  for (int i = 0; i < 6; ++i) {
    auto vacancy = job();
    vacancy.id = i + 1;
    if (i < 4) vacancy.certificates = {{"health", true, false}};
    put(standing, vacancy);
  }
  auto add = [&](data::Id id, std::string title, std::vector<std::string> gives, data::CourseSession session) {
    data::Course course;
    course.id = id;
    course.title = std::move(title);
    course.gives_certificates = std::move(gives);
    auto incoming = standing.read(course, {session});
    standing.embed(course, incoming);
    standing.put(std::move(incoming));
  };
  data::CourseSession session;
  session.starts_on = date("2026-12-01");
  session.seats = 20, session.taken = 5;
  session.status = data::SessionStatus::enrolling;
  session.hours = {shift("09:00", "12:00")};
  session.days = {1, 2, 3};
  add(1, "健康证体检与卫生知识", {"health"}, session);
  add(2, "叉车司机", {"forklift"}, session);
  session.taken = 20;
  add(3, "满员的班", {"health"}, session);
  session.taken = 0;
  session.hours = {shift("19:00", "21:00")};
  add(4, "晚上的班", {"health"}, session);
  Matches matches = standing.courses_for(person(), {}, today);
  REQUIRE(matches.items.size() == 2);
  CHECK(matches.items[0].id == 1);
  CHECK(matches.items[0].openings == 15);
  bool said = false;
  for (const Reason& reason : matches.items[0].reasons) said |= reason.words.zh == "拿到健康证，能多 4 个岗位";
  CHECK(said);
}

TEST_CASE("any question is answered: empty, contradictory, in any script, 20,000 characters") {
  Standing standing = tests::standing();
  rc::prop("scores are scores, items are sorted", [&] {
    any::shake();
    auto fresh = any::vacancy(any::number(1, 40));
    put(standing, fresh);
    Matches matches = standing.vacancies_for(any::seeker(), all_of_them(), today);
    for (std::size_t at = 0; at < matches.items.size(); ++at) {
      RC_ASSERT(matches.items[at].total >= 0 && matches.items[at].total <= 1);
      if (at) RC_ASSERT(matches.items[at - 1].total >= matches.items[at].total);
    }
  });
  Matches empty = standing.vacancies_for(data::Seeker(), all_of_them(), today);
  CHECK(empty.unknown.size() >= 6);
}

TEST_CASE("the courses to hold next: the one that opens most, then what adds most to it") {
  Standing standing = tests::standing();
  data::Id id = 0;
  auto jobs_with = [&](int count, std::vector<data::NeededCertificate> certificates) {
    for (int i = 0; i < count; ++i) {
      auto vacancy = job();
      vacancy.id = ++id, vacancy.certificates = certificates;
      put(standing, vacancy);
    }
  };
  jobs_with(3, {{"home_service", true, false}});
  jobs_with(2, {{"health", true, false}});
  jobs_with(1, {{"gardener", true, false}});
  auto course = [&](data::Id number, std::vector<std::string> gives) {
    data::Course one;
    one.id = number, one.title = "培训", one.gives_certificates = std::move(gives);
    auto incoming = standing.read(one, {});
    standing.embed(one, incoming);
    standing.put(std::move(incoming));
  };
  course(1, {"health"});
  course(2, {"home_service", "gardener"});  // opens most
  course(3, {"home_service"});              // nothing that 2 does not
  course(4, {});
  for (data::Id who : {1, 2, 3}) {
    auto seeker = person();
    seeker.id = who, seeker.organisation_id = who == 3 ? 9 : 5;
    if (who == 2) seeker.intent.willing_to_train = false;
    put(standing, seeker);
  }
  auto plan = courses_to_hold(standing, {5}, 5, today);
  REQUIRE(plan.size() == 2);
  CHECK(plan[0].course == 2);
  CHECK(plan[0].people == 1);
  CHECK(plan[0].vacancies == 4);
  CHECK(plan[0].adds == 4);
  CHECK(plan[1].course == 1);
  CHECK(plan[1].adds == 2);
  CHECK(courses_to_hold(standing, {5, 9}, 1, today).at(0).opens == 8);
  CHECK(courses_to_hold(standing, {}, 5, today).empty());
}
