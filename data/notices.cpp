#include "data/notices.hpp"

#include "data/page.hpp"

namespace sanqing::data {

namespace {

Filter meant_for(Id account_id, const Scope& scope) {
  return in_scope<Notice>(scope).add("account_id IS NULL OR account_id = :account_id", account_id);
}

}  // namespace

Result<Slice<Notice>> notices_for(Connection& connection, Id account_id, const Page& page, const Scope& scope) {
  const auto cursor = start_of(page);
  if (!cursor) return std::unexpected(cursor.error());
  return page_of<Notice>(connection, meant_for(account_id, scope).add("id < :before", before_of(*cursor)), page,
                         "id DESC");
}

std::int64_t unread_notices_for(Connection& connection, Id account_id, const Scope& scope) {
  const Filter filter = meant_for(account_id, scope).add("read_at IS NULL");
  return first<std::int64_t>(connection, "SELECT COUNT(*) FROM notices" + filter.sql(), filter).value_or(0);
}

}  // namespace sanqing::data
