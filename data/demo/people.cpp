// Invented people, one by one or as families, and the households they live in.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "data/demo/person.hpp"
#include "data/normalise/identity.hpp"

namespace sanqing::data::demo {

namespace {

using std::chrono::days;

constexpr int likely[] = {16, 9, 6, 4, 6, 3, 5, 8, 6, 8, 6, 5, 6, 5, 4, 3, 4, 2};
static_assert(std::size(likely) == static_cast<std::size_t>(Kind::count));

class Crowd {
 public:
  explicit Crowd(Making& making) : making_(making), random_(making.random), communities_(making.communities()) {}

  void gather(int count) {
    for (int family = 0; static_cast<int>(members_.size()) < count; ++family) {
      // The first ones are of every kind in turn, so that each is there in the smallest demo.
      const auto kind = family < 2 * static_cast<int>(Kind::count)
                            ? static_cast<Kind>(family % static_cast<int>(Kind::count))
                            : static_cast<Kind>(random_.weighted(likely));
      add_family(kind, count);
    }
    register_all();
  }

 private:
  struct Member {
    Person person;
    Seeker seeker;
    std::size_t household;  // place in households_
  };

  // The first community, that of the account "officer", has more people than the others.
  Id community(int wanted) {
    const int sum = static_cast<int>(members_.size());
    const bool first = in_first_ < std::min(70, wanted / 4) ? sum % 2 == 0 : random_.chance(2);
    if (!first) return random_.one_of(communities_);
    ++in_first_;
    return communities_[0];
  }

  int age_of(Kind kind, Sex sex) {
    switch (kind) {
      case Kind::older:
        return sex == Sex::F ? random_.between(40, 52) : random_.between(50, 59);
      case Kind::young:
        return random_.between(19, 25);
      case Kind::office:
        return random_.between(24, 42);
      case Kind::school_run:
      case Kind::single_parent:
        return random_.between(29, 46);
      case Kind::laid_off:
        return random_.between(42, sex == Sex::F ? 53 : 58);
      case Kind::disabled:
        return random_.between(22, 54);
      default:
        return random_.between(30, sex == Sex::F ? 53 : 58);
    }
  }

  std::vector<Physical> disability() {
    static const std::vector<std::vector<Physical>> kinds = {
        {Physical::standing, Physical::walking, Physical::stairs, Physical::bending, Physical::lifting_20kg},
        {Physical::sight},
        {Physical::hearing},
        {Physical::fine_hands, Physical::lifting_10kg},
        {Physical::lifting_10kg, Physical::heights, Physical::stairs}};
    return random_.one_of(kinds);
  }

  Date birthday(int age) {
    const int offset = random_.between(0, 360);
    return {add_months(making_.options.today, -12 * age).days - days(offset)};
  }

  std::size_t wish(const Person& person) {
    static constexpr int desk[] = {0, 1};
    std::vector<int> weights;
    for (const auto& job : making_.material.jobs) {
      int weight = person.sex == Sex::M ? job.men : job.women;
      const bool is_desk = job.education >= Education::senior;
      if (person.kind == Kind::office || person.kind == Kind::young)
        weight = is_desk ? weight * 4 + 1 : weight / 3;
      else if (is_desk)
        weight = weight * desk[random_.between(0, 1)] / 4;
      const bool papers = std::any_of(job.certificates.begin(), job.certificates.end(),
                                      [](const auto& c) { return c.must && !c.after_hire; });
      if (person.kind == Kind::licensed) weight = papers ? weight * 3 + 1 : 0;
      if (person.kind == Kind::flexible && job.unit == WageUnit::month) weight /= 4;
      // Posts for recognised people are seldom asked for by others, and heavy work not by those who cannot do it.
      if (job.form == EmploymentForm::public_welfare) weight = person.is_hard_to_place() ? weight * 2 : weight / 20;
      const bool able = std::all_of(job.physical.begin(), job.physical.end(),
                                    [&](Physical demand) { return body_allows(person.limits, demand); });
      const bool drives =
          std::find(job.activities.begin(), job.activities.end(), Activity::driving) != job.activities.end();
      if (drives && !person.limits.empty()) weight = 0;
      if (!able || person.age(making_.options.today) < 18 + 2 * job.years) weight = 0;
      weights.push_back(weight);
    }
    return random_.weighted(weights);
  }

