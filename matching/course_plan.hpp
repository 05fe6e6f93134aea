#pragma once
// Which course an office should hold next: the one whose certificates open the most wanted vacancies to its people,
// then the one that adds most to it, and so on. What a set of courses opens is a cover (pairs of a person and a vacancy
// that only lacks what one of the courses gives), so choosing greedily opens at least 1 - 1/e = 63 % of what the best
// set of the same size would (Nemhauser, Wolsey & Fisher 1978). Pure.

#include <vector>

#include "matching/standing.hpp"

namespace sanqing::matching {

// `limit` >= 0; fewer where nothing is left to gain. Best first. Only people of these organisations who have not said
// no to training and whose schooling is enough; vacancies wherever they can go.
std::vector<PlannedCourse> courses_to_hold(const Standing& standing, const std::vector<Id>& organisations,
                                           std::size_t limit, Day today);

}  // namespace sanqing::matching
