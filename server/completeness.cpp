#include "server/completeness.hpp"

#include <algorithm>
#include <initializer_list>

namespace sanqing::server {
namespace {

int share(const data::Confirmation& confirmed, std::initializer_list<bool> answered) {
  if (confirmed.declined) return 100;
  return static_cast<int>(100 * std::ranges::count(answered, true) / static_cast<std::ptrdiff_t>(answered.size()));
}

}  // namespace

Completeness completeness_of(const data::Seeker& seeker) {
  const auto& intent = seeker.intent;
  const auto& skills = seeker.skills;
  const auto& family = seeker.family;
  return {
      share(intent.confirmed,
            {!intent.occupations.empty() || !intent.text.empty(), intent.wage_floor.has_value(),
             !intent.available.empty(), !intent.days.empty(), intent.night_ok.has_value(),
             intent.max_km || intent.max_minutes, intent.transport.has_value(), intent.willing_to_train.has_value()}),
      share(skills.confirmed,
            {!skills.skills.empty() || !skills.text.empty(), !skills.history.empty(), skills.education.has_value(),
             !skills.languages.empty(), skills.phone_literacy.has_value(), skills.computer_literacy.has_value()}),
      // That there is no duty at home is known once somebody asked.
      share(family.confirmed, {family.single_parent.has_value(), family.both_spouses_unemployed.has_value(),
                               seeker.household_id.has_value(), !family.duties.empty() || family.confirmed.on}),
  };
}

}  // namespace sanqing::server
