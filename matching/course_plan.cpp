#include "matching/course_plan.hpp"

#include <algorithm>
#include <set>

#include "matching/clears/clears.hpp"

namespace sanqing::matching {

namespace {

// A person and a vacancy they want that lacks nothing but a certificate.
struct Opening {
  const SeekerFacts* seeker;
  const VacancyFacts* vacancy;
  bool taken = false;  // opened by a course already chosen
};

std::vector<Opening> openings(const Standing& standing, const std::vector<Id>& organisations, Day today) {
  std::vector<const VacancyFacts*> asking;
  standing.vacancies.each({}, [&](const VacancyFacts& vacancy) {
    if (vacancy.asks_certificates) asking.push_back(&vacancy);
  });
  std::vector<Opening> found;
  std::vector<index::Cell> cells(organisations.begin(), organisations.end());
  if (cells.empty()) return found;
  standing.seekers.each(cells, [&](const SeekerFacts& seeker) {
    if (seeker.willing_to_train == false) return;
    auto words = standing.seeker_vectors.vector_of(seeker.id);
    auto intent = std::span(words).first(words.empty() ? 0 : static_cast<std::size_t>(standing.embedder().dimension()));
    for (const VacancyFacts* vacancy : asking) {
      if (near_miss(blockers(seeker, *vacancy, today, 2)) != Blocker::certificate) continue;
      float cosine = standing.vacancy_vectors.first_block_dot(vacancy->id, intent);
      if (is_wanted(seeker, *vacancy, cosine)) found.push_back({&seeker, vacancy});
    }
  });
  return found;
}

bool opens(const CourseFacts& course, const Opening& opening) {
  if (course.education > opening.seeker->education) return false;
  CertificateSet held = opening.seeker->certificates;
  held.add(course.gives);
  return held.includes(opening.vacancy->must_have);
}

PlannedCourse planned(const CourseFacts& course, const std::vector<Opening>& openings) {
  PlannedCourse plan{.course = course.id, .people = 0, .vacancies = 0, .opens = 0, .adds = 0};
  std::set<Id> people, vacancies;
  for (const Opening& opening : openings) {
    if (!opens(course, opening)) continue;
    people.insert(opening.seeker->id), vacancies.insert(opening.vacancy->id);
    ++plan.opens;
    plan.adds += !opening.taken;
  }
  plan.people = static_cast<int>(people.size());
  plan.vacancies = static_cast<int>(vacancies.size());
  return plan;
}

}  // namespace

std::vector<PlannedCourse> courses_to_hold(const Standing& standing, const std::vector<Id>& organisations,
                                           std::size_t limit, Day today) {
  auto pairs = openings(standing, organisations, today);
  std::vector<const CourseFacts*> left;
  standing.courses.each({}, [&](const CourseFacts& course) {
    if (!course.gives.empty()) left.push_back(&course);
  });
  std::vector<PlannedCourse> chosen;
  while (chosen.size() < limit) {
    PlannedCourse best;
    const CourseFacts* winner = nullptr;
    for (const CourseFacts* course : left) {
      PlannedCourse plan = planned(*course, pairs);
      if (plan.adds > best.adds || (plan.adds == best.adds && winner && course->id < winner->id))
        best = plan, winner = course;
    }
    if (!winner) break;
    for (Opening& opening : pairs) opening.taken |= opens(*winner, opening);
    std::erase(left, winner);
    chosen.push_back(best);
  }
  return chosen;
}

}  // namespace sanqing::matching
