#include "data/demo/office.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "data/events.hpp"
#include "data/json.hpp"
#include "data/normalise/identity.hpp"
#include "data/settings.hpp"
#include "data/taxonomy.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing::data;
using sanqing::data::demo::make_office;
using sanqing::data::demo::Noun;
using sanqing::data::demo::Office;

namespace {

demo::Options options(int seekers = 2000, std::uint64_t seed = 2003) {
  return {.seekers = seekers, .seed = seed, .today = *Date::parse("2026-11-23"), .password_hash = "$argon2id$none"};
}

const Date today = options().today;

const Office& office() {
  static const Office made = make_office(options());
  return made;
}

template <class Record>
std::string text_of(const std::vector<Record>& records) {
  std::string text;
  for (const auto& record : records) text += boost::json::serialize(to_json(record)) + "\n";
  return text;
}

std::string text_of(const Office& it) {
  std::string text = text_of(it.organisations) + text_of(it.accounts) + text_of(it.employers) + text_of(it.vacancies) +
                     text_of(it.courses) + text_of(it.sessions) + text_of(it.households) + text_of(it.seekers) +
                     text_of(it.seats) + text_of(it.referrals) + text_of(it.placements) + text_of(it.follow_ups) +
                     text_of(it.notices);
  for (const auto& deed : it.deeds)
    text.append(deed.at.text()).append(deed.action).append(std::to_string(deed.id)).append(deed.why).append(deed.state);
  return text;
}

template <class Record>
const Record& by_id(const std::vector<Record>& records, Id id) {
  REQUIRE(id >= 1);
  REQUIRE(id <= static_cast<Id>(records.size()));
  return records[static_cast<std::size_t>(id) - 1];
}

template <class Records, class Test>
std::size_t count(const Records& records, Test test) {
  return static_cast<std::size_t>(std::count_if(records.begin(), records.end(), test));
}

bool is_end(ReferralState state) {
  return state == ReferralState::declined || state == ReferralState::refused || state == ReferralState::no_answer ||
         state == ReferralState::started || state == ReferralState::closed;
}

}  // namespace

TEST_CASE("the same seed and day make the same demo office, another seed another one") {
  const auto first = text_of(make_office(options(300)));
  CHECK(first == text_of(make_office(options(300))));
  CHECK(first != text_of(make_office(options(300, 7))));
}

TEST_CASE("the demo office is as large as promised") {
  const auto& it = office();
  CHECK(count(it.organisations, [](const auto& o) { return o.level == Level::subdistrict; }) == 13);
  CHECK(count(it.organisations, [](const auto& o) { return o.level == Level::community; }) >= 40);
  CHECK(it.seekers.size() >= 2000);
  CHECK(it.employers.size() >= 200);
  CHECK(it.vacancies.size() >= 1500);
  CHECK(count(it.vacancies, [](const auto& v) { return v.status == VacancyStatus::open; }) >= 500);
  CHECK(it.courses.size() >= 60);
  CHECK(it.sessions.size() >= it.courses.size());
  CHECK(it.placements.size() >= 300);
}

TEST_CASE("every place of the demo office lies in or around Chongqing") {
  const auto near = [](std::optional<double> latitude, std::optional<double> longitude) {
    return !latitude || (std::abs(*latitude - 29.55) < 0.5 && std::abs(*longitude - 106.56) < 0.5);
  };
  for (const auto& place : office().organisations) CHECK(near(place.latitude, place.longitude));
  for (const auto& person : office().seekers) CHECK(near(person.latitude, person.longitude));
  for (const auto& post : office().vacancies) CHECK(near(post.latitude, post.longitude));
}

TEST_CASE("no identity number of the demo office can be a real one, and each is whole") {
  std::set<std::string> numbers;
  for (const auto& person : office().seekers) {
    const auto& number = person.identity_number;
    CAPTURE(number);
    REQUIRE(number.size() == 18);
    CHECK(number.starts_with("999999"));
    CHECK(identity_check_character(number.substr(0, 17)) == number[17]);
    CHECK(numbers.insert(number).second);
    const auto read = read_identity(number, today);
    REQUIRE(read);
    CHECK(read->birth_date == *person.birth_date);
    CHECK(read->sex == *person.sex);
    CHECK(person.phone.starts_with("1990000"));
  }
}

