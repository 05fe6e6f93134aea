#pragma once
// Which of the two languages a person at the terminal reads: LC_ALL, LC_MESSAGES, LANG, as the C library asks them.

#include <fmt/core.h>

#include <cstdio>
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

// One line for a person, in the language that is read.
inline void say(const data::Words& words, std::FILE* where = stdout) { fmt::print(where, "{}\n", in_language(words)); }

}  // namespace sanqing::server
