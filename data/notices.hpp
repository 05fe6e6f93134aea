#pragma once
// What only notices are asked. Any thread with its own connection.

#include "data/repository.hpp"

namespace sanqing::data {

// Those to this account, and those to everybody of its office; newest first.
Result<Slice<Notice>> notices_for(Connection&, Id account_id, const Page&, const Scope&);
std::int64_t unread_notices_for(Connection&, Id account_id, const Scope&);

}  // namespace sanqing::data
