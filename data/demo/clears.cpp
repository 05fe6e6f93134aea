// What work people want and what their family allows.

#include <fmt/format.h>

#include <algorithm>

#include "data/demo/person.hpp"

namespace sanqing::data::demo {

namespace {

using std::chrono::days;

constexpr Clock at(int hour, int minute = 0) { return {static_cast<std::int16_t>(hour * 60 + minute)}; }

const CareDuty school_run{"接孩子", {at(16, 30), at(18)}, {1, 2, 3, 4, 5}};
const CareDuty school_morning{"送孩子上学", {at(7, 20), at(8, 10)}, {1, 2, 3, 4, 5}};
const CareDuty noon_at_home{"给老人做午饭", {at(11, 30), at(13)}, {}};

template <class T>
void add(std::vector<T>& items, const T& item) {
  if (!contains(items, item)) items.push_back(item);
}

class Telling : Filling {
 public:
  using Filling::Filling;

  void tell() {
    if (person_.kind == Kind::thin) return;
    // They may say nothing about one of the three; that is an answer.
    const bool declines = person_.kind == Kind::declined, declines_family = declines && random_.chance(60);
    if (declines_family)
      seeker_.family.confirmed = confirmation(making_, person_, seeker_, true);
    else
      tell_family();
    fill_skills(making_, person_, seeker_);
    tell_intent();
    if (!declines || declines_family) return;
    seeker_.intent.wage_floor = seeker_.intent.wage_wish = {};
    seeker_.intent.confirmed = confirmation(making_, person_, seeker_, true);
  }

 private:
  void tell_family() {
    auto& family = seeker_.family;
    family.single_parent = person_.kind == Kind::single_parent;
    family.both_spouses_unemployed = person_.kind == Kind::zero_employment;
    if (person_.kind == Kind::school_run || (person_.child_at_school && random_.chance(50)))
      family.duties.push_back(school_run);
    if (person_.child_at_school && random_.chance(25)) family.duties.push_back(school_morning);
    if (person_.kind == Kind::elder_at_home) family.duties.push_back(noon_at_home);
    family.confirmed = confirmation(making_, person_, seeker_);
  }

  // The hours left beside the duties.
  std::vector<Hours> free_hours() {
    Clock from = at(random_.between(6, 8)), to = at(random_.between(19, 22));
    std::vector<Hours> hours;
    for (const auto& duty : seeker_.family.duties) {
      if (duty.what == school_morning.what) from = at(8, 30);
      if (duty.what == school_run.what) to = at(16);
    }
    if (person_.kind == Kind::flexible) return {{at(9), at(12)}, {at(14), std::min(to, at(17))}};
    if (person_.kind == Kind::elder_at_home) return {{from, at(11)}, {at(13, 30), to}};
    if (seeker_.intent.night_ok.value_or(false)) return {{at(0), at(24)}};
    return {{from, to}};
  }

  void wish_for_wage() {
    auto& intent = seeker_.intent;
    const int step = job_.unit == WageUnit::month ? 100 : job_.unit == WageUnit::day ? 10 : 1;
    const int floor = job_.low * random_.between(85, 108) / 100 / step * step;
    intent.wage_unit = job_.unit;
    if (!random_.chance(8)) intent.wage_floor = Money::yuan(floor);
    if (!random_.chance(15))
      intent.wage_wish = Money::yuan(floor * random_.between(105, 140) / 100 / step * step + step);
  }

