#pragma once
// The demo office: Yuzhong district of Chongqing with its 13 subdistricts of 2003, invented people with identity
// numbers of an area code that does not exist (999999), invented employers, and a year of work for them. Made in memory
// by pure functions, the same for the same options and program (on the present day only, the times of that day follow
// the clock), then written through the repositories.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "data/repository.hpp"

namespace sanqing::data::demo {

struct Options {
  int seekers = 2000;
  int vacancies = 0;  // 0 = as many as an office with so many seekers has
  std::uint64_t seed = 2003;
  Date today = Date::today();
  std::string password_hash;  // of every account
  // When it is built. Nothing in the office has happened later, nor after the day it is told up to.
  Time now = Time::now();
};

enum class Noun {
  organisations,
  employers,
  accounts,
  courses,
  course_sessions,
  vacancies,
  households,
  seekers,
  seats,
  referrals,
  placements,
  follow_ups,
  notices
};

// Something that was done: a record came to be ("created"), or a step in its life that stands in the log.
struct Deed {
  Time at;
  Noun noun;
  Id id;
  std::string_view action;
  Id account_id = 0;
  Id organisation_id = 0;
  std::string why;
  std::string_view state = {};  // the record's new one, where the step is a change of state
};

// Ids count from 1 in every list, in the order in which `deeds` create the records; records are as they are today.
struct Office {
  std::vector<Organisation> organisations;
  std::vector<Employer> employers;
  std::vector<Account> accounts;
  std::vector<Course> courses;
  std::vector<CourseSession> sessions;
  std::vector<Vacancy> vacancies;
  std::vector<Household> households;
  std::vector<Seeker> seekers;
  std::vector<Seat> seats;
  std::vector<Referral> referrals;
  std::vector<Placement> placements;
  std::vector<FollowUp> follow_ups;
  std::vector<Notice> notices;
  std::vector<Deed> deeds;  // oldest first
};

Office make_office(const Options& options);

using Progress = std::function<void(std::string_view what, std::size_t done, std::size_t of)>;

// An empty database for a demo office in that folder. What an earlier demo left there is removed; a folder with real
// records is refused.
Result<std::unique_ptr<Database>> open_for_demo(const std::filesystem::path& folder);

// Into a database without records, which is marked as a demo from the first moment (setting "demo", "true" once it is
// whole). Faults are the repository's.
Result<void> write_office(Database& database, Office& office, const Progress& progress = {});

}  // namespace sanqing::data::demo
