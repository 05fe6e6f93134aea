#pragma once
// A file of rows with named columns: CSV with a header, or JSON Lines, where a column is a key of the objects. Rows are
// read one at a time, whatever the size of the file. One thread at a time.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/exchange/csv.hpp"

namespace sanqing::data {

// The columns that are written beside a rejected row, and passed over when it is read again.
inline constexpr std::string_view line_column = "行号", reason_column = "原因", text_column = "原文";

// Whether there is such a file, and we may read it; a sentence for people where not.
Result<void> check_readable(const std::filesystem::path& file);

class Sheet {
 public:
  enum class Format { csv, json_lines };

  // `is_header` says whether a row of names is the header: up to ten lines of title may stand above it.
  // Faults: no such file, a folder, no text, another encoding than the one asked for, no header.
  static Result<std::unique_ptr<Sheet>> open(const std::filesystem::path& file, std::optional<Encoding> encoding,
                                             const std::function<bool(const std::vector<std::string>&)>& is_header);
  virtual ~Sheet() = default;

  // Cells stand in the order of `columns()`. JSON values become text: lists joined by commas, true 是, null nothing.
  virtual bool next(Row& row) = 0;
  // Of JSON Lines these grow while rows are read.
  const std::vector<std::string>& columns() const { return columns_; }
  virtual Format format() const = 0;
  virtual char separator() const { return ','; }
  virtual std::uint64_t bytes_read() const = 0;
  std::uint64_t bytes() const { return bytes_; }
  const std::filesystem::path& file() const { return file_; }
  Encoding encoding() const { return text_.encoding; }
  bool has_mark() const { return text_.mark > 0; }
  // The file holds rows that an earlier import wrote back.
  bool was_rejected() const { return was_rejected_; }

 protected:
  Sheet(std::filesystem::path file, FileText text, std::uint64_t bytes)
      : file_(std::move(file)), text_(text), bytes_(bytes) {}
  std::filesystem::path file_;
  FileText text_;
  std::uint64_t bytes_;
  std::vector<std::string> columns_;
  bool was_rejected_ = false;
};

}  // namespace sanqing::data
