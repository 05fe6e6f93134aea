#pragma once
// What would change it: the smallest single changes on one side and how many more would fit. The numbers are exact:
// only those that a single hard constraint keeps out are counted, and that constraint is asked again with the change.
// Limits of health are never up for change; help with care at home comes after everything else. Pure.

#include <optional>
#include <span>
#include <vector>

#include "matching/eligibility.hpp"
#include "matching/engine.hpp"

namespace sanqing::matching {

// Kept out by `only` and nothing else. More days can also make the hours fit (on the easiest days), so what is kept out
// by days and hours together stands here too, as kept out by days.
struct NearVacancy {
  const VacancyFacts* vacancy;
  Blocker only;
  bool wanted = true;  // (nearly) what the person wants, or it is not known what that is
};
struct NearSeeker {
  const SeekerFacts* seeker;
  Blocker only;
};

// What a survey should keep of someone or something with these blockers: the blocker, if one change could open it.
std::optional<Blocker> near_miss(Blockers blockers);

// False for what only others or time can change: an advert that is closed or full, schooling, the body.
bool is_up_to_the_person(Blocker blocker);

// What the person could change. Most useful first; at most `most`.
std::vector<Change> changes_for(const SeekerFacts& seeker, std::span<const NearVacancy> misses, const Trades& trades,
                                std::size_t most = 8);
// What the employer could change. Other hours can move pay by the hour and nights as well, so for them `everyone`
// within reach is asked again and the gain is net; `eligible` is how many fit now.
std::vector<Change> changes_for(const VacancyFacts& vacancy, std::span<const NearSeeker> misses,
                                std::span<const SeekerFacts* const> everyone, int eligible, const Trades& trades,
                                Day today, std::size_t most = 8);

}  // namespace sanqing::matching
