#pragma once
// One writing for what people write in many ways: where every reader of human text begins. Pure functions.

#include <string>
#include <string_view>

namespace sanqing::data {

// The same text with every byte that is not UTF-8 replaced by U+FFFD.
std::string repaired_utf8(std::string_view text);

// Takes the next code point off the front; U+FFFD for a byte that begins none. `text` must not be empty.
char32_t take_code_point(std::string_view& text);
void append_code_point(std::string& text, char32_t code_point);

// One writing for what people write in many ways: full-width forms, Chinese punctuation, every kind of dash (-), wave
// (~), quote and space become their ASCII fellows; zero-width characters vanish; Latin letters become small; 萬 is 万,
// and the numerals of cheques (壹贰叁) are the plain ones. A space before and after stays: see `trimmed`.
std::string folded(std::string_view text);

// Without white space (also full-width and zero-width) at both ends.
std::string_view trimmed(std::string_view text);
// `trimmed`, and every run of white space inside is one space.
std::string squeezed(std::string_view text);

// The beginning of a long text for a message, cut between characters, with … where something is missing.
std::string shortened(std::string_view text, std::size_t most_bytes = 60);

bool is_space(char32_t code_point);

}  // namespace sanqing::data
