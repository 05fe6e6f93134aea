#pragma once
// Learns the rows of the bag-of-n-grams embedder: both texts of a pair should be nearer to each other than to the other
// texts of their batch (InfoNCE with in-batch negatives, both ways; van den Oord et al. 2018). Rows start as random
// signs times idf, so training starts from a hashed TF-IDF. One thread, fixed seed, fixed order of sums, own exp and
// log: the same corpus and options give the same bytes on every machine.

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/words.hpp"

namespace sanqing::index {

// One text of a pair; a long one is cropped anew each time it is used.
struct TrainingPair {
  std::uint32_t left = 0, right = 0;  // places in TrainingCorpus::texts
  std::uint32_t group = 0;            // pairs of one group are not each other's negatives
};

// Pairs of one kind, drawn for `share` of the steps; a batch is of one source.
struct TrainingSource {
  std::string name;
  double share = 1;
  std::vector<TrainingPair> pairs;
};

// A text has a realm (adverts, dictionary, ...): an n-gram is as common as it is in the realm where it is most common.
struct TrainingCorpus {
  std::vector<std::string> texts;
  std::vector<std::uint8_t> realms;
  std::vector<TrainingSource> sources;

  std::uint32_t add(std::string text, std::uint8_t realm) {
    texts.push_back(std::move(text));
    realms.push_back(realm);
    return static_cast<std::uint32_t>(texts.size() - 1);
  }
};

struct TrainingOptions {
  // A model file to go on from; empty = from the start. Its rows stay; n-grams it does not know start where it puts
  // them.
  std::span<const std::byte> start_from;
  std::string name = "ngrams-1";
  std::uint64_t seed = 20260101;
  std::size_t dimension = 256, bits = 2;  // bits: 2 or 4
  std::size_t most_rows = 150000;         // n-grams that get a row, the most common ones
  std::size_t steps = 800, batch = 1024;
  float temperature = 0.13f, rate = 0.1f;
  float drop = 0.2f;                             // share of a text's n-grams left out at each use
  std::size_t least_crop = 40, most_crop = 600;  // n-grams
  std::array<std::uint32_t, gram_kinds> least_documents{2, 2, 3, 4, 2, 3, 3, 1u << 30};
  std::array<float, gram_kinds> start{0.5f, 1, 1, 1, 1, 1, 0.4f, 0};  // length of a row at the start, times idf
  std::array<float, gram_kinds> unknown{2.5f, 5, 0, 0, 5, 0, 1, 0};   // length of the row of what is not in the file
};

using TrainingProgress = std::function<void(std::size_t step, std::size_t of, double loss)>;

// The bytes of a model file (index/model_file.hpp).
std::vector<std::byte> train(const TrainingCorpus& corpus, const TrainingOptions& options,
                             const TrainingProgress& progress = {});

}  // namespace sanqing::index