  Date registered_on(const Person& person) {
    if (person.kind == Kind::long_term) return making_.days_ago(random_.between(380, 1100));
    if (person.kind == Kind::thin) return making_.days_ago(random_.between(0, 12));
    if (person.kind == Kind::stale) return making_.days_ago(random_.between(240, 500));
    if (person.is_hard_to_place()) return making_.days_ago(random_.between(30, 420));
    return making_.days_ago(random_.chance(90) ? random_.between(0, 365) : random_.between(366, 900));
  }

  void add_family(Kind kind, int wanted) {
    const bool couple = kind == Kind::zero_employment;
    Person first{kind, random_.chance(43) ? Sex::M : Sex::F, {}, 0, {}};
    if (kind == Kind::single_parent || kind == Kind::school_run) first.sex = random_.chance(85) ? Sex::F : Sex::M;
    const int age = age_of(kind, first.sex);
    first.born = birthday(age);
    if (kind == Kind::disabled) first.limits = disability();
    first.job = wish(first);
    first.child_at_school =
        kind == Kind::single_parent || kind == Kind::school_run || (age >= 28 && age <= 55 && random_.chance(25));

    const Id home = community(wanted);
    const Date registered = registered_on(first);
    const auto household = households_.size();
    households_.push_back({});
    households_.back().organisation_id = home;
    households_.back().address = address(home);
    add_member(first, home, registered, household);
    if (couple) {
      Person spouse{kind, first.sex == Sex::M ? Sex::F : Sex::M, {}, 0, {}};
      spouse.born = {first.born.days + days(random_.between(-900, 900))};
      spouse.job = wish(spouse);
      add_member(spouse, home, registered, household);
      if (first.age(making_.options.today) >= 45 && random_.chance(40)) {
        Person child{kind, random_.chance(50) ? Sex::M : Sex::F, birthday(random_.between(19, 22)), 0, {}};
        child.surname = members_[members_.size() - 2].seeker.name.substr(0, 3);
        child.job = wish(child);
        add_member(child, home, registered, household);
      }
    }
    furnish(household, first, couple);
  }

  std::string address(Id community) {
    const auto& place = making_.material.subdistricts[making_.subdistrict_of[static_cast<std::size_t>(community) - 1]];
    return fmt::format("重庆市渝中区{}{}号{}-{}", random_.one_of(place.streets), random_.between(1, 260),
                       random_.between(1, 12), random_.between(1, 8));
  }

