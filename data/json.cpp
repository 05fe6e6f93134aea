#include "data/json.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>
#include <limits>

#include "data/text.hpp"

namespace sanqing::data {

namespace json_detail {

namespace {

const char* const kHex = "0123456789abcdef";

void add(const Place& place, std::string_view code, Words words, Wrong& wrong) {
  wrong.push_back({place.pointer(), std::string(code), std::move(words)});
}

template <class T>
void read_text_value(const boost::json::value& json, T& into, const Place& place, Wrong& wrong, std::string_view code,
                     Words expected) {
  const auto* text = json.if_string();
  if (!text) return wrong_type(place, expected, wrong);
  if (auto value = T::parse(*text))
    into = *value;
  else
    add(place, code, std::move(expected), wrong);
}

std::optional<std::int64_t> whole_number(const boost::json::value& json) {
  if (const auto* number = json.if_int64()) return *number;
  return std::nullopt;
}

std::optional<double> any_number(const boost::json::value& json) {
  if (const auto* number = json.if_int64()) return static_cast<double>(*number);
  if (const auto* number = json.if_uint64()) return static_cast<double>(*number);
  if (const auto* number = json.if_double(); number && std::isfinite(*number)) return *number;
  return std::nullopt;
}

}  // namespace

std::string Place::pointer() const {
  if (!up) return root ? *root : std::string();
  std::string pointer = up->pointer();
  pointer += '/';
  if (index >= 0) return pointer += std::to_string(index);
  for (char c : name) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
  return pointer;
}

void wrong_type(const Place& place, const Words& expected, Wrong& wrong) { add(place, "type", expected, wrong); }

void unknown_field(const Place& place, std::string_view name, Wrong& wrong) {
  add(Place{&place, name}, "unknown_field", {"没有这个字段", "there is no such field"}, wrong);
}

void not_in_list(const Place& place, const std::vector<std::string_view>& words, Wrong& wrong) {
  const auto list = fmt::format("{}", fmt::join(words, ", "));
  add(place, "not_in_list", {"只能是：" + list, "must be one of: " + list}, wrong);
}

void read_value(const boost::json::value& json, bool& into, const Place& place, Wrong& wrong) {
  if (const auto* value = json.if_bool())
    into = *value;
  else
    wrong_type(place, {"应是 true 或 false", "must be true or false"}, wrong);
}

void read_value(const boost::json::value& json, std::int64_t& into, const Place& place, Wrong& wrong) {
  if (auto number = whole_number(json))
    into = *number;
  else
    wrong_type(place, {"应是整数", "must be a whole number"}, wrong);
}

void read_value(const boost::json::value& json, int& into, const Place& place, Wrong& wrong) {
  const auto number = whole_number(json);
  if (!number) return wrong_type(place, {"应是整数", "must be a whole number"}, wrong);
  if (*number < std::numeric_limits<int>::min() || *number > std::numeric_limits<int>::max())
    return add(place, "range", {"数字太大", "the number is too large"}, wrong);
  into = static_cast<int>(*number);
}

void read_value(const boost::json::value& json, double& into, const Place& place, Wrong& wrong) {
  if (auto number = any_number(json))
    into = *number;
  else
    wrong_type(place, {"应是数字", "must be a number"}, wrong);
}

void read_value(const boost::json::value& json, std::string& into, const Place& place, Wrong& wrong) {
  const auto* text = json.if_string();
  if (!text) return wrong_type(place, {"应是文字", "must be text"}, wrong);
  if (!is_clean_text(*text))
    return add(place, "text", {"含有不能保存的字符", "holds characters that cannot be kept"}, wrong);
  into.assign(text->data(), text->size());
}

void read_value(const boost::json::value& json, Date& into, const Place& place, Wrong& wrong) {
  read_text_value(json, into, place, wrong, "date",
                  {"应是存在的日期，如 2026-11-23", "must be an existing day, like 2026-11-23"});
}

void read_value(const boost::json::value& json, Time& into, const Place& place, Wrong& wrong) {
  read_text_value(json, into, place, wrong, "time",
                  {"应是时间，如 2026-11-23T08:30:00Z", "must be a time, like 2026-11-23T08:30:00Z"});
}

void read_value(const boost::json::value& json, Clock& into, const Place& place, Wrong& wrong) {
  read_text_value(json, into, place, wrong, "clock",
                  {"应是 00:00 到 24:00 的钟点", "must be a time of day from 00:00 to 24:00"});
}

void read_value(const boost::json::value& json, Money& into, const Place& place, Wrong& wrong) {
  const Words expected{"应是金额，最多两位小数", "must be an amount with at most two decimals"};
  std::optional<Money> money;
  if (const auto* text = json.if_string()) {
    money = Money::parse(*text);
  } else if (auto number = any_number(json)) {
    // Shortest decimal text of the number as sent: 18.5 is 18.50, 18.505 is refused.
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, *number, std::chars_format::fixed).ptr;
    money = Money::parse({buffer, end});
  } else {
    return wrong_type(place, expected, wrong);
  }
  if (money)
    into = *money;
  else
    add(place, "money", expected, wrong);
}

void write_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    out += '\\';
    switch (c) {
      case '"':
      case '\\':
        out += static_cast<char>(c);
        break;
      case '\b':
        out += 'b';
        break;
      case '\f':
        out += 'f';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      default:
        out += "u00";
        out += kHex[c >> 4];
        out += kHex[c & 15];
    }
  }
  out.append(text, plain, text.size() - plain);
  out += '"';
}

void write_number(std::string& out, std::int64_t number) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

void write_number(std::string& out, double number) {
  // JSON has no word for these; records never hold them (data/validation).
  if (!std::isfinite(number)) {
    out += "null";
    return;
  }
  char buffer[32];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

void write_money(std::string& out, Money money) {
  if (money.fen % 100 == 0)
    write_number(out, money.fen / 100);
  else
    write_number(out, money.in_yuan());
}

}  // namespace json_detail

namespace {

void serialize_into(std::string& out, const boost::json::value& json) {
  switch (json.kind()) {
    case boost::json::kind::null:
      out += "null";
      return;
    case boost::json::kind::bool_:
      out += json.get_bool() ? "true" : "false";
      return;
    case boost::json::kind::int64:
      return json_detail::write_number(out, json.get_int64());
    case boost::json::kind::uint64:
      out += std::to_string(json.get_uint64());
      return;
    case boost::json::kind::double_:
      return json_detail::write_number(out, json.get_double());
    case boost::json::kind::string:
      return json_detail::write_string(out, json.get_string());
    case boost::json::kind::array: {
      out += '[';
      std::string_view before;
      for (const auto& item : json.get_array()) {
        out += before;
        serialize_into(out, item);
        before = ",";
      }
      out += ']';
      return;
    }
    case boost::json::kind::object: {
      out += '{';
      std::string_view before;
      for (const auto& [key, item] : json.get_object()) {
        out += before;
        json_detail::write_string(out, key);
        out += ':';
        serialize_into(out, item);
        before = ",";
      }
      out += '}';
      return;
    }
  }
}

}  // namespace

std::string serialize(const boost::json::value& json) {
  std::string out;
  serialize_into(out, json);
  return out;
}

}  // namespace sanqing::data
