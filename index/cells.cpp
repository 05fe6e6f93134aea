#include "index/cells.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <stdexcept>

#include "index/kernels.hpp"

namespace sanqing::index {

CellLists::CellLists(const Layout& layout)
    : InvertedLists(0, static_cast<std::size_t>(layout.dimension())),
      layout_(layout),
      dimension_(static_cast<std::size_t>(layout.dimension())),
      greatest_error_(layout.blocks.size(), 0.0f) {}

std::size_t CellLists::list_of(Cell cell) {
  auto [found, fresh] = by_cell_.try_emplace(cell, lists_.size());
  if (fresh) {
    lists_.push_back({.cell = cell,
                      .ids = {},
                      .codes = {},
                      .scales = {},
                      .columns = std::vector<std::vector<std::int32_t>>(static_cast<std::size_t>(layout_.columns)),
                      .pages = {}});
    nlist = lists_.size();
  }
  return found->second;
}

std::optional<std::size_t> CellLists::find(Cell cell) const {
  auto found = by_cell_.find(cell);
  return found == by_cell_.end() ? std::nullopt : std::optional(found->second);
}

void CellLists::encode(const float* vector, std::int8_t* codes, float* scales) {
  for (std::size_t b = 0; b < layout_.blocks.size(); ++b) {
    auto size = static_cast<std::size_t>(layout_.blocks[b]);
    float error = quantise(vector, codes, size, scales[b]);
    greatest_error_[b] = std::max(greatest_error_[b], error);
    vector += size;
    codes += size;
  }
}

float* CellLists::own_row(CellRows& rows, std::size_t at) {
  std::size_t page = at / rows_a_page;
  if (page == rows.pages.size()) {
    rows.pages.push_back(std::make_shared_for_overwrite<float[]>(rows_a_page * dimension_));
  } else if (rows.pages[page].use_count() > 1) {
    auto copy = std::make_shared_for_overwrite<float[]>(rows_a_page * dimension_);
    std::size_t used = std::min(rows_a_page, rows.ids.size() - page * rows_a_page);
    std::copy_n(rows.pages[page].get(), used * dimension_, copy.get());
    rows.pages[page] = std::move(copy);
  } else {
    std::atomic_thread_fence(std::memory_order_acquire);  // a snapshot that let go of the page has read it before
  }
  return rows.pages[page].get() + at % rows_a_page * dimension_;
}

void CellLists::append(std::size_t list, Id id, std::span<const float> vector, std::span<const std::int32_t> columns) {
  CellRows& rows = lists_[list];
  std::size_t row = rows.ids.size();
  own_row(rows, row);
  rows.ids.push_back(id);
  rows.codes.resize(rows.codes.size() + dimension_);
  rows.scales.resize(rows.scales.size() + layout_.blocks.size());
  for (auto& column : rows.columns) column.push_back(0);
  write(list, row, id, vector, columns);
}

void CellLists::write(std::size_t list, std::size_t row, Id id, std::span<const float> vector,
                      std::span<const std::int32_t> columns) {
  CellRows& rows = lists_[list];
  rows.ids[row] = id;
  std::ranges::copy(vector, own_row(rows, row));
  encode(vector.data(), rows.codes.data() + row * dimension_, rows.scales.data() + row * layout_.blocks.size());
  for (std::size_t c = 0; c < columns.size(); ++c) rows.columns[c][row] = columns[c];
}

Id CellLists::erase(std::size_t list, std::size_t row) {
  CellRows& rows = lists_[list];
  std::size_t last = rows.ids.size() - 1, blocks = layout_.blocks.size();
  Id moved = rows.ids[last];
  if (row != last) {
    std::copy_n(rows.row(last, dimension_), dimension_, own_row(rows, row));
    std::copy_n(rows.codes.data() + last * dimension_, dimension_, rows.codes.data() + row * dimension_);
    std::copy_n(rows.scales.data() + last * blocks, blocks, rows.scales.data() + row * blocks);
    for (auto& column : rows.columns) column[row] = column[last];
    rows.ids[row] = moved;
  }
  rows.ids.pop_back();
  rows.codes.resize(last * dimension_);
  rows.scales.resize(last * blocks);
  for (auto& column : rows.columns) column.pop_back();
  rows.pages.resize((last + rows_a_page - 1) / rows_a_page);
  return moved;
}

void CellLists::adopt(CellRows rows) {
  std::size_t list = list_of(rows.cell), count = rows.ids.size(), blocks = layout_.blocks.size();
  rows.codes.resize(count * dimension_);
  rows.scales.resize(count * blocks);
  for (std::size_t row = 0; row < count; ++row)
    encode(rows.row(row, dimension_), rows.codes.data() + row * dimension_, rows.scales.data() + row * blocks);
  lists_[list] = std::move(rows);
}

std::size_t CellLists::add_entries(std::size_t, std::size_t, const idx_t*, const std::uint8_t*) {
  throw std::logic_error("a cell takes whole rows only");
}
void CellLists::update_entries(std::size_t, std::size_t, std::size_t, const idx_t*, const std::uint8_t*) {
  throw std::logic_error("a cell takes whole rows only");
}
void CellLists::resize(std::size_t, std::size_t) { throw std::logic_error("a cell takes whole rows only"); }

}  // namespace sanqing::index
