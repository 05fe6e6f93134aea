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

RejectedFile::RejectedFile(const Sheet& sheet, bool secret)
    : sheet_(sheet), secret_(secret), file_(sheet.file()), transcoder_(sheet.encoding()) {
  file_ += ".rejected";
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
  std::string text;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_added(columns[i])) continue;
    if (i < cells.size()) text += csv_cell(cells[i], separator);
    text += separator;
  }
  text += fmt::format("{}{}{}", line, separator, csv_cell(reason, separator));
  // Cells beyond the header stay beyond it, so that the row is not taken before somebody has looked at it.
  for (std::size_t i = columns.size(); i < cells.size(); ++i) text += separator + csv_cell(cells[i], separator);
  return text + "\r\n";
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
