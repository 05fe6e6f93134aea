#pragma once
// Rows and records: which cell holds which field. Scalars, enums and values are one cell each; nested structs and lists
// are one cell of JSON text; a stored record is as many cells as it has fields, in the order of its description.
// Room-private.

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <stdexcept>

#include "data/connection.hpp"
#include "data/json.hpp"
#include "data/tables.hpp"

namespace sanqing::data::rows {

// What a cell holds does not fit the record: the file was changed by other hands, or a migration is wrong.
struct UnreadableRow : std::runtime_error {
  using runtime_error::runtime_error;
};

template <class T>
inline constexpr std::size_t width = 1;
template <Stored T>
inline constexpr std::size_t width<T> = boost::mp11::mp_size<describing::Members<T>>::value;

template <class T>
void kinds(Kind* kind);
template <class T>
void put(Cell* cell, const T& value);
template <class T>
void take(const Cell* cell, T& value);

namespace detail {

template <class T>
inline constexpr bool integer = std::integral<T> || std::same_as<T, Money>;

// Lists that are empty (most are) need no parser.
template <class T>
void take_json(const std::string& text, T& value) {
  if constexpr (describing::is_vector<T>) {
    value.clear();
    if (text == "[]") return;
  } else {
    value = T{};
  }
  std::vector<FieldError> wrong;
  boost::json::error_code error;
  unsigned char buffer[4096];
  boost::json::monotonic_resource memory(buffer);
  const auto json = boost::json::parse(text, error, &memory);
  if (!error) read_json(json, value, "", wrong);
  if (error || !wrong.empty()) throw UnreadableRow("a stored list or structure cannot be read");
}

}  // namespace detail

template <class T>
void kinds(Kind* kind) {
  if constexpr (Stored<T>) {
    describing::for_each_member<T>([&](auto d) {
      kinds<std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>>(kind);
      ++kind;
    });
  } else if constexpr (describing::is_optional<T>) {
    kinds<typename T::value_type>(kind);
  } else if constexpr (detail::integer<T>) {
    *kind = Kind::integer;
  } else if constexpr (std::same_as<T, double>) {
    *kind = Kind::real;
  } else {
    *kind = Kind::text;
  }
}

template <class T>
void put(Cell* cell, const T& value) {
  using namespace describing;
  cell->null = false;
  if constexpr (Stored<T>) {
    for_each_member<T>([&](auto d) { put(cell++, value.*d.pointer); });
  } else if constexpr (is_optional<T>) {
    if (value)
      put(cell, *value);
    else
      cell->null = true;
  } else if constexpr (std::same_as<T, Money>) {
    cell->integer = value.fen;
  } else if constexpr (std::integral<T>) {
    cell->integer = static_cast<std::int64_t>(value);
  } else if constexpr (std::same_as<T, double>) {
    cell->real = value;
  } else if constexpr (std::convertible_to<T, std::string_view>) {
    cell->text.assign(std::string_view(value));
  } else if constexpr (TextValue<T>) {
    cell->text = value.text();
  } else if constexpr (Enum<T>) {
    cell->text.assign(word_of(value));
  } else {
    cell->text.clear();
    write_json(cell->text, value);
  }
}

template <class T>
void take(const Cell* cell, T& value) {
  using namespace describing;
  if constexpr (Stored<T>) {
    for_each_member<T>([&](auto d) { take(cell++, value.*d.pointer); });
  } else if constexpr (is_optional<T>) {
    if (cell->null)
      value.reset();
    else
      take(cell, value.emplace());
  } else if (cell->null) {
    throw UnreadableRow("a stored value is missing");
  } else if constexpr (std::same_as<T, Money>) {
    value.fen = cell->integer;
  } else if constexpr (std::same_as<T, bool>) {
    value = cell->integer != 0;
  } else if constexpr (std::integral<T>) {
    value = static_cast<T>(cell->integer);
  } else if constexpr (std::same_as<T, double>) {
    value = cell->real;
  } else if constexpr (std::same_as<T, std::string>) {
    value = cell->text;
  } else if constexpr (TextValue<T>) {
    const auto parsed = T::parse(cell->text);
    if (!parsed) throw UnreadableRow("a stored date or time cannot be read");
    value = *parsed;
  } else if constexpr (Enum<T>) {
    if (!enum_of(cell->text, value)) throw UnreadableRow("a stored word is not of its list");
  } else {
    detail::take_json(cell->text, value);
  }
}

// "id, organisation_id, ..."
template <Stored T>
const std::string& columns() {
  static const std::string names = [] {
    std::string list;
    describing::for_each_member<T>([&](auto d) { list.append(list.empty() ? "" : ", ").append(d.name); });
    return list;
  }();
  return names;
}

}  // namespace sanqing::data::rows

namespace sanqing::data {

// "SELECT id, ... FROM seekers"
template <Stored T>
const std::string& select() {
  static const std::string sql = "SELECT " + rows::columns<T>() + " FROM " + std::string(Table<T>::name);
  return sql;
}

}  // namespace sanqing::data
