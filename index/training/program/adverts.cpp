// Adverts: a title and crops of its description, the two halves of one, adverts of two companies under one title, and
// spoken names of the occupation of a title with its descriptions.

#include <algorithm>

#include "index/training/exact_math.hpp"
#include "index/training/program/corpus.hpp"
#include "index/words.hpp"

namespace sanqing::training {
namespace {

constexpr std::size_t most_of_a_title = 25, most_held_of_a_title = 8;

struct Advert {
  std::string title, text, skills, company;
};
using ByTitle = std::map<std::string, std::vector<Advert>>;

std::uint64_t number(const std::string& text) {
  std::uint64_t hash = 1;
  for (char c : text) hash = index::detail::step(hash, static_cast<unsigned char>(c));
  return index::detail::finish(hash);
}

// In a random order, so that the 25 kept of a title are not all of one company.
void read(const CorpusOptions& options, ByTitle& kept, ByTitle& held) {
  auto rows = read_json_lines(options.data / "ads" / "fit.jsonl.zst");
  index::Random random(7);
  for (std::size_t i = rows.size(); i > 1; --i)
    std::swap(rows[i - 1], rows[random.below(static_cast<std::uint32_t>(i))]);
  for (Fields& row : rows) {
    bool hold = options.hold_back && number(row["company_hash"]) % 8 == 0;
    auto& group = (hold ? held : kept)[title_key(row["title"])];
    if (group.size() < (hold ? most_held_of_a_title : most_of_a_title))
      group.push_back({row["title"], row["desc"], row["skills"], row["company_hash"]});
  }
}

std::pair<std::string, std::string> halves_of(const std::string& text) {
  std::size_t middle = text.size() / 2;
  while (middle < text.size() && (text[middle] & 0xC0) == 0x80) ++middle;
  return {text.substr(0, middle), text.substr(middle)};
}

HeldBack labelled(const ByTitle& held) {
  HeldBack sets;
  for (const auto& [key, adverts] : held) {
    std::vector<index::Id> ids;
    for (const Advert& advert : adverts) {
      ids.push_back(static_cast<index::Id>(sets.title_to_ad.documents.size()));
      sets.title_to_ad.documents.push_back(advert.text);
    }
    if (ids.size() < 2) continue;
    sets.title_to_ad.queries.push_back({adverts[0].title, -1, ids});
    for (std::size_t i = 0; i < std::min<std::size_t>(3, ids.size()); ++i) {
      auto others = ids;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      sets.ad_to_ad.queries.push_back({adverts[i].text, ids[i], others});
    }
  }
  sets.ad_to_ad.documents = sets.title_to_ad.documents;
  return sets;
}

}  // namespace

void add_adverts(Builder& builder, const CorpusOptions& options, HeldBack* held_back) {
  ByTitle kept, held;
  read(options, kept, held);
  if (held_back) *held_back = labelled(held);
  Pairs title, halves, same, skills, spoken;
  index::Random random(11);
  for (const auto& [key, adverts] : kept) {
    std::uint32_t group = builder.group("title " + key);
    auto occupation = builder.occupation_of.find(key);
    for (std::size_t i = 0; i < adverts.size(); ++i) {
      const Advert& advert = adverts[i];
      std::uint32_t name = builder.text(advert.title, Realm::advert_title),
                    text = builder.text(advert.text, Realm::advert);
      title.push_back({name, text, group});
      auto [left, right] = halves_of(advert.text);
      if (left.size() > 150)
        halves.push_back({builder.text(left, Realm::advert), builder.text(right, Realm::advert), group});
      if (advert.skills.size() > 6) skills.push_back({name, builder.text(advert.skills, Realm::advert_title), group});
      if (i > 0 && adverts[i - 1].company != advert.company && adverts[i - 1].text != advert.text)
        same.push_back({builder.text(adverts[i - 1].text, Realm::advert), text, group});
      if (occupation == builder.occupation_of.end()) continue;
      const auto& names = builder.names_of_occupation[occupation->second];
      for (int n = 0; n < 3; ++n)
        spoken.push_back(
            {builder.text(names[random.below(static_cast<std::uint32_t>(names.size()))], Realm::occupation), text,
             builder.group("occupation " + std::to_string(occupation->second))});
    }
  }
  builder.add("title-ad", 4, std::move(title));
  builder.add("halves", 0.7, std::move(halves));
  builder.add("same-title", 2.5, std::move(same));
  builder.add("skills", 0.5, std::move(skills));
  builder.add("spoken-ad", 1.5, std::move(spoken));
}

}  // namespace sanqing::training
