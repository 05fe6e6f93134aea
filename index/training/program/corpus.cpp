#include "index/training/program/corpus.hpp"

#include <fmt/core.h>

#include "index/words.hpp"

namespace sanqing::training {

std::uint32_t Builder::text(const std::string& text, Realm realm) {
  auto [found, fresh] = texts_.try_emplace(static_cast<char>('0' + static_cast<int>(realm)) + text, 0u);
  if (fresh) found->second = corpus.add(text, static_cast<std::uint8_t>(realm));
  return found->second;
}

std::uint32_t Builder::group(const std::string& name) {
  return groups_.try_emplace(name, static_cast<std::uint32_t>(groups_.size())).first->second;
}

void Builder::add(std::string name, double share, Pairs pairs) {
  if (auto other = options_.share.find(name); other != options_.share.end()) share = other->second;
  fmt::print(stderr, "{:12} {:7} pairs, share {}\n", name, pairs.size(), share);
  if (share > 0 && !pairs.empty()) corpus.sources.push_back({std::move(name), share, std::move(pairs)});
}

std::string title_key(const std::string& title) {
  std::u32string folded;
  std::string bare, key;
  for (std::size_t i = 0, depth = 0; i < title.size();) {
    std::size_t length = i + 1;
    while (length < title.size() && (title[length] & 0xC0) == 0x80) ++length;
    std::string c = title.substr(i, length - i);
    i = length;
    bool opens = c == "(" || c == "（" || c == "【" || c == "[",
         closes = c == ")" || c == "）" || c == "】" || c == "]";
    depth += opens;
    if (depth == 0) bare += c;
    if (closes && depth > 0) --depth;
  }
  index::fold(bare.size() < 4 ? title : bare, folded);
  for (char32_t c : folded)
    if (c != U' ') key.append(reinterpret_cast<const char*>(&c), 3);
  return key;
}

std::vector<std::string> split(const std::string& text, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    std::size_t first = text.find_first_not_of(' ', begin), last = text.find_last_not_of(' ', end ? end - 1 : 0);
    if (first < end && last != std::string::npos && last >= first)
      parts.push_back(text.substr(first, last - first + 1));
    begin = end + 1;
  }
  return parts;
}

index::TrainingCorpus read_corpus(const CorpusOptions& options, HeldBack* held_back) {
  Builder builder(options);
  add_occupations(builder, options);
  add_dictionary(builder, options);
  add_job_types(builder, options);
  add_esco(builder, options);
  add_adverts(builder, options, held_back);
  if (!options.pairs.empty()) {
    Pairs pairs;
    for (const auto& row : read_tsv(options.pairs))
      if (row.size() >= 2)
        pairs.push_back({builder.text(row[0], Realm::occupation), builder.text(row[1], Realm::occupation),
                         builder.group("pair " + row[0])});
    builder.add("pairs", 1, std::move(pairs));
  }
  return std::move(builder.corpus);
}

}  // namespace sanqing::training
