#include "data/demo/office.hpp"

#include <algorithm>

#include "data/demo/parts.hpp"

namespace sanqing::data::demo {

std::vector<Id> Making::communities() const {
  std::vector<Id> ids;
  for (const auto& organisation : office.organisations)
    if (organisation.level == Level::community) ids.push_back(organisation.id);
  return ids;
}

Id Making::officer_of(Id organisation) const {
  const auto place = static_cast<std::size_t>(organisation) - 1;
  return place < officers.size() ? officers[place] : 0;
}

Spot near(Random& random, double latitude, double longitude, double spread) {
  const auto rounded = [](double degrees) { return static_cast<double>(static_cast<long>(degrees * 1e6)) / 1e6; };
  return {rounded(latitude + (random.share() - 0.5) * 2 * spread),
          rounded(longitude + (random.share() - 0.5) * 2 * spread)};
}

std::string phone_number(Random& random) {
  return "1990000" + std::to_string(10000 + random.between(0, 9999)).substr(1);
}

std::string person_name(Random& random, const Material& material, Sex sex, int birth_year, const std::string& surname) {
  const bool old = birth_year < 1985;
  const auto& given =
      material.list(sex == Sex::M ? (old ? "men_old" : "men_young") : (old ? "women_old" : "women_young"));
  // The first names of the list are the common ones.
  const auto& surnames = material.list("surnames");
  const auto common = static_cast<std::size_t>(random.between(0, static_cast<int>(surnames.size()) - 1));
  auto name = !surname.empty() ? surname : surnames[common * common / surnames.size()];
  name += random.one_of(given);
  if (random.chance(old ? 75 : 55)) name += random.one_of(given);
  return name;
}

namespace {

using std::chrono::hours;

struct Opening {
  Time from, to;
};

// 9 to 17 o'clock in Chongqing (1 to 9 UTC). The day on which the office is built is not over; built before it opens,
// what happened that day happened in the last hour. Days that lie ahead (--today in the future) are told as of now.
Opening opening(Time day, Time now) {
  const auto midnight = day.seconds - hours(8);
  const auto from = day.seconds + hours(1), to = day.seconds + hours(9);
  if (now.seconds >= to) return {{from}, {to}};
  if (now.seconds < midnight) return {now, now};
  return {{now.seconds > from ? from : std::max(midnight, now.seconds - hours(1))}, now};
}

// Within a day, deeds follow each other through the opening hours.
void set_times(std::vector<Deed>& deeds, Time now) {
  std::stable_sort(deeds.begin(), deeds.end(), [](const Deed& a, const Deed& b) { return a.at < b.at; });
  for (std::size_t begin = 0; begin < deeds.size();) {
    std::size_t end = begin;
    while (end < deeds.size() && deeds[end].at == deeds[begin].at) ++end;
    const auto [from, to] = opening(deeds[begin].at, now);
    const auto seconds = static_cast<std::size_t>((to.seconds - from.seconds).count());
    for (std::size_t i = begin; i < end; ++i)
      deeds[i].at.seconds = from.seconds + std::chrono::seconds(seconds * (i - begin) / (end - begin));
    begin = end;
  }
}

}  // namespace

Office make_office(const Options& options) {
  Making making(options);
  const int vacancies = options.vacancies > 0 ? options.vacancies : std::max(1600, options.seekers / 4);
  make_organisations(making);
  make_employers(making, std::max(220, vacancies / 7));
  make_accounts(making);
  make_courses(making);
  make_vacancies(making, vacancies);
  make_people(making, options.seekers);
  live_the_year(making);
  let_people_speak(making);
  make_notices(making);
  set_times(making.office.deeds, options.now);
  return std::move(making.office);
}

}  // namespace sanqing::data::demo
