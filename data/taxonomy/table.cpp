#include "data/taxonomy/table.hpp"

#include <stdexcept>

namespace sanqing::data::table {

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find(by);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
  return parts;
}

void contradiction(std::string_view table, std::string_view row, std::string_view what) {
  throw std::logic_error("table " + std::string(table) + ", " + std::string(row) + ": " + std::string(what));
}

std::vector<Row> rows_of(std::string_view text, std::string_view table, std::size_t columns) {
  std::vector<Row> rows;
  for (const auto& line : split(text, '\n')) {
    auto row = split(line, '\t');
    if (row.empty() || row.size() > columns) contradiction(table, line, "wrong number of columns");
    row.resize(columns);
    rows.push_back(std::move(row));
  }
  if (rows.empty()) contradiction(table, "line 1", "no header");
  rows.erase(rows.begin());
  return rows;
}

}  // namespace sanqing::data::table
