#pragma once
// Patterns for `LIKE ... ESCAPE '\'`. Room-private.

#include <string>
#include <string_view>

namespace sanqing::data {

// Matches text that has `part` in it, whatever signs `part` is made of.
inline std::string like_part(std::string_view part) {
  std::string pattern = "%";
  for (char c : part) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace sanqing::data
