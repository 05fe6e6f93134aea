// The whole program: read the settings (command line before environment before file), find the subcommand, run it.

#include <fmt/core.h>

#include <exception>

#include "server/commands.hpp"
#include "server/settings.hpp"

namespace {

int run(int argc, char** argv) {
  using namespace sanqing::server;
  CLI::App app("Sanqing: the server of a community employment office.", "sanqing");
  app.set_version_flag("--version", SANQING_VERSION);
  Config config;
  Settings settings(app);
  Command chosen;
  add_serve(app, config, chosen);
  add_demo(app, config, chosen);
  add_import(app, config, chosen);
  add_match(app, config, chosen);
  add_evaluate(app, config, chosen);
  add_train(app, config, chosen);
  add_normalise(app, config, chosen);
  add_migrate(app, config, chosen);
  add_backup(app, config, chosen);
  add_restore(app, config, chosen);
  add_doctor(app, config, chosen);
  add_user(app, config, chosen);
  add_rules(app, config, chosen);
  settings.explain_in_subcommands();

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "sanqing: {} (see sanqing --help)\n", error.what());
    return 2;
  }
  if (auto read = settings.read(config); !read) return complain(read.error());
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "sanqing: {}\n", failure.what());
    return 1;
  }
}
