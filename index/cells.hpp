#pragma once
// Rows grouped by cell, as Faiss sees them: each cell is one inverted list whose codes are int8 with one scale a block.
// Beside the codes, in row order, stand the predicate columns and the f32 rows for the exact rerank. Only this file
// family and vector_index.cpp see Faiss. Not locked: VectorIndex does that.

#include <faiss/IndexFlat.h>
#include <faiss/IndexIVF.h>

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "index/vector_index.hpp"

namespace sanqing::index {

constexpr std::size_t rows_a_page = 256;

// f32 rows live in pages of 256 that a snapshot may share; a page that is shared is copied before it is changed.
struct CellRows {
  Cell cell = 0;
  std::vector<faiss::Index::idx_t> ids;
  std::vector<std::int8_t> codes;  // rows x dimension
  std::vector<float> scales;       // rows x blocks
  std::vector<std::vector<std::int32_t>> columns;
  std::vector<std::shared_ptr<float[]>> pages;

  const float* row(std::size_t at, std::size_t dimension) const {
    return pages[at / rows_a_page].get() + at % rows_a_page * dimension;
  }
};

class CellLists final : public faiss::InvertedLists {
 public:
  explicit CellLists(const Layout& layout);

  // The list of a cell, made where there is none.
  std::size_t list_of(Cell cell);
  std::optional<std::size_t> find(Cell cell) const;
  const CellRows& at(std::size_t list) const { return lists_[list]; }
  std::size_t size() const { return lists_.size(); }

  void append(std::size_t list, Id id, std::span<const float> vector, std::span<const std::int32_t> columns);
  void write(std::size_t list, std::size_t row, Id id, std::span<const float> vector,
             std::span<const std::int32_t> columns);
  // Takes a row away by putting the last one in its place; returns the id that moved there (or the erased one's).
  Id erase(std::size_t list, std::size_t row);
  // A whole cell at once, as a snapshot has it: everything but codes and scales, which are made here.
  void adopt(CellRows rows);

  // The greatest distance of a row's block from its code, over all rows there ever were: bounds the error of a score.
  std::span<const float> greatest_error() const { return greatest_error_; }

  std::size_t list_size(std::size_t list) const override { return lists_[list].ids.size(); }
  const std::uint8_t* get_codes(std::size_t list) const override {
    return reinterpret_cast<const std::uint8_t*>(lists_[list].codes.data());
  }
  const idx_t* get_ids(std::size_t list) const override { return lists_[list].ids.data(); }
  // Faiss's own ways of writing know nothing of columns and f32 rows.
  std::size_t add_entries(std::size_t, std::size_t, const idx_t*, const std::uint8_t*) override;
  void update_entries(std::size_t, std::size_t, std::size_t, const idx_t*, const std::uint8_t*) override;
  void resize(std::size_t, std::size_t) override;

 private:
  void encode(const float* vector, std::int8_t* codes, float* scales);
  float* own_row(CellRows& rows, std::size_t at);

  Layout layout_;
  std::size_t dimension_;
  std::vector<CellRows> lists_;
  std::unordered_map<Cell, std::size_t> by_cell_;
  std::vector<float> greatest_error_;
};

// Carries a filter through Faiss to our scanner, as its selector of ids; Faiss itself asks it nothing.
struct FilterSelector final : faiss::IDSelector {
  const Filter* filter = nullptr;
  bool is_member(idx_t) const override { return true; }
};

// IndexIVF wants a quantizer of the right dimension to exist; lists are assigned by cell, so it stays empty.
struct NoQuantizer {
  explicit NoQuantizer(int dimension) : empty_quantizer(dimension) {}
  faiss::IndexFlatIP empty_quantizer;
};

// Answers are positions: list << 32 | row.
class CellIndex final : private NoQuantizer, public faiss::IndexIVF {
 public:
  explicit CellIndex(const Layout& layout);
  // For writing: tell the index with `grown` when there may be more cells than before.
  CellLists& cells() { return cells_; }
  void grown() { nlist = cells_.size(); }
  const CellLists& cells() const { return cells_; }
  const Layout& layout() const { return layout_; }

  // The most by which an approximate score of this (weighted) query can differ from the exact one.
  float greatest_error(std::span<const float> query) const;

  faiss::InvertedListScanner* get_InvertedListScanner(bool store_pairs, const faiss::IDSelector* sel) const override;
  void encode_vectors(idx_t, const float*, const idx_t*, std::uint8_t*, bool) const override;

 private:
  Layout layout_;
  CellLists cells_;
};

}  // namespace sanqing::index
