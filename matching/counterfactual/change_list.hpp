#pragma once
// Shared by both sides of the question "what would change it": sorting near misses by what keeps them out, stepping
// through values, and the list of changes as it is answered.

#include <array>
#include <string>
#include <vector>

#include "matching/counterfactual.hpp"
#include "matching/reasons.hpp"

namespace sanqing::matching {

// What is counted and how it is called.
struct Gains {
  std::string_view zh, one_en, many_en;
};

// How many a change lets in, and how many of these are (nearly) what is wanted.
struct Gain {
  int opens = 0, wanted = 0;
};

// Collects changes that open something; those of a protected kind are kept for the end.
class ChangeList {
 public:
  // `tells_wanted`: the sentences say how many of the gains are what is wanted.
  ChangeList(Gains gains, bool tells_wanted) : gains_(gains), tells_wanted_(tells_wanted) {}

  void add(std::string constraint, std::string from, std::string to, Gain gain, data::Words what,
           bool protected_limit = false) {
    if (gain.opens <= 0) return;
    data::Words words{text(what.zh, "：多 ", gain.opens, gains_.zh),
                      text(what.en, ": +", gain.opens, gain.opens == 1 ? gains_.one_en : gains_.many_en)};
    if (tells_wanted_ && gain.wanted == gain.opens) {
      words.zh += "，都是想做的";
      words.en += gain.opens == 1 ? ", as wanted" : ", all as wanted";
    } else if (tells_wanted_ && gain.wanted > 0) {
      words.zh += text("，其中 ", gain.wanted, " 个是想做的");
      words.en += text(", ", gain.wanted, " of them as wanted");
    }
    auto& list = protected_limit ? last_ : first_;
    list.push_back({std::move(constraint), std::move(from), std::move(to), gain.opens, gain.wanted, std::move(words)});
  }

  // Best first; of several steps of one limit only the smallest that gains at least a third of the widest.
  std::vector<Change> take(std::size_t most) {
    for (auto* list : {&first_, &last_}) {
      auto gain = [](const Change& change) { return std::pair(change.wanted, change.opens); };
      auto worth_a_third = [&](const Change& change) {
        return std::ranges::none_of(*list, [&](const Change& other) {
          return other.constraint == change.constraint &&
                 (other.wanted > 3 * change.wanted || other.opens > 3 * change.opens);
        });
      };
      std::vector<Change> chosen;
      for (const Change& change : *list)
        if (worth_a_third(change) && std::ranges::find(chosen, change.constraint, &Change::constraint) == chosen.end())
          chosen.push_back(change);
      std::ranges::stable_sort(chosen, std::greater(), gain);
      *list = std::move(chosen);
    }
    first_.insert(first_.end(), std::move_iterator(last_.begin()), std::move_iterator(last_.end()));
    if (first_.size() > most) first_.resize(most);
    return std::move(first_);
  }

 private:
  Gains gains_;
  bool tells_wanted_;
  std::vector<Change> first_, last_;
};

// The near misses by the one thing that keeps each out.
template <class Near>
class ByBlocker {
 public:
  explicit ByBlocker(std::span<const Near> misses) {
    for (const Near& miss : misses) lists_[static_cast<std::size_t>(miss.only)].push_back(miss);
  }
  const std::vector<Near>& operator[](Blocker blocker) const { return lists_[static_cast<std::size_t>(blocker)]; }

 private:
  std::array<std::vector<Near>, blocker_count> lists_;
};

// Values of the near misses, nearest to the present limit first.
template <class Near, class Value>
std::vector<double> values_of(const std::vector<Near>& misses, Value value, bool descending) {
  std::vector<double> values;
  values.reserve(misses.size());
  for (const Near& miss : misses) values.push_back(value(miss));
  descending ? std::ranges::sort(values, std::greater()) : std::ranges::sort(values);
  return values;
}

// Of the values a limit would have to give way to, nearest first, those worth naming: the nearest, and farther ones
// that open at least twice as many as the one before; at most three. `round` takes a value to the spoken number that
// still lets it through; `lets_in(to, value)` tells whether a limit at `to` lets the value through.
struct Step {
  double to;
  int opens;
};
template <class Round, class LetsIn>
std::vector<Step> steps(const std::vector<double>& nearest_first, Round round, LetsIn lets_in) {
  std::vector<Step> steps;
  for (std::size_t at = 0; at < nearest_first.size() && steps.size() < 3;) {
    double to = round(nearest_first[at]);
    while (at < nearest_first.size() && lets_in(to, nearest_first[at])) ++at;
    if (steps.empty() || static_cast<int>(at) >= 2 * steps.back().opens) steps.push_back({to, static_cast<int>(at)});
  }
  return steps;
}

// The amount to which a wage is rounded when it is spoken of, in fen.
inline double wage_step(data::WageUnit unit) {
  constexpr std::array<double, 4> yuan_by_unit{50, 10, 0.5, 500};  // month, day, hour, year
  return yuan_by_unit[static_cast<std::size_t>(unit)] * 100;
}

inline std::string date_text(Day day) { return data::Date{std::chrono::sys_days{std::chrono::days{day}}}.text(); }
inline std::string clock_text(int minutes) { return data::Clock{static_cast<std::int16_t>(minutes)}.text(); }

}  // namespace sanqing::matching
