#pragma once
// Small questions about text that every room asks. Pure; threads may share them.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace sanqing::data {

bool is_utf8(std::string_view text);

// How many characters UTF-8 text has.
std::size_t characters(std::string_view text);

// What may be stored: UTF-8 without NUL.
bool is_clean_text(std::string_view text);

// White space of any script (an ideographic space too) and nothing else, or nothing at all.
bool is_blank(std::string_view text);

// Whether one of the words stands in the text, byte for byte.
bool has_any(std::string_view text, std::initializer_list<std::string_view> words);

// ASCII letters small; everything else as it is.
std::string lowered(std::string_view text);

}  // namespace sanqing::data
