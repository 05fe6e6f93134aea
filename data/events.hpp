#pragma once
// The audit trail as followers and people read it. Any thread with its own connection.

#include "data/repository.hpp"

namespace sanqing::data {

// What changed, without saying how: enough for a follower, who reads the record itself.
struct EventRef {
  Id id = 0;
  std::string noun;
  Id record_id = 0;
};

// The events after that id, oldest first, at most `limit`.
std::vector<EventRef> events_after(Connection&, Id after, int limit = 10'000);
Id last_event_id(Connection&);

// Newest first. `noun` is the table's name.
Result<Slice<Event>> events_of(Connection&, const std::string& noun, Id record_id, const Page&, const Scope& = {});
// Everything done for one seeker: the person's own events, referrals, placements, follow-ups, seats. Newest first.
Result<Slice<Event>> timeline_of_seeker(Connection&, Id seeker_id, const Page&, const Scope& = {});

}  // namespace sanqing::data
