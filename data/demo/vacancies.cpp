// Vacancies of the district: their fields, and how long they stand.

#include <fmt/format.h>

#include <algorithm>

#include "data/demo/adverts.hpp"

namespace sanqing::data::demo {

namespace {

bool at_night(const Hours& hours) {
  return hours.to.minutes <= hours.from.minutes || hours.from.minutes < 5 * 60 || hours.to.minutes > 23 * 60;
}

std::optional<double> hours_per_day(const std::vector<Hours>& shifts) {
  const int sum = length(shifts);
  if (sum == 24 * 60 && shifts.size() == 1) return {};
  return sum / 60.0 / (is_rotation(shifts) ? static_cast<int>(shifts.size()) : 1);
}

void set_hours(Making& making, const Job& job, Vacancy& made) {
  auto& random = making.random;
  if (!random.chance(6)) made.shifts = random.one_of(job.shifts);
  if (!made.shifts.empty()) made.hours_per_day = hours_per_day(made.shifts);
  if (!random.chance(8)) made.days_per_week = random.one_of(job.days_per_week);
  std::erase(made.activities, Activity::night);
  std::erase(made.activities, Activity::live_in);
  if (!made.shifts.empty() && !is_rotation(made.shifts)) std::erase(made.activities, Activity::shifts);
  if (std::any_of(made.shifts.begin(), made.shifts.end(), at_night)) made.activities.push_back(Activity::night);
  const bool round_the_clock = made.shifts.size() == 1 && length(made.shifts[0]) == 24 * 60;
  if (round_the_clock) made.activities.push_back(Activity::live_in);
  made.accommodation = round_the_clock || random.chance(made.division == "500103" ? 12 : 30);
  made.meals = round_the_clock || random.chance(35);
}

void set_wage(Making& making, const Job& job, Vacancy& made) {
  auto& random = making.random;
  made.wage_unit = job.unit;
  if (random.chance(5)) {
    made.negotiable = true;
    return;
  }
  const int step = job.unit == WageUnit::month ? 100 : job.unit == WageUnit::day ? 10 : 1;
  const int least = random.between(job.low / step, (2 * job.low + job.high) / 3 / step) * step;
  const int most = random.between(least / step, job.high / step) * step;
  if (!random.chance(3)) made.wage_min = Money::yuan(std::max(least, job.low));
  if (!random.chance(10)) made.wage_max = Money::yuan(std::max({most, least, job.low}));
  if (job.unit == WageUnit::month && random.chance(4)) made.months_per_year = 13;
}

void set_place(Making& making, Vacancy& made, const Employer& employer, bool in_district) {
  auto& random = making.random;
  static constexpr const char* around[] = {"500105", "500105", "500108", "500106",
                                           "500107", "500112", "500104", "500113"};
  const auto& office = making.organisation(employer.organisation_id);
  if (in_district || random.chance(68)) {
    const auto spot = near(random, *office.latitude, *office.longitude, 0.006);
    made.division = "500103";
    made.latitude = spot.latitude;
    made.longitude = spot.longitude;
    made.address = employer.address;
    return;
  }
  const auto* place = making.material.taxonomy->division(around[random.between(0, 7)]);
  const auto spot = near(random, *place->latitude, *place->longitude, 0.03);
  made.division = place->code;
  if (random.chance(95)) {
    made.latitude = spot.latitude;
    made.longitude = spot.longitude;
  }
  static constexpr const char* streets[] = {"建新路", "红旗路", "滨江路", "大石路",
                                            "新华街", "工农路", "凤鸣路", "港城路"};
  made.address = fmt::format("重庆市{}{}{}号", place->name, streets[random.between(0, 7)], random.between(1, 300));
}

void set_demands(Making& making, const Job& job, Vacancy& made) {
  auto& random = making.random;
  if (job.education != Education::illiterate && random.chance(75)) made.education = job.education;
  if (job.years > 0 && random.chance(60)) made.experience_years = random.between(1, job.years);
  for (const auto& certificate : job.certificates)
    if (certificate.must || random.chance(60)) made.certificates.push_back(certificate);
  for (const auto& skill : job.skills)
    if (random.chance(70)) made.skills.push_back({skill, random.chance(15)});
  for (const auto demand : job.physical)
    if (random.chance(70)) made.physical.push_back(demand);
  made.activities = job.activities;
  if (job.form == EmploymentForm::public_welfare) {
    made.reserved_for = {PriorityGroup::age_4050, PriorityGroup::zero_employment_family, PriorityGroup::dibao};
    if (random.chance(70)) made.reserved_for.push_back(PriorityGroup::disabled);
    if (random.chance(60)) made.reserved_for.push_back(PriorityGroup::long_term);
    if (random.chance(50)) made.reserved_for.push_back(PriorityGroup::single_parent);
    if (random.chance(40)) made.reserved_for.push_back(PriorityGroup::landless_farmer);
  }
}

int headcount(Random& random) {
  static constexpr int likely[] = {45, 35, 17, 3};
  switch (random.weighted(likely)) {
    case 0:
      return 1;
    case 1:
      return random.between(2, 3);
    case 2:
      return random.between(4, 10);
    default:
      return random.between(11, 30);
  }
}

Vacancy make_vacancy(Making& making, const Job& job, const Employer& employer, Date posted) {
  auto& random = making.random;
  Vacancy made;
  made.organisation_id = employer.organisation_id;
  // Some go to the subdistrict's or the district's window instead.
  if (random.chance(25)) made.organisation_id = *making.organisation(employer.organisation_id).parent_id;
  if (random.chance(10)) made.organisation_id = 2;
  made.employer_id = employer.id;
  made.employer_name = employer.name;
  made.occupation = job.occupation->code;
  made.form = job.form;
  made.headcount = headcount(random);
  const auto& street =
      making.material.subdistricts[making.subdistrict_of[static_cast<std::size_t>(employer.organisation_id) - 1]];
  const bool of_the_street = employer.name.starts_with(street.name);
  set_place(making, made, employer, of_the_street);
  set_demands(making, job, made);
  set_hours(making, job, made);
  set_wage(making, job, made);
  write_advert(making, job, employer, made);
  made.posted_on = posted;
  static constexpr int validity[] = {30, 45, 60, 90, 90};
  made.valid_until = Date{posted.days + std::chrono::days(validity[random.between(0, 4)])};
  if (random.chance(30)) made.start_on = Date{posted.days + std::chrono::days(random.between(3, 20))};
  made.source = "typed";
  return made;
}

}  // namespace

void make_vacancies(Making& making, int count) {
  auto& random = making.random;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_industry;
  for (std::size_t i = 0; i < making.office.employers.size(); ++i)
    by_industry[making.office.employers[i].industry].push_back(i);
  std::vector<int> weights;
  for (const auto& job : making.material.jobs) weights.push_back(job.vacancies);

  // More of them lately: older ones are filled or have run out.
  std::vector<int> ages;
  for (int i = 0; i < count; ++i) ages.push_back(random.chance(65) ? random.between(0, 60) : random.between(0, 360));
  std::sort(ages.rbegin(), ages.rend());

  for (std::size_t i = 0; i < ages.size(); ++i) {
    // The first round takes every kind of job once.
    const std::size_t kind = i < making.material.jobs.size() ? i : random.weighted(weights);
    const auto& job = making.material.jobs[kind];
    const auto& employers = by_industry[random.one_of(job.industries)];
    if (employers.empty()) continue;
    // The first one is the employer who signs in, and has something to look at.
    const auto& first = making.office.employers[0];
    const bool fits_first =
        std::find(job.industries.begin(), job.industries.end(), first.industry) != job.industries.end();
    const auto& employer = fits_first && random.chance(5) ? first : making.office.employers[random.one_of(employers)];
    auto made = make_vacancy(making, job, employer, making.days_ago(ages[i]));
    made.id = static_cast<Id>(making.office.vacancies.size()) + 1;
    making.office.deeds.push_back({Time{making.days_ago(ages[i]).days},
                                   Noun::vacancies,
                                   made.id,
                                   "created",
                                   making.officer_of(made.organisation_id),
                                   made.organisation_id,
                                   {}});
    making.office.vacancies.push_back(std::move(made));
    making.job_of_vacancy.push_back(kind);
  }
}

}  // namespace sanqing::data::demo
