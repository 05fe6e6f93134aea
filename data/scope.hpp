#pragma once
// The scope as a condition inside a query, so that nothing outside it can be counted, paged over or guessed.
// Room-private.
//   all_of<Seeker>(connection, in_scope<Seeker>(scope).add("status = :status", status).end("ORDER BY id"))

#include "data/query.hpp"
#include "data/repository.hpp"

namespace sanqing::data {

// What a scope opens: everything that may be read, or only what is the scope's own to change (pooled nouns of the
// offices above are read, not changed).
enum class Reach { seen, own };

// The paths that start with the scope's are those from `from` up to, not including, `until`. An empty path is nobody's:
// it opens nothing.
struct Bounds {
  explicit Bounds(const Scope& scope) : from(scope.path) {
    if (from.empty()) return;
    if (!from.ends_with('/')) from += '/';
    until = from;
    until.back() = '/' + 1;
  }
  std::string from, until;
};

// The condition itself, to start a filter with.
template <Stored Record>
Filter in_scope(const Scope& scope, Reach reach = Reach::seen) {
  Filter filter;
  if (scope.path == "/") return filter;
  const Bounds bounds(scope);
  const auto of_offices = [](std::string_view which) {
    return "organisation_id IN (SELECT id FROM organisations WHERE " + std::string(which) + ")";
  };
  const std::string inside = "path >= :scope_from AND path < :scope_until";
  switch (Table<Record>::owned) {
    case Owned::by_itself:
      return filter.add(inside, bounds.from, bounds.until);
    case Owned::by_organisation:
      return filter.add(of_offices(inside), bounds.from, bounds.until);
    case Owned::pooled:
      if (reach == Reach::own) return filter.add(of_offices(inside), bounds.from, bounds.until);
      return filter.add(of_offices(inside + " OR substr(:scope_path, 1, length(path)) = path"), bounds.from,
                        bounds.until, bounds.from);
    case Owned::by_account:
      return filter.add("account_id IN (SELECT id FROM accounts WHERE " + of_offices(inside) + ")", bounds.from,
                        bounds.until);
  }
  throw std::logic_error("a noun without an owner");
}

template <Stored Record>
std::vector<Record> all_of(Connection& connection, const Filter& filter) {
  return all<Record>(connection, select<Record>() + filter.sql(), filter);
}

template <Stored Record>
std::optional<Record> find_in(Connection& connection, Reach reach, const Scope& scope, Id id) {
  const Filter filter = in_scope<Record>(scope, reach).add("id = :id", id);
  return first<Record>(connection, select<Record>() + filter.sql(), filter);
}

}  // namespace sanqing::data
