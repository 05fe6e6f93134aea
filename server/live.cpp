#include "server/live.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace sanqing::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Socket = websocket::stream<asio::ip::tcp::socket>;
using Timer = asio::steady_timer;

constexpr auto values = asio::as_tuple(asio::use_awaitable);

asio::awaitable<void> push(Socket& socket, Hub::Listener& listener, Timer& news) {
  for (;;) {
    bool dropped = false;
    auto messages = listener.fetch(dropped);
    for (const auto& message : messages) {
      auto [error, size] = co_await socket.async_write(asio::buffer(message), values);
      if (error) co_return;
    }
    if (dropped) {
      co_await socket.async_close(websocket::close_code::going_away, values);
      co_return;
    }
    // Nothing can arrive between an empty fetch and this wait: both are on this thread.
    if (messages.empty()) co_await news.async_wait(values);
  }
}

asio::awaitable<void> drain(Socket& socket) {
  beast::flat_buffer buffer;
  for (;;) {
    auto [error, size] = co_await socket.async_read(buffer, values);
    if (error) co_return;
    buffer.clear();
  }
}

struct Counted {
  explicit Counted(int& count) : count(++count) {}
  ~Counted() { --count; }
  int& count;
};

struct Joined {
  ~Joined() { hub.leave(listener); }
  Hub& hub;
  std::shared_ptr<Hub::Listener> listener;
};

}  // namespace

asio::awaitable<void> serve_live(asio::ip::tcp::socket raw, UpgradeRequest request,
                                 std::shared_ptr<const Caller> caller, Hall& hall) {
  using namespace asio::experimental::awaitable_operators;
  using namespace std::chrono_literals;
  Counted counted(hall.live_sockets);
  Socket socket(std::move(raw));
  socket.set_option(
      websocket::stream_base::timeout{.handshake_timeout = 10s, .idle_timeout = 60s, .keep_alive_pings = true});
  socket.read_message_max(64 * 1024);
  socket.text(true);
  auto [error] = co_await socket.async_accept(request, values);
  if (error) co_return;
  auto news = std::make_shared<Timer>(socket.get_executor(), Timer::time_point::max());
  auto ring = [news] { news->cancel(); };
  auto wake = [news, ring] { asio::post(news->get_executor(), ring); };
  Joined joined{hall.app.hub, hall.app.hub.join(std::move(caller), wake)};
  co_await (push(socket, *joined.listener, *news) || drain(socket));
}

}  // namespace sanqing::server
