#pragma once
// The listening server: one waiting thread (whoever calls `run`), a pool of workers and a pool of one for passwords.
// SIGTERM, SIGINT or `stop` end it: nothing new is let in, running requests finish (at most 10 s), `run` returns.

#include <memory>

#include "data/result.hpp"
#include "server/app.hpp"

namespace sanqing::server {

class Server {
 public:
  // Takes the address of the configuration; a fault says why it cannot.
  static data::Result<std::unique_ptr<Server>> listen(App& app);
  ~Server();
  int port() const;
  void run();
  void stop();  // any thread

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace sanqing::server
