#pragma once
// A small office to test in: a city with two districts, the first with two communities.

#include <catch2/catch.hpp>

#include "data/database.hpp"
#include "data/repository.hpp"
#include "tests/support/temporary.hpp"

namespace sanqing::tests {

struct Office {
  TemporaryFolder folder;
  std::unique_ptr<data::Database> database = open();
  data::Organisation city, district, other_district, community, neighbour;

  Office() {
    city = organisation("重庆市", data::Level::city, {});
    district = organisation("渝中区", data::Level::district, city.id);
    other_district = organisation("江北区", data::Level::district, city.id);
    community = organisation("较场口社区", data::Level::community, district.id);
    neighbour = organisation("七星岗社区", data::Level::community, district.id);
  }

  std::unique_ptr<data::Database> open() {
    auto opened = data::Database::open(folder.path());
    if (!opened) throw std::runtime_error(opened.error().words.en);
    return std::move(*opened);
  }

  template <class Record>
  data::Result<data::Id> try_add(Record& record) {
    return database->write([&](data::Writing& writing) {
      return data::Repository<Record>::insert(writing, record, {.account_id = 0, .why = "test"});
    });
  }

  template <class Record>
  Record add(Record record) {
    const auto id = try_add(record);
    if (!id) {
      std::string why = id.error().words.en;
      for (const auto& field : id.error().fields) why += " " + field.pointer + ": " + field.words.en;
      throw std::runtime_error(why);
    }
    return record;
  }

  template <class Record>
  data::Result<void> change(Record& record, const data::Scope& scope = {}) {
    return database->write(
        [&](data::Writing& writing) { return data::Repository<Record>::update(writing, record, {}, scope); });
  }

  data::Organisation organisation(std::string name, data::Level level, std::optional<data::Id> parent) {
    data::Organisation organisation;
    organisation.parent_id = parent;
    organisation.level = level;
    organisation.name = std::move(name);
    return add(organisation);
  }

  data::Seeker seeker(data::Id organisation, std::string name = "王芳") {
    data::Seeker seeker;
    seeker.organisation_id = organisation;
    seeker.name = std::move(name);
    seeker.registered_on = data::Date::today();
    return add(seeker);
  }

  data::Employer employer(data::Id organisation, std::string name = "山城物业") {
    data::Employer employer;
    employer.organisation_id = organisation;
    employer.name = std::move(name);
    return add(employer);
  }

  static data::Vacancy vacancy_of(const data::Employer& employer, std::string title = "保安") {
    data::Vacancy vacancy;
    vacancy.organisation_id = employer.organisation_id;
    vacancy.employer_id = employer.id;
    vacancy.employer_name = employer.name;
    vacancy.title = std::move(title);
    vacancy.source = "typed";
    return vacancy;
  }

  data::Vacancy vacancy(const data::Employer& employer, std::string title = "保安") {
    return add(vacancy_of(employer, std::move(title)));
  }
};

}  // namespace sanqing::tests
