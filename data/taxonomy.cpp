#include "data/taxonomy.hpp"

#include <algorithm>
#include <cmath>

#include "data/taxonomy/names.hpp"
#include "data/taxonomy/reader.hpp"

extern "C" const char sanqing_occupations_begin[], sanqing_occupations_end[];
extern "C" const char sanqing_certificates_begin[], sanqing_certificates_end[];
extern "C" const char sanqing_divisions_begin[], sanqing_divisions_end[];

namespace sanqing::data {

namespace {

template <class T>
const T* lookup(const std::vector<T>& records, const std::map<std::string, std::size_t, std::less<>>& places,
                std::string_view key) {
  const auto found = places.find(key);
  return found == places.end() ? nullptr : &records[found->second];
}

struct Hit {
  std::size_t begin, length;  // length counts the letters of the name, which for a gap name is less than its span
  std::size_t span;
  NameEntry entry;
  bool gap = false;
};

bool ends_clause(char32_t c) { return c == U',' || c == U';' || c == U'!' || c == U'?' || c == U'\n' || c == U'.'; }

// "不想做保安", "除了保洁都行", "非销售": the name is what is not meant. A wish in between ("不想上夜班,想做保安")
// lifts it.
bool is_denied(std::u32string_view text, std::size_t begin) {
  constexpr std::size_t reach = 8;
  static constexpr std::u32string_view denials[] = {U"不想", U"不愿",   U"不要", U"不做", U"不干",   U"不当",
                                                    U"不会", U"不考虑", U"除了", U"拒绝", U"没做过", U"没干过",
                                                    U"不是", U"不招",   U"无需", U"不含", U"不用",   U"不接受"};
  if (begin > 0 && text[begin - 1] == U'非') return true;
  const std::size_t from = begin > reach ? begin - reach : 0;
  const auto before = text.substr(from, begin - from);
  std::size_t denied = std::u32string_view::npos;
  for (const auto denial : denials)
    if (const auto at = before.rfind(denial); at != std::u32string_view::npos)
      denied = denied == std::u32string_view::npos ? at + denial.size() : std::max(denied, at + denial.size());
  if (denied == std::u32string_view::npos) return false;
  const auto between = before.substr(denied);
  return std::none_of(between.begin(), between.end(), ends_clause) &&
         between.find(U'想') == std::u32string_view::npos && between.find(U'就') == std::u32string_view::npos &&
         between.find(U'只') == std::u32string_view::npos;
}

void find_names(std::u32string_view text, const TaxonomyNames& names, std::vector<Hit>& hits) {
  for (std::size_t at = 0; at < text.size(); ++at)
    names.occupations.names_at(text, at, [&](std::size_t length, std::uint32_t value) {
      hits.push_back({at, length, length, names.occupation_entries[value]});
    });
}

// 照顾…母亲 in "照顾瘫痪的母亲": a tail looks back for its heads within the clause.
void find_gap_names(std::u32string_view text, const TaxonomyNames& names, std::vector<Hit>& hits) {
  constexpr std::size_t widest = 8;
  struct Part {
    std::size_t begin, end;
    std::uint32_t number;
  };
  std::vector<Part> parts;
  for (std::size_t at = 0; at < text.size(); ++at)
    names.parts.names_at(text, at, [&](std::size_t length, std::uint32_t number) {
      parts.push_back({at, at + length, number});
    });
  for (std::size_t tail = 0; tail < parts.size(); ++tail) {
    const auto& gaps = names.gaps_by_tail[parts[tail].number];
    for (std::size_t head = tail; !gaps.empty() && head-- > 0;) {
      if (parts[head].begin + widest * 2 < parts[tail].begin) break;
      const auto end = parts[head].end, begin = parts[tail].begin;
      if (end > begin || begin - end > widest) continue;
      const auto between = text.substr(end, begin - end);
      if (std::any_of(between.begin(), between.end(), ends_clause)) continue;
      for (const auto gap : gaps)
        if (names.gaps[gap].head == parts[head].number) {
          const auto from = parts[head].begin, to = parts[tail].end;
          hits.push_back({from, to - from - (begin - end), to - from, names.gaps[gap].entry, true});
        }
    }
  }
}

// The longest names stand; what lies inside or across them does not. Names of equal place and length stand together.
void keep_longest(std::size_t text_size, std::vector<Hit>& hits) {
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.length != b.length ? a.length > b.length : a.begin < b.begin;
  });
  std::vector<char> covered(text_size, 0);
  std::vector<Hit> kept;
  for (const auto& hit : hits) {
    const auto first = covered.begin() + static_cast<std::ptrdiff_t>(hit.begin);
    const auto last = first + static_cast<std::ptrdiff_t>(hit.span);
    const bool beside = !kept.empty() && kept.back().begin == hit.begin && kept.back().span == hit.span;
    if (!beside && std::find(first, last, 1) != last) continue;
    std::fill(first, last, 1);
    kept.push_back(hit);
  }
  hits = std::move(kept);
}

