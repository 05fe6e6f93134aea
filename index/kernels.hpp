#pragma once
// The few loops that time is spent in. Each is compiled for AVX-512, AVX2 and plain x86-64 and chosen at start-up; all
// give bit-identical results (no fused multiply-add, fixed order of sums), so vectors do not depend on the machine.

#include <cstddef>
#include <cstdint>

namespace sanqing::index {

std::int32_t dot(const std::int16_t* a, const std::int8_t* b, std::size_t n);
// n must be a multiple of 8.
float dot(const float* a, const float* b, std::size_t n);
void add_scaled(float* out, const std::int8_t* row, float scale, std::size_t n);
void add_scaled(float* out, const float* row, float scale, std::size_t n);
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
