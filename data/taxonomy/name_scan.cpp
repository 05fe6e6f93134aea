#include "data/taxonomy/name_scan.hpp"

#include "data/normalise/folding.hpp"

namespace sanqing::data {

namespace {

bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

std::size_t slot(std::uint64_t key, std::size_t size) {
  key *= 0x9E3779B97F4A7C15ULL;
  return static_cast<std::size_t>(key >> 32) & (size - 1);
}

}  // namespace

std::u32string scannable(std::string_view text) {
  const std::string plain = folded(text);
  std::u32string out;
  out.reserve(plain.size());
  bool space = false;
  for (std::string_view rest = plain; !rest.empty();) {
    const char32_t c = take_code_point(rest);
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty() && out.back() < 0x80 && c < 0x80) out += U' ';
    space = false;
    out += c;
  }
  return out;
}

NameTree::NameTree() : nodes_(1), edges_(1024) {}

std::uint32_t NameTree::child(std::uint32_t node, char32_t character) const {
  const auto key = static_cast<std::uint64_t>(node) << 32 | character;
  for (auto at = slot(key, edges_.size());; at = (at + 1) & (edges_.size() - 1)) {
    if (edges_[at].key == key) return edges_[at].child;
    if (edges_[at].key == 0) return 0;
  }
}

std::uint32_t NameTree::grow(std::uint32_t node, char32_t character) {
  if (const auto there = child(node, character)) return there;
  const auto place = [this](const Edge& edge) {
    auto at = slot(edge.key, edges_.size());
    while (edges_[at].key != 0) at = (at + 1) & (edges_.size() - 1);
    edges_[at] = edge;
  };
  if (++used_ * 2 > edges_.size()) {
    std::vector<Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const auto& edge : old)
      if (edge.key != 0) place(edge);
  }
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  place({static_cast<std::uint64_t>(node) << 32 | character, made});
  return made;
}

void NameTree::add(std::u32string_view name, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const auto character : name) node = grow(node, character);
  if (node == 0) return;
  const auto made = static_cast<std::uint32_t>(values_.size());
  if (nodes_[node].first_value == none) {
    nodes_[node].first_value = made;
  } else {
    auto last = nodes_[node].first_value;
    while (values_[last].next != none) last = values_[last].next;
    values_[last].next = made;
  }
  values_.push_back({value, none});
}

bool NameTree::stands_alone(std::u32string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && is_latin(text[begin]) && is_latin(text[begin - 1])) return false;
  if (end == text.size() || !is_latin(text[end - 1]) || !is_latin(text[end])) return true;
  return text[end] == U's' && (end + 1 == text.size() || !is_latin(text[end + 1]));
}

}  // namespace sanqing::data
