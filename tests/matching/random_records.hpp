#pragma once
// Any seeker and any vacancy: empty, contradictory, far too long, in several scripts.

#include <rapidcheck.h>

#include <random>

#include "tests/matching/people.hpp"

namespace sanqing::tests {

namespace any {

// Everything below follows from one number that RapidCheck chooses and prints: call at the start of a property.
inline std::mt19937& dice() {
  static std::mt19937 dice;
  return dice;
}
inline void shake() { dice().seed(*rc::gen::resize(1000, rc::gen::arbitrary<std::uint32_t>())); }

inline bool maybe() { return dice()() & 1; }
inline int number(int from, int to) {
  return from + static_cast<int>(dice()() % static_cast<unsigned>(to - from));
}  // [from, to)

template <class Enum>
Enum one_of(int size) {
  return static_cast<Enum>(number(0, size));
}
template <class Enum>
std::vector<Enum> some_of(int size, int most) {
  std::vector<Enum> list;
  for (int count = number(0, most + 1); count > 0; --count) list.push_back(one_of<Enum>(size));
  return list;
}

inline std::string text() {
  static const std::vector<std::string> texts{
      "",
      "保洁员",
      "想找个离家近的活，不上夜班",
      "看大门的",
      "照顧老人、煮飯",
      "driver / 司机 C1",
      "😀🧹",
      "不存在的职业甲乙丙",
      "月嫂 育婴 早教",
      std::string(6000, 'a'),
      [] {
        std::string long_text;
        while (long_text.size() < 60'000) long_text += "搬运装卸，能吃苦；";
        return long_text;
      }(),
  };
  // The long ones seldom: they are slow to embed.
  return texts[static_cast<std::size_t>(number(0, number(0, 20) == 0 ? 11 : 9))];
}

inline std::vector<data::Hours> hours() {
  std::vector<data::Hours> list;
  for (int count = number(0, 4); count > 0; --count)
    list.push_back({{static_cast<std::int16_t>(number(0, 48) * 30)}, {static_cast<std::int16_t>(number(0, 49) * 30)}});
  return list;
}

inline std::vector<int> days() {
  std::vector<int> list;
  for (int day = 1; day <= 7; ++day)
    if (maybe()) list.push_back(day);
  return list;
}

inline std::string certificate() {
  static const std::vector<std::string> kinds{"health",    "driver_c1",      "driver_b2",
                                              "driver_a1", "security_guard", "没听过的证"};
  return kinds[static_cast<std::size_t>(number(0, static_cast<int>(kinds.size())))];
}

template <class Value, class Make>
std::optional<Value> optional(Make make) {
  return maybe() ? std::optional<Value>(make()) : std::nullopt;
}

inline data::Money wage(data::WageUnit unit) {
  constexpr std::array<int, 4> usual{4000, 180, 22, 50'000};
  return data::Money::yuan(number(0, 2 * usual[static_cast<std::size_t>(unit)]));
}

inline data::Seeker seeker() {
  data::Seeker person;
  person.sex = optional<data::Sex>([] { return one_of<data::Sex>(2); });
  person.birth_date = optional<data::Date>([] { return data::add_months(date("1960-01-31"), number(0, 500)); });
  person.household_id = optional<data::Id>([] { return number(1, 99); });
  person.organisation_id = number(0, 3);
  if (maybe()) person.latitude = 29.4 + number(0, 3000) / 1e4, person.longitude = 106.4 + number(0, 3000) / 1e4;
  person.groups = some_of<data::PriorityGroup>(7, 2);
  data::Intent& intent = person.intent;
  for (int count = number(0, 3); count > 0; --count) intent.occupations.push_back({"", text()});
  intent.text = text();
  intent.wage_unit = one_of<data::WageUnit>(4);
  intent.wage_floor = optional<data::Money>([&] { return wage(intent.wage_unit); });
  intent.wage_wish = optional<data::Money>([&] { return wage(intent.wage_unit); });
  if (maybe()) intent.forms = some_of<data::EmploymentForm>(6, 3);
  intent.available = hours();
  intent.days = days();
  intent.night_ok = optional<bool>(maybe);
  intent.max_km = optional<double>([] { return number(0, 200) / 10.0; });
  intent.max_minutes = optional<int>([] { return number(0, 90); });
  intent.transport = optional<data::Transport>([] { return one_of<data::Transport>(6); });
  intent.start_on =
      optional<data::Date>([] { return data::Date{date("2026-11-01").days + std::chrono::days(number(0, 90))}; });
  intent.willing_to_train = optional<bool>(maybe);
  intent.refuses = some_of<data::Activity>(13, 3);
  data::Skills& skills = person.skills;
  for (int count = number(0, 4); count > 0; --count) skills.skills.push_back({text(), {}, {}});
  for (int count = number(0, 3); count > 0; --count) skills.certificates.push_back({certificate(), "", {}});
  for (int count = number(0, 3); count > 0; --count)
    skills.history.push_back({"", text(), optional<double>([] { return number(0, 60) / 2.0; }), maybe()});
  skills.education = optional<data::Education>([] { return one_of<data::Education>(10); });
  skills.limits = some_of<data::Physical>(13, 2);
  skills.text = text();
  if (maybe()) skills.confirmed.on = date("2026-11-01");
  for (int count = number(0, 3); count > 0; --count) {
    auto duty = hours();
    if (!duty.empty()) person.family.duties.push_back({maybe() ? "接孩子" : "", duty[0], days()});
  }
  return person;
}

inline data::Vacancy vacancy(data::Id id) {
  data::Vacancy job;
  job.id = id;
  job.title = text().substr(0, 60);
  job.description = text();
  job.headcount = number(0, 5);
  job.filled = number(0, 2);
  if (number(0, 10) == 0) job.status = one_of<data::VacancyStatus>(7);
  job.form = one_of<data::EmploymentForm>(maybe() ? 6 : 1);
  job.wage_unit = one_of<data::WageUnit>(4);
  job.wage_min = optional<data::Money>([&] { return wage(job.wage_unit); });
  job.wage_max = optional<data::Money>([&] { return wage(job.wage_unit); });
  job.months_per_year = number(1, 16);
  job.negotiable = maybe();
  if (maybe()) job.shifts = hours();
  job.days_per_week = optional<int>([] { return number(1, 8); });
  job.hours_per_day = optional<double>([] { return number(1, 24) / 2.0; });
  job.education = number(0, 3) ? std::nullopt : std::optional(one_of<data::Education>(10));
  job.experience_years = optional<double>([] { return number(0, 10) / 2.0; });
  for (int count = number(0, 2); count > 0; --count) job.certificates.push_back({certificate(), maybe(), maybe()});
  for (int count = number(0, 4); count > 0; --count) job.skills.push_back({text().substr(0, 30), maybe()});
  if (!number(0, 3)) job.physical = some_of<data::Physical>(13, 2);
  if (!number(0, 3)) job.activities = some_of<data::Activity>(13, 2);
  if (!number(0, 8)) job.reserved_for = some_of<data::PriorityGroup>(7, 2);
  static const std::vector<std::string> divisions{"", "500103", "500105", "5001", "510104", "xx"};
  job.division = divisions[static_cast<std::size_t>(number(0, 6))];
  if (maybe()) job.latitude = 29.4 + number(0, 3000) / 1e4, job.longitude = 106.4 + number(0, 3000) / 1e4;
  job.start_on =
      optional<data::Date>([] { return data::Date{date("2026-11-01").days + std::chrono::days(number(0, 60))}; });
  if (!number(0, 5)) job.valid_until = data::Date{date("2026-11-20").days + std::chrono::days(number(0, 10))};
  return job;
}

}  // namespace any

}  // namespace sanqing::tests