  // Area code 999999 exists nowhere; the rest is as it should be, the check digit too.
  std::string identity_number(const Person& person) {
    const std::chrono::year_month_day day(person.born.days);
    while (true) {
      const auto digits =
          fmt::format("999999{:04}{:02}{:02}{:03}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                      static_cast<unsigned>(day.day()), random_.between(0, 498) * 2 + (person.sex == Sex::M ? 1 : 0));
      auto number = digits + identity_check_character(digits);
      if (numbers_.insert(number).second) return number;
    }
  }

  void add_member(const Person& person, Id home, Date registered, std::size_t household) {
    Seeker made;
    made.organisation_id = home;
    const auto year = static_cast<int>(std::chrono::year_month_day(person.born.days).year());
    made.name = person_name(random_, making_.material, person.sex, year, person.surname);
    made.sex = person.sex;
    made.birth_date = person.born;
    made.identity_number = identity_number(person);
    made.phone = phone_number(random_);
    made.address = households_[household].address;
    const auto& office = making_.organisation(home);
    const auto spot = near(random_, *office.latitude, *office.longitude, 0.003);
    made.latitude = spot.latitude;
    made.longitude = spot.longitude;
    made.registered_on = registered;
    made.status = SeekerStatus::registered;
    made.work_status = person.kind == Kind::laid_off || (person.kind == Kind::older && random_.chance(40))
                           ? WorkStatus::laid_off
                           : WorkStatus::unemployed;
    if (person.kind != Kind::thin) made.registered_unemployed_since = registered;
    recognise(person, made);
    members_.push_back({person, std::move(made), household});
  }

  void recognise(const Person& person, Seeker& made) {
    const auto today = making_.options.today;
    const int age = person.age(today);
    const auto add = [&](PriorityGroup group) {
      if (std::find(made.groups.begin(), made.groups.end(), group) == made.groups.end()) made.groups.push_back(group);
    };
    if (person.kind == Kind::zero_employment) add(PriorityGroup::zero_employment_family);
    if (person.kind == Kind::disabled) add(PriorityGroup::disabled);
    if (person.kind == Kind::dibao) add(PriorityGroup::dibao);
    if (person.kind == Kind::landless_farmer) add(PriorityGroup::landless_farmer);
    if (person.kind == Kind::single_parent) add(PriorityGroup::single_parent);
    if (person.kind == Kind::long_term) add(PriorityGroup::long_term);
    const bool of_age = age >= (person.sex == Sex::F ? 40 : 50);
    if (of_age && (person.kind == Kind::older || (person.is_hard_to_place() && random_.chance(60))))
      add(PriorityGroup::age_4050);
  }

  void furnish(std::size_t place, const Person& person, bool couple) {
    auto& household = households_[place];
    const int this_year = static_cast<int>(std::chrono::year_month_day(making_.options.today.days).year());
    const auto add = [&](HouseholdMember member) { household.members.push_back(std::move(member)); };
    const bool unknown = person.kind == Kind::thin || person.kind == Kind::declined;
    if (unknown) return;
    const int age = person.age(making_.options.today);
    if (!couple && person.kind != Kind::single_parent && age > 27 && random_.chance(78)) {
      const bool works = person.kind != Kind::dibao || random_.chance(30);
      add({Relation::spouse,
           "",
           {},
           this_year - age + random_.between(-3, 3),
           works ? WorkStatus::employed : WorkStatus::no_work,
           Money::yuan(works ? random_.between(22, 58) * 100 : 0),
           random_.chance(5),
           false});
    }
    if (person.child_at_school)
      add({Relation::child,
           "",
           {},
           this_year - random_.between(std::clamp(age - 42, 6, 13), std::clamp(age - 22, 6, 14)),
           WorkStatus::student,
           Money{},
           false,
           true});
    const int parent = std::clamp(age + random_.between(22, 36), 60, 92);
    if (person.kind == Kind::elder_at_home || (age >= 30 && random_.chance(20)))
      add({Relation::parent,
           "",
           {},
           this_year - parent,
           WorkStatus::retired,
           Money::yuan(random_.between(0, 28) * 100),
           random_.chance(30),
           false});
    if (person.kind == Kind::dibao || (person.kind == Kind::disabled && random_.chance(40))) {
      static constexpr DibaoStatus all[] = {DibaoStatus::receiving, DibaoStatus::receiving, DibaoStatus::receiving,
                                            DibaoStatus::delayed_exit};
      household.dibao = person.kind == Kind::dibao ? all[random_.between(0, 3)] : DibaoStatus::applied;
      household.countable_income_month = Money::yuan(random_.between(0, 12) * 100);
    } else if (random_.chance(4)) {
      household.dibao = random_.chance(50) ? DibaoStatus::refused : DibaoStatus::stopped;
    }
  }

  // In the order of registration, households just before their first member.
  void register_all() {
    std::stable_sort(members_.begin(), members_.end(),
                     [](const Member& a, const Member& b) { return a.seeker.registered_on < b.seeker.registered_on; });
    auto& office = making_.office;
    for (auto& member : members_) {
      auto& household = households_[member.household];
      const Id home = member.seeker.organisation_id;
      const Id officer = making_.officer_of(home);
      const Time day{member.seeker.registered_on.days};
      if (household.id == 0) {
        household.id = static_cast<Id>(office.households.size()) + 1;
        office.households.push_back(household);
        office.deeds.push_back({day, Noun::households, household.id, "created", officer, home, {}});
      }
      auto& seeker = member.seeker;
      seeker.id = static_cast<Id>(office.seekers.size()) + 1;
      seeker.household_id = household.id;
      join(office.households[static_cast<std::size_t>(household.id) - 1], member);
      making_.job_of_seeker.push_back(member.person.job);
      fill_clears(making_, member.person, seeker);
      office.deeds.push_back({day, Noun::seekers, seeker.id, "created", officer, home, {}});
      office.seekers.push_back(std::move(seeker));
    }
  }

  // Members who are seekers only point to their record. Relations are those to the member who came first.
  void join(Household& household, const Member& member) {
    HouseholdMember made;
    made.seeker_id = member.seeker.id;
    const bool first = std::none_of(household.members.begin(), household.members.end(),
                                    [](const HouseholdMember& other) { return other.seeker_id.has_value(); });
    if (!first) made.relation = member.person.surname.empty() ? Relation::spouse : Relation::child;
    household.members.insert(first ? household.members.begin() : household.members.begin() + 1, std::move(made));
  }

  Making& making_;
  Random& random_;
  const std::vector<Id> communities_;
  std::vector<Member> members_;
  std::vector<Household> households_;
  std::set<std::string> numbers_;
  int in_first_ = 0;
};

}  // namespace

void make_people(Making& making, int count) { Crowd(making).gather(count); }

}  // namespace sanqing::data::demo
