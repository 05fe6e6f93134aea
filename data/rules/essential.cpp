#include "data/rules/essential.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sanqing::data::rules {

namespace {

class Diagram {
 public:
  Diagram(const std::vector<Unknown>& unknowns, const std::function<Answer()>& evaluate)
      : unknowns_(unknowns), evaluate_(evaluate) {}

  // The node that answers once the unknowns before `next` are chosen: 0 = no, 1 = yes, else a question.
  int build(int next) {
    const Answer answer = evaluate_();
    if (answer != Answer::unknown) return answer == Answer::yes;
    std::vector<int> children;
    for (int choice = 0; choice < unknowns_[next].choices; ++choice) {
      unknowns_[next].choose(choice);
      children.push_back(build(next + 1));
    }
    unknowns_[next].choose(-1);
    if (std::ranges::adjacent_find(children, std::not_equal_to()) == children.end()) return children.front();
    asked_.insert(next);
    const auto fresh = static_cast<int>(nodes_.size()) + 2;
    return nodes_.emplace(std::pair(next, std::move(children)), fresh).first->second;
  }

  const std::set<int>& asked() const { return asked_; }

 private:
  const std::vector<Unknown>& unknowns_;
  const std::function<Answer()>& evaluate_;
  std::map<std::pair<int, std::vector<int>>, int> nodes_;  // equal questions are one node
  std::set<int> asked_;
};

}  // namespace

Essential essential(const std::vector<Unknown>& unknowns, const std::function<Answer()>& evaluate) {
  Diagram diagram(unknowns, evaluate);
  const int root = diagram.build(0);
  if (root < 2) return {answer_of(root == 1), {}};
  return {Answer::unknown, {diagram.asked().begin(), diagram.asked().end()}};
}

}  // namespace sanqing::data::rules
