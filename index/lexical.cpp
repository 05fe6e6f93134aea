#include "index/lexical.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <unordered_map>

#include "index/model_file.hpp"
#include "index/words.hpp"

namespace sanqing::index {
namespace {

constexpr float k1 = 1.2f, b = 0.75f;
constexpr float rarest = 9;  // idf of a term the model has not met

void terms_of(std::string_view text, std::vector<std::uint32_t>& out) {
  thread_local std::u32string folded;
  out.clear();
  fold(text, folded);
  for_each_gram<2>(folded, [&](Gram gram, std::uint64_t hash) {
    if (gram != Gram::words2) out.push_back(static_cast<std::uint32_t>(hash >> 32));
  });
  std::ranges::sort(out);
}

template <class Visit>
void each_run(const std::vector<std::uint32_t>& sorted, Visit&& visit) {
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i + 1;
    while (end < sorted.size() && sorted[end] == sorted[i]) ++end;
    visit(sorted[i], static_cast<std::uint32_t>(end - i));
    i = end;
  }
}

// How rare a term is in job adverts, natural logarithm of documents per document with it. A table by the first 18 bits
// of a term; where two terms meet, the more frequent one counts.
float term_idf(std::uint32_t term) {
  static const std::vector<float> table = [] {
    const ModelView& model = shipped_model();
    std::vector<float> idf(1u << 18, rarest);
    for (std::size_t i = 0; i < model.hashes.size(); ++i) {
      float& slot = idf[model.hashes[i] >> 46];
      slot = std::min(slot, static_cast<float>(model.idf[i]) / 16);
    }
    return idf;
  }();
  return table[term >> 14];
}

// In ascending terms that are spread evenly, as hashes are: a term stands near its share of the way, a few steps off.
bool holds(std::span<const std::uint16_t> text, std::uint16_t term) {
  std::size_t at = text.size() * term >> 16;
  while (at > 0 && text[at - 1] >= term) --at;
  while (at < text.size() && text[at] < term) ++at;
  return at < text.size() && text[at] == term;
}

}  // namespace

struct Lexical::Impl {
  struct Posting {
    std::uint32_t document, count;
  };
  std::unordered_map<std::uint32_t, std::vector<Posting>> postings;
  std::vector<Id> ids;
  std::vector<float> lengths;
  double total_length = 0;
};

Lexical::Lexical() : impl_(std::make_unique<Impl>()) {}
Lexical::~Lexical() = default;
Lexical::Lexical(Lexical&&) noexcept = default;

void Lexical::add(Id id, std::string_view text) {
  thread_local std::vector<std::uint32_t> terms;
  terms_of(text, terms);
  auto document = static_cast<std::uint32_t>(impl_->ids.size());
  impl_->ids.push_back(id);
  impl_->lengths.push_back(static_cast<float>(terms.size()));
  impl_->total_length += static_cast<double>(terms.size());
  each_run(terms, [&](std::uint32_t term, std::uint32_t count) { impl_->postings[term].push_back({document, count}); });
}

std::vector<Neighbour> Lexical::search(std::string_view text, std::size_t k) const {
  thread_local std::vector<std::uint32_t> terms;
  thread_local std::vector<float> scores;
  terms_of(text, terms);
  std::size_t documents = impl_->ids.size();
  scores.assign(documents, 0.0f);
  float mean_length = documents ? static_cast<float>(impl_->total_length / static_cast<double>(documents)) : 0;
  each_run(terms, [&](std::uint32_t term, std::uint32_t asked) {
    auto found = impl_->postings.find(term);
    if (found == impl_->postings.end()) return;
    auto with = static_cast<float>(found->second.size()), all = static_cast<float>(documents);
    float weight = static_cast<float>(asked) * std::log(1 + (all - with + 0.5f) / (with + 0.5f)) * (k1 + 1);
    for (auto [document, count] : found->second) {
      auto often = static_cast<float>(count);
      scores[document] += weight * often / (often + k1 * (1 - b + b * impl_->lengths[document] / mean_length));
    }
  });
  std::vector<Neighbour> out;
  for (std::size_t i = 0; i < documents; ++i)
    if (scores[i] > 0) out.push_back({impl_->ids[i], scores[i]});
  auto better = [](const Neighbour& x, const Neighbour& y) {
    return x.score != y.score ? x.score > y.score : x.id < y.id;
  };
  std::size_t most = std::min(k, out.size());
  std::ranges::partial_sort(out, out.begin() + static_cast<std::ptrdiff_t>(most), better);
  out.resize(most);
  return out;
}

std::vector<std::uint16_t> text_terms(std::string_view text) {
  thread_local std::u32string folded;
  // A place for every 16-bit term, so that nothing has to be sorted.
  thread_local std::array<std::uint64_t, 1024> seen;
  seen.fill(0);
  fold(text, folded);
  std::size_t count = 0;
  for_each_gram<2>(folded, [&](Gram gram, std::uint64_t hash) {
    if (gram == Gram::words2 || gram == Gram::number) return;
    std::uint64_t &word = seen[hash >> 54], bit = std::uint64_t{1} << (hash >> 48 & 63);
    count += !(word & bit);
    word |= bit;
  });
  std::vector<std::uint16_t> terms;
  terms.reserve(count);
  for (std::size_t at = 0; at < seen.size(); ++at)
    for (std::uint64_t word = seen[at]; word; word &= word - 1)
      terms.push_back(static_cast<std::uint16_t>(at * 64 + static_cast<std::size_t>(std::countr_zero(word))));
  return terms;
}

std::vector<AskedTerm> asked_terms(std::string_view text) {
  thread_local std::vector<std::uint32_t> terms;
  terms_of(text, terms);
  terms.erase(std::ranges::unique(terms).begin(), terms.end());
  std::vector<AskedTerm> asked;
  float sum = 0;
  for (std::uint32_t term : terms) {
    float idf = term_idf(term);
    asked.push_back({static_cast<std::uint16_t>(term >> 16), idf * idf});
    sum += idf * idf;
  }
  for (AskedTerm& one : asked) one.share /= sum;
  return asked;
}

float coverage(std::span<const AskedTerm> asked, std::span<const std::uint16_t> text) {
  float found = 0;
  for (const AskedTerm& one : asked)
    if (holds(text, one.term)) found += one.share;
  return std::min(1.0f, found);
}

}  // namespace sanqing::index