  void tell_intent() {
    auto& intent = seeker_.intent;
    const auto& taxonomy = *making_.material.taxonomy;
    intent.occupations.push_back({job_.occupation->code, job_.occupation->name.zh});
    const auto& neighbours = job_.occupation->neighbours;
    for (int more = random_.between(0, 2); more > 0 && !neighbours.empty(); --more) {
      const auto* other = taxonomy.occupation(random_.one_of(neighbours));
      if (!may_do(*other)) continue;
      const bool known = std::any_of(intent.occupations.begin(), intent.occupations.end(),
                                     [&](const WantedOccupation& wanted) { return wanted.code == other->code; });
      if (!known) intent.occupations.push_back({other->code, other->name.zh});
    }
    wish_for_wage();
    const bool can_nights = seeker_.family.duties.empty() && person_.kind != Kind::single_parent;
    if (!random_.chance(20)) intent.night_ok = can_nights && random_.chance(person_.sex == Sex::M ? 45 : 15);
    if (!random_.chance(12)) intent.available = free_hours();
    keep_to_hours();
    if (random_.chance(70))
      intent.days = random_.chance(30) ? std::vector{1, 2, 3, 4, 5} : std::vector{1, 2, 3, 4, 5, 6};
    if (!random_.chance(20)) add_forms();
    if (!random_.chance(15)) intent.max_km = random_.chance(55) ? random_.between(1, 4) : random_.between(5, 15);
    if (random_.chance(50)) intent.max_minutes = random_.between(3, 12) * 5;
    static constexpr Transport ways[] = {Transport::walk, Transport::bus, Transport::bus, Transport::metro,
                                         Transport::electric_bike};
    if (!random_.chance(15)) intent.transport = ways[random_.between(0, 4)];
    // Nobody goes on foot or rides who cannot walk or see.
    const auto& limits = seeker_.skills.limits;
    if (intent.transport && std::any_of(limits.begin(), limits.end(), [](Physical limit) {
          return limit == Physical::walking || limit == Physical::sight;
        }))
      intent.transport = Transport::bus;
    if (random_.chance(40)) intent.start_on = Date{making_.options.today.days + days(random_.between(0, 30))};
    if (!random_.chance(20)) intent.willing_to_train = random_.chance(65);
    refuse();
    intent.confirmed = confirmation(making_, person_, seeker_);
  }

  // Of neighbouring work, none that is done at night by those who are not free then.
  void keep_to_hours() {
    auto& intent = seeker_.intent;
    const bool late = std::any_of(intent.available.begin(), intent.available.end(),
                                  [](const Hours& free) { return free.to >= at(22); });
    if (intent.night_ok != false && (late || intent.available.empty())) return;
    std::erase_if(intent.occupations, [&](const WantedOccupation& wanted) {
      const auto& usual = making_.material.taxonomy->occupation(wanted.code)->activities;
      return wanted.code != job_.occupation->code &&
             std::find(usual.begin(), usual.end(), Activity::night) != usual.end();
    });
  }

  void add_forms() {
    auto& forms = seeker_.intent.forms;
    add(forms, job_.form);
    if (person_.kind == Kind::flexible)
      for (const auto form : {EmploymentForm::hourly, EmploymentForm::part_time, EmploymentForm::flexible})
        add(forms, form);
    if (person_.is_hard_to_place() && random_.chance(70)) add(forms, EmploymentForm::public_welfare);
    if (random_.chance(50)) add(forms, EmploymentForm::full_time);
    if (random_.chance(4)) add(forms, EmploymentForm::self_employment);
  }

  void refuse() {
    auto& refuses = seeker_.intent.refuses;
    static constexpr Activity common[] = {Activity::night,     Activity::sales,    Activity::heights,
                                          Activity::body_care, Activity::drinking, Activity::live_in,
                                          Activity::travel,    Activity::chemicals};
    for (const auto activity : common)
      if (random_.chance(person_.kind == Kind::refuser ? 55 : 9) &&
          std::find(job_.activities.begin(), job_.activities.end(), activity) == job_.activities.end())
        add(refuses, activity);
    if (seeker_.intent.night_ok == false && random_.chance(50)) add(refuses, Activity::night);
    if (!seeker_.family.duties.empty()) add(refuses, Activity::live_in);
  }

  // Work at the wheel is wished for by those who have the licence it takes.
  bool may_do(const Occupation& occupation) const {
    return std::all_of(occupation.certificates.begin(), occupation.certificates.end(), [&](const std::string& kind) {
      const bool licence = (kind.starts_with("driver_") && kind < "driver_d") || kind == "forklift";
      return !licence || holds(*making_.material.taxonomy, seeker_, kind);
    });
  }
};

}  // namespace

Confirmation confirmation(Making& making, const Person& person, const Seeker& seeker, bool declined) {
  auto& random = making.random;
  if (!declined && random.chance(7)) return {};
  int ago = random.between(0, 150);
  if (person.kind == Kind::stale) ago = random.between(190, 480);
  const Date on{std::max(making.options.today.days - days(ago), seeker.registered_on.days)};
  const auto officer = making.officer_of(seeker.organisation_id);
  return {on, making.office.accounts[static_cast<std::size_t>(officer) - 1].display_name, declined};
}

void fill_clears(Making& making, const Person& person, Seeker& seeker) { Telling(making, person, seeker).tell(); }

}  // namespace sanqing::data::demo
