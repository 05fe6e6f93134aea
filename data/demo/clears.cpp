// What people say about the work they want, what they can do, and what their family allows.

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
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
}

class Telling {
 public:
  Telling(Making& making, const Person& person, Seeker& seeker)
      : making_(making),
        random_(making.random),
        person_(person),
        seeker_(seeker),
        job_(making.material.jobs[person.job]) {}

  void tell() {
    if (person_.kind == Kind::thin) return;
    tell_family();
    tell_intent();
    tell_skills();
    if (person_.kind != Kind::declined) return;
    // They may say nothing about one of the three; that is an answer.
    if (random_.chance(60)) {
      seeker_.family = {};
      seeker_.family.confirmed = confirmed(true);
    } else {
      seeker_.intent.wage_floor = seeker_.intent.wage_wish = {};
      seeker_.intent.confirmed = confirmed(true);
    }
  }

 private:
  Confirmation confirmed(bool declined = false) {
    if (!declined && random_.chance(7)) return {};
    int ago = random_.between(0, 150);
    if (person_.kind == Kind::stale) ago = random_.between(190, 480);
    const auto registered = seeker_.registered_on.days;
    const Date on{std::max(making_.options.today.days - days(ago), registered)};
    const auto officer = making_.officer_of(seeker_.organisation_id);
    return {on, making_.office.accounts[static_cast<std::size_t>(officer) - 1].display_name, declined};
  }

  void tell_family() {
    auto& family = seeker_.family;
    family.single_parent = person_.kind == Kind::single_parent;
    family.both_spouses_unemployed = person_.kind == Kind::zero_employment;
    if (person_.kind == Kind::school_run || (person_.child_at_school && random_.chance(50)))
      family.duties.push_back(school_run);
    if (person_.child_at_school && random_.chance(25)) family.duties.push_back(school_morning);
    if (person_.kind == Kind::elder_at_home) family.duties.push_back(noon_at_home);
    if (random_.chance(person_.is_hard_to_place() ? 30 : 5))
      family.note = random_.one_of(making_.material.list("family_notes"));
    family.confirmed = confirmed();
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
      const bool known = std::any_of(intent.occupations.begin(), intent.occupations.end(),
                                     [&](const WantedOccupation& wanted) { return wanted.code == other->code; });
      if (!known) intent.occupations.push_back({other->code, other->name.zh});
    }
    intent.text = random_.one_of(job_.sayings);
    if (random_.chance(30)) intent.text += "，" + random_.one_of(job_.sayings);
    wish_for_wage();
    const bool can_nights = seeker_.family.duties.empty() && person_.kind != Kind::single_parent;
    if (!random_.chance(20)) intent.night_ok = can_nights && random_.chance(person_.sex == Sex::M ? 45 : 15);
    if (!random_.chance(12)) intent.available = free_hours();
    if (random_.chance(70))
      intent.days = random_.chance(30) ? std::vector{1, 2, 3, 4, 5} : std::vector{1, 2, 3, 4, 5, 6};
    if (!random_.chance(20)) add_forms();
    if (!random_.chance(15)) intent.max_km = random_.chance(55) ? random_.between(1, 4) : random_.between(5, 15);
    if (random_.chance(50)) intent.max_minutes = random_.between(3, 12) * 5;
    static constexpr Transport ways[] = {Transport::walk, Transport::bus, Transport::bus, Transport::metro,
                                         Transport::electric_bike};
    if (!random_.chance(15)) intent.transport = ways[random_.between(0, 4)];
    if (random_.chance(40)) intent.start_on = Date{making_.options.today.days + days(random_.between(0, 30))};
    if (!random_.chance(20)) intent.willing_to_train = random_.chance(65);
    refuse();
    intent.confirmed = confirmed();
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

  Education education() {
    const int age = person_.age(making_.options.today);
    if (person_.kind == Kind::young || person_.kind == Kind::office)
      return random_.chance(65)   ? Education::college
             : random_.chance(50) ? Education::bachelor
                                  : Education::secondary_vocational;
    static constexpr Education all[] = {
        Education::illiterate,           Education::primary,          Education::junior, Education::senior,
        Education::secondary_vocational, Education::technical_school, Education::college};
    static constexpr int old_likely[] = {2, 18, 52, 18, 6, 3, 1}, younger_likely[] = {0, 5, 43, 22, 15, 7, 8};
    const auto drawn = all[age >= 45 ? random_.weighted(old_likely) : random_.weighted(younger_likely)];
    // Nobody wishes for a desk without the schooling it asks for.
    return std::max(drawn, job_.education >= Education::senior ? job_.education : Education::illiterate);
  }

