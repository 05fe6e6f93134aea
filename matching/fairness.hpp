#pragma once
// Who is offered how much: what a run over many people gave each group. Sex, age and priority group never enter a
// score; here they are only counted, so that an office sees whether its offers are spread fairly. Values with fewer
// than `least_people` are left out, so that nobody can be told from a count. Not locked.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "matching/engine.hpp"

namespace sanqing::matching {

class Fairness {
 public:
  static constexpr int least_people = 5;

  struct Group {
    std::string dimension;  // "sex", "age", "group"
    std::string value;      // "F", "40-49", "dibao", "none", "unknown"
    int people = 0;
    double eligible = 0;  // vacancies that pass every hard constraint, mean
    double offered = 0;   // vacancies in the answer, mean
    double best = 0;      // total of the first, mean over those who have one
    double without = 0;   // share with no vacancy at all
  };

  void add(const data::Seeker& seeker, const Matches& matches, data::Date on);
  // By dimension, then value.
  std::vector<Group> groups() const;

 private:
  struct Sums {
    int people = 0, eligible = 0, offered = 0, without = 0;
    double best = 0;
  };
  std::map<std::pair<std::string, std::string>, Sums> sums_;
};

}  // namespace sanqing::matching
