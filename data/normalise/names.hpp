#pragma once
// Under which letters a name is found: every pinyin reading it may be borne with, and its initials. Chinese names by
// ICU's readings plus a table of those that names are borne with (name_readings.tsv: 曾 zeng, 尉迟 yu chi, 乐 le/yue);
// ü is written v, yu and ü. Letters join without bounds; dots, spaces and hyphens are ignored; other alphabets'
// names are small letters, with and without accents. Pure; threads may share it (each keeps its own reader).

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace sanqing::data {

struct NameKeys {
  std::vector<std::string> full;      // "zhangsan", the usual reading first
  std::vector<std::string> initials;  // "zs"
};

// Both empty where the name has neither letters nor digits. At most 512 readings.
NameKeys name_keys(std::string_view name);

// What somebody typed to find a name, as it stands in the keys: small letters without spaces, dots, hyphens.
std::string name_query(std::string_view typed);

// One line of `normalise name`: {"input","full":[...],"initials":[...]}, or {"input","error"}.
boost::json::object normalise_name_line(std::string_view line);

}  // namespace sanqing::data
