#include "data/rules/decide.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data/rules/essential.hpp"
#include "data/rules/explain.hpp"
#include "data/rules/household.hpp"

namespace sanqing::data::rules {

namespace {

// Fresh: issued by the day, and the last corresponding day of its age has not passed.
bool is_fresh(const Evidence& evidence, Date on) {
  return evidence.issued_on && evidence.max_age_months && *evidence.issued_on <= on &&
         on <= add_months(*evidence.issued_on, *evidence.max_age_months);
}

// One person on one day, with what is not known left open or tried out.
class Question {
 public:
  Question(const RuleSet& rules, const Facts& facts, Date on)
      : rules_(rules), on_(on), facts_(facts.person), households_(possible_households(rules, facts, on)) {
    forget_household();
    for (const Category& category : rules.categories) {
      const auto found = facts.evidence.find(category.name);
      const bool stale = rules.stale_evidence_unknown && found != facts.evidence.end() && !is_fresh(found->second, on);
      evidenced_.push_back(stale ? Answer::unknown : Answer::yes);
    }
  }

  View view() const { return {rules_, facts_, on_, household_}; }
  bool is_stale(std::size_t category) const { return evidenced_[category] == Answer::unknown; }

  Answer category(std::size_t i) const {
    return std::min(
        {evaluate(rules_.applies_when, view()), evaluate(rules_.categories[i].when, view()), evidenced_[i]});
  }
  Answer any_category() const {
    Answer greatest = Answer::no;
    for (std::size_t i = 0; i < rules_.categories.size() && greatest != Answer::yes; ++i)
      greatest = std::max(greatest, category(i));
    return greatest;
  }

  // The answer to one of the two above, and the facts it hangs on: of the categories from `first` to before `last`.
  std::pair<Answer, std::vector<std::string>> settle(const std::function<Answer()>& ask, std::size_t first,
                                                     std::size_t last) {
    if (const Answer answer = ask(); answer != Answer::unknown) return {answer, {}};
    const auto open = what_is_open(first, last);
    std::vector<Unknown> unknowns;
    for (const auto& [fact, unknown] : open) unknowns.push_back(unknown);
    const Essential found = essential(unknowns, ask);
    std::vector<std::string> missing;
    for (const int i : found.unknowns)
      if (std::ranges::find(missing, open[i].first) == missing.end()) missing.emplace_back(open[i].first);
    return {found.answer, std::move(missing)};
  }

 private:
  using Open = std::vector<std::pair<std::string_view, Unknown>>;

  Open what_is_open(std::size_t first, std::size_t last) {
    std::vector<const Condition*> roots{&rules_.applies_when};
    for (std::size_t i = first; i < last; ++i) roots.push_back(&rules_.categories[i].when);
    Open open;
    for (const int slot : slots_read(roots)) {
      if (is_known(facts_[slot])) continue;
      auto values = completions(roots, Scope::person, slot, view());
      const int choices = static_cast<int>(values.size());
      open.push_back({slots(Scope::person)[slot].fact, {choices, [this, slot, values = std::move(values)](int choice) {
                                                          facts_[slot] = choice < 0 ? Value{} : values[choice];
                                                        }}});
    }
    if (households_.size() > 1)
      open.push_back({"household_others", {static_cast<int>(households_.size()), [this](int choice) {
                                             if (choice < 0) return forget_household();
                                             household_ = households_[choice];
                                           }}});
    for (std::size_t i = first; i < last; ++i)
      if (is_stale(i))
        open.push_back({"evidence", {2, [this, i](int choice) {
                                       evidenced_[i] = choice < 0 ? Answer::unknown : answer_of(choice == 1);
                                     }}});
    return open;
  }

  // What every possible household answers alike is known.
  void forget_household() {
    household_ = households_.front();
    for (const HouseholdAnswers& other : households_)
      for (std::size_t q = 0; q < other.size(); ++q)
        if (other[q] != household_[q]) household_[q] = Answer::unknown;
  }

