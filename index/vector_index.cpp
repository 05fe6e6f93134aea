#include "index/vector_index.hpp"

#include <omp.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <shared_mutex>
#include <stdexcept>

#include <faiss/impl/AuxIndexStructures.h>

#include "index/cells.hpp"
#include "index/kernels.hpp"
#include "index/snapshot.hpp"

namespace sanqing::index {

int Layout::dimension() const { return std::accumulate(blocks.begin(), blocks.end(), 0); }

struct VectorIndex::Impl {
  struct Place {
    std::size_t list, row;
  };

  explicit Impl(const Layout& layout) : rows(layout) {
    for (int size : layout.blocks)
      if (size <= 0 || size % 8 != 0) throw std::invalid_argument("a block's size must be a multiple of 8");
  }

  // A waiting writer keeps the turnstile, so that readers that keep coming cannot keep it out.
  std::shared_lock<std::shared_mutex> reading() const {
    { std::lock_guard turn(turnstile); }
    return std::shared_lock(mutex);
  }
  std::unique_lock<std::shared_mutex> writing() {
    std::lock_guard turn(turnstile);
    return std::unique_lock(mutex);
  }

  void erase(Id id) {
    auto found = places.find(id);
    if (found == places.end()) return;
    Place place = found->second;
    places.erase(found);
    Id moved = rows.cells().erase(place.list, place.row);
    if (moved != id) places[moved] = place;
  }

  std::vector<faiss::Index::idx_t> lists_of(const std::vector<Cell>& cells) const;
  std::vector<Neighbour> exact(const std::vector<float>& query, const faiss::Index::idx_t* positions,
                               std::size_t count) const;

  CellIndex rows;
  std::unordered_map<Id, Place> places;
  mutable std::mutex turnstile;
  mutable std::shared_mutex mutex;
};

VectorIndex::VectorIndex(Layout layout) : impl_(std::make_unique<Impl>(layout)) {}
VectorIndex::~VectorIndex() = default;
VectorIndex::VectorIndex(VectorIndex&&) noexcept = default;
VectorIndex& VectorIndex::operator=(VectorIndex&&) noexcept = default;

void VectorIndex::put(Id id, Cell cell, std::span<const float> vector, std::span<const std::int32_t> columns) {
  const Layout& layout = impl_->rows.layout();
  if (vector.size() != static_cast<std::size_t>(layout.dimension()) ||
      columns.size() != static_cast<std::size_t>(layout.columns))
    throw std::invalid_argument("a row of another layout than its index");
  auto lock = impl_->writing();
  CellLists& cells = impl_->rows.cells();
  if (auto found = impl_->places.find(id); found != impl_->places.end()) {
    auto [list, row] = found->second;
    if (cells.at(list).cell == cell) return cells.write(list, row, id, vector, columns);
    impl_->erase(id);
  }
  std::size_t list = cells.list_of(cell);
  impl_->rows.grown();
  cells.append(list, id, vector, columns);
  impl_->places[id] = {list, cells.list_size(list) - 1};
}

void VectorIndex::erase(Id id) {
  auto lock = impl_->writing();
  impl_->erase(id);
}

std::size_t VectorIndex::size() const {
  auto lock = impl_->reading();
  return impl_->places.size();
}

bool VectorIndex::contains(Id id) const {
  auto lock = impl_->reading();
  return impl_->places.contains(id);
}

std::vector<float> VectorIndex::vector_of(Id id) const {
  auto lock = impl_->reading();
  auto found = impl_->places.find(id);
  if (found == impl_->places.end()) return {};
  auto dimension = static_cast<std::size_t>(impl_->rows.layout().dimension());
  const float* row = impl_->rows.cells().at(found->second.list).row(found->second.row, dimension);
  return {row, row + dimension};
}

float VectorIndex::first_block_dot(Id id, std::span<const float> part) const {
  auto lock = impl_->reading();
  auto found = impl_->places.find(id);
  if (found == impl_->places.end()) return 0;
  auto dimension = static_cast<std::size_t>(impl_->rows.layout().dimension());
  return dot(impl_->rows.cells().at(found->second.list).row(found->second.row, dimension), part.data(), part.size());
}

std::vector<faiss::Index::idx_t> VectorIndex::Impl::lists_of(const std::vector<Cell>& cells) const {
  std::vector<faiss::Index::idx_t> lists;
  if (cells.empty()) {
    lists.resize(rows.cells().size());
    std::iota(lists.begin(), lists.end(), 0);
  }
  for (Cell cell : cells)
    if (auto list = rows.cells().find(cell)) lists.push_back(static_cast<faiss::Index::idx_t>(*list));
  if (!std::ranges::is_sorted(lists)) std::ranges::sort(lists);
  lists.erase(std::ranges::unique(lists).begin(), lists.end());
  return lists;
}

std::vector<Neighbour> VectorIndex::Impl::exact(const std::vector<float>& query, const faiss::Index::idx_t* positions,
                                                std::size_t count) const {
  std::vector<Neighbour> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (positions[i] < 0) continue;
    const CellRows& cell = rows.cells().at(static_cast<std::size_t>(positions[i] >> 32));
    auto row = static_cast<std::size_t>(positions[i] & 0xFFFFFFFF);
    out.push_back({cell.ids[row], dot(query.data(), cell.row(row, query.size()), query.size())});
  }
  std::ranges::sort(
      out, [](const Neighbour& x, const Neighbour& y) { return x.score != y.score ? x.score > y.score : x.id < y.id; });
  return out;
}

