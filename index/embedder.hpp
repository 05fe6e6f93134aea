#pragma once
// Text -> unit vector. The default embedder is a trained bag of character n-grams and words (index/model, made by
// index/training), self-contained and linked into the binary. A better model only has to keep this interface.
// A const Embedder is safe for any number of threads. Empty text gives the zero vector.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sanqing::index {

class Embedder {
 public:
  virtual ~Embedder() = default;
  virtual int dimension() const = 0;
  // Names the model that made a vector; an index with another name is rebuilt.
  virtual std::string_view name() const = 0;
  // out.size() == dimension(); L2 norm 1, or all zero where the text holds nothing to embed.
  virtual void embed(std::string_view text, std::span<float> out) const = 0;
  // Row-major texts.size() x dimension().
  virtual std::vector<float> embed_all(const std::vector<std::string_view>& texts) const;
};

// The model linked into this program.
std::shared_ptr<const Embedder> shipped_embedder();
// From a file of index/training. Throws std::runtime_error naming the file when it is missing, cut short or damaged
// (the file carries a checksum).
std::shared_ptr<const Embedder> load_embedder(const std::filesystem::path& file);
// The one an office works with: the file that `folder`/current names (as `sanqing train` leaves it), or the shipped one
// where there is no such folder. Throws as load_embedder does.
std::shared_ptr<const Embedder> current_embedder(const std::filesystem::path& folder);

}  // namespace sanqing::index
