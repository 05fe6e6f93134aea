#pragma once
// The subcommands of `sanqing`, a file each in server/commands/. Each add_* declares its options on `app`; when it is
// the one asked for, it puts the work into `chosen`, which returns the exit code. What a user can cause is printed as
// one sentence on stderr by `complain` and exits 1.

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "data/result.hpp"
#include "server/config.hpp"

namespace sanqing::server {

using Command = std::function<int()>;

void add_serve(CLI::App& app, const Config& config, Command& chosen);
void add_demo(CLI::App& app, const Config& config, Command& chosen);
void add_import(CLI::App& app, const Config& config, Command& chosen);
void add_match(CLI::App& app, const Config& config, Command& chosen);
void add_evaluate(CLI::App& app, const Config& config, Command& chosen);
void add_train(CLI::App& app, const Config& config, Command& chosen);
void add_normalise(CLI::App& app, const Config& config, Command& chosen);
void add_migrate(CLI::App& app, const Config& config, Command& chosen);
void add_backup(CLI::App& app, const Config& config, Command& chosen);
void add_restore(CLI::App& app, const Config& config, Command& chosen);
void add_doctor(CLI::App& app, const Config& config, Command& chosen);
void add_user(CLI::App& app, const Config& config, Command& chosen);
void add_rules(CLI::App& app, const Config& config, Command& chosen);
void add_organisation(CLI::App& app, const Config& config, Command& chosen);

// "sanqing: <sentence>" on stderr, in Chinese where LANG says zh, else English; returns 1.
int complain(const data::Error& error);

// What is wrong with the `words` of a command line that `app` did not take.
data::Words misunderstood(const CLI::App& app, const std::vector<std::string>& words, const CLI::ParseError& error);

}  // namespace sanqing::server
