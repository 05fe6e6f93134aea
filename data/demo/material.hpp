#pragma once
// What the demo office is made of: the tables of this folder, read and checked. All names in them are invented or
// common; street names are those of the district.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "data/demo/phrases.hpp"
#include "data/records/vacancy.hpp"
#include "data/taxonomy.hpp"

namespace sanqing::data::demo {

// A kind of job such offices place, and how the people who want it speak.
struct Job {
  const Occupation* occupation = nullptr;
  int vacancies = 0;       // weight among vacancies
  int men = 0, women = 0;  // weight among wishes
  std::vector<AdvertPhrase> titles;
  std::vector<std::string> industries;
  EmploymentForm form = EmploymentForm::full_time;
  WageUnit unit = WageUnit::month;
  int low = 0, high = 0;  // yuan
  std::vector<std::vector<Hours>> shifts;
  std::vector<int> days_per_week;
  Education education = Education::illiterate;
  int years = 0;
  std::vector<NeededCertificate> certificates;
  std::vector<std::string> skills;
  std::vector<Physical> physical;
  std::vector<Activity> activities;
  std::vector<AdvertPhrase> duties;
  std::vector<PersonPhrase> sayings;
  int since = 20;  // years; such work is not older
};

struct Subdistrict {
  std::string name;
  double latitude = 0, longitude = 0;
  std::vector<std::string> communities, streets;
};

struct CourseKind {
  std::string title, description;
  std::vector<std::string> occupations, certificates, skills;
  std::optional<Education> education;
  int cost = 0, subsidy = 0, hours = 0;
};

struct Material {
  std::shared_ptr<const Taxonomy> taxonomy;
  std::vector<Job> jobs;
  std::vector<Subdistrict> subdistricts;
  std::vector<CourseKind> courses;
  std::map<std::string, std::vector<std::string>, std::less<>> lists;
  std::map<std::string, std::vector<PersonPhrase>, std::less<>> people_phrases;
  std::map<std::string, std::vector<AdvertPhrase>, std::less<>> advert_phrases;

  const std::vector<std::string>& list(std::string_view name) const;
  const std::vector<PersonPhrase>& about_people(std::string_view name) const;
  const std::vector<AdvertPhrase>& in_adverts(std::string_view name) const;

  // Throws std::logic_error where a table names what is not there.
  static Material shipped();
};

}  // namespace sanqing::data::demo
