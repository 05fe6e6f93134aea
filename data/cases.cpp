#include "data/cases.hpp"

#include "data/page.hpp"

namespace sanqing::data {

namespace {

template <Stored Record>
std::vector<Record> those_of(Connection& connection, const Scope& scope, std::string_view condition, Id id,
                             std::string_view order) {
  return all_of<Record>(connection, in_scope<Record>(scope).add(condition, id).end(order));
}

}  // namespace

std::vector<Referral> referrals_of(Connection& connection, Id seeker_id, const Scope& scope) {
  return those_of<Referral>(connection, scope, "seeker_id = :seeker_id", seeker_id, "ORDER BY id");
}

std::vector<Placement> placements_of(Connection& connection, Id seeker_id, const Scope& scope) {
  return those_of<Placement>(connection, scope, "seeker_id = :seeker_id", seeker_id, "ORDER BY started_on, id");
}

std::vector<FollowUp> follow_ups_of(Connection& connection, Id seeker_id, const Scope& scope) {
  return those_of<FollowUp>(connection, scope, "seeker_id = :seeker_id", seeker_id, "ORDER BY due_on, id");
}

std::vector<Seat> seats_of(Connection& connection, Id seeker_id, const Scope& scope) {
  return those_of<Seat>(connection, scope, "seeker_id = :seeker_id", seeker_id, "ORDER BY id");
}

std::vector<Referral> referrals_to(Connection& connection, Id vacancy_id, const Scope& scope) {
  return those_of<Referral>(connection, scope, "vacancy_id = :vacancy_id", vacancy_id, "ORDER BY id");
}

std::vector<CourseSession> sessions_of(Connection& connection, Id course_id, const Scope& scope) {
  return those_of<CourseSession>(connection, scope, "course_id = :course_id", course_id, "ORDER BY starts_on, id");
}

Result<Slice<FollowUp>> follow_ups_due(Connection& connection, Date on, const Page& page, const Scope& scope) {
  const auto after = start_of(page);
  if (!after) return std::unexpected(after.error());
  return page_of<FollowUp>(
      connection, in_scope<FollowUp>(scope).add("status = 'due' AND due_on <= :on", on).add("id > :after", *after),
      page);
}

}  // namespace sanqing::data