std::vector<Neighbour> VectorIndex::search(std::span<const float> query, std::span<const float> weights, std::size_t k,
                                           const Filter& filter) const {
  const Layout& layout = impl_->rows.layout();
  if (query.size() != static_cast<std::size_t>(layout.dimension()) || weights.size() != layout.blocks.size())
    throw std::invalid_argument("a query of another layout than its index");
  for (const Condition& condition : filter.conditions)
    if (condition.column < 0 || condition.column >= layout.columns)
      throw std::invalid_argument("a condition on a column that is not there");
  std::vector<float> weighted(query.begin(), query.end());
  for (std::size_t b = 0, at = 0; b < weights.size(); ++b)
    for (int i = 0; i < layout.blocks[b]; ++i) weighted[at++] *= weights[b];

  auto lock = impl_->reading();
  k = std::min(k, impl_->places.size());
  auto lists = impl_->lists_of(filter.cells);
  if (k == 0 || lists.empty()) return {};
  omp_set_num_threads(1);  // of this thread: Faiss would otherwise start a team for every query

  FilterSelector selector;
  selector.filter = &filter;
  faiss::SearchParametersIVF parameters;
  parameters.sel = &selector;
  parameters.nprobe = lists.size();
  faiss::IndexIVFStats stats;
  std::vector<float> no_distances(lists.size());

  // The best by int8 score, ranked again by f32. What was left out scores at most the worst of them plus the error of
  // the codes: where that could still belong among the best k, all that could are ranked by f32.
  std::size_t shortlist = std::max<std::size_t>(64, 3 * k);
  std::vector<float> scores(shortlist);
  std::vector<faiss::Index::idx_t> positions(shortlist);
  impl_->rows.search_preassigned(1, weighted.data(), static_cast<faiss::Index::idx_t>(shortlist), lists.data(),
                                 no_distances.data(), scores.data(), positions.data(), false, &parameters, &stats);
  auto best = impl_->exact(weighted, positions.data(), shortlist);
  float error = impl_->rows.greatest_error(weighted);
  if (best.size() == shortlist && best[k - 1].score <= scores.back() + error) {
    faiss::RangeSearchResult range(1);
    impl_->rows.range_search_preassigned(1, weighted.data(), best[k - 1].score - error, lists.data(),
                                         no_distances.data(), &range, false, &parameters, &stats);
    best = impl_->exact(weighted, range.labels, range.lims[1]);
  }
  best.resize(std::min(k, best.size()));
  return best;
}

void VectorIndex::save(const std::filesystem::path& file, std::string_view stamp) const {
  std::vector<CellRows> cells;
  {
    auto lock = impl_->reading();
    cells = share_rows(impl_->rows.cells());
  }
  write_snapshot(file, impl_->rows.layout(), cells, stamp);
}

std::optional<VectorIndex> VectorIndex::load(const std::filesystem::path& file, const Layout& layout,
                                             std::string& stamp, std::string& why) {
  auto cells = read_snapshot(file, layout, stamp, why);
  if (!cells) return std::nullopt;
  VectorIndex index(layout);
  Impl& impl = *index.impl_;
  for (CellRows& rows : *cells) {
    std::size_t list = impl.rows.cells().size();
    for (std::size_t row = 0; row < rows.ids.size(); ++row)
      if (!impl.places.try_emplace(rows.ids[row], Impl::Place{list, row}).second) {
        why = file.string() + " is damaged: a row is there twice";
        return std::nullopt;
      }
    impl.rows.cells().adopt(std::move(rows));
  }
  impl.rows.grown();
  return index;
}

}  // namespace sanqing::index
