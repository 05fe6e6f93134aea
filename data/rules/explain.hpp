#pragma once
// The sentence that goes with an answer, made from the facts that decided it. Pure.

#include <vector>

#include "data/rules/condition.hpp"

namespace sanqing::data::rules {

// The reasons for the definite answer of a condition; empty where it has none. For "no" of an "all" the first part that
// fails; for "yes" of an "any" the first that holds.
std::vector<Words> reasons(const Condition& condition, const View& view);

Words joined(const std::vector<Words>& parts, std::string_view zh, std::string_view en);

}  // namespace sanqing::data::rules
