#pragma once
// Employers, their vacancies, and courses. As with people, an absent optional means the advert does not say.

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "data/records/seeker.hpp"
#include "data/records/values.hpp"
#include "data/records/words.hpp"

namespace sanqing::data {

struct Employer {
  Id id = 0;
  Id organisation_id = 0;
  std::string name;
  std::string credit_code;  // unified social credit code
  std::string industry;
  std::string contact_name;
  std::string phone;
  std::string address;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Employer, (),
                      (id, organisation_id, name, credit_code, industry, contact_name, phone, address, version,
                       created_at, updated_at))

// A certificate the job asks for. `after_hire`: got once hired (健康证, a guard card the employer pays): named in the
// reasons, never blocks.
struct NeededCertificate {
  std::string kind;  // code of data/taxonomy/certificates
  bool must = true;
  bool after_hire = false;
};
BOOST_DESCRIBE_STRUCT(NeededCertificate, (), (kind, must, after_hire))

struct NeededSkill {
  std::string name;
  bool must = false;
};
BOOST_DESCRIBE_STRUCT(NeededSkill, (), (name, must))

struct Vacancy {
  Id id = 0;
  Id organisation_id = 0;  // the office that took it; seen by that office, all above and (pooled) below
  Id employer_id = 0;
  std::string employer_name;  // copied from the employer, so that lists and matches need one read
  std::string title;
  std::string occupation;  // code of data/taxonomy; may be empty
  std::string description;
  int headcount = 1;
  int filled = 0;
  VacancyStatus status = VacancyStatus::open;
  EmploymentForm form = EmploymentForm::full_time;
  std::optional<Money> wage_min, wage_max;  // an open end is absent
  WageUnit wage_unit = WageUnit::month;
  int months_per_year = 12;
  bool negotiable = false;
  std::vector<Hours> shifts;  // all of them are worked (rotation, split shift); empty = not said
  std::optional<int> days_per_week;
  std::optional<double> hours_per_day;
  bool accommodation = false, meals = false;
  std::optional<Education> education;      // least
  std::optional<double> experience_years;  // least
  std::vector<NeededCertificate> certificates;
  std::vector<NeededSkill> skills;
  std::vector<Physical> physical;           // demands
  std::vector<Activity> activities;         // what it includes that a person may refuse
  std::vector<PriorityGroup> reserved_for;  // empty = for everyone; otherwise any one of these groups
  std::string address;
  std::string division;  // GB/T 2260 code of the place of work, 6 digits (district) or 4 (city); empty = not known
  std::optional<double> latitude, longitude;  // WGS84
  std::string welfare;
  std::optional<Date> start_on;
  std::optional<Date> posted_on, valid_until;
  std::string source;      // where it came from: "typed", an import's name
  std::string import_key;  // what it is in the file it came from
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Vacancy, (),
                      (id, organisation_id, employer_id, employer_name, title, occupation, description, headcount,
                       filled, status, form, wage_min, wage_max, wage_unit, months_per_year, negotiable, shifts,
                       days_per_week, hours_per_day, accommodation, meals, education, experience_years, certificates,
                       skills, physical, activities, reserved_for, address, division, latitude, longitude, welfare,
                       start_on, posted_on, valid_until, source, import_key, version, created_at, updated_at))

struct Course {
  Id id = 0;
  Id organisation_id = 0;
  std::string title;
  std::string provider;
  std::string description;
  std::vector<std::string> occupations;  // codes it prepares for
  std::vector<std::string> gives_certificates;
  std::vector<std::string> gives_skills;
  std::optional<Education> education;  // least
  std::optional<Money> cost, subsidy;
  int hours = 0;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Course, (),
                      (id, organisation_id, title, provider, description, occupations, gives_certificates, gives_skills,
                       education, cost, subsidy, hours, version, created_at, updated_at))

// One dated run of a course (班次).
struct CourseSession {
  Id id = 0;
  Id course_id = 0;
  Id organisation_id = 0;
  Date starts_on, ends_on;
  std::vector<Hours> hours;
  std::vector<int> days;
  int seats = 0;
  int taken = 0;
  SessionStatus status = SessionStatus::planned;
  std::string address;
  std::optional<double> latitude, longitude;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(CourseSession, (),
                      (id, course_id, organisation_id, starts_on, ends_on, hours, days, seats, taken, status, address,
                       latitude, longitude, version, created_at, updated_at))

}  // namespace sanqing::data
