// Ranking, measured on the judged sets at hand and held to the figures in recorded.json: none may drop by more than
// 0.01. After a change that is meant to move them: SANQING_RECORD=1 build/tests/test_quality, then commit the file.
#include <fmt/core.h>

#include <catch2/catch.hpp>

#include "data/exchange/judged_set.hpp"
#include "matching/evaluation/evaluate.hpp"
#include "tests/quality/recorded.hpp"

using namespace sanqing;
namespace json = boost::json;

namespace {

const std::filesystem::path own_sets = SANQING_SOURCE_DIR "/tests/quality";
const std::filesystem::path real_sets = SANQING_SOURCE_DIR "/../shared/data/dev";

json::object figures_of(const matching::Quality& quality) {
  return {{"map", quality.map},
          {"ndcg10", quality.ndcg10},
          {"recall10", quality.recall10},
          {"mrr", quality.mrr},
          {"p1", quality.p1}};
}

// The project's own two sets always, the real ones where they are at hand.
std::vector<std::pair<std::string, std::filesystem::path>> judged_sets() {
  std::vector<std::pair<std::string, std::filesystem::path>> sets;
  for (std::string name : {"office", "people"}) sets.emplace_back(name, own_sets / name);
  if (!std::filesystem::exists(real_sets)) {
    WARN("skipped: no judged sets at " << real_sets.string());
    return sets;
  }
  for (std::string name : {"title-to-ad", "ad-to-ad", "talentclef-en"}) sets.emplace_back(name, real_sets / name);
  return sets;
}

}  // namespace

TEST_CASE("no ranking is worse than the one on record") {
  auto embedder = index::shipped_embedder();
  auto taxonomy = data::Taxonomy::shipped();
  json::object recorded = tests::read_record("recorded.json"), measured = recorded;
  fmt::print(
      "| set | method | MAP | nDCG@10 | Recall@10 | MRR | P@1 | forbidden in ten | us/query |\n"
      "|---|---|---|---|---|---|---|---|---|\n");
  for (const auto& [name, folder] : judged_sets()) {
    auto set = data::read_judged_set(data::JudgedFiles::in(folder));
    REQUIRE(set);
    for (std::string_view method : matching::method_names) {
      auto found = matching::evaluate(*set, *matching::method_named(method), embedder, taxonomy);
      const auto& q = found.quality;
      if (method == "full") CHECK(found.violations == 0);
      fmt::print("| {} | {} | {:.4f} | {:.4f} | {:.4f} | {:.4f} | {:.4f} | {} | {:.0f} |\n", name, method, q.map,
                 q.ndcg10, q.recall10, q.mrr, q.p1, found.violations, found.microseconds);
      std::string key = fmt::format("{} {}", name, method);
      json::object figures = figures_of(q);
      if (const json::value* before = recorded.if_contains(key))
        for (const auto& [figure, value] : before->as_object()) {
          INFO(key << " " << std::string(figure));
          CHECK(figures.at(figure).as_double() >= value.to_number<double>() - tests::tolerated_drop);
        }
      else
        WARN("nothing on record for " << key);
      measured[key] = std::move(figures);
    }
  }
  tests::record("recorded.json", measured);
}
