#pragma once
// The hard constraints of a match, evaluated exactly as domain.md reads them ("How hard constraints of a match are
// read"): what is not known never blocks. Pure, no allocation; well under 100 ns a pair.

#include <bit>
#include <cstdint>

#include "matching/facts.hpp"

namespace sanqing::matching {

enum class Blocker : std::uint8_t {
  closed,        // not open, or past its last day
  no_headcount,  // every place is taken
  reserved,      // for recognised groups only, and this person is in none of them
  education,     // less than asked for
  certificate,   // one that must be had before the first day is missing or has run out
  physical,      // asks what the body does not allow
  refused,       // includes what the person will not do
  night,         // work between 23:00 and 05:00, which the person will not do
  hours,         // more than 30 minutes outside the free time, duties at home taken off
  days,          // more days a week than the person can work
  distance,      // farther than the person will go, or in another city
  wage,          // its best end is below the person's floor
  form,          // not one of the forms of employment that are wanted
  start,         // begins before the person can
};

constexpr std::size_t blocker_count = 14;

class Blockers {
 public:
  void add(Blocker blocker, bool blocks = true) {
    bits_ |= static_cast<std::uint32_t>(blocks) << static_cast<unsigned>(blocker);
  }
  bool has(Blocker blocker) const { return bits_ >> static_cast<unsigned>(blocker) & 1; }
  bool none() const { return bits_ == 0; }
  int count() const { return std::popcount(bits_); }
  // Only where count() == 1.
  Blocker only() const { return static_cast<Blocker>(std::countr_zero(bits_)); }
  Blockers operator|(Blockers other) const {
    other.bits_ |= bits_;
    return other;
  }
  bool operator==(const Blockers&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

// Single questions, for what would change the answer.
bool too_far(const SeekerFacts& seeker, const Place& work);
bool hours_clash(const SeekerFacts& seeker, const VacancyFacts& vacancy);
// Minutes of the work outside the free time, as it counts for `hours`; 0 where either side did not say.
int gap_minutes(const SeekerFacts& seeker, const VacancyFacts& vacancy);

// `today` decides what has expired. With `enough` blockers found, the dear ones may be left out.
Blockers blockers(const SeekerFacts& seeker, const VacancyFacts& vacancy, Day today, int enough = 99);

}  // namespace sanqing::matching
