#pragma once
// What is done for a seeker: seats in courses, referrals, placements, follow-ups. States: domain.md "Life of a record".

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "data/records/values.hpp"
#include "data/records/words.hpp"

namespace sanqing::data {

struct Seat {
  Id id = 0;
  Id session_id = 0;
  Id seeker_id = 0;
  Id organisation_id = 0;
  SeatStatus status = SeatStatus::offered;
  std::string reason;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Seat, (),
                      (id, session_id, seeker_id, organisation_id, status, reason, version, created_at, updated_at))

struct Referral {
  Id id = 0;
  Id seeker_id = 0;
  Id vacancy_id = 0;
  Id organisation_id = 0;
  ReferralState state = ReferralState::proposed;
  std::string reason;
  Date proposed_on;
  std::optional<Date> sent_on, interview_on, ended_on;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Referral, (),
                      (id, seeker_id, vacancy_id, organisation_id, state, reason, proposed_on, sent_on, interview_on,
                       ended_on, version, created_at, updated_at))

struct Placement {
  Id id = 0;
  Id seeker_id = 0;
  std::optional<Id> vacancy_id;  // absent: the person found the work alone
  std::optional<Id> referral_id;
  Id organisation_id = 0;
  std::string employer_name;
  std::string title;
  EmploymentForm form = EmploymentForm::full_time;
  std::optional<Money> wage_month;
  std::optional<int> contract_months;
  Date started_on;
  std::optional<Date> ended_on;
  std::string end_reason;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Placement, (),
                      (id, seeker_id, vacancy_id, referral_id, organisation_id, employer_name, title, form, wage_month,
                       contract_months, started_on, ended_on, end_reason, version, created_at, updated_at))

struct FollowUp {
  Id id = 0;
  Id seeker_id = 0;
  std::optional<Id> placement_id;
  std::optional<Id> referral_id;
  Id organisation_id = 0;
  FollowUpKind kind = FollowUpKind::monthly;
  FollowUpStatus status = FollowUpStatus::due;
  Date due_on;
  std::optional<Date> done_on;
  std::optional<FollowUpResult> result;
  std::string note;
  std::int64_t version = 0;
  Time created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(FollowUp, (),
                      (id, seeker_id, placement_id, referral_id, organisation_id, kind, status, due_on, done_on, result,
                       note, version, created_at, updated_at))

}  // namespace sanqing::data
