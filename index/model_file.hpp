#pragma once
// The file of a bag-of-n-grams model: header, name, hashes of the n-grams it knows (ascending), a scale and an idf for
// each, their rows in 2 or 4 bits a number, checksum. Little-endian. It holds numbers learned from text and no text.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/words.hpp"

namespace sanqing::index {

// A view into bytes that somebody else keeps.
struct ModelView {
  std::string_view name;
  std::size_t dimension = 0;
  std::size_t bits = 4;
  float scale_unit = 0;
  std::span<const std::uint64_t> hashes;
  std::span<const std::uint16_t> scales;    // in units of scale_unit
  std::span<const std::uint8_t> codes;      // as add_packed in index/kernels.hpp reads them
  std::span<const std::uint8_t> idf;        // sixteenths of ln(documents / documents with it)
  std::array<float, gram_kinds> unknown{};  // length of the hashed row of an n-gram it does not know; 0 = ignored

  std::size_t row_bytes() const { return dimension * bits / 8; }
  void add_row(std::size_t row, float weight, std::span<float> out) const;
};

// Rows as floats, made ready for a ModelView, which looks into this.
struct PackedRows {
  std::vector<std::uint8_t> codes;
  std::vector<std::uint16_t> scales;
  float scale_unit = 0;
};
PackedRows pack_rows(const std::vector<std::span<const float>>& rows, std::size_t bits);

// The bytes of a model file; the name becomes `name` and the checksum of what was learned: "ngrams-1.5f3a…".
std::vector<std::byte> write_model(const ModelView& model);
// Throws std::runtime_error with what is wrong ("cut short", "damaged", ...), beginning with `where`.
ModelView read_model(std::span<const std::byte> bytes, std::string_view where);
std::vector<std::byte> read_file(const std::filesystem::path& file);

// The model linked into this program.
const ModelView& shipped_model();
std::span<const std::byte> shipped_model_bytes();

// The row of an n-gram that was never seen: signs drawn from its hash, so that two texts that share it still meet.
// Adds `length` times the unit row of those signs.
void add_hashed(std::span<float> out, std::uint64_t hash, float length);

}  // namespace sanqing::index
