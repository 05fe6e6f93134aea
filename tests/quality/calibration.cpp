// Whether the chance that a vacancy is wanted can be taken at its word, on the project's own judged wishes (office/).
// It was learned on every other wish and is measured on the rest. After a change of embedder or taxonomy:
// SANQING_FIT=1 build/tests/test_quality "*taken at its word*" prints the weights for matching/clears/intent.cpp.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

#include "data/exchange/judged_set.hpp"
#include "matching/clears/clears.hpp"
#include "matching/standing.hpp"

using namespace sanqing;
using matching::WishEvidence;

namespace {

struct Judged {
  WishEvidence evidence;
  double right = 0;  // 1 for grades 2 and 3, half for 1
  bool learned_from = false;
};

std::vector<Judged> all_pairs(const data::JudgedSet& set) {
  matching::Standing standing(index::shipped_embedder(), data::Taxonomy::shipped());
  for (std::size_t at = 0; at < set.documents.size(); ++at) {
    data::Vacancy vacancy;
    vacancy.id = static_cast<data::Id>(at + 1);
    vacancy.title = set.documents[at].title, vacancy.description = set.documents[at].text;
    auto incoming = standing.read(vacancy);
    standing.embed(vacancy, incoming);
    standing.put(std::move(incoming));
  }
  matching::Day today = matching::day_of(data::Date::today());
  std::vector<Judged> pairs;
  for (std::size_t at = 0; at < set.queries.size(); ++at) {
    data::Seeker seeker;
    seeker.intent.text = set.queries[at].text;
    auto asked = standing.read(seeker, today);
    standing.embed(seeker, asked);
    const auto& grades = set.grades.at(set.queries[at].id);
    standing.vacancies.each({}, [&](const matching::VacancyFacts& vacancy) {
      auto like = matching::cosines(asked.vector, standing.vacancy_vectors.vector_of(vacancy.id));
      auto grade = grades.find(set.documents[static_cast<std::size_t>(vacancy.id - 1)].id);
      int given = grade == grades.end() ? 0 : grade->second;
      pairs.push_back(
          {matching::wish_evidence(asked.facts, vacancy, like.intent), given >= 2 ? 1 : given * 0.5, at % 2 == 0});
    });
  }
  return pairs;
}

// Logistic regression by Newton steps along each weight.
void print_fit(const std::vector<Judged>& pairs) {
  std::array<double, 4> weight{};
  for (int round = 0; round < 4000; ++round) {
    std::array<double, 4> slope{}, bend{1e-9, 1e-9, 1e-9, 1e-9};
    for (const Judged& pair : pairs) {
      if (!pair.learned_from) continue;
      std::array<double, 4> x{pair.evidence.cosine, pair.evidence.words, pair.evidence.related, 1};
      double sum = 0;
      for (std::size_t i = 0; i < 4; ++i) sum += weight[i] * x[i];
      double chance = 1 / (1 + std::exp(-sum));
      for (std::size_t i = 0; i < 4; ++i) {
        slope[i] += (pair.right - chance) * x[i];
        bend[i] += chance * (1 - chance) * x[i] * x[i];
      }
    }
    for (std::size_t i = 0; i < 4; ++i) weight[i] += 0.3 * slope[i] / bend[i];
  }
  fmt::print("cosine {:.1f}, words {:.1f}, related {:.1f}, {:.1f}\n", weight[0], weight[1], weight[2], weight[3]);
}

}  // namespace

TEST_CASE("the chance that a vacancy is wanted can be taken at its word") {
  auto set = data::read_judged_set(data::JudgedFiles::in(SANQING_SOURCE_DIR "/tests/quality/office"));
  REQUIRE(set);
  auto pairs = all_pairs(*set);
  if (std::getenv("SANQING_FIT")) print_fit(pairs);
  std::erase_if(pairs, [](const Judged& pair) { return pair.learned_from; });

  struct Bin {
    double count = 0, said = 0, right = 0;
  };
  std::array<Bin, 10> bins;
  for (const Judged& pair : pairs) {
    double said = matching::chance_wanted(pair.evidence);
    REQUIRE((said >= 0 && said <= 1));
    Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(said * 10))];
    ++bin.count, bin.said += said, bin.right += pair.right;
  }
  double error = 0;
  fmt::print("| chance said | pairs | mean | right |\n|---|---|---|---|\n");
  for (std::size_t at = 0; at < bins.size(); ++at) {
    const auto& [count, said, right] = bins[at];
    if (count == 0) continue;
    fmt::print("| {:.1f}–{:.1f} | {} | {:.2f} | {:.2f} |\n", static_cast<double>(at) / 10,
               static_cast<double>(at + 1) / 10, count, said / count, right / count);
    error += std::abs(said - right) / static_cast<double>(pairs.size());
    if (count >= 20) CHECK(std::abs(said - right) / count < 0.2);
  }
  fmt::print("expected calibration error {:.4f}\n", error);
  CHECK(error < 0.02);
}

TEST_CASE("what is wanted is told from what has nothing to do with it") {
  auto set = data::read_judged_set(data::JudgedFiles::in(SANQING_SOURCE_DIR "/tests/quality/office"));
  REQUIRE(set);
  std::vector<double> wanted, unrelated;
  for (const Judged& pair : all_pairs(*set)) {
    if (pair.learned_from) continue;
    if (pair.right == 1) wanted.push_back(matching::chance_wanted(pair.evidence));
    if (pair.right == 0) unrelated.push_back(matching::chance_wanted(pair.evidence));
  }
  // Area under the curve: how often a wanted one stands above an unrelated one.
  std::ranges::sort(unrelated);
  double above = 0;
  for (double chance : wanted) {
    auto [low, high] = std::ranges::equal_range(unrelated, chance);
    above += static_cast<double>(low - unrelated.begin()) + static_cast<double>(high - low) / 2;
  }
  double area = above / static_cast<double>(wanted.size()) / static_cast<double>(unrelated.size());
  fmt::print("area under the curve, wanted against unrelated: {:.4f}\n", area);
  CHECK(area >= 0.95);
}
