// Makes index/model/embedder.bin, and measures models:
//   train_embedder --data DIR --occupations data/taxonomy/occupations.tsv --out index/model/embedder.bin
//   train_embedder --data DIR --measure index/model/embedder.bin
// The same inputs (training/inputs.sha256) give the same bytes on every machine.

#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "index/durable_file.hpp"
#include "index/training/program/corpus.hpp"

namespace {

using namespace sanqing;

constexpr double shares[] = {0.3, 0.5, 0.7, 0.85};  // of the vectors in the fusion

void print_row(const std::string& set, const training::LabelledSet& labelled, const index::Embedder& embedder) {
  std::string fusion;
  training::Comparison found;
  auto text = [](const training::Figures& x) {
    return fmt::format("{:.3f}/{:.3f}/{:.3f}", x.map, x.ndcg10, x.recall10);
  };
  for (double share : shares) {
    found = training::compare(labelled, embedder, share);
    fusion += fmt::format(" | {} x{:.2f}", text(found.hybrid), found.hybrid.map / found.bm25.map);
  }
  fmt::print("{:<16} {:>4} | {} | {} x{:.2f}{}\n", set, labelled.queries.size(), text(found.bm25), text(found.dense),
             found.dense.map / found.bm25.map, fusion);
}

void measure(const std::filesystem::path& data, const index::Embedder& embedder, const training::HeldBack* held_back) {
  fmt::print(
      "MAP/nDCG@10/R@10, ratios of MAP to BM25; fusion with {:.2f}, {:.2f}, {:.2f}, {:.2f} of the vectors\n{:<16} "
      "{:>4} | {:17} | {:23} | fusion\n",
      shares[0], shares[1], shares[2], shares[3], "set", "q", "bm25", "dense");
  if (held_back) {
    print_row("held title-ad", held_back->title_to_ad, embedder);
    print_row("held ad-ad", held_back->ad_to_ad, embedder);
  }
  for (const char* set : {"title-to-ad", "ad-to-ad", "talentclef-en", "talentclef-es", "talentclef-de"})
    print_row(set, training::read_set(data / "dev" / set), embedder);
}

int run(int argc, char** argv) {
  CLI::App app("Trains and measures the embedder.");
  training::CorpusOptions from;
  index::TrainingOptions options;
  std::filesystem::path out, model;
  app.add_option("--data", from.data, "the folder of training material")->required();
  app.add_option("--occupations", from.occupations, "data/taxonomy/occupations.tsv");
  app.add_option("--pairs", from.pairs, "further pairs: one a line, parted by a tab");
  app.add_option("--out", out, "the model file to write");
  app.add_option("--measure", model, "only measure this model");
  app.add_flag("--hold-back", from.hold_back, "keep an eighth of the companies out and measure on them");
  app.add_option("--rows", options.most_rows);
  app.add_option("--steps", options.steps);
  CLI11_PARSE(app, argc, argv);
  if (!model.empty()) {
    measure(from.data, *index::load_embedder(model), nullptr);
    return 0;
  }
  training::HeldBack held_back;
  auto corpus = training::read_corpus(from, &held_back);
  auto bytes = index::train(corpus, options, [](std::size_t step, std::size_t of, double loss) {
    if (step % 50 == 0) fmt::print(stderr, "step {} / {}, loss {:.3f}\n", step, of, loss);
  });
  index::replace_file(out, [&](index::Stream& file) { return file.write(bytes.data(), bytes.size()); });
  measure(from.data, *index::load_embedder(out), from.hold_back ? &held_back : nullptr);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "train_embedder: {}\n", failure.what());
    return 1;
  }
}