// How sure one hit makes us: 1 where the text is the official name; a two-letter word in a long text counts least.
double confidence(const Hit& hit, std::size_t text_size, bool modifies_next) {
  static constexpr double by_strength[] = {1.0, 0.96, 0.5, 0.4};
  const double share = std::min(1.0, 2.0 * static_cast<double>(hit.length) / static_cast<double>(text_size));
  const double weight = std::max(0.6 + 0.4 * std::sqrt(share), hit.length >= 4 ? 0.8 : 0.0);
  double sure = by_strength[static_cast<std::size_t>(hit.entry.strength)] * weight;
  if (hit.length < text_size) sure *= 0.97;
  if (hit.gap) sure *= 0.9;
  if (modifies_next) sure *= 0.8;  // 后厨 in 后厨洗碗工: the last noun of a title is the trade
  return sure;
}

}  // namespace

std::shared_ptr<const Taxonomy> Taxonomy::shipped() {
  static const auto read = TaxonomyReader::read({sanqing_occupations_begin, sanqing_occupations_end},
                                                {sanqing_certificates_begin, sanqing_certificates_end},
                                                {sanqing_divisions_begin, sanqing_divisions_end});
  return read;
}

const Occupation* Taxonomy::occupation(std::string_view code) const {
  return lookup(occupations_, occupation_by_code_, code);
}

const CertificateKind* Taxonomy::certificate(std::string_view kind) const {
  return lookup(certificates_, certificate_by_kind_, kind);
}

const Division* Taxonomy::division(std::string_view code) const { return lookup(divisions_, division_by_code_, code); }

std::vector<Guess> Taxonomy::guess_occupations(std::string_view written, std::size_t most) const {
  const auto text = scannable(written);
  std::vector<Hit> hits;
  find_names(text, *names_, hits);
  find_gap_names(text, *names_, hits);
  std::erase_if(hits, [&](const Hit& hit) { return is_denied(text, hit.begin); });
  keep_longest(text.size(), hits);

  std::vector<Guess> guesses;
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.begin < b.begin; });
  for (const auto& hit : hits) {
    const bool modifies_next = std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
      return other.begin == hit.begin + hit.span && other.entry.owner != hit.entry.owner;
    });
    const double sure = confidence(hit, text.size(), modifies_next);
    const auto* occupation = &occupations_[hit.entry.owner];
    const auto known = std::find_if(guesses.begin(), guesses.end(),
                                    [&](const Guess& guess) { return guess.occupation == occupation; });
    if (known == guesses.end())
      guesses.push_back({occupation, sure});
    else
      known->confidence = std::min(0.97, std::max(known->confidence, sure) + 0.03);  // said again
  }
  std::stable_sort(guesses.begin(), guesses.end(),
                   [](const Guess& a, const Guess& b) { return a.confidence > b.confidence; });
  if (guesses.size() > most) guesses.resize(most);
  return guesses;
}

const CertificateKind* Taxonomy::guess_certificate(std::string_view written) const {
  const auto text = scannable(written);
  const CertificateKind* best = nullptr;
  std::pair<int, std::size_t> best_rank;  // strength first, then length
  for (std::size_t at = 0; at < text.size(); ++at)
    names_->certificates.names_at(text, at, [&](std::size_t length, std::uint32_t value) {
      const auto& entry = names_->certificate_entries[value];
      const int strength = entry.strength == Strength::official ? -1 : -static_cast<int>(entry.strength);
      const std::pair rank{strength, length};
      if (best && rank <= best_rank) return;
      best = &certificates_[entry.owner];
      best_rank = rank;
    });
  return best;
}

bool Taxonomy::certificate_covers(std::string_view held, std::string_view needed) const {
  if (held == needed) return true;
  const auto* kind = certificate(held);
  return kind && std::any_of(kind->includes.begin(), kind->includes.end(),
                             [&](const std::string& lower) { return certificate_covers(lower, needed); });
}

}  // namespace sanqing::data
