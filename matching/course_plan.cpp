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

// A course with the pairs it opens, by place.
struct Candidate {
  PlannedCourse plan;
  std::vector<std::size_t> opens;
};

Candidate candidate(const CourseFacts& course, const std::vector<Opening>& openings) {
  Candidate found{{.course = course.id, .people = 0, .vacancies = 0, .opens = 0, .adds = 0}, {}};
  std::set<Id> people, vacancies;
  for (std::size_t at = 0; at < openings.size(); ++at) {
    if (!opens(course, openings[at])) continue;
    people.insert(openings[at].seeker->id), vacancies.insert(openings[at].vacancy->id);
    found.opens.push_back(at);
  }
  found.plan.people = static_cast<int>(people.size());
  found.plan.vacancies = static_cast<int>(vacancies.size());
  found.plan.opens = static_cast<int>(found.opens.size());
  return found;
}

}  // namespace

std::vector<PlannedCourse> courses_to_hold(const Standing& standing, const std::vector<Id>& organisations,
                                           std::size_t limit, Day today) {
  auto pairs = openings(standing, organisations, today);
  std::vector<Candidate> left;
  standing.courses.each({}, [&](const CourseFacts& course) {
    if (!course.gives.empty()) left.push_back(candidate(course, pairs));
  });
  std::vector<PlannedCourse> chosen;
  while (chosen.size() < limit && !left.empty()) {
    for (Candidate& course : left)
      course.plan.adds =
          static_cast<int>(std::ranges::count_if(course.opens, [&](std::size_t at) { return !pairs[at].taken; }));
    auto best = std::ranges::min_element(
        left, {}, [](const Candidate& course) { return std::pair(-course.plan.adds, course.plan.course); });
    if (best->plan.adds == 0) break;
    for (std::size_t at : best->opens) pairs[at].taken = true;
    chosen.push_back(best->plan);
    left.erase(best);
  }
  return chosen;
}

}  // namespace sanqing::matching
