#pragma once
// The settings as options of the command line, one for each field of Config, before or after the subcommand.

#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "server/config.hpp"

namespace sanqing::server {

class Settings {
 public:
  explicit Settings(CLI::App& app);
  // Call when all subcommands are there.
  void explain_in_subcommands();
  // File, then environment, then what the command line said; checked.
  data::Result<void> read(Config& config) const;

 private:
  CLI::App& app_;
  std::string file_;
  std::map<std::string, std::string, std::less<>> given_;  // by field
};

}  // namespace sanqing::server
