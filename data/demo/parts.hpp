#pragma once
// The steps of make_office, each adding to what the steps before made. Private to data/demo.

#include <algorithm>

#include "data/demo/material.hpp"
#include "data/demo/office.hpp"
#include "data/demo/random.hpp"

namespace sanqing::data::demo {

struct Making {
  const Options& options;
  Material material = Material::shipped();
  Random random;
  Office office = {};
  std::vector<std::size_t> job_of_vacancy;  // places in material.jobs, by vacancy id - 1
  std::vector<std::size_t> job_of_seeker;   // first wish
  std::vector<Id> officers;                 // accounts, by organisation id - 1
  std::vector<std::size_t> subdistrict_of;  // by organisation id - 1; of communities and subdistricts

  explicit Making(const Options& o) : options(o), random(o.seed) {}

  Date days_ago(int days) const { return {options.today.days - std::chrono::days(days)}; }
  std::vector<Id> communities() const;
  // The account of the officer of a community; 0 where there is none.
  Id officer_of(Id organisation) const;
  const Organisation& organisation(Id id) const { return office.organisations[static_cast<std::size_t>(id) - 1]; }
};

template <class T>
bool contains(const std::vector<T>& items, const T& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

// Where a dot on the map may lie around a place, in degrees.
struct Spot {
  double latitude, longitude;
};
Spot near(Random& random, double latitude, double longitude, double spread);
std::string phone_number(Random& random);
// Does a body with these limits do what a job asks of it?
bool body_allows(const std::vector<Physical>& limits, Physical demand);
std::string person_name(Random& random, const Material& material, Sex sex, int birth_year,
                        const std::string& surname = {});

void make_organisations(Making& making);
void make_employers(Making& making, int count);
void make_accounts(Making& making);
void make_vacancies(Making& making, int count);
void make_courses(Making& making);
void make_people(Making& making, int count);
// Lives the year: referrals, placements, follow-ups, seats, and what they change in seekers and vacancies.
void live_the_year(Making& making);
void let_people_speak(Making& making);
void make_notices(Making& making);

}  // namespace sanqing::data::demo
