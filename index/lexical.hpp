#pragma once
// BM25 (Robertson & Zaragoza 2009; k1 = 1.2, b = 0.75) over ICU words, character uni- and bigrams and lower-cased
// English words: what a search engine would do, as a peer to measure against and a part of the fusion.
// Building is for one thread; a const Lexical is for any number.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "index/vector_index.hpp"

namespace sanqing::index {

class Lexical {
 public:
  Lexical();
  ~Lexical();
  Lexical(Lexical&&) noexcept;
  void add(Id id, std::string_view text);
  // Every document that shares a term, best first, equal scores by ascending id; at most k.
  std::vector<Neighbour> search(std::string_view text, std::size_t k) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// For a short question and a long text, without an index over all texts: how much of what is asked stands there.
// A text's Han uni- and bigrams and words (no numbers), 16 bits of each hash, ascending: about 500 bytes for 300
// characters. Of 300 terms one in two hundred meets another by chance.
std::vector<std::uint16_t> text_terms(std::string_view text);

// The terms of a question, each once, with their shares of the whole by squared idf (how rare they are in job adverts,
// learned with the embedder); the shares add up to 1.
struct AskedTerm {
  std::uint16_t term;
  float share;
};
std::vector<AskedTerm> asked_terms(std::string_view text);

// 0..1: the shares of the terms that stand in the text.
float coverage(std::span<const AskedTerm> asked, std::span<const std::uint16_t> text);

}  // namespace sanqing::index
