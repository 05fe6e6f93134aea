#pragma once
// Courses for a person: ranked by the vacancies they would open (recomputed with the certificates they give), by how
// near they are to the work that is wanted, by hours, way, seats and what they cost after subsidy. Scored like jobs
// (rules.hpp), by a table of their own. Pure.

#include "matching/counterfactual.hpp"
#include "matching/rules.hpp"

namespace sanqing::matching {

struct CoursePair {
  const SeekerFacts& seeker;
  const CourseFacts& course;
  const Trades& trades;
  const CourseSessionFacts* session;  // the next one that fits; nullptr where none is fixed
  float intent_cosine, skills_cosine;
  float km;
  int gap;
  int opens;  // vacancies that only lack what this course gives

  CoursePair(const SeekerFacts& seeker, const CourseFacts& course, const Trades& trades, Day today, float intent_cosine,
             float skills_cosine, int opens);
};

std::span<const Rule<CoursePair>> course_rules();

// False where the person lacks the schooling the course asks for, or every session is full, past, or at hours they
// cannot come. A course without a fixed session is not ruled out.
bool open_to(const SeekerFacts& seeker, const CourseFacts& course, Day today);

// How many of `misses` would fit with the certificates of the course.
int opened_by(const CourseFacts& course, const SeekerFacts& seeker, std::span<const NearVacancy> misses);

}  // namespace sanqing::matching
