#pragma once
// Words that may be said only where the facts allow it. In the tables a phrase opens with its conditions:
// "[woman 48+ !done @医院/养老]words" is for a woman of at least 48 who has not done this work, at a place whose name
// or trade has one of the two words in it. {years} and the like are filled in from the record. Private to data/demo.

#include <algorithm>
#include <boost/describe/enum.hpp>
#include <boost/describe/enum_from_string.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "data/taxonomy/table.hpp"

namespace sanqing::data::demo {

// Of a person; from `works` on, of what is being told about them at that moment.
BOOST_DEFINE_ENUM_CLASS(PersonFact, man, woman, done, licensed, unlicensed, papers, factory, child, fetches, noon_duty,
                        spouse, spouse_home, parent, cares, cares_elder, cares_in_law, cares_spouse, grandchild, dibao,
                        recognised, single_parent, nights, no_nights, evenings, mornings, near, walkable, no_live_in,
                        no_heights, weak_legs, weak_back, weak_eyes, weak_ears, weak_hands, fit, willing, phone,
                        computer, mandarin, farmer, public_posts, soon, riding, works, looks, interviewed, month_worked,
                        hired, night_post, health_post, lacks_paper)
// Of an advert. `stands`: the work is done standing; `experienced`: it asks for years or papers.
BOOST_DEFINE_ENUM_CLASS(AdvertFact, meals, rooms, insured, days_5, days_6, night, live_in, rotation, split, morning,
                        dawn, afternoon, noon, noon_only, evening, early_end, ends_1730, long_day, says_hours, stands,
                        one_place, experienced, monthly, full_time, public_post, local, near_office, street, thirteenth)

template <class Fact>
struct Facts {
  std::uint64_t bits = 0;
  int age = 0;
  std::string place;                                         // name and trade of the employer
  std::map<std::string, std::string, std::less<>> values{};  // of {placeholders}

  void set(Fact fact, bool on = true) {
    const auto bit = std::uint64_t{1} << static_cast<unsigned>(fact);
    bits = on ? bits | bit : bits & ~bit;
  }
  bool has(Fact fact) const { return bits >> static_cast<unsigned>(fact) & 1; }
};

template <class Fact>
struct Phrase {
  std::string text;
  std::uint64_t needs = 0, excludes = 0;
  int least_age = 0;
  std::vector<std::string> at, not_at;

  bool is_free() const { return needs == 0 && excludes == 0 && least_age == 0 && at.empty() && not_at.empty(); }
  bool needs_fact(Fact fact) const { return needs >> static_cast<unsigned>(fact) & 1; }
  bool holds(const Facts<Fact>& facts) const {
    const auto named = [&](const std::string& word) { return facts.place.find(word) != std::string::npos; };
    return (facts.bits & needs) == needs && (facts.bits & excludes) == 0 && facts.age >= least_age &&
           (at.empty() || std::any_of(at.begin(), at.end(), named)) &&
           std::none_of(not_at.begin(), not_at.end(), named);
  }
  std::string said(const Facts<Fact>& facts) const {
    std::string words = text;
    for (auto open = words.find('{'); open != std::string::npos; open = words.find('{', open)) {
      const auto close = words.find('}', open);
      const auto value = facts.values.find(words.substr(open + 1, close - open - 1));
      if (value == facts.values.end()) table::contradiction("demo", text, "a placeholder without a fact");
      words.replace(open, close - open + 1, value->second);
      open += value->second.size();
    }
    return words;
  }
};

template <class Fact>
Phrase<Fact> phrase(const std::string& cell, std::string_view table) {
  Phrase<Fact> made;
  made.text = cell;
  if (!cell.starts_with('[')) return made;
  const auto close = cell.find(']');
  if (close == std::string::npos) table::contradiction(table, cell, "no end of the conditions");
  made.text = cell.substr(close + 1);
  for (auto word : table::split(cell.substr(1, close - 1), ' ')) {
    const bool no = word.starts_with('!');
    if (no) word.erase(0, 1);
    Fact fact{};
    if (word.starts_with('@'))
      (no ? made.not_at : made.at) = table::split(word.substr(1), '/');
    else if (boost::describe::enum_from_string(word.c_str(), fact))
      (no ? made.excludes : made.needs) |= std::uint64_t{1} << static_cast<unsigned>(fact);
    else if (word.ends_with('+') && !no)
      made.least_age = std::stoi(word);
    else
      table::contradiction(table, cell, "unknown condition " + word);
  }
  return made;
}

using PersonPhrase = Phrase<PersonFact>;
using AdvertPhrase = Phrase<AdvertFact>;
using PersonFacts = Facts<PersonFact>;
using AdvertFacts = Facts<AdvertFact>;

// Those that hold.
template <class Fact>
std::vector<const Phrase<Fact>*> fitting(const std::vector<Phrase<Fact>>& all, const Facts<Fact>& facts) {
  std::vector<const Phrase<Fact>*> found;
  for (const auto& one : all)
    if (one.holds(facts)) found.push_back(&one);
  return found;
}

// True where four characters in a row (not digits) of `more` are in `text` already, or a whole clause of it.
bool repeats(std::string_view text, std::string_view more);
// 两, 十五: as a number of years is said.
std::string spoken_number(int number);

}  // namespace sanqing::data::demo
