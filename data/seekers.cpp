#include "data/seekers.hpp"

#include "data/page.hpp"
#include "data/search_keys.hpp"

namespace sanqing::data {

namespace {

constexpr std::size_t kLeastTail = 4;

// "1234" or "002X": the end of a phone or identity number.
bool is_tail(const std::string& q) {
  if (q.size() < kLeastTail) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::all_of(q.begin(), q.end() - 1, is_digit) && (is_digit(q.back()) || q.back() == 'x' || q.back() == 'X');
}

}  // namespace

bool looks_for_work(const Seeker& seeker) {
  using enum SeekerStatus;
  return seeker.status == registered || seeker.status == active || seeker.status == returned;
}

Result<Slice<Seeker>> seekers_list(Connection& connection, const SeekerFilter& asked, const Page& page,
                                   const Scope& scope) {
  const auto cursor = start_of(page);
  if (!cursor) return std::unexpected(cursor.error());
  Filter filter = in_scope<Seeker>(scope).add("id < :before", before_of(*cursor));
  if (asked.status) filter.add("status = :status", *asked.status);
  if (is_tail(asked.q))
    filter.add("phone LIKE :phone OR identity_number LIKE :identity", "%" + asked.q, "%" + asked.q);
  else if (!asked.q.empty())
    add_name(filter, asked.q);
  return page_of<Seeker>(connection, filter, page, "id DESC");
}

std::optional<Seeker> seeker_by_identity_number(Connection& connection, const std::string& identity_number, Id except,
                                                const Scope& scope) {
  if (identity_number.empty()) return std::nullopt;
  Filter filter = in_scope<Seeker>(scope);
  filter.add("identity_number = :identity_number", identity_number).add("id <> :except", except);
  filter.end("ORDER BY id LIMIT 1");
  return first<Seeker>(connection, select<Seeker>() + filter.sql(), filter);
}

std::optional<Seeker> seeker_by_import_key(Connection& connection, Id organisation_id, const std::string& import_key) {
  if (import_key.empty()) return std::nullopt;
  return first<Seeker>(connection,
                       select<Seeker>() +
                           " WHERE organisation_id = :organisation_id AND import_key = :import_key "
                           "AND import_key <> ''",
                       organisation_id, import_key);
}

}  // namespace sanqing::data
