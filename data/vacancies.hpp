#pragma once
// What only vacancies and their employers are asked. Any thread with its own connection.

#include "data/repository.hpp"

namespace sanqing::data {

inline constexpr std::size_t kMostOccupations = 3;

struct VacancyFilter {
  std::string q;                         // a part of the title or of the employer's name ...
  std::vector<std::string> occupations;  // ... or one of these codes, which q names; the first kMostOccupations
  std::optional<VacancyStatus> status;
  std::string division;  // 6 digits (a district) or 4 (a whole city)
  std::optional<Id> employer_id;
};

// Newest first: what was posted last stands on top.
Result<Slice<Vacancy>> vacancies_list(Connection&, const VacancyFilter&, const Page&, const Scope& = {});

// Why nobody can be sent there on `today`: its status where that is not open, filled, expired; nullopt while it is
// open.
std::optional<VacancyStatus> closed_as(const Vacancy& vacancy, Date today);

struct Circle {
  double latitude = 0, longitude = 0;  // WGS84
  double km = 5;
};

struct NearVacancy {
  Vacancy vacancy;
  double distance_km = 0;
};

// Open vacancies with places left that are still valid on `today`, nearest first. `q` and `occupations` as in
// VacancyFilter.
Result<Slice<NearVacancy>> open_vacancies_near(Connection&, const Circle&, const std::string& q, Date today,
                                               const Page&, const std::vector<std::string>& occupations = {});

// The vacancy that this organisation's import `source` knows by this key.
std::optional<Vacancy> vacancy_by_import_key(Connection&, Id organisation_id, const std::string& source,
                                             const std::string& import_key);

// Within that organisation; the first where a name stands twice.
std::optional<Employer> employer_by_name(Connection&, Id organisation_id, const std::string& name);

}  // namespace sanqing::data
