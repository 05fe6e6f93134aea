#pragma once
// Which record is kept in which table, what its foreign ids point to, and whose it is. Room-private.

#include <array>
#include <string_view>

#include "data/records/case.hpp"
#include "data/records/organisation.hpp"
#include "data/records/seeker.hpp"
#include "data/records/vacancy.hpp"

namespace sanqing::data {

struct Reference {
  std::string_view field;  // of the record
  std::string_view table;  // whose id it holds
};

enum class Owned {
  by_organisation,  // seen by its organisation and all above
  pooled,           // and by all below: what an office above offers is for everyone in it
  by_itself,        // organisations
  by_account,       // sign-ins
};

template <class Record>
struct Table;  // name, owned, references, audited

#define SANQING_TABLE(Record, text, how, events, ...)                           \
  template <>                                                                   \
  struct Table<Record> {                                                        \
    static constexpr std::string_view name = text;                              \
    static constexpr Owned owned = Owned::how;                                  \
    static constexpr bool audited = events;                                     \
    static constexpr auto references = std::to_array<Reference>({__VA_ARGS__}); \
  };

SANQING_TABLE(Organisation, "organisations", by_itself, true, {"parent_id", "organisations"})
SANQING_TABLE(Account, "accounts", by_organisation, true, {"organisation_id", "organisations"},
              {"employer_id", "employers"}, {"seeker_id", "seekers"})
SANQING_TABLE(SignIn, "sign_ins", by_account, false, {"account_id", "accounts"})
SANQING_TABLE(Event, "events", by_organisation, false, {"organisation_id", "organisations"})
SANQING_TABLE(Notice, "notices", by_organisation, false, {"organisation_id", "organisations"},
              {"account_id", "accounts"}, {"seeker_id", "seekers"}, {"vacancy_id", "vacancies"})
SANQING_TABLE(Seeker, "seekers", by_organisation, true, {"organisation_id", "organisations"},
              {"household_id", "households"})
SANQING_TABLE(Household, "households", by_organisation, true, {"organisation_id", "organisations"})
SANQING_TABLE(Employer, "employers", pooled, true, {"organisation_id", "organisations"})
SANQING_TABLE(Vacancy, "vacancies", pooled, true, {"organisation_id", "organisations"}, {"employer_id", "employers"})
SANQING_TABLE(Course, "courses", pooled, true, {"organisation_id", "organisations"})
SANQING_TABLE(CourseSession, "course_sessions", pooled, true, {"course_id", "courses"},
              {"organisation_id", "organisations"})
SANQING_TABLE(Seat, "seats", by_organisation, true, {"session_id", "course_sessions"}, {"seeker_id", "seekers"},
              {"organisation_id", "organisations"})
SANQING_TABLE(Referral, "referrals", by_organisation, true, {"seeker_id", "seekers"}, {"vacancy_id", "vacancies"},
              {"organisation_id", "organisations"})
SANQING_TABLE(Placement, "placements", by_organisation, true, {"seeker_id", "seekers"}, {"vacancy_id", "vacancies"},
              {"referral_id", "referrals"}, {"organisation_id", "organisations"})
SANQING_TABLE(FollowUp, "follow_ups", by_organisation, true, {"seeker_id", "seekers"}, {"placement_id", "placements"},
              {"referral_id", "referrals"}, {"organisation_id", "organisations"})

#undef SANQING_TABLE

template <class T>
concept Stored = requires {
  Table<T>::name;
};

}  // namespace sanqing::data
