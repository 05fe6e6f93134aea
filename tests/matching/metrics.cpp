// Every figure below was worked out by hand.
#include "matching/evaluation/metrics.hpp"

#include <catch2/catch.hpp>

using namespace sanqing::matching;

using Ranking = std::vector<std::string>;

TEST_CASE("average precision, recall and the first hit of one query") {
  // Relevant at ranks 1, 3 and 6, and one that was never found.
  Ranking ranking{"a", "x", "b", "y", "z", "c"};
  Grades grades{{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"x", 0}};
  Quality quality = quality_of(ranking, grades);
  CHECK(quality.map == Approx((1.0 / 1 + 2.0 / 3 + 3.0 / 6) / 4));
  CHECK(quality.recall10 == Approx(0.75));
  CHECK(quality.mrr == Approx(1));
  CHECK(quality.p1 == Approx(1));
}

TEST_CASE("a later first hit") {
  Quality quality = quality_of(Ranking{"x", "y", "a"}, Grades{{"a", 2}});
  CHECK(quality.mrr == Approx(1.0 / 3));
  CHECK(quality.p1 == 0);
  CHECK(quality.map == Approx(1.0 / 3));
}

TEST_CASE("graded gains: 2^grade - 1 over log2 of the rank plus one") {
  // grades by rank: 2, 0, 3; the best order is 3, 2, 1.
  Quality quality = quality_of(Ranking{"b", "x", "a"}, Grades{{"a", 3}, {"b", 2}, {"c", 1}});
  double dcg = 3 / 1.0 + 7 / 2.0;
  double best = 7 / 1.0 + 3 / 1.5849625007 + 1 / 2.0;
  CHECK(quality.ndcg10 == Approx(dcg / best));
}

TEST_CASE("only the first ten count for nDCG@10 and recall@10, all for average precision") {
  Ranking ranking;
  for (int i = 0; i < 10; ++i) ranking.push_back("x" + std::to_string(i));
  ranking.push_back("a");
  Quality quality = quality_of(ranking, Grades{{"a", 1}});
  CHECK(quality.ndcg10 == 0);
  CHECK(quality.recall10 == 0);
  CHECK(quality.map == Approx(1.0 / 11));
}

TEST_CASE("the best of more than ten relevant documents is still a full nDCG") {
  Ranking ranking;
  Grades grades;
  for (int i = 0; i < 15; ++i) {
    ranking.push_back("a" + std::to_string(i));
    grades[ranking.back()] = 1;
  }
  Quality quality = quality_of(ranking, grades);
  CHECK(quality.ndcg10 == Approx(1));
  CHECK(quality.map == Approx(1));
  CHECK(quality.recall10 == Approx(10.0 / 15));
}

TEST_CASE("nothing found, nothing judged") {
  CHECK(quality_of(Ranking{}, Grades{{"a", 1}}).map == 0);
  CHECK(quality_of(Ranking{"a"}, Grades{}).map == 0);
  CHECK(quality_of(Ranking{"a"}, Grades{{"a", 0}}).ndcg10 == 0);
}

TEST_CASE("queries without a relevant document are left out of the mean") {
  std::vector<Ranking> rankings{{"a"}, {"x", "a"}, {"a"}};
  std::vector<Grades> grades{{{"a", 1}}, {{"a", 1}}, {{"b", 0}}};
  Quality mean = mean_quality(rankings, grades);
  CHECK(mean.map == Approx(0.75));
  CHECK(mean.p1 == Approx(0.5));
  CHECK(mean.mrr == Approx(0.75));
}

TEST_CASE("ties keep the order of the documents") {
  std::vector<float> scores{1, 3, 2, 3, 2};
  CHECK(order_by_score(scores) == std::vector<std::size_t>{1, 3, 2, 4, 0});
}
