#include "matching/wishes.hpp"

#include <algorithm>
#include <array>

namespace sanqing::matching {

namespace {

// A clause with one of these names work that is not wanted, or not possible: neither is a wish.
struct Refusal {
  std::string_view word;
  bool of_will;  // would not, not could not
};
constexpr std::array refusals = std::to_array<Refusal>({{"不想", true},
                                                        {"不愿", true},
                                                        {"不做", true},
                                                        {"不要", true},
                                                        {"不干", true},
                                                        {"不考虑", true},
                                                        {"除了", true},
                                                        {"别给", true},
                                                        {"不能", false},
                                                        {"不会", false},
                                                        {"not ", true}});

constexpr std::array<std::string_view, 10> clause_ends{"，", "。", "；", "！", "但", ",", ";", ".", "!", "\n"};

void add(std::string& text, std::string_view clause) { text.append(clause).append(" "); }

}  // namespace

SpokenWishes parted(std::string_view text) {
  SpokenWishes spoken;
  while (!text.empty()) {
    std::size_t end = text.size(), next = end;
    for (std::string_view mark : clause_ends)
      if (std::size_t at = text.find(mark); at < end) end = at, next = at + mark.size();
    std::string_view clause = text.substr(0, end);
    text.remove_prefix(next);
    auto refusal = std::ranges::find_if(refusals, [&](const Refusal& r) { return clause.find(r.word) != clause.npos; });
    if (refusal == refusals.end())
      add(spoken.wished, clause);
    else if (refusal->of_will)
      add(spoken.refused, clause.substr(clause.find(refusal->word) + refusal->word.size()));
  }
  return spoken;
}

}  // namespace sanqing::matching
