#pragma once
// The few loops that time is spent in. Each is compiled for AVX-512, AVX2 and plain x86-64 and chosen at start-up; all
// give bit-identical results (no fused multiply-add, fixed order of sums), so vectors do not depend on the machine.

#include <cstddef>
#include <cstdint>

namespace sanqing::index {

// scores[i] = sum over blocks b of query_scales[b] * row_scales[b] * (query . codes) of row chosen[i]. Codes lie row by
// row; a row has as many of them as the blocks together, and one scale a block.
struct CodedRows {
  const std::int8_t* codes;
  const float* scales;
  const int* blocks;
  std::size_t block_count, dimension;
};
void score(float* scores, const std::uint16_t* chosen, std::size_t count, const CodedRows& rows,
           const std::int16_t* query, const float* query_scales);
// n must be a multiple of 8.
float dot(const float* a, const float* b, std::size_t n);
// Adds scale * (code - (2^bits - 1) / 2) for n codes of 2 or 4 bits. Byte i holds those of i, i + m, i + 2m ... from
// its low end up, where m = n * bits / 8.
void add_packed(float* out, const std::uint8_t* codes, std::size_t bits, float scale, std::size_t n);
void add_scaled(float* out, const float* row, float scale, std::size_t n);
// out[i] += or -= length, by the bits of signs, lowest first; 64 values a word.
void add_signs(float* out, const std::uint64_t* signs, float length, std::size_t n);
// codes = row / scale, rounded, with the least scale that makes them fit; returns the distance |row - scale * codes|.
float quantise(const float* row, std::int8_t* codes, std::size_t n, float& scale);
// mask[i] &= the test holds for column[i] (mask bytes are 0 or 1).
void keep_at_least(std::uint8_t* mask, const std::int32_t* column, std::int32_t value, std::size_t n);
void keep_at_most(std::uint8_t* mask, const std::int32_t* column, std::int32_t value, std::size_t n);
// mask[i] &= (column[i] & bits) == wanted
void keep_equal(std::uint8_t* mask, const std::int32_t* column, std::int32_t bits, std::int32_t wanted, std::size_t n);
// mask[i] &= (column[i] & bits) != 0
void keep_any(std::uint8_t* mask, const std::int32_t* column, std::int32_t bits, std::size_t n);

}  // namespace sanqing::index
