#pragma once
// What is done for one seeker, and the runs of one course. Any thread with its own connection.

#include "data/repository.hpp"

namespace sanqing::data {

// All of one seeker, oldest first (follow-ups by due date): a person has dozens, not thousands.
std::vector<Referral> referrals_of(Connection&, Id seeker_id, const Scope& = {});
std::vector<Placement> placements_of(Connection&, Id seeker_id, const Scope& = {});
std::vector<FollowUp> follow_ups_of(Connection&, Id seeker_id, const Scope& = {});
std::vector<Seat> seats_of(Connection&, Id seeker_id, const Scope& = {});

std::vector<Referral> referrals_to(Connection&, Id vacancy_id, const Scope& = {});
std::vector<CourseSession> sessions_of(Connection&, Id course_id, const Scope& = {});

// Still due on or before that day, by id.
Result<Slice<FollowUp>> follow_ups_due(Connection&, Date on, const Page&, const Scope& = {});

}  // namespace sanqing::data