  const RuleSet& rules_;
  Date on_;
  Values facts_;
  std::vector<HouseholdAnswers> households_;
  HouseholdAnswers household_;
  std::vector<Answer> evidenced_;  // by category: yes, or unknown where the evidence is stale
};

Words missing_words(const std::vector<std::string>& missing) {
  std::vector<Words> names;
  for (const std::string& fact : missing) names.push_back(fact_words(fact));
  const Words list = joined(names, "、", ", ");
  return {"还不能判断，缺：" + list.zh, "not decided yet; not known: " + list.en};
}

Words because_of_category(const RuleSet& rules, const Question& question, std::size_t i,
                          const CategoryVerdict& verdict) {
  const Words& title = rules.categories[i].title;
  if (verdict.met == Answer::unknown) {
    const Words what = missing_words(verdict.missing);
    return {fmt::format("{}：{}", title.zh, what.zh), fmt::format("{}: {}", title.en, what.en)};
  }
  const bool yes = verdict.met == Answer::yes;
  // A base that fails is the reason; a base that holds is not worth saying.
  const bool applies = evaluate(rules.applies_when, question.view()) != Answer::no;
  const auto why = reasons(applies ? rules.categories[i].when : rules.applies_when, question.view());
  const Words list = why.empty() ? Words{"不论未知情况如何", "whatever is not known"} : joined(why, "，", ", ");
  return {fmt::format("{}{}：{}", yes ? "符合" : "不符合", title.zh, list.zh),
          fmt::format("{}{}: {}", yes ? "" : "not ", title.en, list.en)};
}

Words because_of_all(const RuleSet& rules, const Question& question, const Decision& decision) {
  if (decision.priority == Answer::unknown) return missing_words(decision.missing);
  if (decision.priority == Answer::no && evaluate(rules.applies_when, question.view()) == Answer::no) {
    const Words why = joined(reasons(rules.applies_when, question.view()), "，", ", ");
    return {"不属于：" + why.zh, "no: " + why.en};
  }
  std::vector<Words> parts;
  for (const CategoryVerdict& one : decision.by_category)
    if (one.met == decision.priority) parts.push_back(one.because);
  if (parts.empty()) return {"不论未知情况如何，总有一类符合", "one of the categories is met whatever is not known"};
  return joined(parts, "；", "; ");
}

}  // namespace

Result<Decision> decide(const RuleSet& rules, const Facts& facts, Date on) {
  if (auto wrong = contradictions(facts, on); !wrong.empty())
    return fail(Fault::invalid, {"情况互相矛盾", "the facts contradict each other"}, std::move(wrong));
  Question question(rules, facts, on);
  Decision decision{.rules = rules.name, .version = rules.version, .on = on};
  const auto count = rules.categories.size();
  for (std::size_t i = 0; i < count; ++i) {
    CategoryVerdict verdict{.name = rules.categories[i].name};
    std::tie(verdict.met, verdict.missing) = question.settle([&] { return question.category(i); }, i, i + 1);
    verdict.because = because_of_category(rules, question, i, verdict);
    if (verdict.met == Answer::yes) decision.categories.push_back(verdict.name);
    decision.by_category.push_back(std::move(verdict));
  }
  std::tie(decision.priority, decision.missing) = question.settle([&] { return question.any_category(); }, 0, count);
  decision.because = because_of_all(rules, question, decision);
  return decision;
}

std::optional<Date> met_until(const RuleSet& rules, const Facts& facts, Date on, std::string_view category,
                              Date until) {
  const auto found = std::ranges::find(rules.categories, category, &Category::name);
  if (found == rules.categories.end()) return std::nullopt;
  const auto i = static_cast<std::size_t>(found - rules.categories.begin());
  std::optional<Date> last;
  for (Date day = on; day <= until; day.days += std::chrono::days{1}) {
    Question question(rules, facts, day);
    if (question.settle([&] { return question.category(i); }, i, i + 1).first != Answer::yes) break;
    last = day;
  }
  return last;
}

}  // namespace sanqing::data::rules
