#include <fmt/core.h>

#include "server/commands.hpp"
#include "server/commands/language.hpp"

namespace sanqing::server {

int complain(const data::Error& error) {
  std::string sentence = in_language(error.words);
  for (const auto& field : error.fields)
    sentence +=
        fmt::format("{}{}: {}", &field == &error.fields.front() ? " (" : "; ", field.pointer, in_language(field.words));
  if (!error.fields.empty()) sentence += ')';
  fmt::print(stderr, "sanqing: {}\n", sentence);
  return 1;
}

}  // namespace sanqing::server
