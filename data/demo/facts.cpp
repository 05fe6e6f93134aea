// What may be said about a person, read from the record alone.

#include <algorithm>

#include "data/demo/person.hpp"

namespace sanqing::data::demo {

namespace {

using enum PersonFact;

void add_household(PersonFacts& facts, const Seeker& person, const Household& household) {
  for (const auto& member : household.members) {
    if (member.seeker_id == person.id) {
      // Relations are those to the member who came first; of a grown child here they say nothing.
      if (member.relation == Relation::child) return;
      continue;
    }
    const bool at_home = member.work_status == WorkStatus::no_work;
    if (member.relation == Relation::spouse && !member.seeker_id) facts.set(spouse), facts.set(spouse_home, at_home);
    if (member.relation == Relation::child && member.in_school == true) facts.set(child);
    if (member.relation == Relation::parent) facts.set(parent);
  }
}

void add_papers(PersonFacts& facts, const Taxonomy& taxonomy, const Job& job, const Seeker& person) {
  int asked = 0, held = 0, welcome = 0, welcome_held = 0;
  for (const auto& needed : job.certificates) {
    if (needed.after_hire) continue;
    const bool has = holds(taxonomy, person, needed.kind);
    ++(needed.must ? asked : welcome);
    (needed.must ? held : welcome_held) += has;
  }
  facts.set(licensed, asked > 0 && held == asked);
  facts.set(unlicensed, held < asked);
  facts.set(papers, welcome > 0 && welcome_held == welcome);
}

void add_history(PersonFacts& facts, const Job& job, const Seeker& person) {
  for (const auto& work : person.skills.history) {
    const auto says = [&](std::string_view word) { return work.title.find(word) != std::string::npos; };
    if (!work.informal && work.occupation == job.occupation->code) facts.set(done);
    if (says("厂职工")) facts.set(factory);
    if (says("照顾")) {
      const bool of_spouse = says("爱人");
      facts.set(cares);
      facts.set(of_spouse ? cares_spouse : cares_elder);
      if (says("公公")) facts.set(cares_in_law);
    }
    if (says("带孙子")) facts.set(grandchild);
    if (says("种地")) facts.set(farmer);
  }
}

void add_body(PersonFacts& facts, const std::vector<Physical>& limits) {
  const auto any = [&](std::initializer_list<Physical> some) {
    return std::any_of(some.begin(), some.end(), [&](Physical one) { return contains(limits, one); });
  };
  facts.set(weak_legs, any({Physical::standing, Physical::walking}));
  facts.set(weak_back,
            any({Physical::lifting_10kg, Physical::lifting_20kg, Physical::lifting_30kg, Physical::bending}));
  facts.set(weak_eyes, any({Physical::sight}));
  facts.set(weak_ears, any({Physical::hearing}));
  facts.set(weak_hands, any({Physical::fine_hands}));
  facts.set(no_heights, any({Physical::heights}));
  facts.set(fit, limits.empty());
}

void add_wishes(PersonFacts& facts, const Intent& intent, Date today) {
  const auto refused = [&](Activity activity) { return contains(intent.refuses, activity); };
  facts.set(nights, intent.night_ok == true && !refused(Activity::night));
  facts.set(no_nights, intent.night_ok == false);
  Clock first{24 * 60}, last{0};
  for (const auto& hours : intent.available) first = std::min(first, hours.from), last = std::max(last, hours.to);
  facts.set(evenings, last.minutes >= 22 * 60 && intent.night_ok != false);
  facts.set(mornings, first.minutes <= 6 * 60);
  facts.set(near, intent.max_km && *intent.max_km <= 5);
  facts.set(walkable, intent.max_km && *intent.max_km <= 2);
  facts.set(no_live_in, refused(Activity::live_in));
  if (refused(Activity::heights)) facts.set(no_heights);
  facts.set(willing, intent.willing_to_train == true);
  facts.set(public_posts, contains(intent.forms, EmploymentForm::public_welfare));
  facts.set(soon, intent.start_on && intent.start_on->days <= today.days + std::chrono::days(3));
}

}  // namespace

bool holds(const Taxonomy& taxonomy, const Seeker& person, std::string_view kind) {
  return std::any_of(person.skills.certificates.begin(), person.skills.certificates.end(),
                     [&](const auto& held) { return taxonomy.certificate_covers(held.kind, kind); });
}

PersonFacts facts_of(const Making& making, const Seeker& person) {
  const auto& job = making.material.jobs[making.job_of_seeker[static_cast<std::size_t>(person.id) - 1]];
  PersonFacts facts;
  facts.age = full_years(*person.birth_date, making.options.today);
  facts.set(man, person.sex == Sex::M);
  facts.set(woman, person.sex == Sex::F);
  const auto& household = making.office.households[static_cast<std::size_t>(*person.household_id) - 1];
  add_household(facts, person, household);
  for (const auto& duty : person.family.duties) {
    if (duty.what == "接孩子") facts.set(fetches);
    if (duty.hours.from.minutes < 12 * 60 && duty.hours.to.minutes > 12 * 60) facts.set(noon_duty);
  }
  facts.set(single_parent, person.family.single_parent == true);
  facts.set(dibao, contains(person.groups, PriorityGroup::dibao));
  facts.set(recognised, !person.groups.empty());
  const auto& skills = person.skills;
  add_papers(facts, *making.material.taxonomy, job, person);
  add_history(facts, job, person);
  add_body(facts, skills.limits);
  facts.set(phone, skills.phone_literacy.value_or(Literacy::none) != Literacy::none);
  facts.set(computer, skills.computer_literacy.value_or(Literacy::none) != Literacy::none);
  facts.set(mandarin, contains(skills.languages, std::string("普通话")));
  facts.set(riding, std::any_of(skills.skills.begin(), skills.skills.end(),
                                [](const Skill& skill) { return skill.name == "骑电动车"; }));
  add_wishes(facts, person.intent, making.options.today);
  return facts;
}

}  // namespace sanqing::data::demo
