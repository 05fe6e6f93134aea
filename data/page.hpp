#pragma once
// Pages: the cursor is the place after which the next page starts. Room-private.

#include <charconv>
#include <limits>

#include "data/scope.hpp"

namespace sanqing::data {

inline constexpr int kMostPerPage = 200;

// The id after which the page starts.
inline Result<Id> start_of(const Page& page) {
  if (page.limit < 1 || page.limit > kMostPerPage)
    return fail(Fault::invalid, {"每页条数应在 1 到 200 之间", "a page holds 1 to 200 items"},
                {{"/limit", "range", {"应在 1 到 200 之间", "must be from 1 to 200"}}});
  Id after = 0;
  const char* end = page.cursor.data() + page.cursor.size();
  const auto [stop, error] = std::from_chars(page.cursor.data(), end, after);
  if (!page.cursor.empty() && (error != std::errc() || stop != end || after < 0))
    return fail(Fault::invalid, {"翻页标记无效", "the page cursor is not one of ours"},
                {{"/cursor", "cursor", {"不是上一页给出的标记", "was not given by an earlier page"}}});
  return after;
}

// `items` was asked for with one more than the page holds.
template <class Record>
Slice<Record> slice_of(std::vector<Record> items, const Page& page) {
  Slice<Record> slice{std::move(items), ""};
  if (slice.items.size() > static_cast<std::size_t>(page.limit)) {
    slice.items.resize(static_cast<std::size_t>(page.limit));
    slice.next_cursor = std::to_string(slice.items.back().id);
  }
  return slice;
}

// The page's ids are chosen first: where they have to be sorted, the long rows are not.
template <Stored Record>
Slice<Record> page_of(Connection& connection, Filter filter, const Page& page, std::string_view order = "id") {
  const auto by_order = " ORDER BY " + std::string(order);
  filter.end(by_order + " LIMIT :limit", page.limit + 1);
  const auto sql = select<Record>() + " WHERE id IN (SELECT id FROM " + std::string(Table<Record>::name) +
                   filter.sql() + ")" + by_order;
  return slice_of(all<Record>(connection, sql, filter), page);
}

// Where a list that runs from the newest to the oldest starts.
inline Id before_of(Id cursor) { return cursor == 0 ? std::numeric_limits<Id>::max() : cursor; }

}  // namespace sanqing::data
