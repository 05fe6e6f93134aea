#include "matching/eligibility.hpp"

#include <algorithm>

namespace sanqing::matching {

namespace {

// Where the advert does not say how many days a week, it is a usual week's five, or all the days the person has if
// those are fewer.
int days_needed(const SeekerFacts& seeker, const VacancyFacts& vacancy) {
  if (vacancy.days_per_week) return vacancy.days_per_week;
  return std::min(5, std::popcount(seeker.days));
}

}  // namespace

bool too_far(const SeekerFacts& seeker, const Place& work) {
  if (seeker.reach_km == std::numeric_limits<float>::infinity()) return false;
  if (seeker.home.known && work.known) return distance_km(seeker.home, work) > seeker.reach_km;
  return in_another_city(seeker.home, work);
}

int gap_minutes(const SeekerFacts& seeker, const VacancyFacts& vacancy) {
  if (!vacancy.worked.stated || !seeker.free.stated) return 0;
  return gap_minutes(vacancy.worked, seeker.free, seeker.days, days_needed(seeker, vacancy));
}

bool hours_clash(const SeekerFacts& seeker, const VacancyFacts& vacancy) {
  return gap_minutes(seeker, vacancy) > tolerated_gap;
}

Blockers blockers(const SeekerFacts& seeker, const VacancyFacts& vacancy, Day today, int enough) {
  constexpr std::uint16_t night = bit(data::Activity::night);
  std::uint16_t refused = seeker.refuses & vacancy.activities;
  Blockers found;
  found.add(Blocker::closed, !vacancy.open || vacancy.valid_until < today);
  found.add(Blocker::no_headcount, vacancy.openings <= 0);
  found.add(Blocker::reserved, vacancy.reserved_for && !(vacancy.reserved_for & seeker.groups));
  found.add(Blocker::education, vacancy.education > seeker.education);
  found.add(Blocker::physical, vacancy.physical & seeker.limits);
  found.add(Blocker::refused, refused & ~night);
  found.add(Blocker::night, refused & night);
  found.add(Blocker::days, seeker.days_stated && vacancy.days_per_week > std::popcount(seeker.days));
  found.add(Blocker::wage, vacancy.wages[static_cast<std::size_t>(seeker.wage_unit)].high < seeker.wage_floor);
  found.add(Blocker::form, seeker.forms && !(seeker.forms & vacancy.form));
  found.add(Blocker::start, vacancy.start_on >= today && seeker.start_on > vacancy.start_on);
  if (found.count() >= enough) return found;
  found.add(Blocker::distance, too_far(seeker, vacancy.place));
  found.add(Blocker::certificate,
            vacancy.asks_certificates && seeker.certificates_known && !seeker.certificates.includes(vacancy.must_have));
  if (found.count() >= enough) return found;
  found.add(Blocker::hours, hours_clash(seeker, vacancy));
  return found;
}

}  // namespace sanqing::matching
