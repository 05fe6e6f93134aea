#pragma once
// Who a demo person is, before the record is filled in. Private to data/demo.

#include "data/demo/parts.hpp"

namespace sanqing::data::demo {

// Every kind of person that the trade's rules tell apart, and the awkward records every office has.
enum class Kind {
  older,            // age 40/50, recognised
  long_term,        // registered for more than a year
  disabled,         // certificate held, limits of the body
  zero_employment,  // a couple, at times with a grown child, all registered
  dibao,
  landless_farmer,
  single_parent,
  school_run,     // fetches a child at 16:30
  elder_at_home,  // looks after a parent; informal care is their experience
  laid_off,       // from one of the old factories, with a trade
  licensed,       // a driver, electrician, cook with papers
  young,          // just out of school
  office,         // desk work
  flexible,       // hours here and there
  thin,           // only name and phone so far
  declined,       // will not speak of the family or the wage
  stale,          // confirmed more than half a year ago
  refuser,        // refuses much
  count
};

struct Person {
  Kind kind;
  Sex sex = Sex::F;
  Date born;
  std::size_t job = 0;  // place in material.jobs
  std::string surname;  // of the family; empty = any
  bool child_at_school = false;
  std::vector<Physical> limits = {};  // of the disabled; others tell theirs later

  int age(Date on) const { return full_years(born, on); }
  bool is_hard_to_place() const { return kind <= Kind::single_parent; }
};

// What filling in a record goes by.
struct Filling {
  Filling(Making& making, const Person& person, Seeker& seeker)
      : making_(making),
        random_(making.random),
        person_(person),
        seeker_(seeker),
        job_(making.material.jobs[person.job]) {}

  Making& making_;
  Random& random_;
  const Person& person_;
  Seeker& seeker_;
  const Job& job_;
};

// The three clears of a person, without words of their own; `seeker` already has its address and dates.
void fill_clears(Making& making, const Person& person, Seeker& seeker);
void fill_skills(Making& making, const Person& person, Seeker& seeker);
// Who confirmed a clear and when, or that the person declined to say.
Confirmation confirmation(Making& making, const Person& person, const Seeker& seeker, bool declined = false);
bool holds(const Taxonomy& taxonomy, const Seeker& person, std::string_view certificate);
// Whose record this is, in the words of phrases.hpp; only for people who stand in the office's list.
PersonFacts facts_of(const Making& making, const Seeker& person);

}  // namespace sanqing::data::demo
