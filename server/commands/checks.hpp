#pragma once
// What values an option takes, refused with one sentence in the language that is read. For Option::check.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace sanqing::server {

// A whole number from `least` to `most`; without `most` its sentence names the least only.
CLI::Validator whole_number(std::int64_t least, std::int64_t most = std::numeric_limits<std::int64_t>::max());
// One of these words, in any case of letters.
CLI::Validator one_of(std::vector<std::string> words);

// Of `known` the word that `written` was probably meant to be; empty where none is near.
std::string nearest(std::string_view written, const std::vector<std::string>& known);

}  // namespace sanqing::server
