#include "data/exchange/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "data/json.hpp"
#include "data/normalise/folding.hpp"

extern "C" const char sanqing_mapping_public_employment_begin[], sanqing_mapping_public_employment_end[];
extern "C" const char sanqing_mapping_vacancies_begin[], sanqing_mapping_vacancies_end[];
extern "C" const char sanqing_mapping_seekers_begin[], sanqing_mapping_seekers_end[];

namespace sanqing::data {

namespace {

std::unexpected<Error> refuse(std::string zh, std::string en) {
  return fail(Fault::invalid, {"列名对照：" + std::move(zh), "mapping: " + std::move(en)});
}

Result<std::map<std::string, std::string>> texts(const boost::json::value& json, std::string_view where) {
  std::map<std::string, std::string> map;
  if (!json.is_object()) return refuse(fmt::format("{} 应是对象", where), fmt::format("{} must be an object", where));
  for (const auto& [key, value] : json.as_object()) {
    if (!value.is_string())
      return refuse(fmt::format("{} 里的“{}”应是文字", where, std::string_view(key)),
                    fmt::format("{}/{} must be text", where, std::string_view(key)));
    map.emplace(key, value.as_string());
  }
  return map;
}

Result<void> check_fields(const Mapping& mapping, const std::vector<std::string_view>& fields) {
  const auto known = [&](const std::string& field) { return std::ranges::find(fields, field) != fields.end(); };
  const auto unknown = [&](const std::string& field) {
    return refuse(fmt::format("没有字段 {}，可用的有 {}", field, fmt::join(fields, ", ")),
                  fmt::format("there is no field {}; there are {}", field, fmt::join(fields, ", ")));
  };
  for (const auto& [header, field] : mapping.columns)
    if (!known(field)) return unknown(field);
  for (const auto& [field, value] : mapping.fixed)
    if (!known(field)) return unknown(field);
  for (const auto& field : mapping.identify_by)
    if (!known(field)) return unknown(field);
  return {};
}

}  // namespace

std::string header_key(std::string_view header) {
  const auto plain = folded(header);
  std::string key;
  int depth = 0;
  for (const char c : plain) {
    if (c == '(')
      ++depth;
    else if (c == ')')
      depth = std::max(0, depth - 1);
    else if (depth == 0 && c != ' ' && c != '*' && c != ':' && c != '?' && c != '"' && c != '\'')
      key += c;
  }
  return key;
}

std::vector<std::string> Mapping::fields_of(const std::vector<std::string>& header) const {
  std::vector<std::string> fields;
  for (const auto& cell : header) {
    const auto found = columns.find(header_key(cell));
    fields.push_back(found == columns.end() ? "" : found->second);
  }
  return fields;
}

Result<Mapping> parse_mapping(std::string_view text, const std::vector<std::string_view>& fields) {
  const auto json = parse_json(text);
  if (!json) return refuse(json.error().words.zh, json.error().words.en);
  if (!json->is_object()) return refuse("应是一个 JSON 对象", "must be a JSON object");
  Mapping mapping;
  for (const auto& [key, value] : json->as_object()) {
    const std::string_view name = key;
    if ((name == "name" || name == "kind") && value.is_string()) {
      (name == "name" ? mapping.name : mapping.kind) = value.as_string();
    } else if (name == "columns" || name == "fixed") {
      auto map = texts(value, name);
      if (!map) return std::unexpected(map.error());
      if (name == "fixed")
        mapping.fixed = std::move(*map);
      else
        for (auto& [header, field] : *map) mapping.columns[header_key(header)] = std::move(field);
    } else if (name == "identify_by" && value.is_array()) {
      for (const auto& field : value.as_array()) {
        if (!field.is_string()) return refuse("identify_by 应是文字的列表", "identify_by must be a list of text");
        mapping.identify_by.emplace_back(field.as_string());
      }
    } else {
      return refuse(fmt::format("看不懂“{}”", name), fmt::format("cannot use \"{}\"", name));
    }
  }
  if (mapping.columns.empty()) return refuse("没有 columns", "columns are missing");
  if (auto checked = check_fields(mapping, fields); !checked) return std::unexpected(checked.error());
  return mapping;
}

Result<Mapping> read_mapping(const std::filesystem::path& file, const std::vector<std::string_view>& fields) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error))
    return refuse("找不到文件 " + file.string(), "no such file: " + file.string());
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  auto json = text.str();
  if (json.starts_with("\xEF\xBB\xBF")) json.erase(0, 3);
  auto mapping = parse_mapping(json, fields);
  if (mapping && mapping->name.empty()) mapping->name = file.stem().string();
  return mapping;
}

namespace {

std::vector<std::string_view> shipped_texts() {
  return {{sanqing_mapping_public_employment_begin, sanqing_mapping_public_employment_end},
          {sanqing_mapping_vacancies_begin, sanqing_mapping_vacancies_end},
          {sanqing_mapping_seekers_begin, sanqing_mapping_seekers_end}};
}

}  // namespace

Result<Mapping> named_mapping(const std::filesystem::path& name_or_file, std::string_view kind,
                              const std::vector<std::string_view>& fields) {
  std::vector<std::string> names;
  for (auto& mapping : shipped_mappings(kind, fields)) {
    if (name_or_file == mapping.name) return std::move(mapping);
    names.push_back(mapping.name);
  }
  std::error_code error;
  if (std::filesystem::is_regular_file(name_or_file, error)) return read_mapping(name_or_file, fields);
  const auto asked = name_or_file.string();
  for (const auto text : shipped_texts())
    if (const auto json = parse_json(text); json && json->as_object().at("name").as_string() == asked)
      return refuse(fmt::format("{} 不是给 {} 用的，可用的有 {}", asked, kind, fmt::join(names, ", ")),
                    fmt::format("{} is not for {}; there are {}", asked, kind, fmt::join(names, ", ")));
  return refuse(fmt::format("找不到文件 {}；自带的有 {}", asked, fmt::join(names, ", ")),
                fmt::format("no such file: {}; shipped are {}", asked, fmt::join(names, ", ")));
}

std::vector<Mapping> shipped_mappings(std::string_view kind, const std::vector<std::string_view>& fields) {
  std::vector<Mapping> mappings;
  for (const auto text : shipped_texts()) {
    const auto json = parse_json(text);
    if (!json || json->as_object().at("kind").as_string() != kind) continue;
    auto mapping = parse_mapping(text, fields);
    if (!mapping) throw std::logic_error("a shipped mapping is wrong: " + mapping.error().words.en);
    mappings.push_back(std::move(*mapping));
  }
  return mappings;
}

}  // namespace sanqing::data
