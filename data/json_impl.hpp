#pragma once
// The templates behind data/json.hpp, and the fast writer. Types that have a meaning of their own as JSON (dates,
// money, enums) are told apart here, once, for reading and for writing.

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <optional>
#include <type_traits>
#include <vector>

#include "data/json.hpp"
#include "data/records/values.hpp"

namespace sanqing::data {

// Appends what `serialize(to_json(value))` would return, without building the value.
template <class T>
void write_json(std::string& out, const T& value);

// JSON text: no spaces, numbers in their shortest decimal form (18.5, not 1.85E1).
std::string serialize(const boost::json::value& json);

namespace describing {

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;
template <class T>
concept Enum = std::is_enum_v<T>;
template <class T>
concept Struct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;
// Values whose JSON and SQL form is their text.
template <class T>
concept TextValue = std::same_as<T, Date> || std::same_as<T, Time> || std::same_as<T, Clock>;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

template <Struct T, class Each>
void for_each_member(Each&& each) {
  boost::mp11::mp_for_each<Members<T>>(each);
}

template <Enum T>
std::string_view word_of(T value) {
  return boost::describe::enum_to_string(value, "");
}

// False where the word is not of the list.
template <Enum T>
bool enum_of(std::string_view word, T& value) {
  bool found = false;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto d) {
    if (found || word != d.name) return;
    value = d.value;
    found = true;
  });
  return found;
}

}  // namespace describing

namespace json_detail {

// Where we are in the document: a chain on the stack, made into a pointer only when something is wrong there.
struct Place {
  const Place* up = nullptr;
  std::string_view name;
  std::int64_t index = -1;
  const std::string* root = nullptr;
  std::string pointer() const;
};

using Wrong = std::vector<FieldError>;

void wrong_type(const Place& place, const Words& expected, Wrong& wrong);
void unknown_field(const Place& place, std::string_view name, Wrong& wrong);
void not_in_list(const Place& place, const std::vector<std::string_view>& words, Wrong& wrong);

void read_value(const boost::json::value& json, bool& into, const Place& place, Wrong& wrong);
void read_value(const boost::json::value& json, int& into, const Place& place, Wrong& wrong);
void read_value(const boost::json::value& json, std::int64_t& into, const Place& place, Wrong& wrong);
void read_value(const boost::json::value& json, double& into, const Place& place, Wrong& wrong);
void read_value(const boost::json::value& json, std::string& into, const Place& place, Wrong& wrong);
void read_value(const boost::json::value& json, Date& into, const Place& place, Wrong& wrong);
void read_value(const boost::json::value& json, Time& into, const Place& place, Wrong& wrong);
void read_value(const boost::json::value& json, Clock& into, const Place& place, Wrong& wrong);
void read_value(const boost::json::value& json, Money& into, const Place& place, Wrong& wrong);

void write_string(std::string& out, std::string_view text);
void write_number(std::string& out, std::int64_t number);
void write_number(std::string& out, double number);
void write_money(std::string& out, Money money);

template <describing::Enum T>
void read_value(const boost::json::value& json, T& into, const Place& place, Wrong& wrong) {
  if (const auto* word = json.if_string())
    if (describing::enum_of(std::string_view(*word), into)) return;
  std::vector<std::string_view> words;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto d) { words.emplace_back(d.name); });
  not_in_list(place, words, wrong);
}

template <describing::Struct T>
void read_value(const boost::json::value& json, T& into, const Place& place, Wrong& wrong);
template <class T>
void read_value(const boost::json::value& json, std::vector<T>& into, const Place& place, Wrong& wrong);

template <class T>
void read_value(const boost::json::value& json, std::optional<T>& into, const Place& place, Wrong& wrong) {
  if (json.is_null()) {
    into.reset();
    return;
  }
  T value = into ? *into : T{};
  read_value(json, value, place, wrong);
  into = std::move(value);
}

template <class T>
void read_value(const boost::json::value& json, std::vector<T>& into, const Place& place, Wrong& wrong) {
  const auto* array = json.if_array();
  if (!array) return wrong_type(place, {"应是列表", "must be a list"}, wrong);
  std::vector<T> items;
  items.reserve(array->size());
  for (std::size_t i = 0; i < array->size(); ++i) {
    T item{};
    read_value((*array)[i], item, Place{&place, {}, static_cast<std::int64_t>(i)}, wrong);
    items.push_back(std::move(item));
  }
  into = std::move(items);
}

