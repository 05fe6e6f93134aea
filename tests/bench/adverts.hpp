#pragma once
// A seeded file of invented adverts, as an office would import it: `count` rows spread evenly over the first
// `districts` districts of the taxonomy, titles from its occupations, descriptions of 150-300 characters.

#include <filesystem>
#include <string>
#include <vector>

#include "data/taxonomy.hpp"

namespace sanqing::bench {

std::vector<const data::Division*> bench_districts(const data::Taxonomy& taxonomy, std::size_t districts);
void write_adverts(const std::filesystem::path& file, std::size_t count, std::size_t districts, unsigned seed = 42);

}  // namespace sanqing::bench
