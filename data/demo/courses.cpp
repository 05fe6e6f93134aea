// Courses of the district's training schools and their runs over the past year and the next two months.

#include <fmt/format.h>

#include <algorithm>

#include "data/demo/parts.hpp"

namespace sanqing::data::demo {

namespace {

struct Timetable {
  const char* name;
  std::vector<Hours> hours;
  std::vector<int> days;
  int hours_a_week;
};

const std::vector<Timetable>& timetables() {
  const auto clock = [](int hour, int minute) { return Clock{static_cast<std::int16_t>(hour * 60 + minute)}; };
  static const std::vector<Timetable> all = {
      {"白班", {{clock(9, 0), clock(12, 0)}, {clock(14, 0), clock(17, 0)}}, {1, 2, 3, 4, 5}, 30},
      {"上午班", {{clock(9, 0), clock(12, 0)}}, {1, 2, 3, 4, 5}, 15},
      {"晚班", {{clock(18, 30), clock(21, 0)}}, {1, 2, 3, 4}, 10},
      {"周末班", {{clock(9, 0), clock(12, 0)}, {clock(13, 30), clock(16, 30)}}, {6, 7}, 12}};
  return all;
}

void add_sessions(Making& making, const Course& course, const Timetable& timetable, Spot spot,
                  const std::string& address) {
  auto& random = making.random;
  const int days = std::max(1, (course.hours * 7 + timetable.hours_a_week - 1) / timetable.hours_a_week);
  // A run about every four months; the last ones lie ahead.
  for (int ago = random.between(250, 350); ago > -60; ago -= random.between(95, 150)) {
    CourseSession made;
    made.course_id = course.id;
    made.organisation_id = course.organisation_id;
    made.starts_on = making.days_ago(ago);
    made.ends_on = making.days_ago(ago - days);
    made.hours = timetable.hours;
    made.days = timetable.days;
    made.seats = random.between(12, 45);
    made.address = address;
    made.latitude = spot.latitude;
    made.longitude = spot.longitude;
    made.status = ago <= -30 ? SessionStatus::planned : ago <= 0 ? SessionStatus::enrolling : SessionStatus::running;
    if (made.ends_on < making.options.today) made.status = SessionStatus::finished;
    if (ago > 30 && random.chance(4)) made.status = SessionStatus::cancelled;
    making.office.sessions.push_back(std::move(made));
  }
}

}  // namespace

void make_courses(Making& making) {
  auto& random = making.random;
  static constexpr const char* schools[] = {"渝中区职业技能培训学校", "渝中区就业训练中心", "民生职业培训学校",
                                            "春蕾家政培训学校", "街道社区学校"};
  for (const auto& kind : making.material.courses) {
    const int variants = random.between(2, 3);
    auto order = timetables();
    for (std::size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[static_cast<std::size_t>(random.between(0, static_cast<int>(i) - 1))]);
    for (int variant = 0; variant < variants; ++variant) {
      const auto& timetable = order[static_cast<std::size_t>(variant)];
      const auto street =
          static_cast<std::size_t>(random.between(0, static_cast<int>(making.material.subdistricts.size()) - 1));
      const auto& place = making.material.subdistricts[street];
      Course made;
      made.id = static_cast<Id>(making.office.courses.size()) + 1;
      made.organisation_id = 2;
      const int school = random.between(0, 4);
      made.provider = school == 4 ? place.name + schools[4] : schools[school];
      made.title = fmt::format("{}({})", kind.title, timetable.name);
      made.description = kind.description;
      made.occupations = kind.occupations;
      made.gives_certificates = kind.certificates;
      made.gives_skills = kind.skills;
      made.education = kind.education;
      made.cost = Money::yuan(kind.cost);
      made.subsidy = Money::yuan(kind.subsidy);
      made.hours = kind.hours;
      making.office.deeds.push_back(
          {Time{making.days_ago(400).days}, Noun::courses, made.id, "created", 0, made.organisation_id, {}});
      add_sessions(making, made, timetable, near(random, place.latitude, place.longitude, 0.004),
                   fmt::format("渝中区{}{}号", random.one_of(place.streets), random.between(1, 180)));
      making.office.courses.push_back(std::move(made));
    }
  }
  auto& sessions = making.office.sessions;
  std::stable_sort(sessions.begin(), sessions.end(),
                   [](const auto& a, const auto& b) { return a.starts_on < b.starts_on; });
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    sessions[i].id = static_cast<Id>(i) + 1;
    // Announced a month before it begins.
    const Date announced{std::min(sessions[i].starts_on.days - std::chrono::days(30), making.options.today.days)};
    making.office.deeds.push_back(
        {Time{announced.days}, Noun::course_sessions, sessions[i].id, "created", 0, sessions[i].organisation_id, {}});
  }
}

}  // namespace sanqing::data::demo
