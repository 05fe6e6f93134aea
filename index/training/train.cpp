#include "index/training/train.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

#include "index/kernels.hpp"
#include "index/model_file.hpp"
#include "index/training/exact_math.hpp"
#include "index/training/vocabulary.hpp"

namespace sanqing::index {
namespace {

// A text of the batch as it was used: its rows with their weights, the sum before and after making it a unit vector.
struct Used {
  std::vector<std::pair<std::uint32_t, float>> rows;
  std::vector<float> unit;
  float norm = 0;
};

class Trainer {
 public:
  Trainer(const TrainingCorpus& corpus, const TrainingOptions& options)
      : corpus_(corpus),
        options_(options),
        random_(options.seed),
        vocabulary_(make_vocabulary(corpus.texts, corpus.realms, options.most_rows, options.least_documents)) {
    if (options.start_from.empty())
      start_anew();
    else
      go_on(read_model(options.start_from, "the model to go on from"));
    squares_.assign(vocabulary_.hashes.size(), 0.0f);
    slot_of_.assign(vocabulary_.hashes.size(), GramsTable::none);
    for (const std::string& text : corpus.texts) texts_.push_back(rows_of(text, vocabulary_));
  }

  double step();
  std::vector<std::byte> file() const;

 private:
  std::span<float> row(std::size_t i) { return std::span(rows_).subspan(i * options_.dimension, options_.dimension); }
  void start_anew();
  void go_on(const ModelView& model);
  const TrainingSource& draw_source();
  void use(std::uint32_t text, Used& used);
  double push_apart(const std::vector<TrainingPair>& pairs, std::vector<std::vector<float>>& left,
                    std::vector<std::vector<float>>& right);
  void gather(const Used& used, std::span<const float> gradient);
  void apply();

  const TrainingCorpus& corpus_;
  const TrainingOptions& options_;
  Random random_;
  Vocabulary vocabulary_;
  std::array<float, gram_kinds> unknown_{};
  std::vector<bool> fixed_;  // a row of the model that is gone on from
  std::vector<std::vector<std::uint32_t>> texts_;
  std::vector<float> rows_, squares_;
  std::vector<std::uint32_t> slot_of_, touched_;
  std::vector<float> gradients_;
  std::vector<Used> left_, right_;
};

void Trainer::start_anew() {
  unknown_ = options_.unknown;
  fixed_.assign(vocabulary_.hashes.size(), false);
  rows_.assign(vocabulary_.hashes.size() * options_.dimension, 0.0f);
  for (std::size_t i = 0; i < vocabulary_.hashes.size(); ++i)
    add_hashed(row(i), vocabulary_.hashes[i],
               options_.start[static_cast<std::size_t>(vocabulary_.kinds[i])] * vocabulary_.idf[i]);
}

void Trainer::go_on(const ModelView& model) {
  if (model.dimension != options_.dimension)
    throw std::invalid_argument("the model to go on from has another dimension");
  unknown_ = model.unknown;
  GramsTable known(model.hashes);
  Vocabulary both;
  auto add = [&](std::uint64_t hash, Gram kind, float idf, bool fixed) {
    both.hashes.push_back(hash);
    both.kinds.push_back(kind);
    both.idf.push_back(idf);
    fixed_.push_back(fixed);
  };
  std::size_t own = 0;
  auto add_new_below = [&](std::uint64_t end) {
    for (; own < vocabulary_.hashes.size() && vocabulary_.hashes[own] <= end; ++own)
      if (known.find(vocabulary_.hashes[own]) == GramsTable::none)
        add(vocabulary_.hashes[own], vocabulary_.kinds[own], vocabulary_.idf[own], false);
  };
  for (std::size_t i = 0; i < model.hashes.size(); ++i) {
    add_new_below(model.hashes[i]);
    add(model.hashes[i], Gram::word, static_cast<float>(model.idf[i]) / 16, true);  // its kind is not asked for again
  }
  add_new_below(~std::uint64_t{0});
  both.table = GramsTable(both.hashes);
  vocabulary_ = std::move(both);
  rows_.assign(vocabulary_.hashes.size() * options_.dimension, 0.0f);
  for (std::size_t i = 0, old = 0; i < vocabulary_.hashes.size(); ++i)
    if (fixed_[i]) {
      model.add_row(old, 1, row(i));
      ++old;
    } else {
      add_hashed(row(i), vocabulary_.hashes[i], unknown_[static_cast<std::size_t>(vocabulary_.kinds[i])]);
    }
}

const TrainingSource& Trainer::draw_source() {
  double all = 0;
  for (const TrainingSource& source : corpus_.sources) all += source.share;
  double at = random_.unit() * all;
  for (const TrainingSource& source : corpus_.sources)
    if ((at -= source.share) < 0) return source;
  return corpus_.sources.back();
}

void Trainer::use(std::uint32_t text, Used& used) {
  std::span<const std::uint32_t> grams = texts_[text];
  if (grams.size() > options_.least_crop) {
    auto most = static_cast<std::uint32_t>(std::min(grams.size(), options_.most_crop));
    auto least = static_cast<std::uint32_t>(options_.least_crop);
    std::uint32_t size = least + random_.below(most - least + 1);
    grams = grams.subspan(random_.below(static_cast<std::uint32_t>(grams.size()) - size + 1), size);
  }
  std::vector<std::uint32_t> kept;
  for (std::uint32_t gram : grams)
    if (random_.unit() >= options_.drop) kept.push_back(gram);
  used.rows.clear();
  used.unit.assign(options_.dimension, 0.0f);
  each_with_count(kept, [&](std::uint32_t gram, float damped) {
    used.rows.emplace_back(gram, damped);
    add_scaled(used.unit.data(), row(gram).data(), damped, options_.dimension);
  });
  used.norm = std::sqrt(dot(used.unit.data(), used.unit.data(), options_.dimension));
  if (used.norm > 0)
    for (float& x : used.unit) x /= used.norm;
}

// Fills the gradients of the loss by the unit vectors of both sides; returns the loss.
double Trainer::push_apart(const std::vector<TrainingPair>& pairs, std::vector<std::vector<float>>& left,
                           std::vector<std::vector<float>>& right) {
  std::size_t n = pairs.size(), size = options_.dimension;
  std::vector<float> alike(n * n), row_sum(n, 0.0f), column_sum(n, 0.0f);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      bool negative =
          pairs[i].group != pairs[j].group && pairs[i].left != pairs[j].left && pairs[i].right != pairs[j].right;
      float score = dot(left_[i].unit.data(), right_[j].unit.data(), size) - 1;
      alike[i * n + j] = i == j || negative ? exact_exp(score / options_.temperature) : 0;
      row_sum[i] += alike[i * n + j];
      column_sum[j] += alike[i * n + j];
    }
  double loss = 0;
  float scale = 0.5f / (options_.temperature * static_cast<float>(n));
  for (std::size_t i = 0; i < n; ++i) {
    left[i].assign(size, 0.0f);
    right[i].assign(size, 0.0f);
  }
  for (std::size_t i = 0; i < n; ++i) {
    float own = alike[i * n + i] + 1e-30f;
    loss -= 0.5 * (exact_log(own / (row_sum[i] + 1e-30f)) + exact_log(own / (column_sum[i] + 1e-30f)));
    for (std::size_t j = 0; j < n; ++j) {
      float pull = alike[i * n + j] / (row_sum[i] + 1e-30f) + alike[i * n + j] / (column_sum[j] + 1e-30f);
      if (i == j) pull -= 2;
      if (std::abs(pull) < 1e-5f) continue;
      add_scaled(left[i].data(), right_[j].unit.data(), pull * scale, size);
      add_scaled(right[j].data(), left_[i].unit.data(), pull * scale, size);
    }
  }
  return loss / static_cast<double>(n);
}

void Trainer::gather(const Used& used, std::span<const float> gradient) {
  if (used.norm == 0) return;
  std::vector<float> tangent(gradient.begin(), gradient.end());
  add_scaled(tangent.data(), used.unit.data(), -dot(gradient.data(), used.unit.data(), tangent.size()), tangent.size());
  for (auto [gram, weight] : used.rows) {
    std::uint32_t& slot = slot_of_[gram];
    if (slot == GramsTable::none) {
      slot = static_cast<std::uint32_t>(touched_.size());
      touched_.push_back(gram);
      if (gradients_.size() < touched_.size() * options_.dimension)
        gradients_.resize(touched_.size() * options_.dimension * 2);
      std::fill_n(gradients_.data() + slot * options_.dimension, options_.dimension, 0.0f);
    }
    add_scaled(gradients_.data() + slot * options_.dimension, tangent.data(), weight / used.norm, options_.dimension);
  }
}

// Adagrad (Duchi, Hazan, Singer 2011) with one running sum of squares a row.
void Trainer::apply() {
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    std::uint32_t gram = touched_[i];
    const float* gradient = gradients_.data() + i * options_.dimension;
    squares_[gram] += dot(gradient, gradient, options_.dimension) / static_cast<float>(options_.dimension);
    if (squares_[gram] > 0)
      add_scaled(row(gram).data(), gradient, -options_.rate / std::sqrt(squares_[gram]), options_.dimension);
    slot_of_[gram] = GramsTable::none;
  }
  touched_.clear();
}

