#include "matching/evaluation/evaluate.hpp"

#include <algorithm>
#include <chrono>

#include "matching/evaluation/rankers.hpp"

namespace sanqing::matching {

namespace {

std::vector<std::string> names_of(const std::vector<std::size_t>& places, const data::JudgedSet& set,
                                  const std::string& exclude) {
  std::vector<std::string> names;
  names.reserve(places.size());
  for (std::size_t place : places)
    if (const std::string& id = set.documents[place].id; id != exclude) names.push_back(id);
  return names;
}

}  // namespace

std::optional<Method> method_named(std::string_view name) {
  auto found = std::ranges::find(method_names, name);
  if (found == std::end(method_names)) return std::nullopt;
  return static_cast<Method>(found - std::begin(method_names));
}

Evaluation evaluate(const data::JudgedSet& set, Method method, std::shared_ptr<const index::Embedder> embedder,
                    std::shared_ptr<const data::Taxonomy> taxonomy,
                    const std::function<void(std::size_t, std::size_t)>& progress) {
  auto ranker = make_ranker(method, set, std::move(embedder), std::move(taxonomy));
  std::vector<std::vector<std::string>> rankings;
  std::vector<Grades> grades;
  std::vector<double> times;
  Evaluation evaluation;
  evaluation.documents = set.documents.size();
  for (const data::JudgedQuery& query : set.queries) {
    if (progress) progress(rankings.size(), set.queries.size());
    auto begin = std::chrono::steady_clock::now();
    ranker->best(query);
    times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());

    rankings.push_back(names_of(ranker->all(query), set, query.exclude));
    auto judged = set.grades.find(query.id);
    grades.push_back(judged == set.grades.end() ? Grades() : judged->second);
    if (std::ranges::any_of(grades.back(), [](const auto& one) { return one.second > 0; })) ++evaluation.queries;

    auto forbidden = set.violations.find(query.id);
    if (forbidden == set.violations.end()) continue;
    const auto& ranking = rankings.back();
    auto shown = std::count_if(ranking.begin(),
                               ranking.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, ranking.size())),
                               [&](const std::string& id) { return forbidden->second.contains(id); });
    evaluation.violations += static_cast<int>(shown);
    evaluation.queries_violated += shown > 0;
  }
  if (progress) progress(set.queries.size(), set.queries.size());
  evaluation.quality = mean_quality(rankings, grades);
  if (!times.empty()) {
    auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle);
    evaluation.microseconds = *middle;
  }
  return evaluation;
}

}  // namespace sanqing::matching
