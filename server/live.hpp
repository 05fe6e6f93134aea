#pragma once
// The WebSocket side of the hub: two small loops, one that writes what the hub has, one that reads and ignores, until
// either ends. Messages up to 64 KiB, pings after 30 s of silence, closed after 60. Lives on the waiting thread.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/session.hpp"

namespace sanqing::server {

using UpgradeRequest = boost::beast::http::request<boost::beast::http::string_body>;

// The caller was let in by the route; `request` is the upgrade as it came.
boost::asio::awaitable<void> serve_live(boost::asio::ip::tcp::socket socket, UpgradeRequest request,
                                        std::shared_ptr<const Caller> caller, Hall& hall);

}  // namespace sanqing::server
