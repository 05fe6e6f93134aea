#include "data/audit.hpp"

#include "data/query.hpp"

namespace sanqing::data {

void write_event(Writing& writing, Event& event) {
  if (event.at == Time{}) event.at = Time::now();
  event.id = first<Id>(writing.connection(),
                       "INSERT INTO events (at, account_id, organisation_id, noun, record_id, action, before, after, "
                       "why) VALUES (:at, :account_id, :organisation_id, :noun, :record_id, :action, :before, :after, "
                       ":why) RETURNING id",
                       event.at, event.account_id, event.organisation_id, event.noun, event.record_id, event.action,
                       event.before, event.after, event.why)
                 .value();
}

}  // namespace sanqing::data
