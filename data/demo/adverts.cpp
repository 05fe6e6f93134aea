// Adverts as employers of the district write them.

#include "data/demo/adverts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sanqing::data::demo {

int length(const Hours& hours) {
  const int minutes = hours.to.minutes - hours.from.minutes;
  return minutes > 0 ? minutes : minutes + 24 * 60;
}

int length(const std::vector<Hours>& shifts) {
  int sum = 0;
  for (const auto& hours : shifts) sum += length(hours);
  return sum;
}

// A split shift adds up to a day's work; longer sums are turns taken in rotation.
bool is_rotation(const std::vector<Hours>& shifts) { return shifts.size() > 1 && length(shifts) > 13 * 60; }

namespace {

// 和平路 of 重庆市渝中区和平路12号.
std::string street_of(const std::string& address) {
  constexpr std::string_view district = "区";
  const auto begin = address.rfind(district);
  const auto number = address.find_first_of("0123456789");
  if (begin == std::string::npos || number == std::string::npos || number <= begin) return {};
  return address.substr(begin + district.size(), number - begin - district.size());
}

std::string written_shifts(const std::vector<Hours>& shifts) {
  std::string text;
  for (const auto& hours : shifts) text += (text.empty() ? "" : "、") + hours.from.text() + "-" + hours.to.text();
  return text;
}

// What the fields say, for the text to say nothing else.
AdvertFacts facts_of(const Making& making, const Vacancy& made, const Employer& employer) {
  using enum AdvertFact;
  AdvertFacts facts;
  facts.place = employer.industry + " " + employer.name;
  const auto has = [&](Activity activity) {
    return std::find(made.activities.begin(), made.activities.end(), activity) != made.activities.end();
  };
  facts.set(meals, made.meals);
  facts.set(rooms, made.accommodation);
  facts.set(days_5, made.days_per_week == 5);
  facts.set(days_6, made.days_per_week == 6);
  facts.set(night, has(Activity::night));
  facts.set(live_in, has(Activity::live_in));
  facts.set(stands, std::find(made.physical.begin(), made.physical.end(), Physical::standing) != made.physical.end());
  facts.set(one_place, made.headcount == 1);
  facts.set(experienced, made.experience_years || std::any_of(made.certificates.begin(), made.certificates.end(),
                                                              [](const auto& c) { return c.must && !c.after_hire; }));
  facts.set(monthly, made.wage_unit == WageUnit::month);
  facts.set(full_time, made.form == EmploymentForm::full_time);
  facts.set(public_post, made.form == EmploymentForm::public_welfare);
  facts.set(thirteenth, made.months_per_year == 13);
  facts.set(local, made.division == "500103");
  const auto& office = making.organisation(employer.organisation_id);
  facts.set(near_office, made.latitude && std::abs(*made.latitude - *office.latitude) < 0.003 &&
                             std::abs(*made.longitude - *office.longitude) < 0.003);
  if (const auto street = street_of(made.address); !street.empty()) {
    facts.set(AdvertFact::street);
    facts.values["street"] = street;
  }
  if (made.shifts.empty()) return facts;
  facts.set(says_hours);
  const bool in_turn = is_rotation(made.shifts);
  const auto all = [&](auto test) { return std::all_of(made.shifts.begin(), made.shifts.end(), test); };
  const auto any = [&](auto test) { return std::any_of(made.shifts.begin(), made.shifts.end(), test); };
  const auto first = made.shifts.front().from.minutes;
  facts.set(rotation, in_turn);
  facts.set(split, made.shifts.size() > 1 && !in_turn);
  facts.set(dawn, first < 6 * 60 && first > 0);
  facts.set(morning, first <= 8 * 60 + 30 && first > 0);
  facts.set(afternoon, all([](const Hours& h) { return h.from.minutes >= 12 * 60; }));
  facts.set(noon, any([](const Hours& h) { return h.from.minutes < 12 * 60 && h.to.minutes >= 12 * 60; }));
  facts.set(noon_only, all([](const Hours& h) { return h.from.minutes >= 10 * 60 && h.to.minutes <= 14 * 60; }));
  facts.set(evening, any([](const Hours& h) { return h.to.minutes >= 20 * 60; }));
  facts.set(early_end, all([](const Hours& h) { return h.to.minutes <= 14 * 60 && h.to > h.from; }));
  facts.set(ends_1730, all([](const Hours& h) { return h.to.minutes <= 17 * 60 + 30 && h.to > h.from; }));
  facts.set(long_day, made.hours_per_day.value_or(0) >= 10);
  return facts;
}

// Three habits of writing: a list with numbers, a few plain sentences, one breathless line.
std::string describe(Making& making, const Job& job, const Vacancy& made, const AdvertFacts& facts) {
  auto& random = making.random;
  auto duties = fitting(job.duties, facts);
  for (std::size_t i = duties.size(); i > 1; --i)
    std::swap(duties[i - 1], duties[static_cast<std::size_t>(random.between(0, static_cast<int>(i) - 1))]);
  duties.resize(std::min<std::size_t>(duties.size(), static_cast<std::size_t>(random.between(2, 4))));
  const int habit = random.between(0, 2);
  std::string text;
  if (random.chance(60)) text = random.one_of(fitting(making.material.in_adverts("openers"), facts))->said(facts);
  if (habit == 0) text += "岗位职责:";
  int number = 0;
  for (const auto* duty : duties) {
    const auto words = duty->said(facts);
    if (repeats(text, words)) continue;
    text += habit == 0 ? fmt::format("{}、{};", ++number, words) : words + (habit == 1 ? "。" : "，");
  }
  if (!made.shifts.empty() && random.chance(60)) text += "上班时间" + written_shifts(made.shifts) + "。";
  if (made.accommodation && random.chance(60) && text.find("住") == std::string::npos) text += "可以住宿。";
  if (random.chance(75)) {
    const auto words = random.one_of(fitting(making.material.in_adverts("closers"), facts))->said(facts);
    if (!repeats(text, words)) text += words;
  }
  constexpr std::string_view comma = "，";
  if (text.ends_with(comma)) text.replace(text.size() - comma.size(), comma.size(), "。");
  return text;
}

void add_welfare(Making& making, Vacancy& made, AdvertFacts& facts) {
  auto& random = making.random;
  if (made.meals || made.accommodation) made.welfare = made.meals ? (made.accommodation ? "包吃包住" : "包吃") : "包住";
  for (const auto* item : fitting(making.material.in_adverts("welfare"), facts)) {
    const bool insures = item->text == "交社保", always = insures && facts.has(AdvertFact::public_post);
    if (!always && !random.chance(16)) continue;
    made.welfare += (made.welfare.empty() ? "" : "、") + item->text;
    if (insures) facts.set(AdvertFact::insured);
  }
}

}  // namespace

void write_advert(Making& making, const Job& job, const Employer& employer, Vacancy& made) {
  auto facts = facts_of(making, made, employer);
  add_welfare(making, made, facts);
  made.title = making.random.one_of(fitting(job.titles, facts))->text;
  made.description = describe(making, job, made, facts);
}

}  // namespace sanqing::data::demo
