#include "index/training/program/figures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "index/kernels.hpp"
#include "index/lexical.hpp"
#include "index/training/program/inputs.hpp"

namespace sanqing::training {
namespace {

using Scores = std::vector<double>;

void add(Figures& sum, const Scores& scores, const LabelledSet::Query& query) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](auto x, auto y) { return scores[x] != scores[y] ? scores[x] > scores[y] : x < y; });
  std::unordered_set<index::Id> relevant(query.relevant.begin(), query.relevant.end());
  double hits = 0, precision = 0, gain = 0, ideal = 0, hits10 = 0, rank = 0;
  for (std::size_t document : order) {
    if (static_cast<index::Id>(document) == query.exclude) continue;
    ++rank;
    if (!relevant.contains(static_cast<index::Id>(document))) continue;
    precision += ++hits / rank;
    if (rank <= 10) {
      gain += 1 / std::log2(rank + 1);
      ++hits10;
    }
  }
  auto all = static_cast<double>(relevant.size());
  for (double at = 1; at <= std::min(10.0, all); ++at) ideal += 1 / std::log2(at + 1);
  sum.map += precision / all;
  sum.ndcg10 += gain / ideal;
  sum.recall10 += hits10 / all;
}

Scores standard(Scores scores) {
  double mean = 0, squares = 0;
  for (double x : scores) mean += x;
  mean /= static_cast<double>(scores.size());
  for (double x : scores) squares += (x - mean) * (x - mean);
  double deviation = std::sqrt(squares / static_cast<double>(scores.size())) + 1e-12;
  for (double& x : scores) x = (x - mean) / deviation;
  return scores;
}

}  // namespace

LabelledSet read_set(const std::filesystem::path& folder) {
  LabelledSet set;
  std::unordered_map<std::string, index::Id> number;
  for (Fields& row : read_json_lines(folder / "docs.jsonl")) {
    number[row["id"]] = static_cast<index::Id>(set.documents.size());
    set.documents.push_back(row["title"] + (row["text"].empty() ? "" : " " + row["text"]));
  }
  std::unordered_map<std::string, std::size_t> query_of;
  for (Fields& row : read_json_lines(folder / "queries.jsonl")) {
    query_of[row["id"]] = set.queries.size();
    auto excluded = number.find(row["exclude"]);
    set.queries.push_back({row["text"], excluded == number.end() ? -1 : excluded->second, {}});
  }
  for (const auto& row : read_tsv(folder / "qrels.tsv")) {
    // TREC: four columns, parted by tabs or spaces.
    std::vector<std::string> parts;
    for (const std::string& cell : row) {
      std::size_t begin = 0;
      for (std::size_t end; (end = cell.find(' ', begin)) != std::string::npos; begin = end + 1)
        parts.push_back(cell.substr(begin, end - begin));
      parts.push_back(cell.substr(begin));
    }
    if (parts.size() < 4 || parts[3] == "0") continue;
    auto query = query_of.find(parts[0]);
    auto document = number.find(parts[2]);
    if (query != query_of.end() && document != number.end() && document->second != set.queries[query->second].exclude)
      set.queries[query->second].relevant.push_back(document->second);
  }
  std::erase_if(set.queries, [](const auto& query) { return query.relevant.empty(); });
  return set;
}

Comparison compare(const LabelledSet& set, const index::Embedder& embedder, double share) {
  index::Lexical lexical;
  std::vector<std::string_view> texts(set.documents.begin(), set.documents.end());
  for (std::size_t i = 0; i < texts.size(); ++i) lexical.add(static_cast<index::Id>(i), texts[i]);
  std::vector<float> vectors = embedder.embed_all(texts);
  auto size = static_cast<std::size_t>(embedder.dimension());
  std::vector<float> query_vector(size);
  Comparison sum;
  for (const auto& query : set.queries) {
    embedder.embed(query.text, query_vector);
    Scores dense(texts.size()), bm25(texts.size()), hybrid(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
      dense[i] = index::dot(query_vector.data(), vectors.data() + i * size, size);
    for (auto [id, score] : lexical.search(query.text, texts.size())) bm25[static_cast<std::size_t>(id)] = score;
    Scores z_dense = standard(dense), z_bm25 = standard(bm25);
    for (std::size_t i = 0; i < texts.size(); ++i) hybrid[i] = share * z_dense[i] + (1 - share) * z_bm25[i];
    add(sum.bm25, bm25, query);
    add(sum.dense, dense, query);
    add(sum.hybrid, hybrid, query);
  }
  for (Figures* figures : {&sum.bm25, &sum.dense, &sum.hybrid})
    for (double* x : {&figures->map, &figures->ndcg10, &figures->recall10})
      *x /= static_cast<double>(set.queries.size());
  return sum;
}

}  // namespace sanqing::training
