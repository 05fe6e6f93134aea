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

FOR_EVERY_CPU void score(float* __restrict scores, const std::uint16_t* __restrict chosen, std::size_t count,
                         const CodedRows& rows, const std::int16_t* __restrict query,
                         const float* __restrict query_scales) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::int8_t* __restrict code = rows.codes + chosen[i] * rows.dimension;
    const float* scales = rows.scales + chosen[i] * rows.block_count;
    const std::int16_t* __restrict asked = query;
    float sum = 0;
    for (std::size_t b = 0; b < rows.block_count; ++b) {
      auto size = static_cast<std::size_t>(rows.blocks[b]);
      std::int32_t product = 0;
      for (std::size_t n = 0; n < size; ++n) product += std::int32_t{asked[n]} * std::int32_t{code[n]};
      sum += scales[b] * query_scales[b] * static_cast<float>(product);
      code += size;
      asked += size;
    }
    scores[i] = sum;
  }
}

using Lanes = float __attribute__((vector_size(32)));

__attribute__((always_inline)) static inline void add_product(Lanes& sum, const float* a, const float* b) {
  Lanes x, y;
  std::memcpy(&x, a, sizeof x);
  std::memcpy(&y, b, sizeof y);
  sum += x * y;
}

// 32 running sums whatever the width of the registers, then always added in the same order.
FOR_EVERY_CPU float dot(const float* __restrict a, const float* __restrict b, std::size_t n) {
  Lanes sums[4] = {};
  std::size_t i = 0;
  for (; i + 32 <= n; i += 32)
    for (std::size_t lane = 0; lane < 4; ++lane) add_product(sums[lane], a + i + 8 * lane, b + i + 8 * lane);
  for (; i < n; i += 8) add_product(sums[0], a + i, b + i);
  Lanes sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

FOR_EVERY_CPU static void add_nibbles(float* __restrict out, const std::uint8_t* __restrict codes, float scale,
                                      std::size_t half) {
  for (std::size_t i = 0; i < half; ++i) {
    out[i] += scale * (static_cast<float>(codes[i] & 15) - 7.5f);
    out[half + i] += scale * (static_cast<float>(codes[i] >> 4) - 7.5f);
  }
}

FOR_EVERY_CPU static void add_pairs(float* __restrict out, const std::uint8_t* __restrict codes, float scale,
                                    std::size_t quarter) {
  for (std::size_t i = 0; i < quarter; ++i) {
    out[i] += scale * (static_cast<float>(codes[i] & 3) - 1.5f);
    out[quarter + i] += scale * (static_cast<float>(codes[i] >> 2 & 3) - 1.5f);
    out[2 * quarter + i] += scale * (static_cast<float>(codes[i] >> 4 & 3) - 1.5f);
    out[3 * quarter + i] += scale * (static_cast<float>(codes[i] >> 6) - 1.5f);
  }
}

void add_packed(float* out, const std::uint8_t* codes, std::size_t bits, float scale, std::size_t n) {
  bits == 4 ? add_nibbles(out, codes, scale, n / 2) : add_pairs(out, codes, scale, n / 4);
}

FOR_EVERY_CPU void add_scaled(float* __restrict out, const float* __restrict row, float scale, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] += scale * row[i];
}

FOR_EVERY_CPU void add_signs(float* __restrict out, const std::uint64_t* __restrict signs, float length,
                             std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] += (signs[i / 64] >> (i % 64) & 1) != 0 ? -length : length;
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
