// Parsing JSON text. Boost.JSON is strict by itself except that the last of duplicate keys silently wins, so the
// handler here remembers the keys of each open object.

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <unordered_set>

#include "data/json.hpp"
#include "data/text.hpp"

namespace sanqing::data {

namespace {

namespace json = boost::json;

struct Handler {
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();
  using error_code = json::error_code;
  using string_view = json::string_view;

  json::value_stack stack;
  std::vector<std::unordered_set<std::string>> keys;
  std::string key;
  Words refused;  // set where we, not the grammar, say no

  bool refuse(Words words, error_code& error) {
    refused = std::move(words);
    error = json::error::syntax;
    return false;
  }
  bool clean(string_view text, error_code& error) {
    if (text.find('\0') == string_view::npos) return true;
    return refuse({"文字里有 NUL 字符", "text holds a NUL character"}, error);
  }

  bool on_document_begin(error_code&) {
    stack.reset();
    return true;
  }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) {
    keys.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t size, error_code&) {
    keys.pop_back();
    stack.push_object(size);
    return true;
  }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t size, error_code&) {
    stack.push_array(size);
    return true;
  }
  bool on_key_part(string_view part, std::size_t, error_code&) {
    key.append(part.data(), part.size());
    stack.push_chars(part);
    return true;
  }
  bool on_key(string_view part, std::size_t, error_code& error) {
    key.append(part.data(), part.size());
    if (!clean(key, error)) return false;
    if (!keys.back().insert(key).second)
      return refuse({fmt::format("字段“{}”出现了两次", key), fmt::format("the field \"{}\" is there twice", key)},
                    error);
    key.clear();
    stack.push_key(part);
    return true;
  }
  bool on_string_part(string_view part, std::size_t, error_code& error) {
    stack.push_chars(part);
    return clean(part, error);
  }
  bool on_string(string_view part, std::size_t, error_code& error) {
    stack.push_string(part);
    return clean(part, error);
  }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t number, string_view, error_code&) {
    stack.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, string_view, error_code&) {
    stack.push_uint64(number);
    return true;
  }
  bool on_double(double number, string_view, error_code&) {
    stack.push_double(number);
    return true;
  }
  bool on_bool(bool value, error_code&) {
    stack.push_bool(value);
    return true;
  }
  bool on_null(error_code&) {
    stack.push_null();
    return true;
  }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }
};

Words reason(const Handler& handler, const json::error_code& error) {
  if (!handler.refused.zh.empty()) return handler.refused;
  if (error == json::error::too_deep) return {"嵌套超过 32 层", "nested deeper than 32 levels"};
  if (error == json::error::incomplete) return {"内容不完整", "the text ends too early"};
  if (error == json::error::extra_data) return {"结尾之后还有内容", "there is more text after the end"};
  return {"写法不对", error.message()};
}

}  // namespace

Result<json::value> parse_json(std::string_view text) {
  json::basic_parser<Handler> parser{json::parse_options{}};
  json::error_code error;
  std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (!error && read < text.size()) {
    const auto rest = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(read), text.end(),
                                   [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    read = static_cast<std::size_t>(rest - text.begin());
    if (rest != text.end()) error = json::error::extra_data;
  }
  if (!error) return parser.handler().stack.release();
  const auto before = text.substr(0, std::min(read, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto column = before.size() - (before.rfind('\n') + 1) + 1;
  const Words why =
      is_utf8(text) ? reason(parser.handler(), error) : Words{"有不是 UTF-8 的字节", "holds bytes that are not UTF-8"};
  return fail(Fault::invalid, {fmt::format("JSON 第 {} 行第 {} 个字节处有误：{}", line, column, why.zh),
                               fmt::format("JSON is wrong at line {}, byte {}: {}", line, column, why.en)});
}

}  // namespace sanqing::data
