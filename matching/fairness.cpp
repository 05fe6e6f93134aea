#include "matching/fairness.hpp"

#include <boost/describe/enum_to_string.hpp>

namespace sanqing::matching {

namespace {

std::string age_band(const data::Seeker& seeker, data::Date on) {
  if (!seeker.birth_date) return "unknown";
  int years = data::full_years(*seeker.birth_date, on);
  if (years < 30) return "under 30";
  if (years >= 60) return "60 and over";
  int from = years / 10 * 10;
  return std::to_string(from) + "-" + std::to_string(from + 9);
}

// Every group a person belongs to; who is in two counts in both.
std::vector<std::pair<std::string, std::string>> groups_of(const data::Seeker& seeker, data::Date on) {
  std::vector<std::pair<std::string, std::string>> groups{
      {"sex", seeker.sex ? boost::describe::enum_to_string(*seeker.sex, "") : "unknown"},
      {"age", age_band(seeker, on)}};
  for (data::PriorityGroup group : seeker.groups)
    groups.emplace_back("group", boost::describe::enum_to_string(group, ""));
  if (seeker.groups.empty()) groups.emplace_back("group", "none");
  return groups;
}

}  // namespace

void Fairness::add(const data::Seeker& seeker, const Matches& matches, data::Date on) {
  for (auto& group : groups_of(seeker, on)) {
    Sums& sums = sums_[std::move(group)];
    ++sums.people;
    sums.eligible += matches.eligible;
    sums.offered += static_cast<int>(matches.items.size());
    if (matches.items.empty())
      ++sums.without;
    else
      sums.best += matches.items[0].total;
  }
}

std::vector<Fairness::Group> Fairness::groups() const {
  std::vector<Group> groups;
  for (const auto& [name, sums] : sums_) {
    if (sums.people < least_people) continue;
    double people = sums.people;
    int with = sums.people - sums.without;
    groups.push_back({.dimension = name.first,
                      .value = name.second,
                      .people = sums.people,
                      .eligible = sums.eligible / people,
                      .offered = sums.offered / people,
                      .best = with ? sums.best / with : 0,
                      .without = sums.without / people});
  }
  return groups;
}

}  // namespace sanqing::matching
