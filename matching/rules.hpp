#pragma once
// The one table of rules that scores a pair. A rule looks at facts and has an opinion, a value from 0 to 1; the same
// function, asked to speak, writes the sentence the officer reads from the same facts, so the explanation cannot drift
// from the computation.
//
// A clear's score is the weighted mean of its rules' values. A rule that does not apply is silent and its weight is
// shared out; one that lacks a fact counts half its weight at `unsure`, so that what is not known lowers a score a
// little and asks, and never blocks.
// would_accept (from intent and family) and would_be_hired (from skills) are weighted harmonic means over the same
// values: one bad fact weighs more there than many good ones can repair.
//   total = mean of the clears by the query's weights
//           x (1 + sqrt(would_accept x would_be_hired)) / 2  x  (1 - 0.1 / openings)
// which lies in [0, 1] and grows with every value and with the places left. Sex, age and household never come near it.

#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "matching/engine.hpp"
#include "matching/facts.hpp"
#include "matching/reasons.hpp"

namespace sanqing::matching {

struct Opinion {
  enum class Kind : std::uint8_t { silent, unknown, known };
  Kind kind = Kind::silent;
  float value = 0;
  static Opinion silent() { return {}; }
  static Opinion unknown() { return {Kind::unknown, 0}; }
  static Opinion of(float value) { return {Kind::known, std::fmin(1.0f, std::fmax(0.0f, value))}; }
};

// A seeker, a vacancy and what was computed of both. The cosines are NaN where either side has no words.
struct Pair {
  const SeekerFacts& seeker;
  const VacancyFacts& vacancy;
  const Trades& trades;
  Day today;
  float intent_cosine, skills_cosine;
  float km;  // NaN where a position is not known
  int gap;   // minutes of work outside the free time

  Pair(const SeekerFacts& seeker, const VacancyFacts& vacancy, const Trades& trades, Day today, float intent_cosine,
       float skills_cosine);
};

template <class Of>
struct Rule {
  std::string_view name;
  Clear clear;
  float weight;
  Opinion (*judge)(const Of&, Speech*);
};

struct Verdict {
  std::array<float, 3> clears{};  // by Clear
  float would_accept = 0, would_be_hired = 0;
  float total(const Weights& weights, int openings) const;
};

constexpr float unsure = 0.45f;

std::span<const Rule<Pair>> job_rules();

// Gathers opinions into a Verdict.
class Tally {
 public:
  void add(Clear clear, float weight, Opinion opinion);
  Verdict verdict() const;
  float weight_of(Clear clear) const { return weights_[static_cast<std::size_t>(clear)]; }

 private:
  std::array<float, 3> weights_{}, sums_{};
  std::array<float, 2> resistances_{}, resistance_weights_{};  // accepting, hiring
};

template <class Of>
Verdict judge(std::span<const Rule<Of>> rules, const Of& pair) {
  Tally tally;
  for (const Rule<Of>& rule : rules) tally.add(rule.clear, rule.weight, rule.judge(pair, nullptr));
  return tally.verdict();
}

// Fills the scores, the reasons in the order of the table, and `missing`.
template <class Of>
void explain(std::span<const Rule<Of>> rules, const Of& pair, Address address, Match& match);

// 0..1 from a cosine of two embedded texts: unrelated texts lie near the lower bound, the same trade near the upper.
float likeness(float cosine);

}  // namespace sanqing::matching
