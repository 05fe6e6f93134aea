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
  return {.seekers = seekers,
          .seed = seed,
          .today = *Date::parse("2026-11-23"),
          .password_hash = "$argon2id$none",
          .now = *Time::parse("2026-11-23T12:00:00Z")};
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

bool says(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

template <class T>
bool contains(const std::vector<T>& items, const T& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

// Everything that is written about a person.
std::string words_of(const Seeker& person) {
  return person.intent.text + "\n" + person.skills.text + "\n" + person.family.note;
}

std::vector<std::string> clauses_of(std::string text) {
  for (const std::string_view pause : {"，", "。", "、", "；", ";", ":"})
    for (auto at = text.find(pause); at != std::string::npos; at = text.find(pause))
      text.replace(at, pause.size(), "\n");
  std::vector<std::string> clauses;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at) clauses.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return clauses;
}

// The numbers of years that a text speaks of: 做了十五年, 带过孙子三年.
std::vector<int> years_in(const std::string& text) {
  static const std::vector<std::string> digits = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::vector<int> found;
  for (auto at = text.find("年"); at != std::string::npos; at = text.find("年", at + 1)) {
    std::size_t begin = at;
    int number = 0, unit = 1;
    while (begin >= 3) {
      const auto character = text.substr(begin - 3, 3);
      const auto digit = std::find(digits.begin(), digits.end(), character);
      if (digit != digits.end())
        number += unit * static_cast<int>(digit - digits.begin() + 1), unit = 0;
      else if (character == "两")
        number += 2;
      else if (character == "十")
        unit = 10;
      else
        break;
      begin -= 3;
    }
    if (unit == 10) number += 10;
    if (begin < at) found.push_back(number);
  }
  return found;
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

TEST_CASE("nothing in a demo office has happened after the moment at which it is built") {
  // Just after midnight in Chongqing, before the office opens, while it is open, in the evening, on a later day, and
  // long before the day that the demo is told up to.
  for (const char* moment : {"2026-11-22T16:05:00Z", "2026-11-23T00:17:00Z", "2026-11-23T03:00:00Z",
                             "2026-11-23T12:00:00Z", "2027-03-01T00:00:00Z", "2026-06-01T04:00:00Z"}) {
    CAPTURE(moment);
    auto asked = options(150);
    asked.now = *Time::parse(moment);
    const auto it = make_office(asked);
    Time last{};
    for (const auto& deed : it.deeds) {
      CHECK(deed.at >= last);
      last = deed.at;
    }
    CHECK(last <= asked.now);
    CHECK(last.seconds < today.days + std::chrono::hours(16));  // the end of the day in Chongqing
    CHECK(last.seconds >= std::min<std::chrono::sys_seconds>(asked.now.seconds, today.days - std::chrono::hours(8)));
    for (const auto& person : it.seekers) CHECK(person.registered_on <= today);
    for (const auto& call : it.follow_ups) CHECK(call.done_on.value_or(today) <= today);
    for (const auto& job : it.placements) CHECK(job.ended_on.value_or(today) <= today);
  }
}

TEST_CASE("no phrase stands twice in a text of the demo office") {
  const auto once = [](const std::string& text) {
    CAPTURE(text);
    std::set<std::string> seen;
    for (const auto& clause : clauses_of(text)) CHECK(seen.insert(clause).second);
  };
  int spoken = 0;
  for (const auto& person : office().seekers) {
    for (const auto* text : {&person.intent.text, &person.skills.text, &person.family.note}) once(*text);
    spoken += !person.intent.text.empty();
    CHECK(person.intent.text.empty() == person.intent.occupations.empty());
  }
  CHECK(spoken >= 1800);
  for (const auto& post : office().vacancies) {
    once(post.welfare);
    CHECK_FALSE(post.description.ends_with("，"));
    // Hours may be the same at both ends of a shift.
    once(post.description.substr(0, post.description.find("上班时间")));
  }
}

TEST_CASE("no text of the demo contradicts the person's sex or age") {
  std::map<Id, std::string> written;
  for (const auto& call : office().follow_ups) written[call.seeker_id] += call.note + "\n";
  for (const auto& step : office().referrals) written[step.seeker_id] += step.reason + "\n";
  for (const auto& job : office().placements) written[job.seeker_id] += job.title + "\n" + job.end_reason + "\n";
  for (const auto& person : office().seekers) {
    std::string text = words_of(person) + written[person.id];
    for (const auto& work : person.skills.history) text += work.title + "\n";
    CAPTURE(person.id, text);
    const int age = full_years(*person.birth_date, today);
    if (person.sex == Sex::F) CHECK_FALSE(says(text, {"妻子", "老婆", "岳母", "岳父"}));
    if (person.sex == Sex::M)
      CHECK_FALSE(says(text, {"丈夫", "老公", "公婆", "公公", "坐月子", "阿姨", "带大的", "拉扯大"}));
    if (says(text, {"孙"})) CHECK(age >= 45);
    if (says(text, {"媳妇"})) CHECK(age >= 48);
    if (says(text, {"年纪大"})) CHECK(age >= 45);
    if (says(text, {"退休有个着落", "年龄偏大"})) CHECK(age >= 50);
    if (says(text, {"买断工龄"})) CHECK(age >= 42);
    for (const int years : years_in(words_of(person))) CHECK(years <= age - 16);
  }
}

TEST_CASE("nobody in the demo speaks of a body, a child, a paper or a past that the record does not know") {
  const auto& it = office();
  for (const auto& person : it.seekers) {
    const auto text = words_of(person);
    CAPTURE(person.id, text);
    const auto& limits = person.skills.limits;
    const auto limited = [&](std::initializer_list<Physical> any) {
      return std::any_of(any.begin(), any.end(), [&](Physical one) { return contains(limits, one); });
    };
    const auto worked = [&](std::string_view word) {
      return std::any_of(person.skills.history.begin(), person.skills.history.end(),
                         [&](const Work& work) { return work.title.find(word) != std::string::npos; });
    };
    if (says(text, {"腿不方便", "腿脚"})) CHECK(limited({Physical::standing, Physical::walking}));
    if (says(text, {"站得住", "站一天", "爬楼没问题"})) CHECK_FALSE(limited({Physical::standing, Physical::walking}));
    if (says(text, {"眼睛"})) CHECK(limited({Physical::sight}));
    if (says(text, {"耳朵"})) CHECK(limited({Physical::hearing}));
    if (says(text, {"手不太灵"})) CHECK(limited({Physical::fine_hands}));
    if (says(text, {"腰不好"}))
      CHECK(limited({Physical::lifting_10kg, Physical::lifting_20kg, Physical::lifting_30kg, Physical::bending}));
    if (says(text, {"身体还好", "不怕累"})) CHECK(limits.empty());
    if (says(text, {"接娃", "接孩子", "放学"}))
      CHECK(std::any_of(person.family.duties.begin(), person.family.duties.end(),
                        [](const CareDuty& duty) { return duty.what == "接孩子"; }));
    if (says(text, {"夜班也", "熬得住"})) CHECK(person.intent.night_ok == true);
    if (says(text, {"夜班熬不住", "不上夜班"})) CHECK(person.intent.night_ok == false);
    if (says(text, {"晚上跑"}))
      CHECK(std::any_of(person.intent.available.begin(), person.intent.available.end(),
                        [](const Hours& free) { return free.to >= *Clock::parse("22:00"); }));
    if (says(text, {"厂里", "以前在", "买断工龄"})) CHECK(worked("厂职工"));
    if (says(text, {"孙"})) CHECK(worked("孙"));
    if (says(text, {"种地"})) CHECK(worked("种地"));
    if (says(person.intent.text, {"干了", "做过", "跑了"}))
      CHECK(count(person.skills.history, [](const Work& work) { return !work.informal; }) >= 1);
    if (says(person.intent.text, {"没干过"}))
      CHECK_FALSE(says(person.intent.text + person.skills.text, {"干了", "做过", "跑了", "做了"}));
    if (says(text, {"照、", "证有", "证都齐", "驾照，"})) CHECK_FALSE(person.skills.certificates.empty());
    const auto& home = by_id(it.households, *person.household_id).members;
    const auto at_home = [&](Relation relation) {
      return std::any_of(home.begin(), home.end(), [&](const auto& member) { return member.relation == relation; });
    };
    if (says(person.family.note, {"丈夫", "妻子"})) CHECK(at_home(Relation::spouse));
    if (says(person.family.note, {"孩子治病"})) CHECK(at_home(Relation::child));
    if (says(person.family.note, {"老人"})) CHECK(at_home(Relation::parent));
    if (person.family.confirmed.declined) CHECK(person.family.note.empty());
  }
}

TEST_CASE("who wants to drive in the demo office holds the licence, and the few who do not say so") {
  const auto taxonomy = Taxonomy::shipped();
  int drivers = 0, learners = 0;
  for (const auto& person : office().seekers) {
    const auto& wanted = person.intent.occupations;
    const bool drives = std::any_of(wanted.begin(), wanted.end(), [](const WantedOccupation& one) {
      return says(one.name, {"驾驶", "司机", "代驾"}) && one.name != "叉车司机";
    });
    if (!drives) continue;
    ++drivers;
    CAPTURE(person.id, words_of(person));
    const auto& held = person.skills.certificates;
    const bool licensed = std::any_of(held.begin(), held.end(), [&](const Certificate& one) {
      return taxonomy->certificate_covers(one.kind, "driver_c1");
    });
    const bool coach = wanted.front().name == "道路客运汽车驾驶员" &&
                       std::none_of(held.begin(), held.end(), [](const auto& one) { return one.kind == "driver_a1"; });
    if (!licensed || coach) {
      ++learners;
      CHECK(says(person.intent.text, {"在考", "准备考"}));
    }
    CHECK_FALSE(contains(person.skills.limits, Physical::sight));
  }
  CHECK(drivers >= 60);
  CHECK(learners * 100 <= drivers * 6);
}

TEST_CASE("no ability and no job of the demo is older than a working life") {
  for (const auto& person : office().seekers) {
    CAPTURE(person.id);
    const int since_sixteen = full_years(*person.birth_date, today) - 16;
    double employed = 0;
    for (const auto& skill : person.skills.skills) CHECK(skill.years.value_or(0) <= since_sixteen);
    for (const auto& work : person.skills.history) {
      CHECK(work.years.value_or(0) <= since_sixteen);
      if (!work.informal) employed += work.years.value_or(0);
    }
    CHECK(employed <= since_sixteen);
  }
}

TEST_CASE("an advert of the demo says nothing that its fields deny") {
  for (const auto& post : office().vacancies) {
    const auto& text = post.description;
    CAPTURE(post.id, post.title, text, post.welfare);
    const auto includes = [&](Activity activity) { return contains(post.activities, activity); };
    if (says(text, {"兼职"})) CHECK(post.form == EmploymentForm::part_time);
    if (says(text, {"双休"})) CHECK(post.days_per_week == 5);
    if (says(text + post.welfare, {"每周休一天", "休四天", "四天休息"})) CHECK(post.days_per_week == 6);
    if (says(text, {"包吃", "包两餐", "三餐"})) CHECK(post.meals);
    if (says(text, {"住宿", "包住", "包吃住"})) CHECK(post.accommodation);
    if (says(text + post.title, {"夜班", "夜里", "晚上主要"})) CHECK(includes(Activity::night));
    if (says(post.title, {"白班"})) CHECK_FALSE(includes(Activity::night));
    if (says(post.title, {"住家"})) CHECK(includes(Activity::live_in));
    if (says(text, {"坐着"})) CHECK_FALSE(contains(post.physical, Physical::standing));
    if (says(text, {"日结", "当天结"})) CHECK(post.wage_unit == WageUnit::day);
    if (says(text, {"工资每月"})) CHECK(post.wage_unit == WageUnit::month);
    if (says(text, {"规定交社保", "单位缴社保"})) CHECK(says(post.welfare, {"交社保"}));
    if (says(text, {"补一个位置"})) CHECK(post.headcount == 1);
    if (says(text, {"没做过的可以学", "不会可以教"})) CHECK_FALSE(post.experience_years);
    if (says(text, {"不到亮", "天不亮"})) CHECK(post.shifts.front().from < *Clock::parse("06:00"));
    if (says(text, {"十到十二小时"})) CHECK(post.hours_per_day.value_or(0) >= 10);
    if (says(text, {"上班时间可以商量"})) CHECK(post.shifts.empty());
    if (const auto at = text.find("上班在"); at != std::string::npos)
      CHECK(says(post.address, {text.substr(at, text.find("。", at) - at).substr(std::string("上班在").size())}));
    if (const auto at = text.find("上班时间0"); at != std::string::npos)
      for (const auto& hours : post.shifts)
        CHECK(text.find(hours.from.text() + "-" + hours.to.text(), at) != text.npos);
  }
}

TEST_CASE("a course of the demo prepares for a trade only where it teaches the trade") {
  const auto taxonomy = Taxonomy::shipped();
  int general = 0;
  for (const auto& course : office().courses) {
    CAPTURE(course.title);
    if (says(course.title, {"智能手机", "普通话", "权益", "安全", "面试", "急救"})) {
      ++general;
      CHECK(course.occupations.empty());
      continue;
    }
    CHECK_FALSE(course.occupations.empty());
    for (const auto& code : course.occupations) {
      const auto* occupation = taxonomy->occupation(code);
      REQUIRE(occupation);
      CAPTURE(occupation->name.zh);
      // What it gives, the trade asks for: a certificate or an ability.
      const bool paper = std::any_of(course.gives_certificates.begin(), course.gives_certificates.end(),
                                     [&](const auto& kind) { return contains(occupation->certificates, kind); });
      const bool ability = std::any_of(course.gives_skills.begin(), course.gives_skills.end(),
                                       [&](const auto& skill) { return contains(occupation->skills, skill); });
      CHECK((paper || ability));
    }
  }
  CHECK(general >= 6);
}

TEST_CASE("in the demo hardly anybody who is not recognised asks for nothing but a public-welfare post") {
  int asks = 0, in_vain = 0;
  for (const auto& person : office().seekers) {
    const auto& intent = person.intent;
    const bool by_form = intent.forms == std::vector{EmploymentForm::public_welfare};
    const bool by_work = !intent.occupations.empty() && intent.occupations.front().name == "社区便民服务员";
    if (!by_form && !by_work) continue;
    ++asks;
    in_vain += person.groups.empty();
    if (person.groups.empty()) CHECK(says(intent.text, {"认定还没办"}));
  }
  CHECK(asks >= 30);
  CHECK(in_vain * 20 <= asks);
}

TEST_CASE("every community of the demo can be called and found, and no number of it can be a real one") {
  for (const auto& place : office().organisations) {
    CAPTURE(place.name);
    CHECK(place.phone.starts_with("023-0000"));  // no number of the city begins with a nought
    if (place.level >= Level::subdistrict) CHECK(place.address.starts_with("渝中区"));
  }
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
