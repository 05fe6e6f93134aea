#pragma once
// The file beside an import that holds the rows that could not be taken: same format, same encoding, same columns, and
// behind them the line number and the reason, so that it can be corrected and imported as it is. Cells beyond the
// header are joined into the last column. Rows of FILE go to FILE.rejected; those of FILE.rejected to FILE.2.rejected
// and so on, so that the file being read is never written over and the names do not pile up.

#include <filesystem>
#include <fstream>
#include <string>

#include "data/exchange/sheet.hpp"

namespace sanqing::data {

// Where the rejected rows of a file go.
std::filesystem::path rejected_path(const std::filesystem::path& file);

class RejectedFile {
 public:
  // Nothing is written before the first row. `secret`: only the owner may read it.
  RejectedFile(const Sheet& sheet, bool secret);
  Result<void> add(const Row& row, const std::string& reason);
  ~RejectedFile();  // an import that broke off leaves the earlier file as it was
  RejectedFile(const RejectedFile&) = delete;
  // Puts the file in place of the one of an earlier import, or takes that away where no row was rejected.
  Result<void> finish();
  const std::filesystem::path& file() const { return file_; }
  std::size_t count() const { return count_; }

 private:
  Result<void> open();
  void write(std::string_view text);
  std::string csv_row(const std::vector<std::string>& cells, std::string_view line, std::string_view reason) const;
  std::string json_row(const Row& row, const std::string& reason) const;
  const Sheet& sheet_;
  bool secret_;
  std::filesystem::path file_, unfinished_;
  std::ofstream out_;
  Transcoder transcoder_;
  std::size_t count_ = 0;
};

}  // namespace sanqing::data
