#include "data/exchange/csv.hpp"

#include <algorithm>
#include <array>

namespace sanqing::data {

namespace {

// The separator that stands most often outside quotes; a comma where none does.
char find_separator(std::string_view line) {
  std::array<std::size_t, 3> counts{};
  constexpr std::string_view candidates = ",;\t";
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (const auto i = candidates.find(c); !quoted && i != std::string_view::npos) ++counts[i];
  }
  const auto most = std::ranges::max_element(counts) - counts.begin();
  return candidates[static_cast<std::size_t>(most)];
}

// Cells split at every separator, quotes taken as they stand.
std::vector<std::string> split_plainly(std::string_view line, char separator) {
  std::vector<std::string> cells;
  while (true) {
    const auto end = line.find(separator);
    cells.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

// Takes the cells of one row out of text that arrives line by line.
class RowScanner {
 public:
  RowScanner(char separator, std::vector<std::string>& cells) : separator_(separator), cells_(cells) {}
  enum class Outcome { done, more, stray };

  // `end` is the line's end, which belongs to the cell where a quote is open.
  Outcome feed(std::string_view line, std::string_view end) {
    while (true) {
      if (quoted_) {
        const auto quote = line.find('"');
        cell_.append(line.substr(0, quote));
        if (quote == std::string_view::npos) {
          cell_ += end;
          return Outcome::more;
        }
        line.remove_prefix(quote + 1);
        if (line.starts_with('"')) {
          cell_ += '"';
          line.remove_prefix(1);
          continue;
        }
        quoted_ = false;
        while (line.starts_with(' ')) line.remove_prefix(1);
        if (!line.empty() && line[0] != separator_) return Outcome::stray;
      } else if (line.starts_with('"')) {
        quoted_ = true;
        line.remove_prefix(1);
        continue;
      } else {
        const auto length = std::min(line.find(separator_), line.size());
        cell_.append(line.substr(0, length));
        line.remove_prefix(length);
      }
      cells_.push_back(std::move(cell_));
      cell_.clear();
      if (line.empty()) return Outcome::done;
      line.remove_prefix(1);
    }
  }

 private:
  char separator_;
  std::vector<std::string>& cells_;
  std::string cell_;
  bool quoted_ = false;
};

}  // namespace

bool CsvReader::next(Row& row) {
  row = {};
  taken_.clear();
  Line line;
  if (!lines_.next(line)) return false;
  row.line = line.number;
  RowScanner scanner(separator_ ? separator_ : (separator_ = find_separator(line.bytes)), row.cells);
  std::size_t bytes = 0;
  while (true) {
    taken_.push_back(std::move(line));
    const auto& last = taken_.back();
    bytes += last.bytes.size();
    if (last.cut || bytes > most_bytes) {
      give_up(row, {"这一行太长", "the line is too long"});
      return true;
    }
    const auto text = transcoder_.decode(last.bytes);
    if (!text) {
      give_up(row, {"有认不出的字符编码", "bytes that are no text of the file's encoding"});
      return true;
    }
    const auto outcome = scanner.feed(*text, last.end == "\r\n" ? "\n" : last.end);
    if (outcome == RowScanner::Outcome::done) break;
    if (outcome == RowScanner::Outcome::stray || taken_.size() >= most_lines || !lines_.next(line)) {
      give_up(row, {"引号不成对", "a quote that is not closed, or closed in the middle of a cell"});
      return true;
    }
  }
  if (taken_.size() > 1 && columns_ && row.cells.size() != columns_)
    give_up(row, {"引号不成对", "a quote that is not closed, or closed in the middle of a cell"});
  return true;
}

// Keeps the first line only, split as if quotes were letters; the others are read again.
void CsvReader::give_up(Row& row, Words why) {
  while (taken_.size() > 1) {
    lines_.put_back(std::move(taken_.back()));
    taken_.pop_back();
  }
  constexpr std::size_t shown = 64 << 10;
  row.cells = split_plainly(transcoder_.decode_damaged(std::string_view(taken_[0].bytes).substr(0, shown)), separator_);
  row.broken = std::move(why);
}

std::string csv_cell(std::string_view text, char separator) {
  const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos &&
                     text.find(separator) == std::string_view::npos && !text.starts_with(' ') && !text.ends_with(' ');
  if (plain) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

}  // namespace sanqing::data
