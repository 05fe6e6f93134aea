#include <algorithm>
#include <cmath>

#include "data/demo/story.hpp"

namespace sanqing::data::demo {

namespace {

bool has_papers(const Taxonomy& taxonomy, const Seeker& seeker, const NeededCertificate& needed) {
  if (!needed.must || needed.after_hire) return true;
  return std::any_of(seeker.skills.certificates.begin(), seeker.skills.certificates.end(),
                     [&](const auto& held) { return taxonomy.certificate_covers(held.kind, needed.kind); });
}

bool is_free(const std::vector<Hours>& available, const Hours& shift) {
  constexpr int slack = 30;  // minutes that can be talked about
  if (available.empty()) return true;
  return std::any_of(available.begin(), available.end(), [&](const Hours& free) {
    if (free.from.minutes == 0 && free.to.minutes == 24 * 60) return true;
    return shift.to > shift.from && free.from.minutes - slack <= shift.from.minutes &&
           shift.to.minutes <= free.to.minutes + slack;
  });
}

double distance_km(const Seeker& seeker, const Vacancy& vacancy) {
  constexpr double degree = 111.2;
  const double north = (*seeker.latitude - *vacancy.latitude) * degree;
  const double east = (*seeker.longitude - *vacancy.longitude) * degree * std::cos(29.55 * 3.14159265 / 180);
  return std::hypot(north, east);
}

}  // namespace

bool body_allows(const std::vector<Physical>& limits, Physical demand) {
  if (contains(limits, demand)) return false;
  const bool heavier = demand == Physical::lifting_20kg || demand == Physical::lifting_30kg;
  if (heavier && contains(limits, Physical::lifting_10kg)) return false;
  return demand != Physical::lifting_30kg || !contains(limits, Physical::lifting_20kg);
}

bool is_plausible(const Taxonomy& taxonomy, const Seeker& seeker, const Vacancy& vacancy) {
  const auto& intent = seeker.intent;
  const auto& skills = seeker.skills;
  if (vacancy.title.find("盲人") != std::string::npos && !contains(skills.limits, Physical::sight)) return false;
  if (!vacancy.reserved_for.empty() &&
      std::none_of(vacancy.reserved_for.begin(), vacancy.reserved_for.end(),
                   [&](PriorityGroup group) { return contains(seeker.groups, group); }))
    return false;
  if (vacancy.education && skills.education && *skills.education < *vacancy.education) return false;
  for (const auto& needed : vacancy.certificates)
    if (!has_papers(taxonomy, seeker, needed)) return false;
  for (const auto demand : vacancy.physical)
    if (!body_allows(skills.limits, demand)) return false;
  for (const auto activity : vacancy.activities)
    if (contains(intent.refuses, activity) || (activity == Activity::night && intent.night_ok == false)) return false;
  for (const auto& shift : vacancy.shifts)
    if (!is_free(intent.available, shift)) return false;
  if (intent.wage_floor && vacancy.wage_max && intent.wage_unit == vacancy.wage_unit &&
      *vacancy.wage_max < *intent.wage_floor)
    return false;
  if (!intent.forms.empty() && !contains(intent.forms, vacancy.form)) return false;
  if (!intent.max_km || !vacancy.latitude || !seeker.latitude) return true;
  return distance_km(seeker, vacancy) <= *intent.max_km;
}

}  // namespace sanqing::data::demo
