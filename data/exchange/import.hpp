#pragma once
// Files of vacancies and people into the data folder, row by row: good rows are kept, bad rows are reported with line
// and reason and written to FILE.rejected. The same file again changes nothing; a row that changed changes its record.
// Memory does not grow with the rows beyond one digest each. Runs on the caller's thread and one of its own.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "data/database.hpp"
#include "data/exchange/encoding.hpp"
#include "data/records/values.hpp"
#include "data/taxonomy.hpp"

namespace sanqing::data {

struct ImportOptions {
  std::filesystem::path file;
  std::filesystem::path mapping;     // empty = the shipped one that knows most of the header
  std::optional<Id> organisation;    // absent = the highest there is; made where there is none
  std::optional<Encoding> encoding;  // absent = found out
  std::string source;                // whose file it is; empty = the mapping's name
};

struct RowNote {
  std::size_t line = 0;
  Words words;
};

struct ImportReport {
  static constexpr std::size_t most_notes = 20;
  std::size_t created = 0, changed = 0, unchanged = 0, rejected = 0, doubtful = 0;
  std::vector<RowNote> rejections, doubts;  // the first of them
  std::filesystem::path rejected_file;      // empty where none was rejected
  std::string mapping;
  std::vector<std::string> unused_columns;
};

// `done` of `of` bytes.
using ImportProgress = std::function<void(std::string_view what, std::size_t done, std::size_t of)>;

Result<ImportReport> import_vacancies(Database& database, const Taxonomy& taxonomy, const ImportOptions& options,
                                      const ImportProgress& progress = {});
Result<ImportReport> import_seekers(Database& database, const Taxonomy& taxonomy, const ImportOptions& options,
                                    const ImportProgress& progress = {});

}  // namespace sanqing::data
