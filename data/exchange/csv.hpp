#pragma once
// Rows of comma separated text (RFC 4180: quoted cells may hold the separator, doubled quotes and line ends). A broken
// quote costs its own line only: the row is reported and reading goes on at the line after the one where it began.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/exchange/encoding.hpp"
#include "data/exchange/lines.hpp"

namespace sanqing::data {

// One row of a file, of any format, as text.
struct Row {
  std::size_t line = 0;  // where it begins
  std::vector<std::string> cells;
  std::string text;             // of JSON Lines: the line itself
  std::optional<Words> broken;  // why it cannot be read; `cells` is then the best guess at what stands there
};

class CsvReader {
 public:
  // A row that spans more than this was not meant to.
  static constexpr std::size_t most_lines = 5000, most_bytes = 16 << 20;

  CsvReader(LineReader& lines, Transcoder& transcoder) : lines_(lines), transcoder_(transcoder) {}
  // The separator is found in the first row: , ; or tab.
  bool next(Row& row);
  // Rows that span lines must have this many cells; with fewer or more their quote is taken for broken. 0 = unknown.
  void expect(std::size_t columns) { columns_ = columns; }
  char separator() const { return separator_; }

 private:
  void give_up(Row& row, Words why);
  LineReader& lines_;
  Transcoder& transcoder_;
  std::vector<Line> taken_;  // the lines of the present row
  std::size_t columns_ = 0;
  char separator_ = 0;
};

// A cell as it is written: quoted where it must be.
std::string csv_cell(std::string_view text, char separator = ',');

}  // namespace sanqing::data
