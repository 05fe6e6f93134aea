#pragma once
// Which column of a file is which field of a record. A mapping is a small JSON file:
//   {"name": "public-employment", "kind": "vacancies",
//    "columns": {"单位": "employer_name", "职位名称": "title", "月薪下限": "wage_min", ...},
//    "identify_by": ["employer_name", "title", "address"],   // what makes two rows the same vacancy
//    "fixed": {"wage_unit": "month"}}                        // for fields that no column gives
// Each field has its own reader (data/exchange/vacancy_draft.cpp, seeker_draft.cpp). Shipped mappings are linked into
// the program and chosen by the header.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "data/result.hpp"

namespace sanqing::data {

struct Mapping {
  std::string name;
  std::string kind;                                         // "vacancies", "seekers"
  std::map<std::string, std::string, std::less<>> columns;  // header (see header_key) -> field
  std::vector<std::string> identify_by;
  std::map<std::string, std::string> fixed;

  // The field of each column, empty where there is none.
  std::vector<std::string> fields_of(const std::vector<std::string>& header) const;
};

// A header without what forms add to it: spaces, stars, units and hints in brackets ("*姓名（必填）" is "姓名").
std::string header_key(std::string_view header);

// Faults name the file and the wrong place in it. `fields` are those that exist for the kind.
Result<Mapping> read_mapping(const std::filesystem::path& file, const std::vector<std::string_view>& fields);
Result<Mapping> parse_mapping(std::string_view json, const std::vector<std::string_view>& fields);

// By the name of a shipped one ("public-employment"), or a file. The fault lists the shipped ones of that kind.
Result<Mapping> named_mapping(const std::filesystem::path& name_or_file, std::string_view kind,
                              const std::vector<std::string_view>& fields);

// Those linked into this program, of that kind.
std::vector<Mapping> shipped_mappings(std::string_view kind, const std::vector<std::string_view>& fields);

}  // namespace sanqing::data
