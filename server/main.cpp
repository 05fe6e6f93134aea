// The whole program: read the settings (command line before environment before file), find the subcommand, run it.

#include <fmt/core.h>

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "server/commands.hpp"
#include "server/commands/language.hpp"
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
  add_organisation(app, config, chosen);
  add_user(app, config, chosen);
  add_rules(app, config, chosen);
  settings.explain_in_subcommands();

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    const auto why = misunderstood(app, std::vector<std::string>(argv + 1, argv + argc), error);
    say({fmt::format("sanqing: {}（用法见 sanqing --help）", why.zh),
         fmt::format("sanqing: {} (see sanqing --help)", why.en)},
        stderr);
    return 2;
  }
  if (auto read = settings.read(config); !read) return complain(read.error());
  try {
    return chosen();
  } catch (const std::exception& failure) {
    // The database names no file when it fails in the middle of something.
    if (std::string_view(failure.what()).find("database") == std::string_view::npos) throw;
    say({fmt::format("sanqing: {}（数据文件夹 {}，可用 sanqing doctor 检查）", failure.what(), config.data),
         fmt::format("sanqing: {} (data folder {}; `sanqing doctor` looks it over)", failure.what(), config.data)},
        stderr);
    return 1;
  }
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
