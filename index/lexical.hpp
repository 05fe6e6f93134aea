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

// For two short texts (a title and a wish): the hashes of their Han uni- and bigrams and other words, ascending, each
// once. Make them once a text, then compare with `overlap`.
std::vector<std::uint32_t> title_terms(std::string_view text);

// A whole advert's Han uni- and bigrams and words (no numbers), 16 bits of each hash, ascending: about 500 bytes for 300
// characters. Of 300 terms one in two hundred meets another by chance.
std::vector<std::uint16_t> text_terms(std::string_view text);

// How much of what is asked stands in the text: 0..1, each term of `asked` (title_terms) weighted by its squared idf.
float coverage(std::span<const std::uint32_t> asked, std::span<const std::uint16_t> text);

// How rare a term is in job adverts, natural logarithm of documents per document with it; learned with the embedder.
float term_idf(std::uint32_t term);

// 0 = nothing shared, 1 = the same terms: cosine of the two sets weighted by idf. About 100 ns.
float overlap(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other);

}  // namespace sanqing::index
