#pragma once
// Facts side by side, a run of them for each cell, so that looking through a district reads memory in order. Not
// locked: the engine does that. Pointers to facts hold until the next put or erase.

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "data/records/values.hpp"
#include "index/vector_index.hpp"

namespace sanqing::matching {

template <class Facts>
class Shelf {
 public:
  // Adds or replaces.
  void put(index::Cell cell, Facts facts) {
    if (auto found = places_.find(facts.id); found != places_.end()) {
      if (found->second.cell == cell) {
        cells_[cell][found->second.at] = std::move(facts);
        return;
      }
      erase(facts.id);
    }
    auto& run = cells_[cell];
    places_[facts.id] = {cell, run.size()};
    run.push_back(std::move(facts));
  }

  bool erase(data::Id id) {
    auto found = places_.find(id);
    if (found == places_.end()) return false;
    auto [cell, at] = found->second;
    auto& run = cells_[cell];
    if (at + 1 != run.size()) {
      run[at] = std::move(run.back());
      places_[run[at].id].at = at;
    }
    run.pop_back();
    places_.erase(id);
    if (run.empty()) cells_.erase(cell);
    return true;
  }

  const Facts* find(data::Id id) const {
    auto found = places_.find(id);
    return found == places_.end() ? nullptr : &cells_.at(found->second.cell)[found->second.at];
  }

  // In these cells, or everywhere where none are named.
  template <class Each>
  void each(std::span<const index::Cell> cells, Each each) const {
    auto visit = [&](const std::vector<Facts>& run) {
      for (const Facts& facts : run) each(facts);
    };
    if (cells.empty())
      for (const auto& [cell, run] : cells_) visit(run);
    for (index::Cell cell : cells)
      if (auto found = cells_.find(cell); found != cells_.end()) visit(found->second);
  }
  template <class Each>
  void change_each(Each each) {
    for (auto& [cell, run] : cells_)
      for (Facts& facts : run) each(facts);
  }

  template <class Wanted>
  std::vector<index::Cell> cells_where(Wanted wanted) const {
    std::vector<index::Cell> found;
    for (const auto& [cell, run] : cells_)
      if (wanted(cell)) found.push_back(cell);
    return found;
  }

  std::size_t size() const { return places_.size(); }

 private:
  struct Place {
    index::Cell cell;
    std::size_t at;
  };
  std::map<index::Cell, std::vector<Facts>> cells_;
  std::unordered_map<data::Id, Place> places_;
};

}  // namespace sanqing::matching
