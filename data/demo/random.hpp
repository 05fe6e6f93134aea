#pragma once
// Numbers that look random and are the same for the same seed (splitmix64; the standard library's distributions differ
// between libraries).

#include <cstdint>
#include <span>
#include <vector>

namespace sanqing::data::demo {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  // Both ends included.
  int between(int least, int most) {
    const auto width = static_cast<std::uint64_t>(most - least) + 1;
    return least + static_cast<int>(static_cast<unsigned __int128>(next()) * width >> 64);
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // 0 <= share < 1

  template <class T>
  const T& one_of(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(between(0, static_cast<int>(items.size()) - 1))];
  }
  // The place drawn, each as likely as its weight.
  std::size_t weighted(std::span<const int> weights) {
    int sum = 0;
    for (const int weight : weights) sum += weight;
    int drawn = between(1, sum);
    std::size_t at = 0;
    while ((drawn -= weights[at]) > 0) ++at;
    return at;
  }

 private:
  std::uint64_t state_;
};

}  // namespace sanqing::data::demo
