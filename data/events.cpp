#include "data/events.hpp"

#include "data/page.hpp"

namespace sanqing::data {

std::vector<EventRef> events_after(Connection& connection, Id after, int limit) {
  std::vector<EventRef> events;
  for_each_row<Id, std::string, Id>(
      connection, "SELECT id, noun, record_id FROM events WHERE id > :after ORDER BY id LIMIT :limit",
      [&](Id id, std::string&& noun, Id record_id) {
        events.push_back({id, std::move(noun), record_id});
      },
      after, limit);
  return events;
}

Id last_event_id(Connection& connection) {
  return first<std::optional<Id>>(connection, "SELECT MAX(id) FROM events").value_or(0).value_or(0);
}

Result<Slice<Event>> events_of(Connection& connection, const std::string& noun, Id record_id, const Page& page,
                               const Scope& scope) {
  const auto cursor = start_of(page);
  if (!cursor) return std::unexpected(cursor.error());
  return page_of<Event>(connection,
                        in_scope<Event>(scope)
                            .add("noun = :noun AND record_id = :record_id", noun, record_id)
                            .add("id < :before", before_of(*cursor)),
                        page, "id DESC");
}

Result<Slice<Event>> timeline_of_seeker(Connection& connection, Id seeker_id, const Page& page, const Scope& scope) {
  const auto cursor = start_of(page);
  if (!cursor) return std::unexpected(cursor.error());
  return page_of<Event>(
      connection,
      in_scope<Event>(scope)
          .add("noun = 'seekers' AND record_id = :seeker"
               " OR noun = 'referrals' AND record_id IN (SELECT id FROM referrals WHERE seeker_id = :referred)"
               " OR noun = 'placements' AND record_id IN (SELECT id FROM placements WHERE seeker_id = :placed)"
               " OR noun = 'follow_ups' AND record_id IN (SELECT id FROM follow_ups WHERE seeker_id = :followed)"
               " OR noun = 'seats' AND record_id IN (SELECT id FROM seats WHERE seeker_id = :seated)",
               seeker_id, seeker_id, seeker_id, seeker_id, seeker_id)
          .add("id < :before", before_of(*cursor)),
      page, "id DESC");
}

}  // namespace sanqing::data
