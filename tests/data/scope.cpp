#include "data/scope.hpp"

#include "data/accounts.hpp"
#include "data/cases.hpp"
#include "data/events.hpp"
#include "data/notices.hpp"
#include "data/seekers.hpp"
#include "data/vacancies.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;

namespace {

struct Neighbours : Office {
  Scope mine{community.path}, all_of_district{district.path}, elsewhere{other_district.path};
  Seeker here = seeker(community.id, "王芳"), next_door = seeker(neighbour.id, "李敏");
};

}  // namespace

TEST_CASE("an officer sees the own community, a supervisor all below") {
  Neighbours office;
  auto reading = office.database->read();
  auto& connection = reading.connection();
  const auto sees = [&](const Scope& scope, const Seeker& who) {
    return Repository<Seeker>::find(connection, who.id, scope).has_value();
  };
  CHECK(sees(office.mine, office.here));
  CHECK_FALSE(sees(office.mine, office.next_door));
  CHECK(sees(office.all_of_district, office.next_door));
  CHECK_FALSE(sees(office.elsewhere, office.here));
  CHECK(sees({}, office.here));

  CHECK(Repository<Seeker>::count(connection, office.mine) == 1);
  CHECK(Repository<Seeker>::count(connection, office.all_of_district) == 2);
  CHECK(Repository<Seeker>::count(connection, office.elsewhere) == 0);
  CHECK(Repository<Seeker>::list(connection, {}, office.mine)->items.size() == 1);
  CHECK(Repository<Seeker>::find_all(connection, {office.here.id, office.next_door.id}, office.mine).size() == 1);
  CHECK(seekers_list(connection, {.q = "李", .status = {}}, {}, office.mine)->items.empty());
  CHECK(events_of(connection, "seekers", office.next_door.id, {}, office.mine)->items.empty());
}

TEST_CASE("a scope is a path, not the beginning of a number") {
  Office office;
  // Enough organisations that ids 2 and 2x exist side by side.
  Organisation last = office.neighbour;
  for (int i = 0; i < 20; ++i) last = office.organisation("社区" + std::to_string(i), Level::community, office.city.id);
  office.seeker(last.id);
  auto reading = office.database->read();
  CHECK(Repository<Seeker>::count(reading.connection(), {office.city.path + "2/"}) == 0);
  CHECK(Repository<Seeker>::count(reading.connection(), {office.city.path + "2"}) == 0);
  CHECK(Repository<Seeker>::count(reading.connection(), {last.path}) == 1);
  for (const char* strange : {"/%/", "/_/", "", "x", "/1/' OR 1=1 --/", "//"})
    CHECK(Repository<Seeker>::count(reading.connection(), {strange}) == 0);
}

TEST_CASE("what an office above offers is seen below, and changed only by it") {
  Neighbours office;
  const auto employer = office.employer(office.district.id);
  auto vacancy = office.vacancy(employer);
  auto reading = office.database->read();
  CHECK(Repository<Vacancy>::find(reading.connection(), vacancy.id, office.mine));
  CHECK(Repository<Employer>::find(reading.connection(), employer.id, office.mine));
  CHECK_FALSE(Repository<Vacancy>::find(reading.connection(), vacancy.id, office.elsewhere));
  CHECK(vacancies_list(reading.connection(), {}, {}, office.mine)->items.size() == 1);
  vacancy.title = "门卫";
  CHECK(office.change(vacancy, office.mine).error().fault == Fault::forbidden);
  CHECK(office.change(vacancy, office.elsewhere).error().fault == Fault::not_found);
  CHECK(office.change(vacancy, office.all_of_district));
}

TEST_CASE("what lies outside the scope cannot be changed, erased, or handed away") {
  Neighbours office;
  auto other = office.next_door;
  other.phone = "1";
  CHECK(office.change(other, office.mine).error().fault == Fault::not_found);
  CHECK(office.database
            ->write([&](Writing& writing) {
              return Repository<Seeker>::erase(writing, other.id, {.account_id = 0, .why = ""}, office.mine);
            })
            .error()
            .fault == Fault::not_found);
  auto mine = office.here;
  mine.organisation_id = office.neighbour.id;
  CHECK(office.change(mine, office.mine).error().fields.front().pointer == "/organisation_id");
  CHECK(office.change(mine, office.all_of_district));
}

TEST_CASE("accounts, sign-ins and notices stay in their office") {
  Neighbours office;
  Account account;
  account.organisation_id = office.neighbour.id;
  account.login = "li";
  account = office.add(account);
  SignIn sign_in;
  sign_in.account_id = account.id;
  sign_in.token_hash = "abc";
  sign_in = office.add(sign_in);
  Notice notice;
  notice.organisation_id = office.neighbour.id;
  notice.zh = "请回访";
  notice = office.add(notice);
  Notice personal = notice;
  personal.account_id = account.id;
  office.add(personal);

  auto reading = office.database->read();
  auto& connection = reading.connection();
  CHECK_FALSE(Repository<Account>::find(connection, account.id, office.mine));
  CHECK_FALSE(Repository<SignIn>::find(connection, sign_in.id, office.mine));
  CHECK(Repository<SignIn>::find(connection, sign_in.id, office.all_of_district));
  CHECK(sign_in_by_token(connection, "abc")->account_id == account.id);
  CHECK(account_by_login(connection, "li")->id == account.id);
  CHECK(notices_for(connection, account.id, {}, {office.neighbour.path})->items.size() == 2);
  CHECK(notices_for(connection, 999, {}, {office.neighbour.path})->items.size() == 1);
  CHECK(unread_notices_for(connection, account.id, office.mine) == 0);
}
