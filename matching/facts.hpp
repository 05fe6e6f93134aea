#pragma once
// A seeker, a vacancy, a course as the engine judges them: numbers and bits, derived once from a record and the
// taxonomy, so that judging a pair reads no text and allocates nothing. What is not known has a value that never
// blocks. Sex, birth date, household, the family note and the person's status with the office are not read at all.
// Value types; a const one is for any number of threads.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/records/seeker.hpp"
#include "data/records/vacancy.hpp"
#include "index/lexical.hpp"
#include "matching/place.hpp"
#include "matching/trades.hpp"
#include "matching/wages.hpp"
#include "matching/working_time.hpp"

namespace sanqing::matching {

using Day = std::int32_t;  // days since 1970-01-01
constexpr Day no_day = std::numeric_limits<Day>::min();
Day day_of(const data::Date& date);

template <class Enum>
constexpr std::uint16_t bit(Enum value) {
  return static_cast<std::uint16_t>(1u << static_cast<unsigned>(value));
}

// Education as employers rank it: 中专, 技工 and 高中 stand on one step.
std::uint8_t education_rank(data::Education education);
constexpr std::uint8_t education_unknown = 0xff;

// An occupation and how close it is to what a person wants or has done.
struct Closeness {
  OccupationIndex occupation = no_occupation;
  Relation relation = Relation::none;
  std::uint8_t entry = 0;  // of which wish or which part of the work history
};

// What was told in words, and what came of reading it (the costly part of the facts).
struct SeekerReading {
  std::uint64_t hash = 0;         // of all the words of the record that are matched on
  std::vector<Closeness> wanted;  // by occupation; the best relation of each
  std::vector<Closeness> practised;
  std::vector<OccupationIndex> wishes, history;           // by place in the record; no_occupation = not in the taxonomy
  std::vector<OccupationIndex> refused;                   // said not to be wanted
  std::uint16_t refused_activities = 0;                   // Activity, by the person's own words
  std::vector<std::vector<index::AskedTerm>> wish_terms;  // of each wish, then of the person's words
  std::vector<std::string> abilities;  // lower-cased names of skills, past work, certificates, languages
};

// Questions whose answer would make the matching of this person better.
enum class Question : std::uint8_t {
  occupation,
  wage,
  hours,
  distance,
  transport,
  home,
  education,
  experience,
  physical
};

struct SeekerFacts {
  data::Id id = 0;
  std::int32_t organisation = 0;
  // Hard limits. "Not known" passes.
  Place home;
  float reach_km = std::numeric_limits<float>::infinity();
  std::int32_t wage_floor = 0;  // fen; 0 = none
  std::int32_t wage_wish = 0;
  data::WageUnit wage_unit = data::WageUnit::month;
  std::uint8_t education = education_unknown;
  std::uint16_t limits = 0;   // Physical; 10 kg has brought 20 and 30 along
  std::uint16_t refuses = 0;  // Activity, the night too where it was said no
  std::uint16_t forms = 0;    // EmploymentForm; 0 = any
  std::uint16_t groups = 0;   // PriorityGroup
  Days days = every_day;
  Day start_on = no_day;
  CertificateSet certificates;                               // valid ones, with what they include
  bool certificates_known = false;                           // false: nothing at all is known of the skills
  CertificateSet expired;                                    // those that have run out, with what they included
  Day certificates_until = std::numeric_limits<Day>::max();  // the first day `certificates` is out of date
  FreeTime free;
  // Wishes and history.
  SeekerReading reading;
  bool days_stated = false, has_duties = false, night_welcome = false, limits_stated = false;
  bool home_is_office = false;  // the community stands for the home
  std::optional<bool> willing_to_train;
  std::uint16_t questions = 0;                 // Question
  std::shared_ptr<const data::Seeker> record;  // set by who keeps or borrows it
};

struct VacancyFacts {
  // The hard demands first, in the order they rule out most.
  data::Id id = 0;
  Place place;
  std::array<WageRange, 4> wages;  // by unit
  std::int32_t openings = 0;
  Day valid_until = std::numeric_limits<Day>::max();
  Day start_on = no_day;
  std::uint16_t activities = 0;    // Activity
  std::uint16_t physical = 0;      // Physical
  std::uint16_t reserved_for = 0;  // PriorityGroup; 0 = for everyone
  std::uint16_t form = 0;          // one bit
  std::uint8_t education = 0;      // least rank; 0 = not asked
  std::uint8_t days_per_week = 0;  // 0 = not said
  bool open = false;
  bool asks_certificates = false;
  WorkedTime worked;
  CertificateSet must_have;  // before the first day
  // What only scores.
  CertificateSet after_hire, nice_to_have;
  OccupationIndex occupation = no_occupation;
  std::uint16_t usual_physical = 0, usual_activities = 0;  // of the occupation, where the advert is silent
  float experience_years = 0;
  bool experience_asked = false;
  std::vector<std::string> needs;         // plain names of the record's skills, in its order
  std::vector<std::uint16_t> text_terms;  // index::text_terms of title and description
  std::uint64_t text_hash = 0;
  std::shared_ptr<const data::Vacancy> record;
};

struct CourseSessionFacts {
  data::Id id = 0;
  Place place;
  WorkedTime hours;
  Days days = 0;
  Day starts_on = no_day;
  int seats_left = 0;
};

struct CourseFacts {
  data::Id id = 0;
  CertificateSet gives;
  std::vector<OccupationIndex> occupations;
  std::uint8_t education = 0;
  std::int32_t own_cost = -1;                // fen after subsidy; -1 = not known
  std::vector<CourseSessionFacts> sessions;  // planned or enrolling, by start
  std::uint64_t text_hash = 0;
  std::shared_ptr<const data::Course> record;
};

// As far as one can get in the minutes a person gives, km, at a speed nobody doubts; beyond it is certainly too far.
// Who did not say how goes by metro.
float reach_in(int minutes, std::optional<data::Transport> by);

// `office` is the place of the person's community, used where the home is not known. `known`: a reading of the same
// words is taken over instead of read again.
SeekerFacts facts_of(const data::Seeker& seeker, const Place& office, const Trades& trades, Day today,
                     const SeekerReading* known = nullptr);
VacancyFacts facts_of(const data::Vacancy& vacancy, const Trades& trades);
CourseFacts facts_of(const data::Course& course, const std::vector<data::CourseSession>& sessions, const Place& office,
                     const Trades& trades);

// What an answer may carry: see Match.
std::shared_ptr<const data::Seeker> trimmed(const data::Seeker& seeker);
std::shared_ptr<const data::Vacancy> trimmed(const data::Vacancy& vacancy);
std::shared_ptr<const data::Course> trimmed(const data::Course& course);

// Only valid certificates of the day count: to be called when `certificates_until` has come.
void renew_certificates(SeekerFacts& facts, const std::vector<data::Certificate>& held, const Trades& trades,
                        Day today);

// Lower-cased ASCII, without spaces: how names of skills are compared.
std::string plain_name(std::string_view name);

}  // namespace sanqing::matching
