#pragma once
// How well a model ranks: MAP, nDCG@10 and recall@10 over a labelled set (docs.jsonl, queries.jsonl, qrels.tsv) for
// BM25, the vectors, and both together.

#include <filesystem>
#include <string>
#include <vector>

#include "index/embedder.hpp"
#include "index/vector_index.hpp"

namespace sanqing::training {

struct Figures {
  double map = 0, ndcg10 = 0, recall10 = 0;
};

struct LabelledSet {
  struct Query {
    std::string text;
    index::Id exclude = -1;
    std::vector<index::Id> relevant;
  };
  std::vector<std::string> documents;  // by id
  std::vector<Query> queries;
};

LabelledSet read_set(const std::filesystem::path& folder);

struct Comparison {
  Figures bm25, dense, hybrid;
};

// hybrid = share * z(dense) + (1 - share) * z(BM25), z over all documents of a query.
Comparison compare(const LabelledSet& set, const index::Embedder& embedder, double share);

}  // namespace sanqing::training
