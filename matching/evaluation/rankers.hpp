#pragma once
// The four ways to rank. A ranker is made for a set of documents and then asked query by query; it answers with places
// in that set, best first.

#include <memory>
#include <vector>

#include "matching/evaluation/evaluate.hpp"

namespace sanqing::matching {

class Ranker {
 public:
  virtual ~Ranker() = default;
  // As a user would ask: the first twenty are enough. This is what is timed.
  virtual std::vector<std::size_t> best(const data::JudgedQuery& query) const = 0;
  // Everything it would ever show.
  virtual std::vector<std::size_t> all(const data::JudgedQuery& query) const = 0;
};

std::unique_ptr<Ranker> make_ranker(Method method, const data::JudgedSet& set,
                                    std::shared_ptr<const index::Embedder> embedder,
                                    std::shared_ptr<const data::Taxonomy> taxonomy);

}  // namespace sanqing::matching
