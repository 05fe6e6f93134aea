// The engine beside a real database: loading, following, snapshots.
#include "matching/engine.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "tests/data/office.hpp"
#include "tests/matching/people.hpp"

using namespace sanqing;
using namespace sanqing::tests;

namespace {

struct House : Office {
  data::Employer employer = add([&] {
    data::Employer employer;
    employer.organisation_id = community.id;
    employer.name = "演示物业";
    return employer;
  }());

  data::Vacancy new_job(std::string title = "保洁员") {
    auto vacancy = job();
    vacancy.id = 0;
    vacancy.organisation_id = community.id;
    vacancy.employer_id = employer.id;
    vacancy.title = std::move(title);
    return add(vacancy);
  }
  data::Seeker new_person() {
    auto seeker = person();
    seeker.organisation_id = community.id;
    seeker.registered_on = date("2026-11-01");
    seeker.status = data::SeekerStatus::active;
    return add(seeker);
  }
};

Engine engine(std::string model = "hashed-1") {
  return Engine(std::make_shared<HashedEmbedder>(std::move(model)), data::Taxonomy::shipped());
}

int fits(const Engine& engine) { return engine.vacancies_for(person(), {}).eligible; }

}  // namespace

TEST_CASE("a new office has no matches and no complaint") {
  House house;
  Engine engine = ::engine();
  engine.load(*house.database);
  CHECK(fits(engine) == 0);
  CHECK(engine.size().vacancies == 0);
}

TEST_CASE("who writes sees the own write after following") {
  House house;
  Engine engine = ::engine();
  engine.load(*house.database);
  auto vacancy = house.new_job();
  engine.follow(*house.database);
  CHECK(fits(engine) == 1);
  CHECK(engine.vacancies_for(person(), {}).items.at(0).id == vacancy.id);

  vacancy.title = "保安员";
  REQUIRE(house.change(vacancy));
  engine.follow(*house.database);
  CHECK(engine.vacancies_for(person(), {}).items.at(0).vacancy->title == "保安员");

  vacancy.filled = 2;
  REQUIRE(house.change(vacancy));
  engine.follow(*house.database);
  CHECK(fits(engine) == 0);
  CHECK(engine.size().vacancies == 1);

  vacancy.status = data::VacancyStatus::withdrawn;
  REQUIRE(house.change(vacancy));
  engine.follow(*house.database);
  CHECK(engine.size().vacancies == 0);
}

TEST_CASE("people stand in the engine while they look for work") {
  House house;
  auto seeker = house.new_person();
  auto vacancy = house.new_job();
  Engine engine = ::engine();
  engine.load(*house.database);
  CHECK(engine.size().seekers == 1);
  CHECK(engine.seekers_for(vacancy, {}, {house.community.id}).eligible == 1);
  CHECK(engine.seekers_for(vacancy, {}, {house.neighbour.id}).eligible == 0);
  seeker.status = data::SeekerStatus::placed;
  REQUIRE(house.change(seeker));
  engine.follow(*house.database);
  CHECK(engine.size().seekers == 0);
}

TEST_CASE("a stored person changed but not saved is asked about as given") {
  House house;
  auto seeker = house.new_person();
  house.new_job();
  Engine engine = ::engine();
  engine.load(*house.database);
  CHECK(engine.vacancies_for(seeker, {}).eligible == 1);
  seeker.intent.wage_floor = data::Money::yuan(9000);
  CHECK(engine.vacancies_for(seeker, {}).eligible == 0);
}

TEST_CASE("a snapshot is taken over, with what happened since") {
  House house;
  for (int i = 0; i < 5; ++i) house.new_job();
  auto gone = house.new_job();
  {
    Engine engine = ::engine();
    engine.load(*house.database);
    engine.save(*house.database);
  }
  house.new_job("保安员");
  gone.status = data::VacancyStatus::withdrawn;
  REQUIRE(house.change(gone));
  std::vector<std::string> told;
  Engine engine = ::engine();
  engine.load(*house.database, [&](std::string_view what, std::size_t, std::size_t) { told.emplace_back(what); });
  CHECK(engine.size().vacancies == 6);
  CHECK(fits(engine) == 6);
  for (const auto& what : told) CHECK(what.find(".snap") == std::string::npos);
}

