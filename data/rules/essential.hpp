#pragma once
// Which of the things that are not known can change an answer. Pure.

#include <functional>
#include <vector>

#include "data/rules/condition.hpp"

namespace sanqing::data::rules {

// One thing that is not known. choose(i) for i < choices lets it turn out so; choose(-1) makes it not known again.
struct Unknown {
  int choices = 0;
  std::function<void(int choice)> choose;
};

struct Essential {
  Answer answer = Answer::unknown;  // yes or no where every completion says so
  std::vector<int> unknowns;        // else those that some completion of the others lets decide, ascending
};

// `evaluate` answers in three-valued logic from what is chosen so far, and surely once all is chosen.
// Builds the reduced ordered decision diagram of the answer: what it still asks is what matters.
Essential essential(const std::vector<Unknown>& unknowns, const std::function<Answer()>& evaluate);

}  // namespace sanqing::data::rules