double Trainer::step() {
  const TrainingSource& source = draw_source();
  std::vector<TrainingPair> pairs;
  for (std::size_t i = 0; i < options_.batch; ++i)
    pairs.push_back(source.pairs[random_.below(static_cast<std::uint32_t>(source.pairs.size()))]);
  left_.resize(pairs.size());
  right_.resize(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    use(pairs[i].left, left_[i]);
    use(pairs[i].right, right_[i]);
  }
  std::vector<std::vector<float>> left(pairs.size()), right(pairs.size());
  double loss = push_apart(pairs, left, right);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    gather(left_[i], left[i]);
    gather(right_[i], right[i]);
  }
  apply();
  return loss;
}

std::vector<std::byte> Trainer::file() const {
  std::size_t size = options_.dimension;
  std::vector<std::span<const float>> rows;
  std::vector<std::uint8_t> idf;
  for (std::size_t i = 0; i < vocabulary_.hashes.size(); ++i) {
    rows.push_back(std::span(rows_).subspan(i * size, size));
    idf.push_back(static_cast<std::uint8_t>(std::clamp(vocabulary_.idf[i] * 16, 0.0f, 255.0f)));
  }
  PackedRows packed = pack_rows(rows, options_.bits);
  ModelView model;
  model.name = options_.name;
  model.dimension = size;
  model.bits = options_.bits;
  model.scale_unit = packed.scale_unit;
  model.hashes = vocabulary_.hashes;
  model.scales = packed.scales;
  model.codes = packed.codes;
  model.idf = idf;
  model.unknown = unknown_;
  return write_model(model);
}

}  // namespace

std::vector<std::byte> train(const TrainingCorpus& corpus, const TrainingOptions& options,
                             const TrainingProgress& progress) {
  Trainer trainer(corpus, options);
  for (std::size_t step = 0; step < options.steps; ++step) {
    double loss = trainer.step();
    if (progress) progress(step + 1, options.steps, loss);
  }
  return trainer.file();
}

}  // namespace sanqing::index
