#pragma once
// Exponential, logarithm and random numbers that give the same bits on every machine and with every C library: training
// must make the same file everywhere. Only +, -, *, / and sqrt are used, which IEEE 754 defines exactly.

#include <bit>
#include <cstdint>

namespace sanqing::index {

// |relative error| < 1e-6 for x in [-87, 87]; 0 below.
inline float exact_exp(float x) {
  if (x < -87.0f) return 0.0f;
  auto whole = static_cast<std::int32_t>(x * 1.44269504f + (x < 0 ? -0.5f : 0.5f));
  float rest = (x - static_cast<float>(whole) * 0.693359375f) + static_cast<float>(whole) * 2.12194440e-4f;
  float sum = 1.0f / 5040.0f;
  for (float term : {1.0f / 720.0f, 1.0f / 120.0f, 1.0f / 24.0f, 1.0f / 6.0f, 0.5f, 1.0f, 1.0f})
    sum = sum * rest + term;
  return sum * std::bit_cast<float>((whole + 127) << 23);
}

// Natural logarithm of x > 0: 2 artanh((m-1)/(m+1)) of the mantissa m in [1/sqrt 2, sqrt 2).
inline double exact_log(double x) {
  auto bits = std::bit_cast<std::uint64_t>(x);
  auto exponent = static_cast<std::int64_t>(bits >> 52) - 1023;
  double mantissa = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFu) | 0x3FF0000000000000u);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    ++exponent;
  }
  double t = (mantissa - 1) / (mantissa + 1), square = t * t, sum = 0;
  for (int n = 21; n >= 1; n -= 2) sum = sum * square + 1.0 / n;
  return static_cast<double>(exponent) * 0.6931471805599453 + 2 * t * sum;
}

// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>((next() >> 32) * n >> 32); }
  float unit() { return static_cast<float>(next() >> 40) * 0x1p-24f; }  // [0, 1)

 private:
  std::uint64_t state_;
};

}  // namespace sanqing::index
