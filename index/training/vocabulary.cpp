#include "index/training/vocabulary.hpp"

#include <algorithm>
#include <numeric>

#include "index/training/exact_math.hpp"

namespace sanqing::index {
namespace {

struct Counted {
  std::uint64_t hash;
  std::uint32_t documents;
  float idf;
  Gram kind;
};

struct Seen {
  std::uint64_t hash;
  std::uint8_t realm;
  Gram kind;
};

// Of each text an n-gram is taken once. Sorted by hash, then realm.
std::vector<Seen> see(const std::vector<std::string>& texts, const std::vector<std::uint8_t>& realms) {
  std::vector<Seen> all, own;
  std::u32string folded;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    fold(texts[i], folded);
    own.clear();
    for_each_gram(folded, [&](Gram kind, std::uint64_t hash) { own.push_back({hash, realms[i], kind}); });
    std::ranges::sort(own, {}, &Seen::hash);
    own.erase(std::ranges::unique(own, {}, &Seen::hash).begin(), own.end());
    all.insert(all.end(), own.begin(), own.end());
  }
  std::ranges::sort(
      all, [](const Seen& x, const Seen& y) { return x.hash != y.hash ? x.hash < y.hash : x.realm < y.realm; });
  return all;
}

std::vector<Counted> count(const std::vector<Seen>& seen, const std::vector<std::uint8_t>& realms) {
  std::vector<double> texts(256, 0);
  for (std::uint8_t realm : realms) ++texts[realm];
  std::vector<Counted> counted;
  for (std::size_t i = 0; i < seen.size();) {
    std::size_t end = i;
    while (end < seen.size() && seen[end].hash == seen[i].hash && seen[end].realm == seen[i].realm) ++end;
    if (counted.empty() || counted.back().hash != seen[i].hash)
      counted.push_back({seen[i].hash, 0, 100.0f, seen[i].kind});
    Counted& gram = counted.back();
    gram.documents += static_cast<std::uint32_t>(end - i);
    double idf = exact_log((texts[seen[i].realm] + 1) / (static_cast<double>(end - i) + 0.5));
    gram.idf = std::min(gram.idf, static_cast<float>(idf));
    i = end;
  }
  return counted;
}

}  // namespace

Vocabulary make_vocabulary(const std::vector<std::string>& texts, const std::vector<std::uint8_t>& realms,
                           std::size_t most, const std::array<std::uint32_t, gram_kinds>& least) {
  std::vector<Counted> counted = count(see(texts, realms), realms);
  std::erase_if(counted, [&](const Counted& c) { return c.documents < least[static_cast<std::size_t>(c.kind)]; });
  if (counted.size() > most) {
    std::ranges::sort(
        counted, [](const Counted& x, const Counted& y) { return x.idf != y.idf ? x.idf < y.idf : x.hash < y.hash; });
    counted.resize(most);
    std::ranges::sort(counted, {}, &Counted::hash);
  }
  Vocabulary vocabulary;
  for (const Counted& c : counted) {
    vocabulary.hashes.push_back(c.hash);
    vocabulary.kinds.push_back(c.kind);
    vocabulary.idf.push_back(c.idf);
  }
  vocabulary.table = GramsTable(vocabulary.hashes);
  return vocabulary;
}

std::vector<std::uint32_t> rows_of(std::string_view text, const Vocabulary& vocabulary) {
  std::vector<std::uint32_t> rows;
  std::u32string folded;
  fold(text, folded);
  for_each_gram(folded, [&](Gram, std::uint64_t hash) {
    if (std::uint32_t row = vocabulary.table.find(hash); row != GramsTable::none) rows.push_back(row);
  });
  return rows;
}

}  // namespace sanqing::index
