#pragma once
// What an event says about a change: JSON of the fields that are not at their default (created, erased), or of those
// that differ. Never a password's hash. Room-private.

#include <string>

#include "data/repository.hpp"
#include "data/rows.hpp"

namespace sanqing::data {

// Gives the event its id, and its time where it has none.
void write_event(Writing& writing, Event& event);

namespace audit {

// Which fields an event repeats: not those that every change changes, nor secrets.
constexpr bool told(std::string_view field) {
  return field != "id" && field != "version" && field != "created_at" && field != "updated_at" &&
         field != "password_hash";
}

inline void append(std::string& json, std::string_view field, std::string_view value) {
  json += json.empty() ? '{' : ',';
  json.append("\"").append(field).append("\":").append(value);
}

struct Difference {
  std::string before, after;  // JSON objects; both empty = the records say the same
  bool empty() const { return before.empty() && after.empty(); }
};

template <Stored Record>
Difference difference(const Record& before, const Record& after) {
  Difference found;
  std::string left, right;
  describing::for_each_member<Record>([&](auto d) {
    if (std::string_view(d.name) == "version" || std::string_view(d.name) == "updated_at") return;
    left.clear();
    right.clear();
    write_json(left, before.*d.pointer);
    write_json(right, after.*d.pointer);
    if (left == right) return;
    const bool secret = !told(d.name);
    append(found.before, d.name, secret ? "null" : left);
    append(found.after, d.name, secret ? "null" : right);
  });
  if (!found.empty()) {
    found.before += '}';
    found.after += '}';
  }
  return found;
}

// The JSON of every field of a blank record, in order.
template <Stored Record>
const std::vector<std::string>& usual() {
  static const auto values = [] {
    std::vector<std::string> texts;
    const Record blank;
    describing::for_each_member<Record>([&](auto d) { write_json(texts.emplace_back(), blank.*d.pointer); });
    return texts;
  }();
  return values;
}

template <Stored Record>
std::string summary(const Record& record) {
  std::string json = "{", value;
  auto usual_value = usual<Record>().begin();
  describing::for_each_member<Record>([&](auto d) {
    const std::string& blank = *usual_value++;
    if (!told(d.name)) return;
    value.clear();
    write_json(value, record.*d.pointer);
    if (value == blank) return;
    if (json.size() > 1) json += ',';
    json.append("\"").append(d.name).append("\":").append(value);
  });
  return json += '}';
}

}  // namespace audit

}  // namespace sanqing::data