TEST_CASE("every category of the trade has people in the demo office") {
  std::map<PriorityGroup, int> groups;
  std::map<SeekerStatus, int> statuses;
  int declined = 0, stale = 0, empty = 0, informal = 0, school_run = 0, limited = 0, refusing = 0;
  for (const auto& person : office().seekers) {
    for (const auto group : person.groups) ++groups[group];
    ++statuses[person.status];
    declined += person.family.confirmed.declined || person.intent.confirmed.declined;
    stale += person.intent.confirmed.on && person.intent.confirmed.on->days < today.days - std::chrono::days(180);
    empty += person.intent.occupations.empty() && person.skills.skills.empty();
    informal += std::any_of(person.skills.history.begin(), person.skills.history.end(),
                            [](const auto& work) { return work.informal; });
    for (const auto& duty : person.family.duties)
      school_run += duty.what == "接孩子" && duty.hours.from == *Clock::parse("16:30");
    limited += !person.skills.limits.empty();
    refusing += person.intent.refuses.size() >= 3;
  }
  for (const auto group : {PriorityGroup::age_4050, PriorityGroup::long_term, PriorityGroup::disabled,
                           PriorityGroup::zero_employment_family, PriorityGroup::dibao, PriorityGroup::landless_farmer,
                           PriorityGroup::single_parent})
    CHECK(groups[group] >= 20);
  for (const auto status : {SeekerStatus::registered, SeekerStatus::active, SeekerStatus::placed, SeekerStatus::stable,
                            SeekerStatus::returned, SeekerStatus::closed})
    CHECK(statuses[status] >= 5);
  for (const int number : {declined, stale, empty, informal, school_run, limited, refusing}) CHECK(number >= 10);
}

TEST_CASE("recognised groups of the demo office have the facts that they need") {
  for (const auto& person : office().seekers) {
    const auto& household = by_id(office().households, *person.household_id);
    for (const auto group : person.groups) switch (group) {
        case PriorityGroup::age_4050:
          CHECK(full_years(*person.birth_date, today) >= (person.sex == Sex::F ? 40 : 50));
          break;
        case PriorityGroup::disabled:
          CHECK_FALSE(person.skills.limits.empty());
          break;
        case PriorityGroup::dibao:
          CHECK((household.dibao == DibaoStatus::receiving || household.dibao == DibaoStatus::delayed_exit));
          break;
        case PriorityGroup::single_parent:
          CHECK(person.family.single_parent == true);
          CHECK(std::any_of(household.members.begin(), household.members.end(),
                            [](const auto& member) { return member.relation == Relation::child; }));
          break;
        case PriorityGroup::zero_employment_family:
          CHECK(count(household.members, [](const auto& member) { return member.seeker_id.has_value(); }) >= 2);
          break;
        case PriorityGroup::long_term:
          CHECK(full_years(person.registered_on, today) >= 1);
          break;
        case PriorityGroup::landless_farmer:
          break;
      }
  }
}

TEST_CASE("everything in the demo office points to what is there") {
  const auto& it = office();
  const auto taxonomy = Taxonomy::shipped();
  for (const auto& post : it.vacancies) {
    CHECK(by_id(it.employers, post.employer_id).name == post.employer_name);
    by_id(it.organisations, post.organisation_id);
    CHECK(taxonomy->occupation(post.occupation));
    CHECK(taxonomy->division(post.division));
    for (const auto& needed : post.certificates) CHECK(taxonomy->certificate(needed.kind));
    if (post.wage_min && post.wage_unit == WageUnit::month) CHECK(*post.wage_min >= Money::yuan(2300));
    if (post.wage_max && post.wage_unit == WageUnit::month) CHECK(*post.wage_max <= Money::yuan(7000));
  }
  for (const auto& household : it.households)
    for (const auto& member : household.members)
      if (member.seeker_id) CHECK(by_id(it.seekers, *member.seeker_id).household_id == household.id);
  for (const auto& person : it.seekers) {
    CHECK(by_id(it.organisations, person.organisation_id).level == Level::community);
    for (const auto& wanted : person.intent.occupations) CHECK(taxonomy->occupation(wanted.code));
    for (const auto& held : person.skills.certificates) CHECK(taxonomy->certificate(held.kind));
  }
  for (const auto& call : it.follow_ups) {
    by_id(it.seekers, call.seeker_id);
    if (call.placement_id) CHECK(by_id(it.placements, *call.placement_id).seeker_id == call.seeker_id);
    if (call.referral_id) CHECK(by_id(it.referrals, *call.referral_id).seeker_id == call.seeker_id);
  }
}

