// The questions that only one noun is asked.
#include "data/accounts.hpp"
#include "data/cases.hpp"
#include "data/events.hpp"
#include "data/scan.hpp"
#include "data/seekers.hpp"
#include "data/settings.hpp"
#include "data/vacancies.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;

TEST_CASE("a seeker is found by a part of the name or the end of a number") {
  Office office;
  auto wang = office.seeker(office.community.id, "王芳");
  wang.phone = "13800001234";
  wang.identity_number = "99010119750228002X";
  REQUIRE(office.change(wang));
  auto li = office.seeker(office.community.id, "李芳_100%");
  li.status = SeekerStatus::active;
  REQUIRE(office.change(li));

  auto reading = office.database->read();
  const auto found = [&](std::string q, std::optional<SeekerStatus> status = {}) {
    std::vector<Id> ids;
    const auto slice = seekers_list(reading.connection(), {.q = std::move(q), .status = status}, {});
    for (const Seeker& seeker : slice->items) ids.push_back(seeker.id);
    return ids;
  };
  CHECK(found("芳") == std::vector{li.id, wang.id});  // the newest first
  CHECK(found("王") == std::vector{wang.id});
  CHECK(found("1234") == std::vector{wang.id});
  CHECK(found("13800001234") == std::vector{wang.id});
  CHECK(found("002x") == std::vector{wang.id});
  CHECK(found("234").empty());
  CHECK(found("_") == std::vector{li.id});
  CHECK(found("100%") == std::vector{li.id});
  CHECK(found("' OR 1=1 --").empty());
  CHECK(found("芳", SeekerStatus::active) == std::vector{li.id});
  CHECK(found("").size() == 2);
}

TEST_CASE("a seeker is found by pinyin and by initials, also after the name was corrected") {
  Office office;
  auto hu = office.seeker(office.community.id, "胡莲容");
  const auto zeng = office.seeker(office.community.id, "曾小明");
  const auto found = [&](std::string q) {
    auto reading = office.database->read();
    std::vector<Id> ids;
    const auto slice = seekers_list(reading.connection(), {.q = std::move(q), .status = {}}, {});
    for (const Seeker& seeker : slice->items) ids.push_back(seeker.id);
    return ids;
  };
  for (const char* typed : {"hulianrong", "Hu Lianrong", "hulian", "lianrong", "hlr", "HL", "莲容"}) {
    INFO(typed);
    CHECK(found(typed) == std::vector{hu.id});
  }
  CHECK(found("zengxiaoming") == std::vector{zeng.id});
  CHECK(found("cengxiaoming").empty());
  CHECK(found("lr").empty());  // initials are looked for from the first on
  hu.name = "吴莲容";
  REQUIRE(office.change(hu));
  CHECK(found("hlr").empty());
  CHECK(found("wulr").empty());
  CHECK(found("wlr") == std::vector{hu.id});
}

TEST_CASE("an identity number is looked for within the scope") {
  Office office;
  auto wang = office.seeker(office.community.id, "王芳");
  wang.identity_number = "99010119750228002X";
  REQUIRE(office.change(wang));
  auto reading = office.database->read();
  auto& connection = reading.connection();
  CHECK(seeker_by_identity_number(connection, "99010119750228002X")->id == wang.id);
  CHECK_FALSE(seeker_by_identity_number(connection, "99010119750228002X", wang.id));
  CHECK_FALSE(seeker_by_identity_number(connection, "99010119750228002X", 0, {office.neighbour.path}));
  CHECK_FALSE(seeker_by_identity_number(connection, ""));
}

TEST_CASE("an import finds what it brought before") {
  Office office;
  auto seeker = office.seeker(office.community.id);
  seeker.import_key = "S-1";
  REQUIRE(office.change(seeker));
  const auto employer = office.employer(office.community.id, "山城物业");
  auto vacancy = Office::vacancy_of(employer);
  vacancy.source = "public-employment";
  vacancy.import_key = "V-1";
  vacancy = office.add(vacancy);
  auto reading = office.database->read();
  auto& connection = reading.connection();
  CHECK(seeker_by_import_key(connection, office.community.id, "S-1")->id == seeker.id);
  CHECK_FALSE(seeker_by_import_key(connection, office.neighbour.id, "S-1"));
  CHECK_FALSE(seeker_by_import_key(connection, office.community.id, ""));
  CHECK(vacancy_by_import_key(connection, office.community.id, "public-employment", "V-1")->id == vacancy.id);
  CHECK_FALSE(vacancy_by_import_key(connection, office.community.id, "typed", "V-1"));
  CHECK(employer_by_name(connection, office.community.id, "山城物业")->id == employer.id);
  CHECK_FALSE(employer_by_name(connection, office.neighbour.id, "山城物业"));
}

