#pragma once
// Asking the database from C++: SQL text, parameters bound in order, rows as typed values. Room-private.
//   first<std::string>(connection, "SELECT name FROM organisations WHERE id = :id", id)      -> optional<string>
//   all<Id, std::string>(connection, "SELECT id, name FROM ... ORDER BY id")                 -> vector<tuple<...>>
//   all<Seeker>(connection, select<Seeker>() + " WHERE status = :status ORDER BY id", word)  -> vector<Seeker>
// A parameter name stands once in a statement: PostgreSQL counts places, SQLite names.

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <vector>

#include "data/rows.hpp"

namespace sanqing::data {

// Conditions put together while the program runs, each with its parameters.
class Filter {
 public:
  template <class... Parameters>
  Filter& add(std::string_view condition, const Parameters&... parameters) {
    sql_.append(sql_.empty() ? " WHERE (" : " AND (").append(condition).append(")");
    (keep(parameters), ...);
    return *this;
  }
  // What stands after the conditions: ORDER BY, LIMIT.
  template <class... Parameters>
  Filter& end(std::string_view text, const Parameters&... parameters) {
    sql_.append(" ").append(text);
    (keep(parameters), ...);
    return *this;
  }

  const std::string& sql() const { return sql_; }
  const std::vector<Kind>& kinds() const { return kinds_; }
  const std::vector<Cell>& cells() const { return cells_; }

 private:
  template <class T>
  void keep(const T& value) {
    rows::kinds<T>(&kinds_.emplace_back());
    rows::put(&cells_.emplace_back(), value);
  }

  std::string sql_;
  std::vector<Kind> kinds_;
  std::vector<Cell> cells_;
};

namespace query_detail {

template <class... Columns>
auto kinds_of() {
  std::array<Kind, (std::size_t{0} + ... + rows::width<Columns>)> kinds{};
  [[maybe_unused]] std::size_t at = 0;
  ((rows::kinds<Columns>(&kinds[at]), at += rows::width<Columns>), ...);
  return kinds;
}

template <class... Columns>
std::tuple<Columns...> row_of(const Statement& statement) {
  std::tuple<Columns...> row;
  const Cell* cell = statement.columns.data();
  std::apply([&](auto&... column) { ((rows::take(cell, column), cell += rows::width<Columns>), ...); }, row);
  return row;
}

template <class... Parameters>
Connection::Lease prepare(Connection& connection, std::string_view sql, std::span<const Kind> columns,
                          const Parameters&... parameters) {
  static const auto kinds = kinds_of<Parameters...>();
  auto statement = connection.prepared(sql, kinds, columns);
  [[maybe_unused]] Cell* cell = statement->parameters.data();
  ((rows::put(cell, parameters), cell += rows::width<Parameters>), ...);
  return statement;
}

inline Connection::Lease prepare(Connection& connection, std::string_view sql, std::span<const Kind> columns,
                                 const Filter& filter) {
  auto statement = connection.prepared(sql, filter.kinds(), columns);
  // Copied in place: the library keeps the addresses of the cells.
  std::ranges::copy(filter.cells(), statement->parameters.begin());
  return statement;
}

}  // namespace query_detail

// Calls `each(columns...)` for every row, in order. The parameters may also be one Filter.
template <class... Columns, class Each, class... Parameters>
void for_each_row(Connection& connection, std::string_view sql, Each&& each, const Parameters&... parameters) {
  static const auto columns = query_detail::kinds_of<Columns...>();
  auto statement = query_detail::prepare(connection, sql, columns, parameters...);
  for (bool row = statement->execute(); row; row = statement->fetch())
    std::apply(each, query_detail::row_of<Columns...>(*statement));
}

template <class... Columns, class... Parameters>
auto all(Connection& connection, std::string_view sql, const Parameters&... parameters) {
  if constexpr (sizeof...(Columns) == 1) {
    std::vector<Columns...> rows;
    for_each_row<Columns...>(
        connection, sql, [&](auto&& column) { rows.push_back(std::move(column)); }, parameters...);
    return rows;
  } else {
    std::vector<std::tuple<Columns...>> rows;
    for_each_row<Columns...>(
        connection, sql, [&](auto&&... columns) { rows.emplace_back(std::move(columns)...); }, parameters...);
    return rows;
  }
}

template <class... Columns, class... Parameters>
auto first(Connection& connection, std::string_view sql, const Parameters&... parameters) {
  static const auto columns = query_detail::kinds_of<Columns...>();
  auto statement = query_detail::prepare(connection, sql, columns, parameters...);
  using Row = std::tuple<Columns...>;
  if constexpr (sizeof...(Columns) == 1) {
    std::optional<std::tuple_element_t<0, Row>> found;
    if (statement->execute()) found = std::get<0>(query_detail::row_of<Columns...>(*statement));
    return found;
  } else {
    std::optional<Row> found;
    if (statement->execute()) found = query_detail::row_of<Columns...>(*statement);
    return found;
  }
}

// Returns how many rows it changed.
template <class... Parameters>
std::int64_t execute(Connection& connection, std::string_view sql, const Parameters&... parameters) {
  auto statement = query_detail::prepare(connection, sql, {}, parameters...);
  statement->execute();
  return statement->affected();
}

}  // namespace sanqing::data
