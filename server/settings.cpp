#include "server/settings.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace sanqing::server {
namespace {

struct Setting {
  const char* field;
  const char* option;
  const char* kind;
  const char* help;
};

constexpr std::array settings{
    Setting{"data", "--data", "DIR", "the data folder (default ./sanqing-data)"},
    Setting{"port", "--port", "N", "port to listen on, 0 = any free one (default 8080)"},
    Setting{"listen", "--listen", "ADDRESS", "address to listen on (default 127.0.0.1)"},
    Setting{"workers", "--workers", "N", "threads that think (default 2)"},
    Setting{"queue", "--queue", "N", "requests that may wait for them (default 256)"},
    Setting{"web_dir", "--web-dir", "DIR", "pages from a folder instead of those linked in"},
    Setting{"session_idle_minutes", "--session-idle-minutes", "N", "a sign-in ends when idle so long (default 30)"},
    Setting{"session_hours", "--session-hours", "N", "a sign-in ends after so long (default 12)"},
    Setting{"log", "--log", "info|quiet", "what is logged on stderr (default info)"},
};

}  // namespace

Settings::Settings(CLI::App& app) : app_(app) {
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--config", file_, "TOML file with these settings (keys as the options, with _)")
      ->type_name("FILE")
      ->group("Settings");
  for (const auto& setting : settings)
    app.add_option(setting.option, given_[setting.field], setting.help)->type_name(setting.kind)->group("Settings");
  app.footer("The command line beats the environment (SANQING_DATA, SANQING_PORT, ...), which beats the file.");
}

void Settings::explain_in_subcommands() {
  auto all = CLI::Formatter().make_group(
      "Settings", false,
      std::as_const(app_).get_options([](const CLI::Option* option) { return option->get_group() == "Settings"; }));
  for (auto* command : app_.get_subcommands({}))
    command->footer(command->get_name() == "serve"
                        ? all
                        : "The settings, most of all --data DIR and --config FILE, go with every subcommand:\n"
                          "see sanqing --help.");
}

data::Result<void> Settings::read(Config& config) const {
  std::string file = file_;
  if (const char* named = std::getenv("SANQING_CONFIG"); file.empty() && named) file = named;
  if (auto read = read_config(file, config); !read) return read;
  for (const auto& [field, value] : given_)
    if (app_.count(std::ranges::find(settings, field, &Setting::field)->option))
      if (auto set = set_config(field, value, config); !set) return set;
  if (config.listen == "localhost") config.listen = "127.0.0.1";
  return check_config(config);
}

}  // namespace sanqing::server