  void tell_certificates() {
    auto& held = seeker_.skills.certificates;
    for (const auto& needed : job_.certificates) {
      const int holds = person_.kind == Kind::licensed ? 95 : needed.after_hire ? 35 : needed.must ? 70 : 20;
      if (!random_.chance(holds)) continue;
      Certificate made{needed.kind, fmt::format("DEMO{:08}", random_.between(1, 99999999)), {}};
      // A health certificate lives a year.
      if (needed.kind == "health") made.expires_on = Date{making_.options.today.days + days(random_.between(-60, 360))};
      held.push_back(std::move(made));
    }
    const bool drives =
        std::any_of(held.begin(), held.end(), [](const auto& c) { return c.kind.starts_with("driver"); });
    if (!drives && random_.chance(person_.sex == Sex::M ? 25 : 8)) held.push_back({"driver_c1", "", {}});
  }

  void tell_history() {
    auto& history = seeker_.skills.history;
    const int age = person_.age(making_.options.today);
    const int working_years = std::max(0, age - 20);
    if (person_.kind == Kind::laid_off || (age > 45 && random_.chance(45)))
      history.push_back({"", "重庆" + random_.one_of(making_.material.list("factories")) + "职工",
                         static_cast<double>(random_.between(3, std::max(4, working_years / 2))), false});
    if (working_years > 2 && random_.chance(75))
      history.push_back({job_.occupation->code, random_.one_of(job_.titles),
                         static_cast<double>(random_.between(1, std::max(2, std::min(20, working_years / 2)))), false});
    if (person_.kind == Kind::elder_at_home) {
      static constexpr const char* cared[] = {"照顾瘫痪母亲", "照顾中风的公公", "照顾患病的父亲", "照顾生病的爱人"};
      history.push_back({"4-10-01-05", cared[random_.between(0, 3)], static_cast<double>(random_.between(1, 9)), true});
    }
    if (person_.sex == Sex::F && age > 45 && random_.chance(25))
      history.push_back({"4-10-01-02", "在家带孙子", static_cast<double>(random_.between(1, 5)), true});
    if (person_.kind == Kind::landless_farmer)
      history.push_back({"5-01-02-01", "在老家种地", static_cast<double>(random_.between(5, 25)), true});
  }

  void tell_limits() {
    auto& limits = seeker_.skills.limits;
    const int age = person_.age(making_.options.today);
    if (person_.kind == Kind::disabled) {
      static const std::vector<std::vector<Physical>> kinds = {
          {Physical::standing, Physical::walking, Physical::stairs, Physical::lifting_20kg},
          {Physical::sight},
          {Physical::hearing},
          {Physical::fine_hands, Physical::lifting_10kg},
          {Physical::lifting_10kg, Physical::heights, Physical::stairs}};
      limits = random_.one_of(kinds);
      return;
    }
    if (age > 45 && random_.chance(22))
      limits.push_back(random_.chance(50) ? Physical::lifting_20kg : Physical::lifting_30kg);
    if (age > 45 && random_.chance(10)) limits.push_back(Physical::bending);
    if (random_.chance(5)) limits.push_back(Physical::heights);
  }

  void tell_skills() {
    auto& skills = seeker_.skills;
    static constexpr SkillLevel levels[] = {SkillLevel::beginner, SkillLevel::able, SkillLevel::able,
                                            SkillLevel::skilled, SkillLevel::expert};
    for (const auto& name : job_.skills) {
      if (!random_.chance(65)) continue;
      Skill made{name, {}, {}};
      if (random_.chance(70)) made.level = levels[random_.between(0, 4)];
      if (random_.chance(50)) made.years = random_.between(1, 15);
      skills.skills.push_back(std::move(made));
    }
    if (person_.sex == Sex::F && random_.chance(35) && person_.age(making_.options.today) > 35)
      skills.skills.push_back({"做家常菜", SkillLevel::able, {}});
    skills.education = education();
    tell_certificates();
    tell_history();
    tell_limits();
    skills.languages = {"重庆话"};
    if (random_.chance(60)) skills.languages.push_back("普通话");
    const int age = person_.age(making_.options.today);
    skills.phone_literacy = age > 50 && random_.chance(30) ? Literacy::none
                            : random_.chance(60)           ? Literacy::good
                                                           : Literacy::basic;
    const bool desk = *skills.education >= Education::college;
    skills.computer_literacy = desk                             ? Literacy::good
                               : age > 42 && random_.chance(70) ? Literacy::none
                                                                : Literacy::basic;
    if (random_.chance(25)) skills.text = random_.one_of(job_.sayings);
    skills.confirmed = confirmed();
  }

  Making& making_;
  Random& random_;
  const Person& person_;
  Seeker& seeker_;
  const Job& job_;
};

}  // namespace

void fill_clears(Making& making, const Person& person, Seeker& seeker) { Telling(making, person, seeker).tell(); }

}  // namespace sanqing::data::demo
