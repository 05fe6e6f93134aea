#include <fmt/core.h>

#include <filesystem>
#include <thread>

#include "server/accounts.hpp"
#include "server/app.hpp"
#include "server/commands.hpp"
#include "server/commands/language.hpp"
#include "server/passwords.hpp"
#include "server/server.hpp"

namespace sanqing::server {
namespace {

std::string address_of(const Config& config, int port) {
  bool v6 = config.listen.find(':') != std::string::npos;
  return fmt::format("http://{}{}{}:{}", v6 ? "[" : "", config.listen, v6 ? "]" : "", port);
}

// Construction order is dependency order; everything ends in reverse.
int serve(const Config& config) {
  start_randomness();
  auto database = data::Database::open(config.data);
  if (!database) return complain(database.error());
  auto administrator = ensure_administrator(**database);
  if (!administrator) return complain(administrator.error());
  auto taxonomy = data::Taxonomy::shipped();
  matching::Engine engine(index::current_embedder(std::filesystem::path(config.data) / "models"), taxonomy);
  App app(config, **database, engine, taxonomy);
  auto server = Server::listen(app);
  if (!server) return complain(server.error());
  if (*administrator)
    say({fmt::format("sanqing: 首次登录：{} / {} （登录后要改）", (*administrator)->login, (*administrator)->password),
         fmt::format("sanqing: first sign-in: {} / {} (to be changed then)", (*administrator)->login,
                     (*administrator)->password)});
  fmt::print("sanqing: {}\n", address_of(config, (*server)->port()));
  std::fflush(stdout);
  {
    std::jthread loading([&app] { app.load(); });
    (*server)->run();
  }
  app.tidy();
  if (app.ready()) engine.save(**database);
  app.log(Level::info, "stopped");
  return 0;
}

}  // namespace

void add_serve(CLI::App& app, const Config& config, Command& chosen) {
  auto* command = app.add_subcommand("serve", "Serve the pages and the API until SIGTERM or Ctrl-C");
  command->callback([&] { chosen = [&config] { return serve(config); }; });
}

}  // namespace sanqing::server
