// One sentence for a command line that cannot be understood: which word, and what was probably meant.

#include <fmt/format.h>

#include <algorithm>

#include "server/commands.hpp"
#include "server/commands/checks.hpp"

namespace sanqing::server {
namespace {

bool is_option(std::string_view word) { return word.size() > 1 && word.starts_with('-'); }

// From the program down to the last subcommand that was understood.
std::vector<const CLI::App*> understood(const CLI::App& app) {
  std::vector<const CLI::App*> chain{&app};
  while (!chain.back()->get_subcommands().empty()) chain.push_back(chain.back()->get_subcommands().front());
  return chain;
}

std::string name_of(const std::vector<const CLI::App*>& chain) {
  std::string name;
  for (const auto* app : chain) name += (name.empty() ? "" : " ") + app->get_name();
  return name;
}

std::vector<std::string> subcommands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

// The subcommand's own before those that go with every one.
std::vector<std::string> options_of(std::vector<const CLI::App*> chain) {
  std::vector<std::string> names;
  std::ranges::reverse(chain);
  for (const auto* app : chain)
    for (const auto* option : app->get_options())
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

data::Words unknown_word(const std::vector<const CLI::App*>& chain, std::string word) {
  word = word.substr(0, is_option(word) ? word.find('=') : std::string::npos);
  auto subcommands = subcommands_of(*chain.back());
  auto meant = nearest(word, is_option(word) ? options_of(chain) : subcommands);
  data::Words hint{meant.empty() ? "" : fmt::format("；是不是 {}？", meant),
                   meant.empty() ? "" : fmt::format("; did you mean {}?", meant)};
  if (is_option(word))
    return {fmt::format("{} 没有 {} 这个选项{}", name_of(chain), word, hint.zh),
            fmt::format("{} has no option {}{}", name_of(chain), word, hint.en)};
  if (subcommands.empty())
    return {fmt::format("{} 后面用不上“{}”", name_of(chain), word),
            fmt::format("{} does not know what to do with \"{}\"", name_of(chain), word)};
  if (meant.empty())
    hint = {fmt::format("；有的是 {}", fmt::join(subcommands, "、")),
            fmt::format("; there are {}", fmt::join(subcommands, ", "))};
  return {fmt::format("{} 没有 {} 这个子命令{}", name_of(chain), word, hint.zh),
          fmt::format("{} has no subcommand {}{}", name_of(chain), word, hint.en)};
}

data::Words something_left_out(const std::vector<const CLI::App*>& chain, const CLI::ParseError& error) {
  for (const auto* option : chain.back()->get_options())
    if (option->get_required() && option->count() == 0) {
      auto name = option->get_name();
      return {fmt::format("{} 还要写明 {}：{}", name_of(chain), name, option->get_description()),
              fmt::format("{} needs {}: {}", name_of(chain), name, option->get_description())};
    }
  auto subcommands = subcommands_of(*chain.back());
  if (subcommands.empty()) return {error.what(), error.what()};
  return {fmt::format("{} 后面要写做什么：{}", name_of(chain), fmt::join(subcommands, "、")),
          fmt::format("say what {} is to do: {}", name_of(chain), fmt::join(subcommands, ", "))};
}

}  // namespace

data::Words misunderstood(const CLI::App& app, const std::vector<std::string>& words, const CLI::ParseError& error) {
  auto chain = understood(app);
  std::string said = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) || dynamic_cast<const CLI::RequiredError*>(&error)) {
    // The library keeps what it could not place in an order of its own: the first as typed is the one to tell.
    auto left = app.remaining(true);
    auto first = std::ranges::find_if(words, [&](const auto& word) { return std::ranges::count(left, word) > 0; });
    return first != words.end() ? unknown_word(chain, *first) : something_left_out(chain, error);
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
    auto option = said.substr(0, said.find(':'));
    if (said.ends_with(" missing")) return {option + " 后面要有一个值", option + " needs a value behind it"};
    return {option + " 写了不止一次", option + " was given more than once"};
  }
  return {said, said};
}

}  // namespace sanqing::server
