#pragma once
// Which of the two languages a person at the terminal reads: LC_ALL, LC_MESSAGES, LANG, as the C library asks them.

#include <cstdlib>
#include <string_view>

#include "data/result.hpp"

namespace sanqing::server {

inline bool reads_chinese() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return std::string_view(value).starts_with("zh");
  return false;
}

inline const std::string& in_language(const data::Words& words) { return reads_chinese() ? words.zh : words.en; }

}  // namespace sanqing::server