TEST_CASE("vacancies are listed by words, state and place") {
  Office office;
  const auto employer = office.employer(office.community.id, "山城物业");
  auto guard = Office::vacancy_of(employer, "小区保安");
  guard.division = "500103";
  guard = office.add(guard);
  auto cook = Office::vacancy_of(employer, "厨师");
  cook.division = "500105";
  cook.status = VacancyStatus::paused;
  cook = office.add(cook);
  auto reading = office.database->read();
  const auto count = [&](VacancyFilter filter) {
    return vacancies_list(reading.connection(), filter, {})->items.size();
  };
  VacancyFilter filter;
  CHECK(count(filter) == 2);
  filter.q = "保安";
  CHECK(count(filter) == 1);
  filter.q = "山城";
  CHECK(count(filter) == 2);
  filter.status = VacancyStatus::paused;
  CHECK(count(filter) == 1);
  filter = {};
  filter.division = "5001";
  CHECK(count(filter) == 2);
  filter.division = "500103";
  CHECK(count(filter) == 1);
  filter.division = "5002";
  CHECK(count(filter) == 0);
}

TEST_CASE("open vacancies near a place come nearest first, page by page") {
  Office office;
  const auto employer = office.employer(office.community.id);
  const auto at = [&](double north, auto... change) {
    auto vacancy = Office::vacancy_of(employer);
    vacancy.latitude = 29.55 + north;
    vacancy.longitude = 106.57;
    (change(vacancy), ...);
    return office.add(vacancy).id;
  };
  const Id far = at(0.03), near = at(0.001), middle = at(0.02), same = at(0.02);
  at(0.2);                                                            // 22 km
  at(0.001, [](Vacancy& it) { it.status = VacancyStatus::paused; });  // not open
  at(0.001, [](Vacancy& it) { it.filled = it.headcount; });
  at(0.001, [](Vacancy& it) { it.valid_until = Date::parse("2020-01-01"); });

  auto reading = office.database->read();
  const Circle circle{.latitude = 29.55, .longitude = 106.57, .km = 5};
  std::vector<Id> ids;
  std::vector<double> distances;
  Page page{.limit = 1, .cursor = ""};
  do {
    auto slice = open_vacancies_near(reading.connection(), circle, "", Date::today(), page);
    REQUIRE(slice);
    for (const auto& [vacancy, km] : slice->items) {
      ids.push_back(vacancy.id);
      distances.push_back(km);
    }
    page.cursor = slice->next_cursor;
  } while (!page.cursor.empty());
  CHECK(ids == std::vector{near, middle, same, far});
  CHECK(distances[0] == Approx(0.1112).margin(0.001));
  CHECK(distances[3] == Approx(3.336).margin(0.01));
  for (const char* cursor : {"x", "1", "1-", "-1", "1-2x"})
    CHECK_FALSE(open_vacancies_near(reading.connection(), circle, "", Date::today(), {.limit = 1, .cursor = cursor}));
}

TEST_CASE("a follower reads what changed since it last looked") {
  Office office;
  auto last = [&] { return last_event_id(office.database->read().connection()); };
  const Id before = last();
  const auto seeker = office.seeker(office.community.id);
  auto reading = office.database->read();
  const auto events = events_after(reading.connection(), before);
  REQUIRE(events.size() == 1);
  CHECK(events[0].noun == "seekers");
  CHECK(events[0].record_id == seeker.id);
  CHECK(events[0].id == last());
  CHECK(events_after(reading.connection(), events[0].id).empty());
  CHECK(events_after(reading.connection(), 0, 2).size() == 2);
}

