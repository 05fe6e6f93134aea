#pragma once
// Which n-grams a corpus has, how many of its texts each is in, and texts as rows of the chosen ones.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "index/grams_table.hpp"
#include "index/words.hpp"

namespace sanqing::index {

struct Vocabulary {
  std::vector<std::uint64_t> hashes;  // ascending
  std::vector<Gram> kinds;
  std::vector<float> idf;  // ln(texts / texts that have it), the least of all realms
  GramsTable table;
};

// The `most` n-grams of least idf, of those in at least `least[kind]` texts.
Vocabulary make_vocabulary(const std::vector<std::string>& texts, const std::vector<std::uint8_t>& realms,
                           std::size_t most, const std::array<std::uint32_t, gram_kinds>& least);

// Rows of a text's n-grams in the order they stand there.
std::vector<std::uint32_t> rows_of(std::string_view text, const Vocabulary& vocabulary);

}  // namespace sanqing::index
