#include <fmt/core.h>

#include <cstdlib>
#include <cstring>

#include "server/commands.hpp"

namespace sanqing::server {

int complain(const data::Error& error) {
  const char* language = std::getenv("LC_ALL");
  if (!language || !*language) language = std::getenv("LC_MESSAGES");
  if (!language || !*language) language = std::getenv("LANG");
  bool chinese = language && std::strncmp(language, "zh", 2) == 0;
  std::string sentence = chinese ? error.words.zh : error.words.en;
  for (const auto& field : error.fields)
    sentence += fmt::format("{}{}: {}", &field == &error.fields.front() ? " (" : "; ", field.pointer,
                            chinese ? field.words.zh : field.words.en);
  if (!error.fields.empty()) sentence += ')';
  fmt::print(stderr, "sanqing: {}\n", sentence);
  return 1;
}

}  // namespace sanqing::server
