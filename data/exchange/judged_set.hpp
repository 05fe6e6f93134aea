#pragma once
// A judged set: documents, queries and what people said of them, as `sanqing evaluate` reads it.
//   docs.jsonl      {"id","title","text"} or whole vacancy records, one a line; "id" is text or a number
//   queries.jsonl   {"id","text"} or whole seeker records; "exclude" names a document that is not to be found
//   qrels.tsv       TREC: query 0 document grade, by white space
//   violations.tsv  query document reason, by tabs (the reason may be left out): pairs that must never be shown
// Faults name the file and the line.

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/records/seeker.hpp"
#include "data/records/vacancy.hpp"
#include "data/result.hpp"

namespace sanqing::data {

struct JudgedDocument {
  std::string id, title, text;
  std::optional<Vacancy> vacancy;  // where the line was a record; its id is not taken over
};

struct JudgedQuery {
  std::string id, text, exclude;
  std::optional<Seeker> seeker;
};

struct JudgedSet {
  std::vector<JudgedDocument> documents;
  std::vector<JudgedQuery> queries;
  std::unordered_map<std::string, std::unordered_map<std::string, int>> grades;  // query -> document -> grade
  std::unordered_map<std::string, std::unordered_map<std::string, std::string>> violations;  // -> reason
};

struct JudgedFiles {
  std::filesystem::path documents, queries, grades, violations;  // violations may be empty
  // The usual names in a folder; violations only where the file is there.
  static JudgedFiles in(const std::filesystem::path& folder);
};

Result<JudgedSet> read_judged_set(const JudgedFiles& files);

}  // namespace sanqing::data
