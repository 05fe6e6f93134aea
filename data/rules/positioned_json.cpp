#include "data/rules/positioned_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>

namespace sanqing::data::rules {

namespace {

namespace json = boost::json;

// The parser is fed a byte at a time, so whatever it reports stands on the line of that byte.
struct Builder {
  static constexpr std::size_t max_object_size = 10'000;
  static constexpr std::size_t max_array_size = 10'000;
  static constexpr std::size_t max_key_size = 1'000;
  static constexpr std::size_t max_string_size = 100'000;
  using error_code = json::error_code;
  using string_view = json::string_view;

  struct Open {
    Node node;
    Member next{};  // the key that waits for its value
  };

  int line = 1;
  int text_line = 0;  // where the text or key being read began
  std::string text;
  std::vector<Open> open;
  Node root;
  Words refused;

  bool take(Node node) {
    if (open.empty()) {
      root = std::move(node);
    } else if (auto& [parent, next] = open.back(); parent.kind == Node::Kind::array) {
      parent.items.push_back(std::move(node));
    } else {
      next.value = std::move(node);
      parent.members.push_back(std::move(next));
    }
    return true;
  }
  bool begin(Node::Kind kind) {
    open.push_back({Node{.kind = kind, .line = line}});
    return true;
  }
  bool end() {
    Node node = std::move(open.back().node);
    open.pop_back();
    return take(std::move(node));
  }
  bool refuse(std::string zh, std::string en, error_code& error) {
    refused = {std::move(zh), std::move(en)};
    error = json::error::syntax;
    return false;
  }
  bool part(string_view piece) {
    if (text.empty()) text_line = line;
    text.append(piece.data(), piece.size());
    return true;
  }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return begin(Node::Kind::object); }
  bool on_object_end(std::size_t, error_code&) { return end(); }
  bool on_array_begin(error_code&) { return begin(Node::Kind::array); }
  bool on_array_end(std::size_t, error_code&) { return end(); }
  bool on_key_part(string_view piece, std::size_t, error_code&) { return part(piece); }
  bool on_key(string_view piece, std::size_t, error_code& error) {
    part(piece);
    if (open.back().node.find(text))
      return refuse(fmt::format("“{}”出现了两次", text), fmt::format("\"{}\" is there twice", text), error);
    open.back().next = {std::move(text), text_line, {}};
    text.clear();
    return true;
  }
  bool on_string_part(string_view piece, std::size_t, error_code&) { return part(piece); }
  bool on_string(string_view piece, std::size_t, error_code&) {
    part(piece);
    Node node{.kind = Node::Kind::text, .line = text_line, .text = std::move(text)};
    text.clear();
    return take(std::move(node));
  }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t number, string_view, error_code&) {
    return take({.kind = Node::Kind::number, .line = line, .number = number});
  }
  bool on_uint64(std::uint64_t, string_view, error_code& error) {
    return refuse("数字太大", "the number is too large", error);
  }
  bool on_double(double, string_view, error_code& error) {
    return refuse("小数请写成文字，如 \"185.50\"", "write a decimal as text, like \"185.50\"", error);
  }
  bool on_bool(bool flag, error_code&) { return take({.kind = Node::Kind::flag, .line = line, .flag = flag}); }
  bool on_null(error_code&) { return take({.line = line}); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }
};

}  // namespace

const Node* Node::find(std::string_view name) const {
  const auto found = std::ranges::find(members, name, &Member::name);
  return found == members.end() ? nullptr : &found->value;
}

Result<Node> parse_positioned(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // Windows editors put a byte order mark there
  json::parse_options options;
  options.max_depth = 64;
  json::basic_parser<Builder> parser{options};
  Builder& builder = parser.handler();
  json::error_code error;
  for (std::size_t i = 0; i < text.size() && !error; ++i) {
    // Past the end of the document the parser takes nothing more: only white space may follow.
    if (parser.write_some(true, &text[i], 1, error) == 0 && !error && !std::string_view(" \t\r\n").contains(text[i]))
      error = json::error::extra_data;
    if (!error && text[i] == '\n') ++builder.line;
  }
  if (!error) parser.write_some(false, nullptr, 0, error);
  if (!error) return std::move(builder.root);
  Words why = builder.refused;
  if (why.zh.empty()) why = {"JSON 写法不对", "not JSON: " + error.message()};
  return fail(Fault::invalid, why, {{fmt::format("line {}", builder.line), "json", why}});
}

}  // namespace sanqing::data::rules
