#include "index/kernels.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

// Sanitizers would have to run inside the resolvers, before they are ready; they check the plain version instead.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FOR_EVERY_CPU __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EVERY_CPU
#endif

namespace sanqing::index {

FOR_EVERY_CPU std::int32_t dot(const std::int16_t* __restrict a, const std::int8_t* __restrict b, std::size_t n) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += std::int32_t{a[i]} * std::int32_t{b[i]};
  return sum;
}

// Eight running sums whatever the width of the registers, then always added in the same order.
FOR_EVERY_CPU float dot(const float* __restrict a, const float* __restrict b, std::size_t n) {
  using Lanes = float __attribute__((vector_size(32)));
  Lanes sum{};
  for (std::size_t i = 0; i < n; i += 8) {
    Lanes x, y;
    std::memcpy(&x, a + i, sizeof x);
    std::memcpy(&y, b + i, sizeof y);
    sum += x * y;
  }
  return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

FOR_EVERY_CPU void add_scaled(float* __restrict out, const std::int8_t* __restrict row, float scale, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] += scale * static_cast<float>(row[i]);
}

FOR_EVERY_CPU void add_scaled(float* __restrict out, const float* __restrict row, float scale, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] += scale * row[i];
}

FOR_EVERY_CPU static float greatest_size(const float* __restrict row, std::size_t n) {
  float greatest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    float size = std::abs(row[i]);
    greatest = size > greatest ? size : greatest;
  }
  return greatest;
}

// Adding and taking away 1.5 * 2^23 rounds to the nearest whole number without a call.
FOR_EVERY_CPU static void round_to(std::int8_t* __restrict codes, const float* __restrict row, float inverse,
                                   std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    float rounded = (row[i] * inverse + 12582912.0f) - 12582912.0f;
    codes[i] = static_cast<std::int8_t>(static_cast<std::int32_t>(rounded));
  }
}

FOR_EVERY_CPU static float squared_error(const std::int8_t* __restrict codes, const float* __restrict row, float scale,
                                         std::size_t n) {
  float lanes[16] = {};
  for (std::size_t i = 0; i < n; ++i) {
    float error = row[i] - scale * static_cast<float>(codes[i]);
    lanes[i % 16] += error * error;
  }
  float sum = 0;
  for (float lane : lanes) sum += lane;
  return sum;
}

float quantise(const float* row, std::int8_t* codes, std::size_t n, float& scale) {
  float greatest = greatest_size(row, n);
  scale = greatest / 127.0f;
  round_to(codes, row, scale > 0 ? 1.0f / scale : 0.0f, n);
  return std::sqrt(squared_error(codes, row, scale, n));
}

FOR_EVERY_CPU void keep_at_least(std::uint8_t* __restrict mask, const std::int32_t* __restrict column,
                                 std::int32_t value, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) mask[i] &= column[i] >= value;
}

FOR_EVERY_CPU void keep_at_most(std::uint8_t* __restrict mask, const std::int32_t* __restrict column,
                                std::int32_t value, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) mask[i] &= column[i] <= value;
}

FOR_EVERY_CPU void keep_equal(std::uint8_t* __restrict mask, const std::int32_t* __restrict column, std::int32_t bits,
                              std::int32_t wanted, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) mask[i] &= (column[i] & bits) == wanted;
}

FOR_EVERY_CPU void keep_any(std::uint8_t* __restrict mask, const std::int32_t* __restrict column, std::int32_t bits,
                            std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) mask[i] &= (column[i] & bits) != 0;
}

}  // namespace sanqing::index
