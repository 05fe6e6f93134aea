#pragma once
// Ids, vectors and predicate columns, grouped by cell (a district, an office). A search returns the k rows with the
// greatest weighted inner product among exactly those rows that pass the filter: filters are evaluated, never
// estimated. Built on Faiss's extension points: an IndexIVF whose lists are the cells, with our own inverted-list
// scanner (int8 codes per block, predicate first, exact f32 rerank of the best); Faiss stays behind the pimpl. Searches
// may run on many threads beside one writer: readers share, a writer waits for a moment alone.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sanqing::index {

using Id = std::int64_t;
using Cell = std::int32_t;

// A vector is blocks laid end to end; each block of a row has norm 1 (or 0: nothing known). A query carries one weight
// a block, so one inner product is the weighted sum of the blocks' cosines and weights move without re-indexing.
struct Layout {
  std::vector<int> blocks;  // sizes; multiples of 8
  int columns = 0;          // int32 predicate columns a row
  int dimension() const;
  bool operator==(const Layout&) const = default;
};

struct Condition {
  enum class Test { at_least, at_most, all_of, any_of, none_of };  // the last three read the column as 32 bits
  int column = 0;
  Test test = Test::at_least;
  std::int32_t value = 0;
};

struct Filter {
  std::vector<Cell> cells;            // empty = every cell
  std::vector<Condition> conditions;  // all must hold
  // Asked, after the conditions, only of rows about to enter the answer; must be pure. May be empty.
  std::function<bool(Id)> accept;
};

struct Neighbour {
  Id id = 0;
  float score = 0;
};

class VectorIndex {
 public:
  explicit VectorIndex(Layout layout);
  ~VectorIndex();
  VectorIndex(VectorIndex&&) noexcept;
  VectorIndex& operator=(VectorIndex&&) noexcept;

  // Adds or replaces. vector.size() == layout.dimension(), columns.size() == layout.columns.
  void put(Id id, Cell cell, std::span<const float> vector, std::span<const std::int32_t> columns);
  void erase(Id id);  // nothing happens where it is not there
  std::size_t size() const;
  bool contains(Id id) const;
  // The f32 vector as given; empty where it is not there.
  std::vector<float> vector_of(Id id) const;
  // The inner product of `part` and the row's first numbers; 0 where the id is not there.
  float first_block_dot(Id id, std::span<const float> part) const;

  // Best first; equal scores by ascending id. weights.size() == layout.blocks.size(), query laid out like a row.
  std::vector<Neighbour> search(std::span<const float> query, std::span<const float> weights, std::size_t k,
                                const Filter& filter) const;

  // Writes file + checksum through a temporary name, so a crash leaves the old one. `stamp` is the caller's (which
  // model, up to which event). Throws std::runtime_error naming the file when it cannot.
  void save(const std::filesystem::path& file, std::string_view stamp) const;
  // nullopt, with `why` filled, for a missing, truncated, damaged or differently laid out file: rebuild then.
  static std::optional<VectorIndex> load(const std::filesystem::path& file, const Layout& layout, std::string& stamp,
                                         std::string& why);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sanqing::index
