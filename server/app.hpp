#pragma once
// Everything a handler may reach, built once by `serve` and by the tests. Members are made in the order in which they
// need each other. Any thread, except `load`.

#include <atomic>
#include <memory>
#include <mutex>

#include "data/database.hpp"
#include "data/taxonomy.hpp"
#include "matching/engine.hpp"
#include "server/attempts.hpp"
#include "server/cards.hpp"
#include "server/config.hpp"
#include "server/hub.hpp"
#include "server/log.hpp"
#include "server/metrics.hpp"
#include "server/pages.hpp"
#include "server/sign_ins.hpp"

namespace sanqing::server {

struct App {
  App(const Config& config, data::Database& database, matching::Engine& engine,
      std::shared_ptr<const data::Taxonomy> taxonomy);

  // Fills the engine; until then whatever needs it answers 503. Once, on a thread of its own, which then writes the
  // snapshot where the next start would have the same work again.
  void load();
  bool ready() const { return state == State::ready; }
  // After a commit: the index follows, so that the writer sees the own write; then the screens look.
  void changed(std::string_view noun, data::Id id, data::Id organisation, Hub::Seen seen, bool matched);
  // Once a minute.
  void tidy();
  enum class State { loading, ready, failed };

  const Config& config;
  data::Database& database;
  matching::Engine& engine;
  const std::shared_ptr<const data::Taxonomy> taxonomy;
  const bool demo;  // the data were made by `sanqing demo`
  const Log log;
  const Pages pages;
  Hub hub;
  SignIns sign_ins;
  Attempts attempts;
  Cards cards;
  Metrics metrics;
  std::atomic<State> state = State::loading;

 private:
  void save_index();
  std::mutex following_;
};

}  // namespace sanqing::server
