#pragma once
// The fields a column of a file can be mapped to, each with its reader. A draft is a record being put together from one
// row; what its cells could not be read for is collected, all of it at once. A draft says with `keep_words(draft,
// header, text)` where the words of a cell go that is kept though it could not be read.

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

// What becomes of a row with a cell that cannot be read.
enum class Unread {
  reject,  // without it, or with it misunderstood, the record means something else
  warn,    // the row is taken, the cell stays open, and the report says so
  keep,    // the same, and its words are kept as text (see `keep_words`)
};

template <class Draft>
struct Field {
  std::string_view name;
  Result<void> (*read)(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy);
  bool repeats = false;  // several columns may give it; otherwise the first that says something
  Unread unread = Unread::reject;
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
