#include "data/exchange/judged_set.hpp"

#include <fmt/core.h>

#include <fstream>
#include <sstream>

#include "data/json.hpp"

namespace sanqing::data {

namespace {

namespace json = boost::json;

std::unexpected<Error> wrong_line(const std::filesystem::path& file, std::size_t line, const Words& why) {
  return fail(Fault::invalid, {fmt::format("{} 第 {} 行：{}", file.string(), line, why.zh),
                               fmt::format("{}, line {}: {}", file.string(), line, why.en)});
}

// Calls `each(line)`, which returns a Result<void>, for every line that is not blank.
template <class Each>
Result<void> for_each_line(const std::filesystem::path& file, Each each) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(Fault::not_found, {"打不开 " + file.string(), "cannot open " + file.string()});
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    if (auto done = each(line); !done) return wrong_line(file, number, done.error().words);
  }
  return {};
}

// The object of a line and its id, which is taken out so that records may carry ids of any kind.
Result<json::object> object_of(const std::string& line, std::string& id) {
  auto parsed = parse_json(line);
  if (!parsed) return std::unexpected(parsed.error());
  if (!parsed->is_object()) return fail(Fault::invalid, {"应是一个 JSON 对象", "is not a JSON object"});
  json::object object = std::move(parsed->as_object());
  const json::value* given = object.if_contains("id");
  if (given && given->is_string())
    id = given->as_string();
  else if (given && given->is_int64())
    id = std::to_string(given->as_int64());
  else
    return fail(Fault::invalid, {"没有 id", "has no id"});
  object.erase("id");
  return object;
}

// Takes a member of text out of the object; empty where it is not there.
std::string take_text(json::object& object, std::string_view name) {
  std::string text;
  if (const json::value* value = object.if_contains(name); value && value->is_string()) text = value->as_string();
  object.erase(name);
  return text;
}

// True where some member other than a title is a field of the record; anything else beside a text is let be.
template <class Record>
bool is_record(const json::object& object) {
  bool found = false;
  describing::for_each_member<Record>(
      [&](auto d) { found |= d.name != std::string_view("title") && object.contains(d.name); });
  return found;
}

template <class Record>
Result<Record> record_of(json::object&& object) {
  auto record = from_json<Record>(json::value(std::move(object)));
  if (record) return record;
  Words words = record.error().words;
  for (const FieldError& field : record.error().fields) {
    words.zh += fmt::format("；{} {}", field.pointer, field.words.zh);
    words.en += fmt::format("; {} {}", field.pointer, field.words.en);
  }
  return fail(Fault::invalid, words);
}

Result<void> add_document(const std::string& line, JudgedSet& set) {
  JudgedDocument document;
  auto object = object_of(line, document.id);
  if (!object) return std::unexpected(object.error());
  document.text = take_text(*object, "text");
  if (!is_record<Vacancy>(*object)) {
    document.title = take_text(*object, "title");
  } else {
    auto vacancy = record_of<Vacancy>(std::move(*object));
    if (!vacancy) return std::unexpected(vacancy.error());
    if (vacancy->description.empty()) vacancy->description = document.text;
    document.title = vacancy->title;
    document.text = vacancy->description;
    document.vacancy = std::move(*vacancy);
  }
  set.documents.push_back(std::move(document));
  return {};
}

// What the clears say in words: what a search engine would be given.
std::string words_of(const Seeker& seeker) {
  std::string words = seeker.intent.text;
  for (const WantedOccupation& wanted : seeker.intent.occupations) words += " " + wanted.name;
  for (const Skill& skill : seeker.skills.skills) words += " " + skill.name;
  for (const Work& work : seeker.skills.history) words += " " + work.title;
  return words + " " + seeker.skills.text;
}

Result<void> add_query(const std::string& line, JudgedSet& set) {
  JudgedQuery query;
  auto object = object_of(line, query.id);
  if (!object) return std::unexpected(object.error());
  query.exclude = take_text(*object, "exclude");
  query.text = take_text(*object, "text");
  if (is_record<Seeker>(*object)) {
    auto seeker = record_of<Seeker>(std::move(*object));
    if (!seeker) return std::unexpected(seeker.error());
    if (query.text.empty()) query.text = words_of(*seeker);
    query.seeker = std::move(*seeker);
  }
  set.queries.push_back(std::move(query));
  return {};
}

}  // namespace

JudgedFiles JudgedFiles::in(const std::filesystem::path& folder) {
  JudgedFiles files{folder / "docs.jsonl", folder / "queries.jsonl", folder / "qrels.tsv", folder / "violations.tsv"};
  if (!std::filesystem::exists(files.violations)) files.violations.clear();
  return files;
}

Result<JudgedSet> read_judged_set(const JudgedFiles& files) {
  JudgedSet set;
  auto documents = for_each_line(files.documents, [&](const std::string& line) { return add_document(line, set); });
  if (!documents) return std::unexpected(documents.error());
  auto queries = for_each_line(files.queries, [&](const std::string& line) { return add_query(line, set); });
  if (!queries) return std::unexpected(queries.error());
  auto grades = for_each_line(files.grades, [&](const std::string& line) -> Result<void> {
    std::istringstream in(line);
    std::string query, iteration, document;
    int grade = 0;
    if (!(in >> query >> iteration >> document >> grade))
      return fail(Fault::invalid, {"应是“查询 0 文档 等级”", "is not \"query 0 document grade\""});
    set.grades[query][document] = grade;
    return {};
  });
  if (!grades) return std::unexpected(grades.error());
  if (files.violations.empty()) return set;
  auto violations = for_each_line(files.violations, [&](const std::string& line) -> Result<void> {
    std::istringstream in(line);
    std::string query, document, reason;
    if (!(in >> query >> document))
      return fail(Fault::invalid, {"应是“查询 文档 原因”", "is not \"query document reason\""});
    std::getline(in >> std::ws, reason);
    set.violations[query][document] = reason;
    return {};
  });
  if (!violations) return std::unexpected(violations.error());
  return set;
}

}  // namespace sanqing::data
