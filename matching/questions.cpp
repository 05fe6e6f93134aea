// The three questions: which vacancies, which courses, which people. Each in four steps: who is ruled out (all that can
// be reached is looked at, so the count is exact), who is near enough to be judged, the judgement, the words.
#include <algorithm>

#include "matching/clears/clears.hpp"
#include "matching/standing.hpp"

namespace sanqing::matching {

namespace {

// So many are judged for every one that is shown.
std::size_t shortlist_for(const MatchQuery& query) {
  return std::max<std::size_t>(100, 4 * static_cast<std::size_t>(query.limit));
}

std::array<float, 3> block_weights(const Weights& weights) {
  return {static_cast<float>(weights.intent), static_cast<float>(weights.skills), static_cast<float>(weights.family)};
}

template <class Facts>
struct Judged {
  const Facts* facts;
  Cosines likeness;
  float total;
};

// Best first, at most `limit`; ties by id.
template <class Facts>
void keep_best(std::vector<Judged<Facts>>& judged, int limit) {
  auto better = [](const Judged<Facts>& a, const Judged<Facts>& b) {
    return a.total != b.total ? a.total > b.total : a.facts->id < b.facts->id;
  };
  auto kept = std::min(judged.size(), static_cast<std::size_t>(std::max(0, limit)));
  std::ranges::partial_sort(judged, judged.begin() + static_cast<std::ptrdiff_t>(kept), better);
  judged.resize(kept);
}

// The nearest of `eligible` by vector; all of them where they are few.
template <class Facts, class Accept>
std::vector<const Facts*> shortlist(const std::vector<const Facts*>& eligible, std::size_t most,
                                    const index::VectorIndex& vectors, const Shelf<Facts>& shelf,
                                    std::span<const float> asked, const Weights& weights,
                                    std::vector<index::Cell> cells, std::vector<index::Condition> conditions,
                                    Accept accept) {
  if (eligible.size() <= most) return eligible;
  index::Filter filter{std::move(cells), std::move(conditions), [&](Id id) {
                         const Facts* facts = shelf.find(id);
                         return facts && accept(*facts);
                       }};
  std::vector<const Facts*> found;
  for (const index::Neighbour& near : vectors.search(asked, block_weights(weights), most, filter))
    found.push_back(shelf.find(near.id));
  return found;
}

std::vector<Words> unanswered(const SeekerFacts& seeker) {
  static const std::array<Words, 9> questions{{
      {"想做什么工作还没问清", "what work is wanted is not known yet"},
      {"想要多少工资还没问清", "the wage wanted is not known yet"},
      {"一天里几点到几点有空还没问清", "the free hours are not known yet"},
      {"最远愿意走多远还没问清", "how far they would go is not known yet"},
      {"出门坐什么车还没问清", "how they would travel is not known yet"},
      {"住在哪里还没登记", "where they live is not known yet"},
      {"学历还没登记", "education is not known yet"},
      {"会什么、做过什么还没登记", "skills and past work are not known yet"},
      {"身体有没有不能做的还没问清", "physical limits are not known yet"},
  }};
  std::vector<Words> unknown;
  for (std::size_t question = 0; question < questions.size(); ++question)
    if (seeker.questions >> question & 1) unknown.push_back(questions[question]);
  return unknown;
}

Match match_of(float total, int openings, float km) {
  Match match;
  match.total = total;
  match.openings = openings;
  if (!std::isnan(km)) match.distance_km = km;
  return match;
}

}  // namespace

// What became of all vacancies within reach.
struct Standing::Survey {
  std::vector<const VacancyFacts*> eligible;
  std::vector<NearVacancy> near;
};

Standing::Survey Standing::survey(const SeekerFacts& seeker, const std::vector<index::Cell>& cells, Day today,
                                  bool near_misses) const {
  Survey survey;
  vacancies.each(cells, [&](const VacancyFacts& vacancy) {
    Blockers found = blockers(seeker, vacancy, today, near_misses ? 2 : 1);
    if (found.none())
      survey.eligible.push_back(&vacancy);
    else if (auto only = near_misses ? near_miss(found) : std::nullopt; only && is_up_to_the_person(*only))
      survey.near.push_back({&vacancy, *only});
  });
  return survey;
}

Matches Standing::vacancies_for(const data::Seeker& seeker, const MatchQuery& query, Day today) const {
  Incoming<SeekerFacts> asked = ask_about(seeker, today);
  std::vector<index::Cell> cells;
  if (!query.division.empty()) cells = cells_of(query.division);
  Survey survey = this->survey(asked.facts, cells, today, query.changes);

  auto near = shortlist(survey.eligible, shortlist_for(query), vacancy_vectors, vacancies, asked.vector, query.weights,
                        cells, conditions_of(asked.facts),
                        [&](const VacancyFacts& vacancy) { return blockers(asked.facts, vacancy, today, 1).none(); });
  std::vector<Judged<VacancyFacts>> judged;
  judged.reserve(near.size());
  for (const VacancyFacts* vacancy : near) {
    Cosines like = cosines(asked.vector, vacancy_vectors.vector_of(vacancy->id));
    Pair pair(asked.facts, *vacancy, trades_, today, like.intent, like.skills);
    judged.push_back({vacancy, like, judge(job_rules(), pair).total(query.weights, vacancy->openings)});
  }
  keep_best(judged, query.limit);

  Matches matches;
  matches.eligible = static_cast<int>(survey.eligible.size());
  matches.items.reserve(judged.size());
  for (const auto& one : judged) {
    Pair pair(asked.facts, *one.facts, trades_, today, one.likeness.intent, one.likeness.skills);
    Match& match = matches.items.emplace_back(match_of(one.total, one.facts->openings, pair.km));
    match.id = one.facts->id;
    match.vacancy = one.facts->record;
    explain(job_rules(), pair, Address{true}, match);
  }
  if (query.changes) {
    auto intent_block = std::span(asked.vector).first(static_cast<std::size_t>(embedder_->dimension()));
    if (!asked.facts.reading.wish_terms.empty())
      for (NearVacancy& miss : survey.near) {
        float cosine = vacancy_vectors.first_block_dot(miss.vacancy->id, intent_block);
        miss.wanted = is_wanted(asked.facts, *miss.vacancy, cosine);
      }
    matches.changes = changes_for(asked.facts, survey.near, trades_);
  }
  matches.unknown = unanswered(asked.facts);
  return matches;
}

Matches Standing::courses_for(const data::Seeker& seeker, const MatchQuery& query, Day today) const {
  Incoming<SeekerFacts> asked = ask_about(seeker, today);
  std::vector<index::Cell> cells;
  if (!query.division.empty()) cells = cells_of(query.division);
  Survey survey = this->survey(asked.facts, cells, today, true);

  std::vector<Judged<CourseFacts>> judged;
  std::unordered_map<Id, int> opens;
  auto pair_of = [&](const CourseFacts& course, Cosines like) {
    return CoursePair(asked.facts, course, trades_, today, like.intent, like.skills, opens[course.id]);
  };
  courses.each({}, [&](const CourseFacts& course) {
    if (!open_to(asked.facts, course, today)) return;
    opens[course.id] = opened_by(course, asked.facts, survey.near);
    Cosines like = cosines(asked.vector, course_vectors.vector_of(course.id));
    CoursePair pair = pair_of(course, like);
    int seats = pair.session ? pair.session->seats_left : 1;
    judged.push_back({&course, like, judge(course_rules(), pair).total(query.weights, seats)});
  });
  Matches matches;
  matches.eligible = static_cast<int>(judged.size());
  keep_best(judged, query.limit);
  for (const auto& one : judged) {
    CoursePair pair = pair_of(*one.facts, one.likeness);
    Match& match =
        matches.items.emplace_back(match_of(one.total, pair.session ? pair.session->seats_left : 0, pair.km));
    match.id = one.facts->id;
    match.course = one.facts->record;
    explain(course_rules(), pair, Address{true}, match);
  }
  matches.unknown = unanswered(asked.facts);
  return matches;
}

Matches Standing::seekers_for(const data::Vacancy& vacancy, const MatchQuery& query,
                              const std::vector<Id>& organisations, Day today) const {
  Matches matches;
  std::vector<index::Cell> cells(organisations.begin(), organisations.end());
  if (cells.empty()) return matches;
  Incoming<VacancyFacts> asked = ask_about(vacancy);
  std::vector<const SeekerFacts*> everyone, eligible;
  std::vector<NearSeeker> misses;
  seekers.each(cells, [&](const SeekerFacts& seeker) {
    everyone.push_back(&seeker);
    Blockers found = blockers(seeker, asked.facts, today, query.changes ? 2 : 1);
    if (found.none())
      eligible.push_back(&seeker);
    else if (auto only = query.changes ? near_miss(found) : std::nullopt)
      misses.push_back({&seeker, *only});
  });
  auto near = shortlist(eligible, shortlist_for(query), seeker_vectors, seekers, asked.vector, query.weights, cells, {},
                        [&](const SeekerFacts& seeker) { return blockers(seeker, asked.facts, today, 1).none(); });
  std::vector<Judged<SeekerFacts>> judged;
  for (const SeekerFacts* seeker : near) {
    Cosines like = cosines(seeker_vectors.vector_of(seeker->id), asked.vector);
    Pair pair(*seeker, asked.facts, trades_, today, like.intent, like.skills);
    judged.push_back({seeker, like, judge(job_rules(), pair).total(query.weights, asked.facts.openings)});
  }
  keep_best(judged, query.limit);
  matches.eligible = static_cast<int>(eligible.size());
  for (const auto& one : judged) {
    Pair pair(*one.facts, asked.facts, trades_, today, one.likeness.intent, one.likeness.skills);
    Match& match = matches.items.emplace_back(match_of(one.total, asked.facts.openings, pair.km));
    match.id = one.facts->id;
    match.seeker = one.facts->record;
    explain(job_rules(), pair, Address{false}, match);
  }
  if (query.changes) matches.changes = changes_for(asked.facts, misses, everyone, matches.eligible, trades_, today);
  return matches;
}

}  // namespace sanqing::matching
