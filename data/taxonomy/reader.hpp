#pragma once
// Reads the tables of this folder (tab separated, a header line, lists separated by |) into a Taxonomy.
// Throws std::logic_error naming table and line where a table contradicts itself.

#include <memory>
#include <string_view>

#include "data/taxonomy.hpp"

namespace sanqing::data {

struct TaxonomyReader {
  class Builder;
  static std::shared_ptr<const Taxonomy> read(std::string_view occupations, std::string_view certificates,
                                              std::string_view divisions);
};

}  // namespace sanqing::data
