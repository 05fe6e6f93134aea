#include "data/repository.hpp"

#include <atomic>
#include <thread>

#include "data/accounts.hpp"
#include "data/events.hpp"
#include "data/organisations.hpp"
#include "data/record_json.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;

namespace {

template <class Record>
std::optional<Record> stored(Office& office, Id id, const Scope& scope = {}) {
  auto reading = office.database->read();
  return Repository<Record>::find(reading.connection(), id, scope);
}

template <class Record>
std::string json_of(const Record& record) {
  std::string text;
  write_json(text, record);
  return text;
}

Event last_event(Office& office, std::string_view noun, Id record) {
  auto reading = office.database->read();
  auto events = events_of(reading.connection(), std::string(noun), record, Page{});
  REQUIRE(events);
  REQUIRE_FALSE(events->items.empty());
  return events->items.front();
}

std::vector<std::string> pointers(const Error& error) {
  std::vector<std::string> list;
  for (const auto& field : error.fields) list.push_back(field.pointer);
  return list;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("what is stored comes back as it was") {
  Office office;
  auto seeker = office.seeker(office.community.id);
  seeker.intent.wage_floor = Money{350050};
  seeker.intent.available = {{*Clock::parse("08:30"), *Clock::parse("16:00")}};
  seeker.skills.limits = {Physical::heights};
  seeker.skills.certificates = {{"health", "渝123", Date::parse("2027-01-01")}};
  seeker.birth_date = Date::parse("1975-02-28");
  seeker.latitude = 29.55;
  seeker.longitude = 106.57;
  seeker.groups = {PriorityGroup::dibao};
  REQUIRE(office.change(seeker));
  CHECK(seeker.version == 2);
  CHECK(json_of(*stored<Seeker>(office, seeker.id)) == json_of(seeker));

  auto vacancy = Office::vacancy_of(office.employer(office.community.id));
  vacancy.wage_min = Money{2050};
  vacancy.wage_unit = WageUnit::hour;
  vacancy.shifts = {{*Clock::parse("19:00"), *Clock::parse("07:00")}};
  vacancy.certificates = {{"security_guard", true, true}};
  vacancy.reserved_for = {PriorityGroup::age_4050};
  vacancy.hours_per_day = 7.5;
  vacancy.meals = true;
  vacancy = office.add(vacancy);
  CHECK(json_of(*stored<Vacancy>(office, vacancy.id)) == json_of(vacancy));
}

TEST_CASE("a list is paged by its cursor without gaps or repeats") {
  Office office;
  std::vector<Id> ids, listed;
  for (int i = 0; i < 7; ++i) ids.push_back(office.seeker(office.community.id).id);
  auto reading = office.database->read();
  Page page{.limit = 3, .cursor = ""};
  do {
    auto slice = Repository<Seeker>::list(reading.connection(), page);
    REQUIRE(slice);
    CHECK(slice->items.size() <= 3);
    for (const Seeker& seeker : slice->items) listed.push_back(seeker.id);
    page.cursor = slice->next_cursor;
  } while (!page.cursor.empty());
  CHECK(listed == ids);
}

TEST_CASE("a cursor that is not ours and a page of no size are refused") {
  Office office;
  auto reading = office.database->read();
  for (const char* cursor : {"x", "-1", "5x", "99999999999999999999", " 5"}) {
    auto slice = Repository<Seeker>::list(reading.connection(), {.limit = 10, .cursor = cursor});
    REQUIRE_FALSE(slice);
    CHECK(slice.error().fault == Fault::invalid);
    CHECK(pointers(slice.error()) == Strings{"/cursor"});
  }
  for (int limit : {0, -1, 201})
    CHECK(pointers(Repository<Seeker>::list(reading.connection(), {.limit = limit, .cursor = ""}).error()) ==
          Strings{"/limit"});
}

TEST_CASE("a change made on an outdated picture is refused") {
  Office office;
  auto mine = office.seeker(office.community.id);
  auto theirs = mine;
  theirs.phone = "13800138000";
  REQUIRE(office.change(theirs));
  mine.phone = "13900139000";
  const auto result = office.change(mine);
  REQUIRE_FALSE(result);
  CHECK(result.error().fault == Fault::stale);
  CHECK(stored<Seeker>(office, mine.id)->phone == "13800138000");
}

TEST_CASE("of many who change the same version at once, one succeeds") {
  Office office;
  const auto seeker = office.seeker(office.community.id);
  std::atomic<int> succeeded = 0;
  {
    std::vector<std::jthread> people;
    for (int i = 0; i < 16; ++i)
      people.emplace_back([&, i] {
        auto copy = seeker;
        copy.phone = "1380000" + std::to_string(1000 + i);
        if (office.change(copy)) ++succeeded;
      });
  }
  CHECK(succeeded == 1);
  CHECK(stored<Seeker>(office, seeker.id)->version == 2);
}

TEST_CASE("the same picture again changes nothing") {
  Office office;
  auto seeker = office.seeker(office.community.id);
  auto reading = [&] { return office.database->read(); };
  const Id before = last_event_id(reading().connection());
  REQUIRE(office.change(seeker));
  CHECK(seeker.version == 1);
  CHECK(last_event_id(reading().connection()) == before);
}

TEST_CASE("an event tells what changed, before and after, and nothing else") {
  Office office;
  auto seeker = office.seeker(office.community.id);
  CHECK(last_event(office, "seekers", seeker.id).action == "created");
  CHECK(last_event(office, "seekers", seeker.id).before.empty());
  seeker.phone = "13800138000";
  seeker.intent.max_km = 3;
  REQUIRE(office.database->write([&](Writing& writing) {
    return Repository<Seeker>::update(writing, seeker, {.account_id = 7, .why = "回访"}, {}, "adjusted");
  }));
  const Event event = last_event(office, "seekers", seeker.id);
  CHECK(event.action == "adjusted");
  CHECK(event.account_id == 7);
  CHECK(event.why == "回访");
  CHECK(event.organisation_id == office.community.id);
  const auto after = parse_json(event.after)->as_object(), before = parse_json(event.before)->as_object();
  CHECK(after.size() == 2);
  CHECK(after.at("phone") == "13800138000");
  CHECK(before.at("phone") == "");
  CHECK(after.at("intent").at("max_km") == 3);
}

TEST_CASE("a password's hash never reaches an event") {
  Office office;
  Account account;
  account.organisation_id = office.community.id;
  account.login = "zhang";
  account.password_hash = "$argon2id$secret-one";
  account = office.add(account);
  account.password_hash = "$argon2id$secret-two";
  account.must_change_password = true;
  REQUIRE(office.change(account));
  REQUIRE(office.database->write(
      [&](Writing& writing) { return Repository<Account>::erase(writing, account.id, {.account_id = 0, .why = ""}); }));
  auto reading = office.database->read();
  const auto events = events_of(reading.connection(), "accounts", account.id, Page{});
  REQUIRE(events->items.size() == 3);
  for (const Event& event : events->items) CHECK((event.before + event.after).find("argon2id") == std::string::npos);
}

TEST_CASE("an id that points nowhere is refused with its pointer") {
  Office office;
  auto vacancy = Office::vacancy_of(office.employer(office.community.id));
  vacancy.organisation_id = 999;
  vacancy.employer_id = 998;
  const auto added = office.try_add(vacancy);
  REQUIRE_FALSE(added);
  CHECK(added.error().fault == Fault::invalid);
  CHECK(pointers(added.error()) == Strings{"/organisation_id", "/employer_id"});
  auto seeker = office.seeker(office.community.id);
  seeker.household_id = 77;
  CHECK(pointers(office.change(seeker).error()) == Strings{"/household_id"});
}

TEST_CASE("a login and an import key stand once") {
  Office office;
  Account account;
  account.organisation_id = office.community.id;
  account.login = "zhang";
  office.add(account);
  const auto again = office.try_add(account);
  REQUIRE_FALSE(again);
  CHECK(again.error().fault == Fault::conflict);
  CHECK(pointers(again.error()) == Strings{"/login"});

  auto vacancy = Office::vacancy_of(office.employer(office.community.id));
  vacancy.import_key = "A1";
  office.add(vacancy);
  CHECK(pointers(office.try_add(vacancy).error()) == Strings{"/import_key"});
  vacancy.import_key = "";
  office.add(vacancy);
  office.add(vacancy);
}

TEST_CASE("nothing that breaks a rule is stored, and every broken rule is told") {
  Office office;
  auto vacancy = Office::vacancy_of(office.employer(office.community.id));
  vacancy.title = "　 ";
  vacancy.headcount = 2;
  vacancy.filled = 3;
  vacancy.wage_min = Money::yuan(5000);
  vacancy.wage_max = Money::yuan(3000);
  vacancy.days_per_week = 8;
  vacancy.latitude = 91;
  vacancy.longitude = 106;
  vacancy.description = std::string("a\0b", 3);
  const auto added = office.try_add(vacancy);
  REQUIRE_FALSE(added);
  CHECK(pointers(added.error()) ==
        Strings{"/description", "/title", "/filled", "/wage_max", "/days_per_week", "/latitude"});
  auto reading = office.database->read();
  CHECK(Repository<Vacancy>::count(reading.connection()) == 0);
}

TEST_CASE("what others still need is not erased") {
  Office office;
  const auto employer = office.employer(office.community.id);
  const auto vacancy = office.vacancy(employer);
  const auto erase = [&]<class Record>(const Record& record) {
    return office.database->write(
        [&](Writing& writing) { return Repository<Record>::erase(writing, record.id, {.account_id = 0, .why = ""}); });
  };
  CHECK(erase(employer).error().fault == Fault::conflict);
  REQUIRE(erase(vacancy));
  CHECK(last_event(office, "vacancies", vacancy.id).action == "erased");
  REQUIRE(erase(employer));
  CHECK(erase(employer).error().fault == Fault::not_found);
}

TEST_CASE("an erased record's id is never given again") {
  Office office;
  const auto first = office.employer(office.community.id);
  REQUIRE(office.database->write(
      [&](Writing& writing) { return Repository<Employer>::erase(writing, first.id, {.account_id = 0, .why = ""}); }));
  CHECK(office.employer(office.community.id).id > first.id);
}

TEST_CASE("records are found in the order asked for, without those that are not there") {
  Office office;
  const auto a = office.seeker(office.community.id, "甲"), b = office.seeker(office.community.id, "乙");
  auto reading = office.database->read();
  const auto found = Repository<Seeker>::find_all(reading.connection(), {b.id, 999, a.id});
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "乙");
  CHECK(found[1].name == "甲");
}
