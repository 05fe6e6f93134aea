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

  int age(Date on) const { return full_years(born, on); }
  bool is_hard_to_place() const { return kind <= Kind::single_parent; }
};

// The three clears of a person; `seeker` already has its address and dates.
void fill_clears(Making& making, const Person& person, Seeker& seeker);

}  // namespace sanqing::data::demo
