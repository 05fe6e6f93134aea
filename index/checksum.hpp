#pragma once
// A 64-bit checksum at the speed of memory (four independent multiply-rotate lanes, as XXH64 has): finds cut short and
// damaged files, is no protection against intent.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace sanqing::index {

inline std::uint64_t checksum(std::span<const std::byte> bytes) {
  constexpr std::uint64_t p1 = 0x9E3779B185EBCA87u, p2 = 0xC2B2AE3D27D4EB4Fu;
  std::uint64_t lane[4] = {p1 + p2, p2, 0, 0 - p1};
  auto mix = [](std::uint64_t state, std::uint64_t word) { return std::rotl(state + word * p2, 31) * p1; };
  std::size_t i = 0;
  for (; i + 32 <= bytes.size(); i += 32)
    for (std::size_t n = 0; n < 4; ++n) {
      std::uint64_t word;
      std::memcpy(&word, bytes.data() + i + 8 * n, 8);
      lane[n] = mix(lane[n], word);
    }
  std::uint64_t sum = bytes.size() * p1;
  for (std::uint64_t part : lane) sum = mix(sum, part);
  for (; i < bytes.size(); ++i) sum = mix(sum, static_cast<std::uint64_t>(bytes[i]) + 1);
  sum = (sum ^ (sum >> 33)) * p2;
  return sum ^ (sum >> 29);
}

}  // namespace sanqing::index
