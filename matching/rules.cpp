#include "matching/rules.hpp"

#include <algorithm>

#include "matching/clears/clears.hpp"
#include "matching/courses.hpp"
#include "matching/eligibility.hpp"

namespace sanqing::matching {

namespace {

constexpr std::array table{
    Rule<Pair>{"occupation", Clear::intent, 7.0f, wanted_occupation},
    Rule<Pair>{"wage", Clear::intent, 3.0f, wage},
    Rule<Pair>{"form", Clear::intent, 1.0f, form},
    Rule<Pair>{"start", Clear::intent, 0.5f, start},
    Rule<Pair>{"trade", Clear::skills, 4.0f, trade},
    Rule<Pair>{"experience", Clear::skills, 3.0f, experience},
    Rule<Pair>{"needs", Clear::skills, 2.0f, needed_skills},
    Rule<Pair>{"certificates", Clear::skills, 2.0f, certificates},
    Rule<Pair>{"education", Clear::skills, 1.5f, education},
    Rule<Pair>{"physical", Clear::skills, 1.5f, physical},
    Rule<Pair>{"distance", Clear::family, 4.0f, distance},
    Rule<Pair>{"hours", Clear::family, 3.5f, hours},
    Rule<Pair>{"care", Clear::family, 2.0f, care},
    Rule<Pair>{"days", Clear::family, 1.0f, days},
    Rule<Pair>{"night", Clear::family, 1.0f, night},
    Rule<Pair>{"usual", Clear::family, 1.0f, usual_activities},
};

// What the harmonic means take a value of 0 for.
constexpr float least_chance = 0.05f;
constexpr float weight_of_unknown = 0.5f;

}  // namespace

std::span<const Rule<Pair>> job_rules() { return table; }

Pair::Pair(const SeekerFacts& seeker, const VacancyFacts& vacancy, const Trades& trades, Day today, float intent_cosine,
           float skills_cosine)
    : seeker(seeker),
      vacancy(vacancy),
      trades(trades),
      today(today),
      intent_cosine(intent_cosine),
      skills_cosine(skills_cosine),
      km(distance_km(seeker.home, vacancy.place)),
      gap(gap_minutes(seeker, vacancy)) {}

void Tally::add(Clear clear, float weight, Opinion opinion) {
  if (opinion.kind == Opinion::Kind::silent) return;
  if (opinion.kind == Opinion::Kind::unknown) opinion.value = unsure, weight *= weight_of_unknown;
  auto at = static_cast<std::size_t>(clear);
  weights_[at] += weight;
  sums_[at] += weight * opinion.value;
  std::size_t side = clear == Clear::skills;
  resistance_weights_[side] += weight;
  resistances_[side] += weight / std::max(opinion.value, least_chance);
}

Verdict Tally::verdict() const {
  Verdict verdict;
  for (std::size_t clear = 0; clear < 3; ++clear)
    verdict.clears[clear] = weights_[clear] > 0 ? sums_[clear] / weights_[clear] : unsure;
  auto chance = [&](std::size_t side) {
    return resistances_[side] > 0 ? std::min(1.0f, resistance_weights_[side] / resistances_[side]) : unsure;
  };
  verdict.would_accept = chance(0);
  verdict.would_be_hired = chance(1);
  return verdict;
}

float Verdict::total(const Weights& weights, int openings) const {
  double sum = weights.intent + weights.skills + weights.family;
  double mean = (weights.intent * clears[0] + weights.skills * clears[1] + weights.family * clears[2]) / sum;
  double both = std::sqrt(would_accept * would_be_hired);
  return static_cast<float>(mean * (1 + both) / 2 * (1 - 0.1 / std::max(1, openings)));
}

float likeness(float cosine) {
  constexpr float unrelated = 0.10f, same_trade = 0.65f;
  return std::clamp((cosine - unrelated) / (same_trade - unrelated), 0.0f, 1.0f);
}

template <class Of>
void explain(std::span<const Rule<Of>> rules, const Of& pair, Address address, Match& match) {
  Tally tally;
  Speech speech{address, {}, {}};
  match.reasons.reserve(rules.size());
  for (const Rule<Of>& rule : rules) {
    speech.words = {};
    Opinion opinion = rule.judge(pair, &speech);
    tally.add(rule.clear, rule.weight, opinion);
    if (opinion.kind == Opinion::Kind::known && !speech.words.zh.empty())
      match.reasons.push_back({rule.clear, rule.name, opinion.value, rule.weight, std::move(speech.words)});
  }
  for (Reason& reason : match.reasons) reason.weight /= tally.weight_of(reason.clear);
  match.missing = std::move(speech.missing);
  Verdict verdict = tally.verdict();
  match.intent = verdict.clears[0];
  match.skills = verdict.clears[1];
  match.family = verdict.clears[2];
  match.would_accept = verdict.would_accept;
  match.would_be_hired = verdict.would_be_hired;
}

template void explain(std::span<const Rule<Pair>>, const Pair&, Address, Match&);
template void explain(std::span<const Rule<CoursePair>>, const CoursePair&, Address, Match&);

}  // namespace sanqing::matching
