#include "index/embedder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>

#include "index/grams_table.hpp"
#include "index/kernels.hpp"
#include "index/model_file.hpp"

extern "C" const char sanqing_embedder_model_begin[], sanqing_embedder_model_end[];

namespace sanqing::index {
namespace {

class BagOfNgrams final : public Embedder {
 public:
  explicit BagOfNgrams(const ModelView& model) : model_(model), rows_(model.hashes) {}
  BagOfNgrams(std::vector<std::byte> bytes, std::string_view where)
      : bytes_(std::move(bytes)), model_(read_model(bytes_, where)), rows_(model_.hashes) {}

  int dimension() const override { return static_cast<int>(model_.dimension); }
  std::string_view name() const override { return model_.name; }

  void embed(std::string_view text, std::span<float> out) const override {
    thread_local std::u32string folded;
    thread_local std::vector<std::uint32_t> known;
    thread_local std::vector<std::uint64_t> unknown[gram_kinds];
    known.clear();
    for (auto& hashes : unknown) hashes.clear();
    fold(text, folded);
    for_each_gram(folded, [&](Gram gram, std::uint64_t hash) {
      auto kind = static_cast<std::size_t>(gram);
      if (std::uint32_t row = rows_.find(hash); row != GramsTable::none)
        known.push_back(row);
      else if (model_.unknown[kind] > 0)
        unknown[kind].push_back(hash);
    });
    std::ranges::fill(out, 0.0f);
    each_with_count(known, [&](std::uint32_t row, float damped) { model_.add_row(row, damped, out); });
    for (std::size_t kind = 0; kind < gram_kinds; ++kind)
      each_with_count(unknown[kind],
                      [&](std::uint64_t hash, float damped) { add_hashed(out, hash, model_.unknown[kind] * damped); });
    float norm = std::sqrt(dot(out.data(), out.data(), out.size()));
    if (norm > 0)
      for (float& x : out) x /= norm;
  }

 private:
  std::vector<std::byte> bytes_;  // empty where the model is linked into the program
  ModelView model_;
  GramsTable rows_;
};

}  // namespace

std::vector<float> Embedder::embed_all(const std::vector<std::string_view>& texts) const {
  std::size_t size = static_cast<std::size_t>(dimension());
  std::vector<float> out(texts.size() * size);
  for (std::size_t i = 0; i < texts.size(); ++i) embed(texts[i], std::span(out).subspan(i * size, size));
  return out;
}

std::span<const std::byte> shipped_model_bytes() {
  return std::as_bytes(std::span(sanqing_embedder_model_begin, sanqing_embedder_model_end));
}

const ModelView& shipped_model() {
  static const ModelView model = read_model(shipped_model_bytes(), "the model of this program");
  return model;
}

std::shared_ptr<const Embedder> shipped_embedder() {
  static const auto shipped = std::make_shared<const BagOfNgrams>(shipped_model());
  return shipped;
}

std::shared_ptr<const Embedder> load_embedder(const std::filesystem::path& file) {
  return std::make_shared<const BagOfNgrams>(read_file(file), file.string());
}

std::shared_ptr<const Embedder> current_embedder(const std::filesystem::path& folder) {
  std::ifstream in(folder / "current");
  std::string name;
  return std::getline(in, name) && !name.empty() ? load_embedder(folder / name) : shipped_embedder();
}

}  // namespace sanqing::index
