#include "matching/evaluation/rankers.hpp"

#include <algorithm>
#include <cmath>

#include "index/kernels.hpp"
#include "index/lexical.hpp"
#include "matching/standing.hpp"

namespace sanqing::matching {

namespace {

constexpr std::size_t a_page = 20;

// Ranks by a score for every document.
class ScoringRanker : public Ranker {
 public:
  virtual std::vector<float> scores(const std::string& text) const = 0;
  std::vector<std::size_t> all(const data::JudgedQuery& query) const override {
    return order_by_score(scores(query.text));
  }
  std::vector<std::size_t> best(const data::JudgedQuery& query) const override {
    std::vector<float> score = scores(query.text);
    std::vector<std::size_t> order(score.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(a_page, order.size()));
    std::ranges::partial_sort(
        order, end, [&](std::size_t a, std::size_t b) { return score[a] != score[b] ? score[a] > score[b] : a < b; });
    order.erase(end, order.end());
    return order;
  }
};

class LexicalRanker final : public ScoringRanker {
 public:
  explicit LexicalRanker(const data::JudgedSet& set) : size_(set.documents.size()) {
    for (std::size_t at = 0; at < size_; ++at)
      lexical_.add(static_cast<index::Id>(at), set.documents[at].title + " " + set.documents[at].text);
  }
  std::vector<float> scores(const std::string& text) const override {
    std::vector<float> scores(size_, 0.0f);
    for (const index::Neighbour& found : lexical_.search(text, size_))
      scores[static_cast<std::size_t>(found.id)] = found.score;
    return scores;
  }

 private:
  std::size_t size_;
  index::Lexical lexical_;
};

class DenseRanker final : public ScoringRanker {
 public:
  DenseRanker(const data::JudgedSet& set, std::shared_ptr<const index::Embedder> embedder)
      : embedder_(std::move(embedder)), dimension_(static_cast<std::size_t>(embedder_->dimension())) {
    vectors_.resize(set.documents.size() * dimension_);
    std::vector<float> title(dimension_);
    for (std::size_t at = 0; at < set.documents.size(); ++at) {
      std::span<float> vector = std::span(vectors_).subspan(at * dimension_, dimension_);
      embedder_->embed(set.documents[at].text, vector);
      embedder_->embed(set.documents[at].title, title);
      for (std::size_t i = 0; i < dimension_; ++i) vector[i] += title_weight * title[i];
      float norm = std::sqrt(index::dot(vector.data(), vector.data(), dimension_));
      if (norm > 0)
        for (float& value : vector) value /= norm;
    }
  }
  std::vector<float> scores(const std::string& text) const override {
    std::vector<float> query(dimension_), scores(vectors_.size() / dimension_);
    embedder_->embed(text, query);
    for (std::size_t at = 0; at < scores.size(); ++at)
      scores[at] = index::dot(query.data(), vectors_.data() + at * dimension_, dimension_);
    return scores;
  }

 private:
  // A title says in a few words what a description says in three hundred.
  static constexpr float title_weight = 1.0f;
  std::shared_ptr<const index::Embedder> embedder_;
  std::size_t dimension_;
  std::vector<float> vectors_;
};

// 0.75 dense + 0.25 lexical, each with mean 0 and deviation 1 over the documents. In a question longer than a dozen
// terms each single word says less, and the lexical share shrinks with its length.
class HybridRanker final : public ScoringRanker {
 public:
  HybridRanker(const data::JudgedSet& set, std::shared_ptr<const index::Embedder> embedder)
      : lexical_(set), dense_(set, std::move(embedder)) {}
  std::vector<float> scores(const std::string& text) const override {
    std::vector<float> dense = dense_.scores(text), lexical = lexical_.scores(text);
    standardise(dense);
    standardise(lexical);
    auto terms = static_cast<float>(index::asked_terms(text).size());
    float share = 0.25f * std::min(1.0f, 12 / std::max(1.0f, terms));
    for (std::size_t at = 0; at < dense.size(); ++at) dense[at] = (1 - share) * dense[at] + share * lexical[at];
    return dense;
  }

 private:
  static void standardise(std::vector<float>& scores) {
    double sum = 0, squares = 0, count = static_cast<double>(scores.size());
    for (float score : scores) sum += score, squares += static_cast<double>(score) * score;
    double mean = sum / count, deviation = std::sqrt(std::max(0.0, squares / count - mean * mean));
    for (float& score : scores) score = deviation > 0 ? static_cast<float>((score - mean) / deviation) : 0;
  }
  LexicalRanker lexical_;
  DenseRanker dense_;
};

// The product itself: documents as vacancies, queries as people.
class FullRanker final : public Ranker {
 public:
  FullRanker(const data::JudgedSet& set, std::shared_ptr<const index::Embedder> embedder,
             std::shared_ptr<const data::Taxonomy> taxonomy)
      : standing_(std::move(embedder), std::move(taxonomy)) {
    for (std::size_t at = 0; at < set.documents.size(); ++at) {
      const data::JudgedDocument& document = set.documents[at];
      data::Vacancy vacancy = document.vacancy.value_or(data::Vacancy());
      vacancy.id = static_cast<Id>(at + 1);
      if (!document.vacancy) vacancy.title = document.title, vacancy.description = document.text;
      auto incoming = standing_.read(vacancy);
      standing_.embed(vacancy, incoming);
      standing_.put(std::move(incoming));
    }
  }
  std::vector<std::size_t> best(const data::JudgedQuery& query) const override { return ask(query, a_page); }
  std::vector<std::size_t> all(const data::JudgedQuery& query) const override {
    return ask(query, standing_.vacancies.size());
  }

 private:
  std::vector<std::size_t> ask(const data::JudgedQuery& query, std::size_t limit) const {
    data::Seeker seeker = query.seeker.value_or(data::Seeker());
    seeker.id = 0;
    if (!query.seeker) seeker.intent.text = query.text;
    MatchQuery question;
    question.limit = static_cast<int>(limit);
    question.changes = false;
    std::vector<std::size_t> places;
    for (const Match& match : standing_.vacancies_for(seeker, question, day_of(data::Date::today())).items)
      places.push_back(static_cast<std::size_t>(match.id - 1));
    return places;
  }
  Standing standing_;
};

}  // namespace

std::unique_ptr<Ranker> make_ranker(Method method, const data::JudgedSet& set,
                                    std::shared_ptr<const index::Embedder> embedder,
                                    std::shared_ptr<const data::Taxonomy> taxonomy) {
  switch (method) {
    case Method::bm25:
      return std::make_unique<LexicalRanker>(set);
    case Method::dense:
      return std::make_unique<DenseRanker>(set, std::move(embedder));
    case Method::hybrid:
      return std::make_unique<HybridRanker>(set, std::move(embedder));
    case Method::full:
      return std::make_unique<FullRanker>(set, std::move(embedder), std::move(taxonomy));
  }
  return nullptr;
}

}  // namespace sanqing::matching
