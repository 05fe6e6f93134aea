#pragma once
// The composite vector of a seeker, a vacancy or a course, one block a clear, so that one inner product is the weighted
// sum of the three cosines (index/vector_index.hpp):
//   intent  what is wanted | title and trade of the job        the embedder's dimension
//   skills  what can be done | duties and demands              the embedder's dimension
//   family  hours, days, nights, pay: the working conditions   32, made by hand
// The vector only finds the shortlist and gives rules a likeness of words; what rules a pair out is never decided here.

#include <span>
#include <vector>

#include "index/embedder.hpp"
#include "index/vector_index.hpp"
#include "matching/facts.hpp"

namespace sanqing::matching {

constexpr int condition_size = 32;

// The columns of the vacancies' index: what eligibility can say quickly. They pass whatever is not known.
struct VacancyColumns {
  enum : int { month_wage, hour_wage, education, activities, physical, reserved, form, certificates, count };
};

index::Layout vacancy_layout(const index::Embedder& embedder);
index::Layout plain_layout(const index::Embedder& embedder);  // seekers and courses: no columns

std::array<std::int32_t, VacancyColumns::count> columns_of(const VacancyFacts& vacancy);
// Rejects only what blockers() rejects.
std::vector<index::Condition> conditions_of(const SeekerFacts& seeker);

// Words -> the first two blocks; conditions -> the third. `out` has the layout's dimension.
void embed_words(const data::Seeker& seeker, const Trades& trades, const index::Embedder& embedder,
                 std::span<float> out);
void embed_words(const data::Vacancy& vacancy, const Trades& trades, const index::Embedder& embedder,
                 std::span<float> out);
void embed_words(const data::Course& course, const Trades& trades, const index::Embedder& embedder,
                 std::span<float> out);
void embed_conditions(const SeekerFacts& seeker, std::span<float> out);
void embed_conditions(const VacancyFacts& vacancy, std::span<float> out);

// The first two cosines of a pair; NaN where either block is empty.
struct Cosines {
  float intent, skills;
};
Cosines cosines(std::span<const float> a, std::span<const float> b);

}  // namespace sanqing::matching