TEST_CASE("in the demo office nobody starts work that was not offered, and no place is taken twice") {
  const auto& it = office();
  std::map<Id, int> started;
  for (const auto& job : it.placements) {
    CHECK(job.started_on <= today);
    CHECK(job.started_on >= by_id(it.seekers, job.seeker_id).registered_on);
    if (!job.referral_id) continue;
    const auto& referral = by_id(it.referrals, *job.referral_id);
    CHECK(referral.state == ReferralState::started);
    CHECK(referral.seeker_id == job.seeker_id);
    CHECK(referral.vacancy_id == job.vacancy_id);
    CHECK(referral.proposed_on <= *referral.sent_on);
    CHECK(*referral.sent_on <= *referral.interview_on);
    CHECK(*referral.interview_on <= job.started_on);
    ++started[referral.vacancy_id];
  }
  CHECK(count(it.referrals, [](const auto& referral) { return referral.state == ReferralState::started; }) ==
        count(it.placements, [](const auto& job) { return job.referral_id.has_value(); }));
  for (const auto& post : it.vacancies) {
    CHECK(post.filled <= post.headcount);
    CHECK(post.filled == started[post.id]);
    CHECK((post.status == VacancyStatus::filled) == (post.filled == post.headcount));
    if (post.status == VacancyStatus::open) CHECK(*post.valid_until >= today);
  }
}

TEST_CASE("referrals of the demo office end when they must and only then") {
  const auto& it = office();
  std::map<Id, int> open_of_seeker;
  for (const auto& referral : it.referrals) {
    CAPTURE(referral.id);
    const auto& post = by_id(it.vacancies, referral.vacancy_id);
    CHECK(referral.proposed_on >= *post.posted_on);
    CHECK(referral.proposed_on <= *post.valid_until);
    CHECK(is_end(referral.state) == referral.ended_on.has_value());
    if (is_end(referral.state) && referral.state != ReferralState::started) CHECK_FALSE(referral.reason.empty());
    if (referral.state == ReferralState::no_answer) {
      const auto asked = referral.interview_on ? *referral.interview_on : *referral.sent_on;
      CHECK((referral.ended_on->days - asked.days).count() >= 60);
    }
    if (referral.ended_on) continue;
    CHECK(post.status != VacancyStatus::filled);
    CHECK(++open_of_seeker[referral.seeker_id] == 1);
    const auto status = by_id(it.seekers, referral.seeker_id).status;
    CHECK((status == SeekerStatus::active || status == SeekerStatus::returned));
  }
}

TEST_CASE("the state of a seeker in the demo office follows from the placements") {
  const auto& it = office();
  std::map<Id, const Placement*> present;
  for (const auto& job : it.placements)
    if (!job.ended_on) present[job.seeker_id] = &job;
  for (const auto& person : it.seekers) {
    CAPTURE(person.id);
    const bool works = person.status == SeekerStatus::placed || person.status == SeekerStatus::stable;
    CHECK(works == present.contains(person.id));
    if (person.status == SeekerStatus::closed) CHECK_FALSE(person.closed_reason.empty());
    if (person.status == SeekerStatus::stable) CHECK(add_months(present[person.id]->started_on, 6) <= today);
    if (works) CHECK((person.work_status != WorkStatus::unemployed && person.work_status != WorkStatus::laid_off));
  }
}

