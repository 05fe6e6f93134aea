#pragma once
// From the hash of an n-gram to the number of its row: open addressing over a table at most half full.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace sanqing::index {

class GramsTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  GramsTable() = default;
  explicit GramsTable(std::span<const std::uint64_t> hashes) {
    slots_.resize(std::bit_ceil(hashes.size() * 2 + 2), Slot{0, none});
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      std::size_t at = hashes[i] & (slots_.size() - 1);
      while (slots_[at].row != none) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = {static_cast<std::uint32_t>(hashes[i] >> 32), static_cast<std::uint32_t>(i)};
    }
  }

  // Compares the upper half and the place; what is left of a chance to be wrong is 1 in 2^40 or so an n-gram.
  std::uint32_t find(std::uint64_t hash) const {
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.row == none || slot.upper == static_cast<std::uint32_t>(hash >> 32)) return slot.row;
    }
  }

 private:
  struct Slot {
    std::uint32_t upper, row;
  };
  std::vector<Slot> slots_;
};

// Calls visit(value, weight) once for each different value, weighted by the square root of how often it stands there:
// the tenth 销售 of an advert says less than the first. Sorts `values`.
template <class T, class Visit>
void each_with_count(std::vector<T>& values, Visit&& visit) {
  std::ranges::sort(values);
  for (std::size_t i = 0; i < values.size();) {
    std::size_t end = i + 1;
    while (end < values.size() && values[end] == values[i]) ++end;
    visit(values[i], std::sqrt(static_cast<float>(end - i)));
    i = end;
  }
}

}  // namespace sanqing::index
