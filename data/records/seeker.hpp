#pragma once
// A registered person looking for work, with the three clears: intent (择业意向), skills (个人技能), family (家庭情况).
// An absent optional means "not known yet", which is not "no": it lowers completeness and never blocks a match.

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "data/records/values.hpp"
#include "data/records/words.hpp"

namespace sanqing::data {

// From `from` to `to`; an end at or before the start runs into the next day; 00:00-24:00 is round the clock.
struct Hours {
  Clock from, to;
  bool operator==(const Hours&) const = default;
};
BOOST_DESCRIBE_STRUCT(Hours, (), (from, to))

// Who said when that a clear is right. "Declined to say" is a legal answer and counts as complete.
struct Confirmation {
  std::optional<Date> on;
  std::string by;  // display name of the officer
  bool declined = false;
};
BOOST_DESCRIBE_STRUCT(Confirmation, (), (on, by, declined))

struct WantedOccupation {
  std::string code;  // of data/taxonomy; may be empty
  std::string name;
};
BOOST_DESCRIBE_STRUCT(WantedOccupation, (), (code, name))

struct Intent {
  std::vector<WantedOccupation> occupations;  // first choice first
  std::string text;                           // in the person's own words
  std::optional<Money> wage_floor, wage_wish;
  WageUnit wage_unit = WageUnit::month;
  std::vector<EmploymentForm> forms;  // empty = any
  std::vector<Hours> available;       // empty = not known
  std::vector<int> days;              // 1 = Monday .. 7; empty = not known
  std::optional<bool> night_ok;
  std::optional<double> max_km;
  std::optional<int> max_minutes;
  std::optional<Transport> transport;
  std::optional<Date> start_on;
  std::optional<bool> willing_to_train;
  std::vector<Activity> refuses;
  Confirmation confirmed;
};
BOOST_DESCRIBE_STRUCT(Intent, (),
                      (occupations, text, wage_floor, wage_wish, wage_unit, forms, available, days, night_ok, max_km,
                       max_minutes, transport, start_on, willing_to_train, refuses, confirmed))

struct Skill {
  std::string name;
  std::optional<SkillLevel> level;
  std::optional<double> years;
};
BOOST_DESCRIBE_STRUCT(Skill, (), (name, level, years))

struct Certificate {
  std::string kind;  // code of data/taxonomy/certificates ("health", "driver_c1", "electrician", ...)
  std::string number;
  std::optional<Date> expires_on;
};
BOOST_DESCRIBE_STRUCT(Certificate, (), (kind, number, expires_on))

struct Work {
  std::string occupation;  // code, may be empty
  std::string title;
  std::optional<double> years;
  bool informal = false;  // unpaid, family or care work counts as experience
};
BOOST_DESCRIBE_STRUCT(Work, (), (occupation, title, years, informal))

struct Skills {
  std::vector<Skill> skills;
  std::vector<Certificate> certificates;
  std::vector<Work> history;
  std::optional<Education> education;
  std::vector<std::string> languages;  // and dialects
  std::optional<Literacy> phone_literacy, computer_literacy;
  std::vector<Physical> limits;  // what the body does not allow
  std::string text;
  Confirmation confirmed;
};
BOOST_DESCRIBE_STRUCT(Skills, (),
                      (skills, certificates, history, education, languages, phone_literacy, computer_literacy, limits,
                       text, confirmed))

// A standing duty at home. `hours` are when the person is not free for work.
struct CareDuty {
  std::string what;  // "接孩子", "照顾老人"
  Hours hours;
  std::vector<int> days;  // 1..7; empty = every day
};
BOOST_DESCRIBE_STRUCT(CareDuty, (), (what, hours, days))

struct Family {
  std::optional<bool> single_parent;
  std::optional<bool> both_spouses_unemployed;
  std::vector<CareDuty> duties;
  std::string note;  // debts, illness: restricted, never matched on, never shown to an employer
  Confirmation confirmed;
};
BOOST_DESCRIBE_STRUCT(Family, (), (single_parent, both_spouses_unemployed, duties, note, confirmed))

struct Seeker {
  Id id = 0;
  Id organisation_id = 0;  // the community that serves this person
  std::optional<Id> household_id;
  std::string name;
  std::optional<Sex> sex;
  std::optional<Date> birth_date;
  std::string identity_number;  // normalised, 18 digits; masked in every answer
  std::string phone;
  std::string address;
  std::optional<double> latitude, longitude;  // WGS84, of the home; the community's where unknown
  SeekerStatus status = SeekerStatus::registered;
  std::string closed_reason;
  Date registered_on;
  WorkStatus work_status = WorkStatus::unemployed;
  std::optional<Date> registered_unemployed_since;
  std::vector<PriorityGroup> groups;  // recognised, by decision; opens reserved posts
  Intent intent;
  Skills skills;
  Family family;
  std::string import_key;  // who this is in the file it came from; empty when typed in
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Seeker, (),
                      (id, organisation_id, household_id, name, sex, birth_date, identity_number, phone, address,
                       latitude, longitude, status, closed_reason, registered_on, work_status,
                       registered_unemployed_since, groups, intent, skills, family, import_key, version, created_at,
                       updated_at))

struct HouseholdMember {
  Relation relation = Relation::other;
  std::string name;
  std::optional<Id> seeker_id;  // where this member is registered too
  std::optional<int> birth_year;
  std::optional<WorkStatus> work_status;
  std::optional<Money> income_month;
  std::optional<bool> disability;
  std::optional<bool> in_school;
};
BOOST_DESCRIBE_STRUCT(HouseholdMember, (),
                      (relation, name, seeker_id, birth_year, work_status, income_month, disability, in_school))

// The people one roof feeds. Members who are seekers point to their own record, so a fact is kept once.
struct Household {
  Id id = 0;
  Id organisation_id = 0;
  std::string address;
  std::vector<HouseholdMember> members;
  DibaoStatus dibao = DibaoStatus::none;
  std::optional<Money> countable_income_month;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Household, (),
                      (id, organisation_id, address, members, dibao, countable_income_month, version, created_at,
                       updated_at))

}  // namespace sanqing::data
