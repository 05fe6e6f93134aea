#include "matching/evaluation/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sanqing::matching {

namespace {

double gain(int grade) { return grade > 0 ? std::exp2(grade) - 1 : 0; }
double discount(std::size_t place) { return std::log2(static_cast<double>(place) + 2); }  // place from 0

double best_dcg(const Grades& grades, std::size_t depth) {
  std::vector<int> sorted;
  for (const auto& [document, grade] : grades) sorted.push_back(grade);
  std::ranges::sort(sorted, std::greater());
  double sum = 0;
  for (std::size_t place = 0; place < std::min(depth, sorted.size()); ++place)
    sum += gain(sorted[place]) / discount(place);
  return sum;
}

bool any_relevant(const Grades& grades) {
  return std::ranges::any_of(grades, [](const auto& one) { return one.second > 0; });
}

}  // namespace

Quality& Quality::operator+=(const Quality& other) {
  map += other.map;
  ndcg10 += other.ndcg10;
  recall10 += other.recall10;
  mrr += other.mrr;
  p1 += other.p1;
  return *this;
}

Quality Quality::operator/(double count) const {
  return {map / count, ndcg10 / count, recall10 / count, mrr / count, p1 / count};
}

Quality quality_of(std::span<const std::string> ranking, const Grades& grades) {
  auto relevant = std::ranges::count_if(grades, [](const auto& one) { return one.second > 0; });
  if (relevant == 0) return {};
  Quality quality;
  double dcg = 0;
  int found = 0;
  for (std::size_t place = 0; place < ranking.size(); ++place) {
    auto judged = grades.find(ranking[place]);
    if (judged == grades.end() || judged->second <= 0) continue;
    ++found;
    if (found == 1) quality.mrr = 1.0 / static_cast<double>(place + 1);
    quality.map += found / static_cast<double>(place + 1);
    if (place < 10) {
      dcg += gain(judged->second) / discount(place);
      quality.recall10 += 1;
    }
    if (place == 0) quality.p1 = 1;
  }
  quality.map /= static_cast<double>(relevant);
  quality.recall10 /= static_cast<double>(relevant);
  quality.ndcg10 = dcg / best_dcg(grades, 10);
  return quality;
}

Quality mean_quality(std::span<const std::vector<std::string>> rankings, std::span<const Grades> grades) {
  Quality sum;
  int counted = 0;
  for (std::size_t query = 0; query < rankings.size(); ++query) {
    if (!any_relevant(grades[query])) continue;
    sum += quality_of(rankings[query], grades[query]);
    ++counted;
  }
  return counted ? sum / counted : sum;
}

std::vector<std::size_t> order_by_score(std::span<const float> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  return order;
}

}  // namespace sanqing::matching