TEST_CASE("one timeline holds everything done for a seeker, newest first") {
  Office office;
  const auto seeker = office.seeker(office.community.id), other = office.seeker(office.community.id);
  const auto vacancy = office.vacancy(office.employer(office.community.id));
  Referral referral;
  referral.seeker_id = seeker.id;
  referral.vacancy_id = vacancy.id;
  referral.organisation_id = office.community.id;
  referral = office.add(referral);
  FollowUp follow_up;
  follow_up.seeker_id = seeker.id;
  follow_up.organisation_id = office.community.id;
  follow_up.due_on = *Date::parse("2026-01-05");
  follow_up = office.add(follow_up);
  Placement placement;
  placement.seeker_id = other.id;
  placement.organisation_id = office.community.id;
  office.add(placement);

  auto reading = office.database->read();
  auto& connection = reading.connection();
  const auto first = timeline_of_seeker(connection, seeker.id, {.limit = 2, .cursor = ""});
  REQUIRE(first->items.size() == 2);
  CHECK(first->items[0].noun == "follow_ups");
  CHECK(first->items[1].noun == "referrals");
  const auto second = timeline_of_seeker(connection, seeker.id, {.limit = 2, .cursor = first->next_cursor});
  REQUIRE(second->items.size() == 1);
  CHECK(second->items[0].noun == "seekers");
  CHECK(second->next_cursor.empty());

  CHECK(referrals_of(connection, seeker.id).size() == 1);
  CHECK(referrals_to(connection, vacancy.id).size() == 1);
  CHECK(follow_ups_of(connection, seeker.id).front().due_on.text() == "2026-01-05");
  CHECK(placements_of(connection, seeker.id).empty());
  CHECK(placements_of(connection, other.id).size() == 1);
  CHECK(seats_of(connection, seeker.id).empty());
  CHECK(follow_ups_due(connection, *Date::parse("2026-01-04"), {})->items.empty());
  CHECK(follow_ups_due(connection, *Date::parse("2026-01-05"), {})->items.size() == 1);
}

TEST_CASE("a course's runs come by date") {
  Office office;
  Course course;
  course.organisation_id = office.district.id;
  course.title = "育婴员";
  course = office.add(course);
  for (const char* day : {"2026-05-01", "2026-03-01"}) {
    CourseSession session;
    session.course_id = course.id;
    session.organisation_id = office.district.id;
    session.starts_on = session.ends_on = *Date::parse(day);
    session.seats = 20;
    office.add(session);
  }
  auto reading = office.database->read();
  const auto sessions = sessions_of(reading.connection(), course.id);
  REQUIRE(sessions.size() == 2);
  CHECK(sessions[0].starts_on.text() == "2026-03-01");
}

TEST_CASE("settings are remembered and replaced") {
  Office office;
  CHECK_FALSE(get_setting(office.database->read().connection(), "demo"));
  for (const char* value : {"true", "false"}) {
    REQUIRE(office.database->write([&](Writing& writing) -> Result<void> {
      set_setting(writing, "demo", value);
      return {};
    }));
    CHECK(get_setting(office.database->read().connection(), "demo") == value);
  }
}

TEST_CASE("a whole table is read in one go") {
  Office office;
  for (int i = 0; i < 5; ++i) office.seeker(office.community.id, "人" + std::to_string(i));
  std::vector<std::string> names;
  auto reading = office.database->read();
  for_each<Seeker>(reading.connection(), [&](Seeker&& seeker) { names.push_back(seeker.name); });
  CHECK(names == std::vector<std::string>{"人0", "人1", "人2", "人3", "人4"});
}

TEST_CASE("all sign-ins of an account end together, but the one in use") {
  Office office;
  Account account;
  account.organisation_id = office.community.id;
  account.login = "zhang";
  account = office.add(account);
  SignIn kept;
  for (const char* token : {"a", "b", "c"}) {
    kept = {};
    kept.account_id = account.id;
    kept.token_hash = token;
    kept = office.add(kept);
  }
  const auto ended = office.database->write(
      [&](Writing& writing) -> Result<std::int64_t> { return end_sign_ins_of(writing, account.id, kept.id); });
  CHECK(ended == 2);
  auto reading = office.database->read();
  CHECK(sign_in_by_token(reading.connection(), "c"));
  CHECK_FALSE(sign_in_by_token(reading.connection(), "a"));
}
