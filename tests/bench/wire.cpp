#include "tests/bench/wire.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

namespace sanqing::bench {
namespace {

namespace http = boost::beast::http;
using boost::asio::ip::tcp;

[[noreturn]] void serve(tcp::acceptor& acceptor, const std::string& body) {
  for (;;) {
    tcp::socket socket = acceptor.accept();
    socket.set_option(tcp::no_delay(true));
    boost::beast::flat_buffer buffer;
    boost::system::error_code ec;
    while (!ec) {
      http::request<http::string_body> request;
      http::read(socket, buffer, request, ec);
      if (ec) break;
      http::response<http::string_body> response(http::status::ok, 11, body);
      response.set(http::field::content_type, "application/json");
      response.prepare_payload();
      http::write(socket, response, ec);
    }
  }
}

}  // namespace

struct Wire::Impl {
  boost::asio::io_context context;
  tcp::socket socket{context};
  boost::beast::flat_buffer buffer;
};

Wire::Wire(int port) : impl_(std::make_unique<Impl>()) {
  impl_->socket.connect({boost::asio::ip::address_v4::loopback(), static_cast<unsigned short>(port)});
  impl_->socket.set_option(tcp::no_delay(true));
}

Wire::~Wire() = default;

Answer Wire::send(std::string_view method, std::string_view target, std::string_view body, std::string_view cookie,
                  std::string_view csrf) {
  http::request<http::string_body> request(http::string_to_verb(method), target, 11);
  request.set(http::field::host, "127.0.0.1");
  if (!cookie.empty()) request.set(http::field::cookie, cookie);
  if (!csrf.empty()) request.set("X-CSRF-Token", csrf);
  if (!body.empty()) {
    request.set(http::field::content_type, "application/json");
    request.body() = body;
  }
  request.prepare_payload();
  http::write(impl_->socket, request);
  http::response<http::string_body> response;
  http::read(impl_->socket, impl_->buffer, response);
  Answer answer{response.result_int(), std::move(response.body()), "", ""};
  std::string_view cookies = response[http::field::set_cookie];
  answer.cookie = cookies.substr(0, cookies.find(';'));
  return answer;
}

Echo::Echo(std::string body) {
  boost::asio::io_context context;
  tcp::acceptor acceptor(context, {boost::asio::ip::address_v4::loopback(), 0});
  port_ = acceptor.local_endpoint().port();
  pid_ = fork();
  if (pid_ == 0) serve(acceptor, body);
}

Echo::~Echo() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

}  // namespace sanqing::bench