TEST_CASE("seats of the demo office fit their sessions, and a pass adds what the course gives") {
  const auto& it = office();
  std::map<Id, int> taken;
  std::set<std::pair<Id, Id>> once;
  for (const auto& seat : it.seats) {
    CHECK(once.insert({seat.session_id, seat.seeker_id}).second);
    const auto& session = by_id(it.sessions, seat.session_id);
    const auto& person = by_id(it.seekers, seat.seeker_id);
    if (session.starts_on > today) CHECK((seat.status == SeatStatus::offered || seat.status == SeatStatus::enrolled));
    if (seat.status != SeatStatus::passed) continue;
    CHECK(session.ends_on < today);
    for (const auto& kind : by_id(it.courses, session.course_id).gives_certificates)
      CHECK(count(person.skills.certificates, [&](const auto& held) { return held.kind == kind; }) >= 1);
  }
  for (const auto& session : it.sessions) CHECK(session.taken <= session.seats);
}

TEST_CASE("the officer of the demo has people enough, and each role has its account") {
  const auto& it = office();
  std::map<std::string, Account> accounts;
  for (const auto& account : it.accounts) CHECK(accounts.emplace(account.login, account).second);
  CHECK(accounts.at("admin").role == Role::administrator);
  CHECK(by_id(it.organisations, accounts.at("supervisor").organisation_id).level == Level::district);
  CHECK(accounts.at("employer").employer_id.has_value());
  const auto mine = accounts.at("officer").organisation_id;
  CHECK(count(it.seekers, [&](const auto& person) { return person.organisation_id == mine; }) >= 50);
  CHECK(count(it.accounts, [](const auto& account) { return account.role == Role::officer; }) ==
        count(it.organisations, [](const auto& place) { return place.level == Level::community; }));
}

TEST_CASE("deeds of the demo office stand in the order of time, a record's first deed being its creation") {
  std::map<std::pair<Noun, Id>, int> seen;
  Time last{};
  for (const auto& deed : office().deeds) {
    CHECK(deed.at >= last);
    last = deed.at;
    CHECK((seen[{deed.noun, deed.id}]++ == 0) == (deed.action == "created"));
  }
  CHECK(last.seconds < today.days + std::chrono::days(1));
}

TEST_CASE("a demo office is written whole, dated back, and may be built again") {
  sanqing::tests::TemporaryFolder folder;
  auto made = make_office(options(150));
  for (int round = 0; round < 2; ++round) {
    auto database = demo::open_for_demo(folder.path());
    REQUIRE(database);
    auto again = made;
    REQUIRE(demo::write_office(**database, again));
    auto reading = (*database)->read();
    auto& connection = reading.connection();
    CHECK(get_setting(connection, "demo") == "true");
    CHECK(Repository<Seeker>::count(connection) == static_cast<std::int64_t>(made.seekers.size()));
    CHECK(Repository<FollowUp>::count(connection) == static_cast<std::int64_t>(made.follow_ups.size()));
    CHECK((*database)->check().empty());
    const auto person = Repository<Seeker>::find(connection, 1);
    REQUIRE(person);
    CHECK(Date{std::chrono::floor<std::chrono::days>(person->created_at.seconds)} == person->registered_on);
    CHECK(person->updated_at >= person->created_at);
    const auto events = events_of(connection, "seekers", 1, {});
    REQUIRE(events);
    CHECK(events->items.back().action == "created");
    CHECK(events->items.back().at == person->created_at);
  }
}

TEST_CASE("a demo office is not put among real records") {
  sanqing::tests::TemporaryFolder folder;
  {
    auto database = Database::open(folder.path());
    REQUIRE(database);
    Organisation city;
    city.level = Level::city;
    city.name = "重庆市";
    REQUIRE((*database)->write([&](Writing& writing) { return Repository<Organisation>::insert(writing, city, {}); }));
  }
  const auto refused = demo::open_for_demo(folder.path());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::conflict);
  CHECK(refused.error().words.en.find("already holds records") != std::string::npos);
}
