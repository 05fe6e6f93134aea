#pragma once
// Names found in running text: a tree of characters that gives, at any place of a text, the names beginning there.
// Built once, then const: any number of threads may read it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sanqing::data {

// Folded (data/normalise/folding.hpp), as code points, without the spaces that stand next to Chinese.
std::u32string scannable(std::string_view text);

class NameTree {
 public:
  NameTree();
  // `value` is the caller's; one name may carry several. Names are given `scannable`.
  void add(std::u32string_view name, std::uint32_t value);
  // Calls `found(length, value)` for every name that begins at `at`, shorter ones first. A name that begins or ends
  // with a Latin letter or digit must not run on in the text ("c1" is not in "abc12"; a plural s may follow).
  template <class Found>
  void names_at(std::u32string_view text, std::size_t at, Found&& found) const {
    std::uint32_t node = 0;
    for (std::size_t end = at; end < text.size();) {
      node = child(node, text[end++]);
      if (node == 0) return;
      if (nodes_[node].first_value != none && stands_alone(text, at, end))
        for (auto v = nodes_[node].first_value; v != none; v = values_[v].next) found(end - at, values_[v].value);
    }
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  struct Node {
    std::uint32_t first_value = none;
  };
  struct Value {
    std::uint32_t value;
    std::uint32_t next;
  };
  struct Edge {
    std::uint64_t key = 0;  // parent << 32 | character; 0 = free
    std::uint32_t child = 0;
  };

  std::uint32_t child(std::uint32_t node, char32_t character) const;
  std::uint32_t grow(std::uint32_t node, char32_t character);
  static bool stands_alone(std::u32string_view text, std::size_t begin, std::size_t end);

  std::vector<Node> nodes_;
  std::vector<Value> values_;
  std::vector<Edge> edges_;  // open addressing, a power of two, at most half full
  std::size_t used_ = 0;
};

}  // namespace sanqing::data
