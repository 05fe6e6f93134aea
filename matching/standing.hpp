#pragma once
// What the engine keeps in memory: facts and vectors of vacancies, courses and seekers, and the three questions asked
// of them. Knows nothing of where records come from; the engine feeds it from the database, an evaluation from files.
// Not locked: many may ask while nobody writes.

#include <memory>
#include <optional>
#include <unordered_map>

#include "index/embedder.hpp"
#include "index/vector_index.hpp"
#include "matching/courses.hpp"
#include "matching/engine.hpp"
#include "matching/shelf.hpp"
#include "matching/vectors.hpp"

namespace sanqing::matching {

// A record on its way in: facts and the vector of its words.
template <class Facts>
struct Incoming {
  Facts facts;
  index::Cell cell = 0;
  std::vector<float> vector;  // empty = the stored one is of the same words and stays
};

class Standing {
 public:
  Standing(std::shared_ptr<const index::Embedder> embedder, std::shared_ptr<const data::Taxonomy> taxonomy);

  const Trades& trades() const { return trades_; }
  const index::Embedder& embedder() const { return *embedder_; }

  // Reading a record and embedding its words (the dear part) may be done beside questions and by many threads.
  Incoming<VacancyFacts> read(const data::Vacancy& vacancy) const;
  Incoming<SeekerFacts> read(const data::Seeker& seeker, Day today) const;
  Incoming<CourseFacts> read(const data::Course& course, const std::vector<data::CourseSession>& sessions) const;
  template <class Facts, class Record>
  void embed(const Record& record, Incoming<Facts>& incoming) const {
    incoming.vector.resize(static_cast<std::size_t>(2 * embedder_->dimension() + condition_size));
    embed_words(record, trades_, *embedder_, incoming.vector);
    if constexpr (!std::is_same_v<Facts, CourseFacts>) embed_conditions(incoming.facts, incoming.vector);
  }
  void put(Incoming<VacancyFacts> vacancy);
  void put(Incoming<SeekerFacts> seeker);
  void put(Incoming<CourseFacts> course);

  Matches vacancies_for(const data::Seeker& seeker, const MatchQuery& query, Day today) const;
  Matches courses_for(const data::Seeker& seeker, const MatchQuery& query, Day today) const;
  Matches seekers_for(const data::Vacancy& vacancy, const MatchQuery& query, const std::vector<Id>& organisations,
                      Day today) const;

  Shelf<VacancyFacts> vacancies;
  Shelf<CourseFacts> courses;
  Shelf<SeekerFacts> seekers;
  index::VectorIndex vacancy_vectors, course_vectors, seeker_vectors;
  // Where the communities are, by organisation id.
  std::unordered_map<Id, Place> offices;

 private:
  struct Survey;
  // Who is asked about: facts of the record as given; words are read and embedded only where they are new.
  Incoming<SeekerFacts> ask_about(const data::Seeker& seeker, Day today) const;
  Incoming<VacancyFacts> ask_about(const data::Vacancy& vacancy) const;
  std::vector<index::Cell> cells_of(std::string_view division) const;
  Survey survey(const SeekerFacts& seeker, const std::vector<index::Cell>& cells, Day today, bool near_misses) const;
  Place office(Id organisation) const;

  std::shared_ptr<const index::Embedder> embedder_;
  Trades trades_;
};

}  // namespace sanqing::matching
