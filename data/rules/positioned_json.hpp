#pragma once
// JSON that remembers the line of every value, so that a mistake in a rule file can be pointed at. Strict JSON, UTF-8,
// no duplicate keys, whole numbers only (an amount is text). Pure; threads may share it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/result.hpp"

namespace sanqing::data::rules {

struct Member;

struct Node {
  enum class Kind { null, flag, number, text, array, object };
  Kind kind = Kind::null;
  int line = 1;
  bool flag = false;
  std::int64_t number = 0;
  std::string text = {};
  std::vector<Node> items = {};
  std::vector<Member> members = {};

  const Node* find(std::string_view name) const;
};

struct Member {
  std::string name;
  int line;
  Node value;
};

// Fault::invalid with one field, whose pointer is "line N".
Result<Node> parse_positioned(std::string_view text);

}  // namespace sanqing::data::rules
