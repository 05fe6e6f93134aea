#include "data/exchange/rejected.hpp"

#include <fmt/format.h>

#include <boost/json/object.hpp>

#include "data/json.hpp"
#include "data/normalise/folding.hpp"

namespace sanqing::data {

namespace {

bool is_added(std::string_view column) {
  const auto name = trimmed(column);
  return name == line_column || name == reason_column;
}

std::unexpected<Error> refused(const std::filesystem::path& file) {
  return fail(Fault::unavailable, {"写不了文件 " + file.string(), "cannot write " + file.string()});
}

}  // namespace

std::filesystem::path rejected_path(const std::filesystem::path& file) {
  constexpr std::string_view ending = ".rejected";
  auto name = file.filename().string();
  if (!name.ends_with(ending) || name.size() == ending.size()) return file.parent_path() / (name + std::string(ending));
  name.resize(name.size() - ending.size());
  // Of "people.csv.2" the number is how often it has been rejected.
  std::size_t digits = name.size();
  while (digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9') --digits;
  const bool counted = digits > 1 && digits < name.size() && name.size() - digits < 4 && name[digits - 1] == '.';
  const int times = counted ? std::stoi(name.substr(digits)) : 1;
  if (counted) name.resize(digits - 1);
  return file.parent_path() / fmt::format("{}.{}{}", name, times + 1, ending);
}

RejectedFile::RejectedFile(const Sheet& sheet, bool secret)
    : sheet_(sheet), secret_(secret), file_(rejected_path(sheet.file())), transcoder_(sheet.encoding()) {
  unfinished_ = file_;
  unfinished_ += ".part";
}

RejectedFile::~RejectedFile() {
  std::error_code ignored;
  if (out_.is_open()) std::filesystem::remove(unfinished_, ignored);
}

void RejectedFile::write(std::string_view text) { out_ << transcoder_.encode(text); }

Result<void> RejectedFile::open() {
  out_.open(unfinished_, std::ios::binary | std::ios::trunc);
  if (!out_) return refused(unfinished_);
  std::error_code ignored;
  using std::filesystem::perms;
  if (secret_) std::filesystem::permissions(unfinished_, perms::owner_read | perms::owner_write, ignored);
  if (sheet_.format() == Sheet::Format::json_lines) return {};
  if (sheet_.has_mark()) write("\xEF\xBB\xBF");
  write(csv_row(sheet_.columns(), line_column, reason_column));
  return {};
}

std::string RejectedFile::csv_row(const std::vector<std::string>& cells, std::string_view line,
                                  std::string_view reason) const {
  const auto separator = sheet_.separator();
  const auto& columns = sheet_.columns();
  std::size_t last = columns.size();  // the last column of the sheet's own
  while (last > 0 && is_added(columns[last - 1])) --last;
  std::string text;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_added(columns[i])) continue;
    std::string cell = i < cells.size() ? cells[i] : "";
    // Cells beyond the header are mostly the tail of a cell that held a separator: they come behind the last one, where
    // they can be seen and moved, and the row has the header's number of cells again.
    if (i + 1 == last)
      for (std::size_t extra = columns.size(); extra < cells.size(); ++extra)
        if (!trimmed(cells[extra]).empty()) cell += separator + cells[extra];
    text += csv_cell(cell, separator);
    text += separator;
  }
  return text + fmt::format("{}{}{}\r\n", line, separator, csv_cell(reason, separator));
}

std::string RejectedFile::json_row(const Row& row, const std::string& reason) const {
  boost::json::object object;
  const auto parsed = parse_json(row.text);
  if (parsed && parsed->is_object())
    object = parsed->as_object();
  else
    object[text_column] = row.text;
  object[line_column] = row.line;
  object[reason_column] = reason;
  return serialize(object) + "\n";
}

Result<void> RejectedFile::add(const Row& row, const std::string& reason) {
  if (!out_.is_open())
    if (auto opened = open(); !opened) return opened;
  ++count_;
  write(sheet_.format() == Sheet::Format::csv ? csv_row(row.cells, fmt::format("{}", row.line), reason)
                                              : json_row(row, reason));
  if (!out_) return refused(unfinished_);
  return {};
}

Result<void> RejectedFile::finish() {
  std::error_code error;
  if (!out_.is_open()) {
    std::filesystem::remove(file_, error);
    return {};
  }
  out_.close();
  if (!out_) return refused(unfinished_);
  std::filesystem::rename(unfinished_, file_, error);
  if (error) return refused(file_);
  return {};
}

}  // namespace sanqing::data