template <describing::Struct T>
void read_value(const boost::json::value& json, T& into, const Place& place, Wrong& wrong) {
  const auto* object = json.if_object();
  if (!object) return wrong_type(place, {"应是对象", "must be an object"}, wrong);
  std::size_t known = 0;
  describing::for_each_member<T>([&](auto d) {
    const auto* field = object->if_contains(d.name);
    if (!field) return;
    ++known;
    read_value(*field, into.*d.pointer, Place{&place, d.name}, wrong);
  });
  if (known == object->size()) return;
  for (const auto& [key, value] : *object) {
    bool found = false;
    describing::for_each_member<T>([&](auto d) { found = found || std::string_view(key) == d.name; });
    if (!found) unknown_field(place, key, wrong);
  }
}

}  // namespace json_detail

template <class T>
boost::json::value to_json(const T& value) {
  using namespace describing;
  if constexpr (std::same_as<T, bool>) {
    return boost::json::value(value);
  } else if constexpr (std::integral<T>) {
    return boost::json::value(static_cast<std::int64_t>(value));
  } else if constexpr (std::same_as<T, double>) {
    return boost::json::value(value);
  } else if constexpr (std::same_as<T, std::string>) {
    return boost::json::value(boost::json::string_view(value));
  } else if constexpr (std::same_as<T, Money>) {
    return value.fen % 100 == 0 ? boost::json::value(value.fen / 100) : boost::json::value(value.in_yuan());
  } else if constexpr (TextValue<T>) {
    return boost::json::value(boost::json::string_view(value.text()));
  } else if constexpr (Enum<T>) {
    return boost::json::value(boost::json::string_view(word_of(value)));
  } else if constexpr (is_optional<T>) {
    return value ? to_json(*value) : boost::json::value(nullptr);
  } else if constexpr (is_vector<T>) {
    boost::json::array array;
    array.reserve(value.size());
    for (const auto& item : value) array.push_back(to_json(item));
    return array;
  } else {
    static_assert(Struct<T>, "describe this type with BOOST_DESCRIBE_STRUCT");
    boost::json::object object;
    for_each_member<T>([&](auto d) { object.emplace(d.name, to_json(value.*d.pointer)); });
    return object;
  }
}

template <class T>
void write_json(std::string& out, const T& value) {
  using namespace describing;
  if constexpr (std::same_as<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::integral<T>) {
    json_detail::write_number(out, static_cast<std::int64_t>(value));
  } else if constexpr (std::same_as<T, double>) {
    json_detail::write_number(out, value);
  } else if constexpr (std::same_as<T, std::string>) {
    json_detail::write_string(out, value);
  } else if constexpr (std::same_as<T, Money>) {
    json_detail::write_money(out, value);
  } else if constexpr (TextValue<T>) {
    out += '"';
    out += value.text();
    out += '"';
  } else if constexpr (Enum<T>) {
    out += '"';
    out += word_of(value);
    out += '"';
  } else if constexpr (is_optional<T>) {
    if (value)
      write_json(out, *value);
    else
      out += "null";
  } else if constexpr (is_vector<T>) {
    char before = '[';
    for (const auto& item : value) {
      out += before;
      write_json(out, item);
      before = ',';
    }
    if (value.empty()) out += '[';
    out += ']';
  } else {
    static_assert(Struct<T>, "describe this type with BOOST_DESCRIBE_STRUCT");
    char before = '{';
    for_each_member<T>([&](auto d) {
      out += before;
      out += '"';
      out += d.name;
      out += "\":";
      write_json(out, value.*d.pointer);
      before = ',';
    });
    out += '}';
  }
}

template <class T>
void read_json(const boost::json::value& json, T& into, const std::string& pointer, std::vector<FieldError>& wrong) {
  json_detail::read_value(json, into, json_detail::Place{nullptr, {}, -1, &pointer}, wrong);
}

template <class T>
Result<T> from_json(const boost::json::value& json, T defaults) {
  std::vector<FieldError> wrong;
  read_json(json, defaults, "", wrong);
  if (!wrong.empty()) return fail(Fault::invalid, {"内容有误", "Some fields are wrong"}, std::move(wrong));
  return defaults;
}

}  // namespace sanqing::data
