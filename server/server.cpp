#include "server/server.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <random>

#include "server/session.hpp"

namespace sanqing::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto values = asio::as_tuple(asio::use_awaitable);
constexpr auto longest_farewell = 10s;
constexpr std::size_t most_connections = 10'000;
constexpr std::size_t most_sign_ins_waiting = 32;

void log_end(const Log& log, std::exception_ptr failure) {
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& exception) {
    log(Level::error, exception.what());
  }
}

}  // namespace

// Coroutines that the context still holds at its end touch the hall; the pools hold handlers of the context.
struct Server::Impl {
  App& app;
  Hall hall;
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::signal_set signals{context};
  Workers workers;
  Workers vault{1, most_sign_ins_waiting};
  int port = 0;

  explicit Impl(App& app)
      : app(app),
        hall{.app = app, .workers = workers, .vault = vault},
        workers(app.config.workers, static_cast<std::size_t>(app.config.queue)) {
    hall.trace_start = std::random_device{}() * std::uint64_t{0x9e3779b97f4a7c15} + std::random_device{}();
    app.metrics.gauge("sanqing_queue_waiting", "Requests waiting for a worker.",
                      [this] { return static_cast<double>(workers.waiting()); });
    app.metrics.gauge("sanqing_connections", "Open connections.",
                      [this] { return static_cast<double>(hall.connections.size()); });
  }

  asio::awaitable<void> accept() {
    asio::steady_timer pause(context);
    for (;;) {
      auto [error, socket] = co_await acceptor.async_accept(values);
      if (error == asio::error::operation_aborted || hall.closing) co_return;
      if (error) {  // out of file descriptors: others have to end first
        pause.expires_after(50ms);
        co_await pause.async_wait(values);
        continue;
      }
      if (hall.connections.size() >= most_connections) continue;
      const auto& log = app.log;
      auto ended = [&log](std::exception_ptr failure) { log_end(log, failure); };
      asio::co_spawn(context, serve_connection(std::move(socket), hall), ended);
    }
  }

  asio::awaitable<void> keep_time() {
    asio::steady_timer second(context);
    for (int seconds = 1;; ++seconds) {
      second.expires_after(1s);
      co_await second.async_wait(values);
      close_overdue(hall, Connection::Clock::now());
      if (seconds % 60 == 0 && workers.reserve()) workers.hand_in([&app = app] { app.tidy(); });
    }
  }

  asio::awaitable<void> wait_for_signal() {
    auto [error, signal] = co_await signals.async_wait(values);
    if (!error) co_await say_farewell();
  }

  asio::awaitable<void> say_farewell() {
    if (hall.closing) co_return;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    close_waiting(hall);
    app.hub.dismiss_all();
    asio::steady_timer moment(context);
    for (auto end = Connection::Clock::now() + longest_farewell;
         !hall.connections.empty() && Connection::Clock::now() < end;) {
      moment.expires_after(5ms);
      co_await moment.async_wait(values);
      close_overdue(hall, Connection::Clock::now());
    }
    context.stop();
  }
};

data::Result<std::unique_ptr<Server>> Server::listen(App& app) {
  const auto& config = app.config;
  auto cannot = [&](const std::string& why) {
    return data::fail(data::Fault::unavailable,
                      {fmt::format("不能在 {}:{} 上监听：{}", config.listen, config.port, why),
                       fmt::format("cannot listen on {}:{}: {}", config.listen, config.port, why)});
  };
  auto impl = std::make_unique<Impl>(app);
  boost::system::error_code error;
  auto address = asio::ip::make_address(config.listen, error);
  if (error) return cannot(error.message());
  tcp::endpoint endpoint(address, static_cast<unsigned short>(config.port));
  impl->acceptor.open(endpoint.protocol(), error);
  if (!error) impl->acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) impl->acceptor.bind(endpoint, error);
  if (!error) impl->acceptor.listen(1024, error);
  if (error) return cannot(error.message());
  impl->port = impl->acceptor.local_endpoint().port();
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

int Server::port() const { return impl_->port; }

void Server::run() {
  auto& impl = *impl_;
  std::signal(SIGPIPE, SIG_IGN);
  impl.signals.add(SIGTERM);
  impl.signals.add(SIGINT);
  asio::co_spawn(impl.context, impl.accept(), asio::detached);
  asio::co_spawn(impl.context, impl.keep_time(), asio::detached);
  asio::co_spawn(impl.context, impl.wait_for_signal(), asio::detached);
  for (;;) {
    try {
      impl.context.run();
      return;
    } catch (const std::exception& failure) {
      // One connection's fault must not end the others.
      impl.app.log(Level::error, failure.what());
    }
  }
}

void Server::stop() {
  auto& impl = *impl_;
  asio::co_spawn(impl.context, impl.say_farewell(), asio::detached);
}

}  // namespace sanqing::server
