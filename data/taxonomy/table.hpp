#pragma once
// The form of the tables linked into the program: a header line, cells separated by tabs, lists inside a cell by |.
// A table that breaks its form throws std::logic_error: it is ours, not the user's.

#include <boost/describe/enum_from_string.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace sanqing::data::table {

using Row = std::vector<std::string>;

std::vector<std::string> split(std::string_view text, char by);

[[noreturn]] void contradiction(std::string_view table, std::string_view row, std::string_view what);

// The rows below the header, each with exactly so many cells (missing ones at the end are empty).
std::vector<Row> rows_of(std::string_view text, std::string_view table, std::size_t columns);

// "month|day" as enumerators.
template <class Enum>
std::vector<Enum> words_of(const std::string& cell, std::string_view table, const std::string& row) {
  std::vector<Enum> words;
  for (const auto& text : split(cell, '|')) {
    Enum word{};
    if (!boost::describe::enum_from_string(text.c_str(), word)) contradiction(table, row, "unknown word " + text);
    words.push_back(word);
  }
  return words;
}

}  // namespace sanqing::data::table
