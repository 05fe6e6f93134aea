#pragma once
// What stands in the title of an advert besides the work, and what work it names. Pure.

#include <string>
#include <string_view>

#include "data/taxonomy.hpp"

namespace sanqing::data {

// Without what only calls for attention: 【直聘】, (放心投), (高薪10000元以上), "急聘：". What says something of the
// work stays: 保安（夜班）, 招聘专员. A title of nothing else stays as it is.
std::string undecorated(std::string_view title);

// One line of text without controls and marks of text direction, as names and titles are kept.
std::string one_line(std::string_view text);

// The occupation that a title, a wish or a former job names; nullptr where that is not sure enough. A skilled worker of
// something (汽车维修技工) is that trade's (汽车维修工), or none that we know: never just any machine operator.
const Occupation* trade_named(std::string_view text, const Taxonomy& taxonomy);

}  // namespace sanqing::data