TEST_CASE("an office without a snapshot is embedded once; what is saved then spares the next load all of it") {
  House house;
  for (int i = 0; i < 5; ++i) house.new_job();
  house.new_person();
  {
    Engine engine = ::engine();
    std::vector<std::string> told;
    auto first = engine.load(*house.database, [&](std::string_view what, std::size_t, std::size_t of) {
      if (of == 0) told.emplace_back(what);
    });
    CHECK(first.first);
    CHECK(first.embedded == 6);
    CHECK(first.worth_saving());
    CHECK(told.empty());  // nothing was lost
    engine.save(*house.database);
  }
  Engine engine = ::engine();
  auto second = engine.load(*house.database);
  CHECK_FALSE(second.first);
  CHECK(second.embedded == 0);
  CHECK_FALSE(second.worth_saving());
  CHECK(engine.size().vacancies == 5);
}

TEST_CASE("a snapshot can be written while others ask, follow and load") {
  House house;
  for (int i = 0; i < 20; ++i) house.new_job();
  Engine engine = ::engine();
  engine.load(*house.database);
  std::atomic<bool> ended = false;
  std::thread asking([&] {
    while (!ended) fits(engine);
  });
  std::thread loading([&] {
    while (!ended) engine.load(*house.database);
  });
  for (int i = 0; i < 10; ++i) {
    house.new_job("保安员");
    engine.follow(*house.database);
    engine.save(*house.database);
  }
  ended = true;
  asking.join();
  loading.join();
  engine.save(*house.database);
  Engine later = ::engine();
  CHECK_FALSE(later.load(*house.database).rebuilt);
  CHECK(fits(later) == 30);
}

TEST_CASE("a snapshot that is missing, damaged, cut short or of another model is made again and said so") {
  House house;
  for (int i = 0; i < 5; ++i) house.new_job();
  {
    Engine engine = ::engine();
    engine.load(*house.database);
    engine.save(*house.database);
  }
  auto file = house.folder / "index" / "vacancies.snap";
  std::string model = "hashed-1";
  SECTION("missing") { std::filesystem::remove(file); }
  SECTION("cut short") { std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2); }
  SECTION("damaged") {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file) / 2));
    bytes.put('\x7f').put('\x13');
  }
  SECTION("of another model") { model = "hashed-2"; }
  std::vector<std::string> told;
  Engine engine = ::engine(model);
  engine.load(*house.database, [&](std::string_view what, std::size_t, std::size_t) { told.emplace_back(what); });
  CHECK(fits(engine) == 5);
  CHECK(std::ranges::any_of(told,
                            [](const std::string& what) { return what.find("vacancies.snap") != std::string::npos; }));
}

TEST_CASE("a course is offered with its session, and no more when it is full") {
  House house;
  Engine engine = ::engine();
  engine.load(*house.database);
  data::Course course;
  course.organisation_id = house.community.id;
  course.title = "保洁员上岗培训";
  course = house.add(course);
  data::CourseSession session;
  session.course_id = course.id;
  session.organisation_id = house.community.id;
  session.starts_on = data::Date{data::Date::today().days + std::chrono::days(9)};
  session.ends_on = session.starts_on;
  session.seats = 1;
  session.status = data::SessionStatus::enrolling;
  session = house.add(session);
  engine.follow(*house.database);
  CHECK(engine.courses_for(person(), {}).items.size() == 1);
  session.taken = 1;
  REQUIRE(house.change(session));
  engine.follow(*house.database);
  CHECK(engine.courses_for(person(), {}).items.empty());
}

TEST_CASE("a community that moves takes along those whose home is not known") {
  House house;
  auto vacancy = house.new_job();
  auto seeker = house.new_person();
  seeker.latitude.reset(), seeker.longitude.reset();
  REQUIRE(house.change(seeker));
  Engine engine = ::engine();
  engine.load(*house.database);
  CHECK(engine.seekers_for(vacancy, {}, {house.community.id}).eligible == 1);
  house.community.latitude = 30.7, house.community.longitude = 104.1;
  REQUIRE(house.change(house.community));
  engine.follow(*house.database);
  CHECK(engine.seekers_for(vacancy, {}, {house.community.id}).eligible == 0);
}
