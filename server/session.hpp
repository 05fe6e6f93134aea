#pragma once
// One connection: bytes -> Request -> a worker -> Response -> bytes, until either side has enough. Limits: head 8 KiB
// (431), body 1 MiB (413), 10 s for a head or a body, 60 s between requests, 30 s for the peer to take an answer.
// All of it lives on the waiting thread.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <ctime>
#include <string>
#include <unordered_set>

#include "server/app.hpp"
#include "server/workers.hpp"

namespace sanqing::server {

struct Connection;

// What all connections share.
struct Hall {
  App& app;
  Workers& workers;  // for Place::worker
  Workers& vault;    // for Place::vault
  std::unordered_set<Connection*> connections = {};
  int live_sockets = 0;
  bool closing = false;                         // no further request on any connection
  std::uint64_t trace_start = 0, requests = 0;  // of the trace ids we give
  std::time_t second = 0;                       // whose `date` is
  std::string date = {};
};

// Known to the hall as long as it lives; closed by `close_overdue` where its time is up.
struct Connection {
  Connection(boost::asio::ip::tcp::socket socket, Hall& hall);
  ~Connection();
  Connection(const Connection&) = delete;

  using Clock = std::chrono::steady_clock;
  boost::asio::ip::tcp::socket socket;
  Hall& hall;
  std::string address;
  Clock::time_point deadline;
  bool waiting = false;  // between two requests
};

boost::asio::awaitable<void> serve_connection(boost::asio::ip::tcp::socket socket, Hall& hall);

void close_overdue(Hall& hall, Connection::Clock::time_point now);
// The end has come: those between two requests are closed, the others after their answer.
void close_waiting(Hall& hall);

}  // namespace sanqing::server
