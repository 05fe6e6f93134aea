#include "matching/standing.hpp"

#include <algorithm>
#include <charconv>

namespace sanqing::matching {

Standing::Standing(std::shared_ptr<const index::Embedder> embedder, std::shared_ptr<const data::Taxonomy> taxonomy)
    : vacancy_vectors(vacancy_layout(*embedder)),
      course_vectors(plain_layout(*embedder)),
      seeker_vectors(plain_layout(*embedder)),
      embedder_(std::move(embedder)),
      trades_(std::move(taxonomy)) {}

Place Standing::office(Id organisation) const {
  auto found = offices.find(organisation);
  return found == offices.end() ? Place() : found->second;
}

Incoming<VacancyFacts> Standing::read(const data::Vacancy& vacancy) const {
  Incoming<VacancyFacts> incoming{facts_of(vacancy, trades_), 0, {}};
  incoming.cell = incoming.facts.place.district;
  incoming.facts.record = trimmed(vacancy);
  return incoming;
}

Incoming<SeekerFacts> Standing::read(const data::Seeker& seeker, Day today) const {
  Incoming<SeekerFacts> incoming{facts_of(seeker, office(seeker.organisation_id), trades_, today), 0, {}};
  incoming.cell = incoming.facts.organisation;
  incoming.facts.record = trimmed(seeker);
  return incoming;
}

Incoming<CourseFacts> Standing::read(const data::Course& course,
                                     const std::vector<data::CourseSession>& sessions) const {
  Incoming<CourseFacts> incoming{facts_of(course, sessions, office(course.organisation_id), trades_), 0, {}};
  incoming.facts.record = trimmed(course);
  return incoming;
}

void Standing::put(Incoming<VacancyFacts> vacancy) {
  auto columns = columns_of(vacancy.facts);
  if (vacancy.vector.empty()) {
    vacancy.vector = vacancy_vectors.vector_of(vacancy.facts.id);
    embed_conditions(vacancy.facts, vacancy.vector);
  }
  vacancy_vectors.put(vacancy.facts.id, vacancy.cell, vacancy.vector, columns);
  vacancies.put(vacancy.cell, std::move(vacancy.facts));
}

void Standing::put(Incoming<SeekerFacts> seeker) {
  if (seeker.vector.empty()) {
    seeker.vector = seeker_vectors.vector_of(seeker.facts.id);
    embed_conditions(seeker.facts, seeker.vector);
  }
  seeker_vectors.put(seeker.facts.id, seeker.cell, seeker.vector, {});
  seekers.put(seeker.cell, std::move(seeker.facts));
}

void Standing::put(Incoming<CourseFacts> course) {
  if (!course.vector.empty()) course_vectors.put(course.facts.id, course.cell, course.vector, {});
  courses.put(course.cell, std::move(course.facts));
}

Incoming<SeekerFacts> Standing::ask_about(const data::Seeker& seeker, Day today) const {
  const SeekerFacts* kept = seeker.id ? seekers.find(seeker.id) : nullptr;
  Place home = office(seeker.organisation_id);
  Incoming<SeekerFacts> asked{facts_of(seeker, home, trades_, today, kept ? &kept->reading : nullptr), 0, {}};
  // Borrowed: the facts do not outlive the question.
  asked.facts.record = std::shared_ptr<const data::Seeker>(std::shared_ptr<void>(), &seeker);
  if (kept && kept->reading.hash == asked.facts.reading.hash) {
    asked.vector = seeker_vectors.vector_of(seeker.id);
    embed_conditions(asked.facts, asked.vector);
  } else {
    embed(seeker, asked);
  }
  return asked;
}

Incoming<VacancyFacts> Standing::ask_about(const data::Vacancy& vacancy) const {
  const VacancyFacts* kept = vacancy.id ? vacancies.find(vacancy.id) : nullptr;
  Incoming<VacancyFacts> asked{facts_of(vacancy, trades_), 0, {}};
  asked.facts.record = std::shared_ptr<const data::Vacancy>(std::shared_ptr<void>(), &vacancy);
  if (kept && kept->text_hash == asked.facts.text_hash) {
    asked.vector = vacancy_vectors.vector_of(vacancy.id);
    embed_conditions(asked.facts, asked.vector);
  } else {
    embed(vacancy, asked);
  }
  return asked;
}

std::vector<index::Cell> Standing::cells_of(std::string_view division) const {
  std::int32_t code = 0;
  std::from_chars(division.data(), division.data() + division.size(), code);
  if (division.size() == 6) return {code};
  // A city: every district of it.
  std::int32_t factor = division.size() == 4 ? 100 : 10'000;
  auto cells = vacancies.cells_where([&](index::Cell cell) { return cell / factor == code; });
  if (cells.empty()) cells.push_back(code);
  return cells;
}

}  // namespace sanqing::matching
