#pragma once
// The words of an advert, which say nothing that its fields deny. Private to data/demo.

#include "data/demo/parts.hpp"

namespace sanqing::data::demo {

int length(const Hours& hours);                // minutes
int length(const std::vector<Hours>& shifts);  // of all of them
bool is_rotation(const std::vector<Hours>& shifts);
// Title, description and welfare of a vacancy whose other fields stand.
void write_advert(Making& making, const Job& job, const Employer& employer, Vacancy& made);

}  // namespace sanqing::data::demo
