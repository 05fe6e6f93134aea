#include "data/seekers.hpp"

#include "data/like.hpp"
#include "data/page.hpp"

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

Result<Slice<Seeker>> seekers_list(Connection& connection, const SeekerFilter& asked, const Page& page,
                                   const Scope& scope) {
  const auto after = start_of(page);
  if (!after) return std::unexpected(after.error());
  Filter filter = in_scope<Seeker>(scope).add("id > :after", *after);
  if (asked.status) filter.add("status = :status", *asked.status);
  if (is_tail(asked.q))
    filter.add("phone LIKE :phone OR identity_number LIKE :identity", "%" + asked.q, "%" + asked.q);
  else if (!asked.q.empty())
    filter.add("name LIKE :name ESCAPE '\\'", like_part(asked.q));
  return page_of<Seeker>(connection, filter, page);
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
