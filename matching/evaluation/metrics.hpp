#pragma once
// How good a ranking is, by judgements of people. Grades above 0 are relevant; what is not judged is not relevant; a
// relevant document that the ranking leaves out counts as never found.
//   average precision  mean over all relevant documents of the precision at their rank (0 where not ranked); its mean
//                      over queries is MAP
//   nDCG@10            gain 2^grade - 1, discount log2(rank + 1), by the best order of all judged documents
//   recall@10          relevant among the first ten / all relevant
//   reciprocal rank    1 / rank of the first relevant; its mean is MRR
//   precision@1        1 where the first is relevant
// Queries without a relevant document are left out of every mean (as trec_eval does). Pure.

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace sanqing::matching {

using Grades = std::unordered_map<std::string, int>;  // by document

struct Quality {
  double map = 0, ndcg10 = 0, recall10 = 0, mrr = 0, p1 = 0;
  Quality& operator+=(const Quality& other);
  Quality operator/(double count) const;
};

// Of one query. `ranking`: document ids, best first.
Quality quality_of(std::span<const std::string> ranking, const Grades& grades);

// Mean over the queries that have a relevant document; rankings[i] and grades[i] belong together.
Quality mean_quality(std::span<const std::vector<std::string>> rankings, std::span<const Grades> grades);

// Places of the scores, greatest first; equal scores keep their order, so that a tie never depends on the sort.
std::vector<std::size_t> order_by_score(std::span<const float> scores);

}  // namespace sanqing::matching
