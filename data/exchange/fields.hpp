#pragma once
// The fields a column of a file can be mapped to, each with its reader. A draft is a record being put together from one
// row; what its cells could not be read for is collected, all of it at once.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/result.hpp"
#include "data/taxonomy.hpp"

namespace sanqing::data {

struct FieldText {
  std::string_view header;
  std::string_view text;  // trimmed, not empty
};

template <class Draft>
struct Field {
  std::string_view name;
  Result<void> (*read)(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy);
  bool repeats = false;  // several columns may give it; otherwise the first that says something
};

template <class Draft>
std::vector<std::string_view> names_of(const std::vector<Field<Draft>>& fields) {
  std::vector<std::string_view> names;
  for (const auto& field : fields) names.push_back(field.name);
  return names;
}

// Puts a reader's value where it belongs, or passes its fault on.
template <class Value, class Place>
Result<void> put(Result<Value> value, Place& place) {
  if (!value) return std::unexpected(std::move(value).error());
  place = std::move(*value);
  return {};
}

}  // namespace sanqing::data
