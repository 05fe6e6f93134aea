#pragma once
// Ranks the documents of a judged set for each of its queries, as a search engine would (bm25), by the vectors alone
// (dense), by both (hybrid), or as the product does (full: hard constraints, rules and all), and measures the result.

#include <functional>
#include <optional>
#include <string_view>

#include "data/exchange/judged_set.hpp"
#include "data/taxonomy.hpp"
#include "index/embedder.hpp"
#include "matching/evaluation/metrics.hpp"

namespace sanqing::matching {

enum class Method { bm25, dense, hybrid, full };
constexpr std::string_view method_names[] = {"bm25", "dense", "hybrid", "full"};
std::optional<Method> method_named(std::string_view name);

struct Evaluation {
  Quality quality;
  std::size_t queries = 0;  // with a relevant document
  std::size_t documents = 0;
  int violations = 0;  // pairs that must never be shown, among the first ten of each query
  int queries_violated = 0;
  double microseconds = 0;  // a query, median
};

Evaluation evaluate(const data::JudgedSet& set, Method method, std::shared_ptr<const index::Embedder> embedder,
                    std::shared_ptr<const data::Taxonomy> taxonomy,
                    const std::function<void(std::size_t done, std::size_t of)>& progress = {});

}  // namespace sanqing::matching
