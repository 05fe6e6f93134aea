#include "server/app.hpp"

#include <fmt/format.h>

#include "data/settings.hpp"
#include "server/routes.hpp"

namespace sanqing::server {
namespace {

std::vector<std::string> labels_of_routes() {
  std::vector<std::string> labels;
  for (const auto& route : routes())
    labels.push_back(fmt::format("method=\"{}\",route=\"{}\"", name_of(route.method), route.path));
  return labels;
}

}  // namespace

App::App(const Config& config, data::Database& database, matching::Engine& engine,
         std::shared_ptr<const data::Taxonomy> taxonomy)
    : config(config),
      database(database),
      engine(engine),
      taxonomy(std::move(taxonomy)),
      demo(data::get_setting(database.read().connection(), "demo") == "true"),
      log(config.log == "quiet" ? Level::error : Level::info),
      pages(config.web_dir),
      sign_ins(database, std::chrono::minutes(config.session_idle_minutes), std::chrono::hours(config.session_hours),
               [this](const Digest& ended) { hub.dismiss(ended); }),
      metrics(labels_of_routes()) {
  metrics.gauge("sanqing_index_vacancies", "Vacancies in the index.",
                [this] { return ready() ? static_cast<double>(this->engine.size().vacancies) : 0; });
  metrics.gauge("sanqing_index_seekers", "Seekers in the index.",
                [this] { return ready() ? static_cast<double>(this->engine.size().seekers) : 0; });
  metrics.gauge("sanqing_signed_in", "Live sign-ins.", [this] { return static_cast<double>(sign_ins.size()); });
  metrics.gauge("sanqing_live_sockets", "Listeners of the live channel.",
                [this] { return static_cast<double>(hub.size()); });
}

void App::load() {
  try {
    auto loaded = engine.load(database, [this](std::string_view what, std::size_t, std::size_t of) {
      if (of == 0) log(Level::warning, "the index is made again", {{"why", what}});
    });
    state = State::ready;
    {
      // What was written while it loaded, by handlers who saw that it was not ready.
      std::lock_guard lock(following_);
      engine.follow(database);
    }
    if (loaded.first)
      log(Level::info, "the index is made (first start)", {{"embedded", static_cast<std::int64_t>(loaded.embedded)}});
    if (loaded.worth_saving()) save_index();
  } catch (const std::exception& failure) {
    state = State::failed;
    log(Level::error, "the index cannot be loaded", {{"why", failure.what()}});
  }
}

void App::save_index() {
  try {
    engine.save(database);
  } catch (const std::exception& failure) {
    // Nothing is lost: the next start has the work again.
    log(Level::warning, "the index cannot be saved", {{"why", failure.what()}});
  }
}

void App::changed(std::string_view noun, data::Id id, data::Id organisation, Hub::Seen seen, bool matched) {
  cards.forget(noun, id);
  if (matched && ready()) {
    std::lock_guard lock(following_);
    engine.follow(database);
  }
  if (noun == "organisations") sign_ins.refresh();
  if (auto office = data::Repository<data::Organisation>::find(database.read().connection(), organisation))
    hub.look(noun, id, office->path, seen);
}

void App::tidy() { sign_ins.tidy(); }

}  // namespace sanqing::server
