// The inner loop of a search: a block of 1024 rows at a time, conditions first, then int8 scores of what is left.

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <faiss/impl/AuxIndexStructures.h>
#include <faiss/utils/Heap.h>

#include "index/cells.hpp"
#include "index/kernels.hpp"

namespace sanqing::index {
namespace {

using faiss::Index;
constexpr std::size_t block_rows = 1024;

// The query as 16-bit integers, one scale a block, as fine as the 32-bit sums of a dot product allow.
struct IntegerQuery {
  std::vector<std::int16_t> values;
  std::vector<float> scales;

  void set(const float* query, const Layout& layout) {
    values.resize(static_cast<std::size_t>(layout.dimension()));
    scales.resize(layout.blocks.size());
    std::size_t at = 0;
    for (std::size_t b = 0; b < scales.size(); ++b) {
      auto size = static_cast<std::size_t>(layout.blocks[b]);
      float greatest = 0;
      for (std::size_t i = 0; i < size; ++i) greatest = std::max(greatest, std::abs(query[at + i]));
      scales[b] = greatest / static_cast<float>(largest(size));
      for (std::size_t i = 0; i < size; ++i)
        values[at + i] = scales[b] > 0 ? static_cast<std::int16_t>(std::lrintf(query[at + i] / scales[b])) : 0;
      at += size;
    }
  }

  static std::int32_t largest(std::size_t size) {
    return static_cast<std::int32_t>(std::min<std::size_t>(32767, 0x7FFFFFFF / (127 * size)));
  }
};

class Scanner final : public faiss::InvertedListScanner {
 public:
  Scanner(const CellIndex& index, const Filter& filter) : index_(index), filter_(filter) { keep_max = true; }

  void set_query(const float* query) override { query_.set(query, index_.layout()); }
  void set_list(idx_t list, float) override {
    list_no = list;
    rows_ = &index_.cells().at(static_cast<std::size_t>(list));
  }
  float distance_to_code(const std::uint8_t*) const override {
    throw std::logic_error("a code has no score without its scales");
  }

  std::size_t scan_codes(std::size_t n, const std::uint8_t*, const idx_t* ids, float* scores, idx_t* labels,
                         std::size_t k) const override {
    std::size_t updates = 0;
    scan(n, [&](std::uint32_t row, float score) {
      if (!(score > scores[0]) || !accepted(ids[row])) return;
      faiss::minheap_replace_top(k, scores, labels, score, position(row));
      ++updates;
    });
    return updates;
  }

  void scan_codes_range(std::size_t n, const std::uint8_t*, const idx_t* ids, float radius,
                        faiss::RangeQueryResult& result) const override {
    scan(n, [&](std::uint32_t row, float score) {
      if (score >= radius && accepted(ids[row])) result.add(score, position(row));
    });
  }

 private:
  idx_t position(std::uint32_t row) const { return list_no << 32 | row; }
  bool accepted(idx_t id) const { return !filter_.accept || filter_.accept(id); }

  template <class Visit>
  void scan(std::size_t n, Visit&& visit) const {
    std::array<std::uint16_t, block_rows> chosen;
    std::array<float, block_rows> scores;
    const Layout& layout = index_.layout();
    std::size_t dimension = query_.values.size(), blocks = query_.scales.size();
    for (std::size_t first = 0; first < n; first += block_rows) {
      std::size_t count = choose(first, std::min(block_rows, n - first), chosen);
      CodedRows coded{rows_->codes.data() + first * dimension, rows_->scales.data() + first * blocks,
                      layout.blocks.data(), blocks, dimension};
      score(scores.data(), chosen.data(), count, coded, query_.values.data(), query_.scales.data());
      for (std::size_t i = 0; i < count; ++i) visit(static_cast<std::uint32_t>(first + chosen[i]), scores[i]);
    }
  }

  // The rows of a block that meet every condition, without a branch a row.
  std::size_t choose(std::size_t first, std::size_t rows, std::array<std::uint16_t, block_rows>& chosen) const {
    std::array<std::uint8_t, block_rows> mask;
    std::fill_n(mask.begin(), rows, std::uint8_t{1});
    for (const Condition& condition : filter_.conditions) {
      const std::int32_t* column = rows_->columns[static_cast<std::size_t>(condition.column)].data() + first;
      switch (condition.test) {
        case Condition::Test::at_least:
          keep_at_least(mask.data(), column, condition.value, rows);
          break;
        case Condition::Test::at_most:
          keep_at_most(mask.data(), column, condition.value, rows);
          break;
        case Condition::Test::all_of:
          keep_equal(mask.data(), column, condition.value, condition.value, rows);
          break;
        case Condition::Test::none_of:
          keep_equal(mask.data(), column, condition.value, 0, rows);
          break;
        case Condition::Test::any_of:
          keep_any(mask.data(), column, condition.value, rows);
          break;
      }
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      chosen[count] = static_cast<std::uint16_t>(i);
      count += mask[i];
    }
    return count;
  }

  const CellIndex& index_;
  const Filter& filter_;
  const CellRows* rows_ = nullptr;
  IntegerQuery query_;
};

}  // namespace

CellIndex::CellIndex(const Layout& layout)
    : NoQuantizer(layout.dimension()),
      IndexIVF(&empty_quantizer, static_cast<std::size_t>(layout.dimension()), 0,
               static_cast<std::size_t>(layout.dimension()), faiss::METRIC_INNER_PRODUCT),
      layout_(layout),
      cells_(layout) {
  replace_invlists(&cells_, false);
  is_trained = true;
}

// |q·x - q·x'| <= |q| |x - x'| in each block, and what the rounding of the query adds; x' has norm at most 1.01.
float CellIndex::greatest_error(std::span<const float> query) const {
  float error = 0;
  std::size_t at = 0;
  for (std::size_t b = 0; b < layout_.blocks.size(); ++b) {
    auto size = static_cast<std::size_t>(layout_.blocks[b]);
    float squares = 0, greatest = 0;
    for (float x : query.subspan(at, size)) {
      squares += x * x;
      greatest = std::max(greatest, std::abs(x));
    }
    float step = greatest / static_cast<float>(IntegerQuery::largest(size));
    error +=
        std::sqrt(squares) * (cells_.greatest_error()[b] + 1e-5f) + 0.51f * step * std::sqrt(static_cast<float>(size));
    at += size;
  }
  return error;
}

faiss::InvertedListScanner* CellIndex::get_InvertedListScanner(bool, const faiss::IDSelector* sel) const {
  return new Scanner(*this, *static_cast<const FilterSelector*>(sel)->filter);
}

void CellIndex::encode_vectors(idx_t, const float*, const idx_t*, std::uint8_t*, bool) const {
  throw std::logic_error("a cell takes whole rows only");
}

}  // namespace sanqing::index
