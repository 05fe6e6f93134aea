#include "index/training/office.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "index/kernels.hpp"
#include "index/model_file.hpp"
#include "index/training/exact_math.hpp"

namespace sanqing::index {
namespace {

constexpr std::size_t most_of_a_title = 25, most_texts = 20000;

std::u32string folded(std::string_view text) {
  std::u32string out;
  fold(text, out);
  return out;
}

std::uint64_t number(std::string_view text) {
  std::uint64_t hash = 1;
  for (char c : text) hash = detail::step(hash, static_cast<unsigned char>(c));
  return detail::finish(hash);
}

double average_precision(const std::vector<std::pair<float, std::size_t>>& ranked,
                         const std::vector<std::size_t>& relevant, std::size_t exclude) {
  double rank = 0, hits = 0, sum = 0, all = 0;
  for (std::size_t text : relevant) all += text != exclude;
  for (auto [score, text] : ranked) {
    if (text == exclude) continue;
    ++rank;
    if (std::ranges::binary_search(relevant, text)) sum += ++hits / rank;
  }
  return all > 0 ? sum / all : 0;
}

}  // namespace

OfficeSplit split(std::vector<OfficeText> texts) {
  OfficeSplit parts;
  std::set<std::uint64_t> seen;
  for (OfficeText& text : texts) {
    if (!seen.insert(number(text.title + '\n' + text.text)).second) continue;
    bool hold = number(text.source.empty() ? text.text : text.source) % 5 == 0;
    (hold ? parts.held_back : parts.learn).push_back(std::move(text));
  }
  return parts;
}

OfficeFigures measure(const Embedder& embedder, const std::vector<OfficeText>& held_back) {
  std::map<std::u32string, std::vector<std::size_t>> by_title;
  std::vector<std::string_view> texts;
  for (const OfficeText& text : held_back) {
    by_title[folded(text.title)].push_back(texts.size());
    texts.push_back(text.text);
  }
  auto size = static_cast<std::size_t>(embedder.dimension());
  std::vector<float> vectors = embedder.embed_all(texts), asked(size);
  auto ranked = [&](const float* query) {
    std::vector<std::pair<float, std::size_t>> order;
    for (std::size_t i = 0; i < texts.size(); ++i) order.emplace_back(-dot(query, vectors.data() + i * size, size), i);
    std::ranges::sort(order);
    return order;
  };
  OfficeFigures figures;
  std::size_t pairs = 0;
  for (const auto& [title, same] : by_title) {
    embedder.embed(held_back[same[0]].title, asked);
    figures.title_to_text += average_precision(ranked(asked.data()), same, texts.size());
    ++figures.titles;
    for (std::size_t i = 0; same.size() > 1 && i < std::min<std::size_t>(3, same.size()); ++i, ++pairs)
      figures.text_to_text += average_precision(ranked(vectors.data() + same[i] * size), same, same[i]);
  }
  figures.title_to_text /= static_cast<double>(std::max<std::size_t>(1, figures.titles));
  figures.text_to_text /= static_cast<double>(std::max<std::size_t>(1, pairs));
  return figures;
}

std::vector<std::byte> learn(const std::vector<OfficeText>& texts, std::span<const std::byte> start_from,
                             const TrainingProgress& progress) {
  TrainingCorpus corpus;
  TrainingSource titles{"title-ad", 3, {}}, same{"same-title", 1, {}};
  std::map<std::u32string, std::vector<std::uint32_t>> by_title;
  std::vector<const OfficeText*> order;
  for (const OfficeText& text : texts) order.push_back(&text);
  Random random(7);
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
  std::map<std::u32string, std::uint32_t> groups;
  for (const OfficeText* text : order) {
    std::u32string key = folded(text->title);
    auto& others = by_title[key];
    if (others.size() == most_of_a_title || titles.pairs.size() == most_texts) continue;
    std::uint32_t group = groups.try_emplace(key, static_cast<std::uint32_t>(groups.size())).first->second;
    std::uint32_t body = corpus.add(text->text, 0);
    titles.pairs.push_back({corpus.add(text->title, 1), body, group});
    if (!others.empty()) same.pairs.push_back({others.back(), body, group});
    others.push_back(body);
  }
  corpus.sources.push_back(std::move(titles));
  if (!same.pairs.empty()) corpus.sources.push_back(std::move(same));
  ModelView old = read_model(start_from, "the model to go on from");
  TrainingOptions options;
  options.start_from = start_from;
  options.name = "office-1";
  options.dimension = old.dimension;
  options.bits = old.bits;
  options.most_rows = 40000;
  options.steps = 300;
  options.batch = std::clamp<std::size_t>(texts.size() / 4, 32, 512);
  options.rate = 0.02f;
  return train(corpus, options, progress);
}

}  // namespace sanqing::index
