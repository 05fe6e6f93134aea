#include "server/session.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <charconv>

#include "server/door.hpp"
#include "server/http_faults.hpp"
#include "server/live.hpp"
#include "server/offload.hpp"
#include "server/routes.hpp"

namespace sanqing::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using namespace std::chrono_literals;
using Parser = http::request_parser<http::string_body>;
using Clock = Connection::Clock;

constexpr std::size_t most_head = 8 * 1024, most_body = 1024 * 1024;
constexpr auto values = asio::as_tuple(asio::use_awaitable);

// On every answer. The pages need nothing that is not their own.
constexpr std::string_view same_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Content-Security-Policy: default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "form-action 'self'\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

std::string_view text_of(const beast::flat_buffer& buffer) {
  auto data = buffer.data();
  return {static_cast<const char*>(data.data()), data.size()};
}

// W3C traceparent "00-<32 hex>-<16 hex>-<2 hex>", else one of ours.
std::string trace_id_of(std::string_view traceparent, Hall& hall) {
  auto id = traceparent.size() >= 55 && traceparent.starts_with("00-") ? traceparent.substr(3, 32) : std::string_view{};
  bool hex = !id.empty() && id.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
             id.find_first_not_of('0') != std::string_view::npos;
  return hex ? std::string(id) : fmt::format("{:016x}{:016x}", hall.trace_start, ++hall.requests);
}

std::string_view header(const Parser& parser, http::field name) {
  auto value = parser.get()[name];
  return {value.data(), value.size()};
}

std::string_view header(const Parser& parser, std::string_view name) {
  auto value = parser.get()[beast::string_view(name.data(), name.size())];
  return {value.data(), value.size()};
}

Request request_of(Parser& parser, const Connection& connection) {
  Request request;
  auto& message = parser.get();
  std::string_view target(message.target().data(), message.target().size());
  // Absolute form, as a proxy may send it: the authority says nothing that Host does not.
  if (!target.starts_with('/')) {
    auto path = target.find('/', target.find("//") + 2);
    target = path == std::string_view::npos ? "/" : target.substr(path);
  }
  auto question = target.find('?');
  request.method = method_of({message.method_string().data(), message.method_string().size()});
  request.path = target.substr(0, question);
  if (question != std::string_view::npos) request.query = target.substr(question + 1);
  request.host = header(parser, http::field::host);
  request.origin = header(parser, http::field::origin);
  request.cookie = header(parser, http::field::cookie);
  request.csrf = header(parser, "X-CSRF-Token");
  request.content_type = header(parser, http::field::content_type);
  request.accept_language = header(parser, http::field::accept_language);
  request.accept_encoding = header(parser, http::field::accept_encoding);
  request.if_match = header(parser, http::field::if_match);
  request.if_none_match = header(parser, http::field::if_none_match);
  request.upgrade = beast::iequals(message[http::field::upgrade], "websocket");
  request.address = connection.address;
  request.trace_id = trace_id_of(header(parser, "traceparent"), connection.hall);
  request.body = std::move(message.body());
  return request;
}

std::string_view date_now(Hall& hall) {
  if (auto now = std::time(nullptr); now != hall.second) {
    hall.date = fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(now));
    hall.second = now;
  }
  return hall.date;
}

std::string head_of(const Response& response, bool keep, Hall& hall) {
  std::string head;
  head.reserve(768);
  auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_of(response.status), date_now(hall));
  bool cached = false;
  for (const auto& [name, value] : response.headers) {
    fmt::format_to(out, "{}: {}\r\n", name, value);
    cached = cached || name == "Cache-Control";
  }
  if (!cached) head += "Cache-Control: no-store\r\n";
  bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless)
    fmt::format_to(out, "Content-Type: {}\r\nContent-Length: {}\r\n", response.content_type, response.content().size());
  if (!keep) head += "Connection: close\r\n";
  head += same_headers;
  head += "\r\n";
  return head;
}

enum class Read { whole, refused, gone };

// Until the empty line stands in the buffer; `end` is behind it. What was refused is answered by the caller.
asio::awaitable<Read> read_head(Connection& connection, beast::flat_buffer& buffer, std::size_t& end,
                                Refusal& refusal) {
  connection.waiting = buffer.size() == 0;
  for (std::size_t seen = 0;;) {
    auto found = text_of(buffer).find("\r\n\r\n", seen > 3 ? seen - 3 : 0);
    if (found != std::string_view::npos) {
      connection.waiting = false;
      end = found + 4;
      auto refused = refuse_head(text_of(buffer).substr(0, end));
      if (refused) refusal = *refused;
      co_return refused ? Read::refused : Read::whole;
    }
    seen = buffer.size();
    if (seen >= most_head) {
      refusal = {431, "head over 8 KiB"};
      co_return Read::refused;
    }
    auto space = buffer.prepare(most_head - seen);
    auto [error, size] = co_await connection.socket.async_read_some(space, values);
    if (error) co_return Read::gone;
    buffer.commit(size);
    if (connection.waiting) connection.deadline = std::min(connection.deadline, Clock::now() + 10s);
    connection.waiting = false;
  }
}

Refusal refusal_of(const beast::error_code& error) {
  if (error == http::error::body_limit) return {413, "body over 1 MiB"};
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return {431, "head over 8 KiB"};
  return {400, "malformed message"};
}

asio::awaitable<Read> read_message(Connection& connection, beast::flat_buffer& buffer, Parser& parser,
                                   Refusal& refusal) {
  std::size_t end = 0;
  if (auto read = co_await read_head(connection, buffer, end, refusal); read != Read::whole) co_return read;
  parser.body_limit(most_body);
  parser.header_limit(most_head);
  beast::error_code error;
  buffer.consume(parser.put(asio::buffer(text_of(buffer).substr(0, end)), error));
  if (!error && !parser.is_done()) {
    connection.deadline = Clock::now() + 10s;
    if (!header(parser, http::field::expect).empty() && buffer.size() == 0) {
      constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(connection.socket, asio::buffer(go_on), values);
    }
    auto [failed, size] = co_await http::async_read(connection.socket, buffer, parser, values);
    error = failed;
  }
  if (!error) co_return Read::whole;
  refusal = refusal_of(error);
  bool cut_off = error == http::error::partial_message || error == http::error::end_of_stream;
  bool malformed = error.category() == http::make_error_code(http::error::body_limit).category() && !cut_off;
  co_return malformed ? Read::refused : Read::gone;
}

asio::awaitable<bool> write(Connection& connection, const Response& response, bool keep, bool only_head) {
  connection.deadline = Clock::now() + 30s;
  auto head = head_of(response, keep, connection.hall);
  std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(response.content())};
  if (only_head || response.status == 204 || response.status == 304) parts[1] = {};
  auto [error, size] = co_await asio::async_write(connection.socket, parts, values);
  co_return !error;
}

// What the answer should be in, read off a head that nothing parsed.
std::string_view language_in(std::string_view head) {
  constexpr std::string_view name = "\naccept-language:";
  auto found = std::ranges::search(head, name, {}, [](char c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; });
  std::string_view value(found.end(), head.end());
  return value.substr(0, value.find('\r'));
}

// `parser` knows the language where the head was let in, else `head` does.
Response refused(const Refusal& refusal, const Parser& parser, std::string_view head, Hall& hall) {
  auto language = header(parser, http::field::accept_language);
  if (language.empty()) language = language_in(head);
  Request request{.accept_language = std::string(language), .trace_id = trace_id_of({}, hall)};
  return problem_at_the_door(request, refusal.status, refusal.why);
}

// So that the peer reads the answer before it hears of the end: closing over unread bytes would reset the connection.
asio::awaitable<void> close_gently(Connection& connection, beast::flat_buffer& buffer) {
  beast::error_code error;
  connection.socket.shutdown(tcp::socket::shutdown_send, error);
  if (error) co_return;
  connection.deadline = Clock::now() + 2s;
  for (std::size_t total = 0; total < 64 * most_body;) {
    buffer.clear();
    auto space = buffer.prepare(most_head);
    auto [failed, size] = co_await connection.socket.async_read_some(space, values);
    if (failed) co_return;
    total += size;
  }
}

asio::awaitable<Response> think(Hall& hall, const Found& found, const Request& request) {
  auto place = found.route ? found.route->place : Place::here;
  if (place == Place::here) co_return answer(found, request, hall.app);
  auto work = [&found, &request, &hall] { return answer(found, request, hall.app); };
  auto response = co_await offload(place == Place::vault ? hall.vault : hall.workers, work);
  if (response) co_return std::move(*response);
  co_return problem(request, {data::Fault::busy, {"请求太多，请稍后再试", "Too many requests are waiting, try again"}});
}

void note(Hall& hall, const Found& found, const Request& request, int status, Clock::time_point start) {
  double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  std::string_view route = found.route ? found.route->path : "none";
  if (found.route) hall.app.metrics.count(found.route - routes().data(), status, seconds);
  hall.app.log(status >= 500 ? Level::warning : Level::info, "request",
               {{"trace_id", request.trace_id},
                {"method", name_of(request.method)},
                {"route", route},
                {"status", std::int64_t{status}},
                {"ms", seconds * 1e3}});
}

// One request; false when it was the last.
asio::awaitable<bool> serve_request(Connection& connection, beast::flat_buffer& buffer) {
  auto& hall = connection.hall;
  Parser parser;
  Refusal refusal{};
  auto read = co_await read_message(connection, buffer, parser, refusal);
  if (read == Read::gone) co_return false;
  if (read == Read::refused) {
    auto response = refused(refusal, parser, text_of(buffer), hall);
    if (co_await write(connection, response, false, false)) co_await close_gently(connection, buffer);
    co_return false;
  }
  auto start = Clock::now();
  connection.deadline = Clock::time_point::max();
  bool keep = parser.get().keep_alive();
  Request request = request_of(parser, connection);
  auto found = find_route(request);
  Response response = co_await think(hall, found, request);
  if (response.status == 101) {
    note(hall, found, request, response.status, start);
    auto caller = hall.app.sign_ins.find(token_of(request));
    if (caller) co_await serve_live(std::move(connection.socket), parser.release(), std::move(caller), hall);
    co_return false;
  }
  keep = keep && !hall.closing;
  bool written = co_await write(connection, response, keep, request.method == Method::head);
  note(hall, found, request, response.status, start);
  if (written && !keep) co_await close_gently(connection, buffer);
  const bool next = written && keep;
  co_return next;
}

}  // namespace

Connection::Connection(tcp::socket open, Hall& hall)
    : socket(std::move(open)), hall(hall), deadline(Clock::now() + 10s) {
  beast::error_code error;
  socket.set_option(tcp::no_delay(true), error);
  address = socket.remote_endpoint(error).address().to_string();
  hall.connections.insert(this);
}

Connection::~Connection() { hall.connections.erase(this); }

asio::awaitable<void> serve_connection(tcp::socket socket, Hall& hall) {
  Connection connection(std::move(socket), hall);
  beast::flat_buffer buffer(most_head);
  while (co_await serve_request(connection, buffer)) {
    if (hall.closing) co_return;
    connection.deadline = Clock::now() + 60s;
  }
}

void close_overdue(Hall& hall, Clock::time_point now) {
  beast::error_code ignored;
  for (auto* connection : hall.connections)
    if (connection->deadline < now) connection->socket.close(ignored);
}

void close_waiting(Hall& hall) {
  hall.closing = true;
  beast::error_code ignored;
  for (auto* connection : hall.connections)
    if (connection->waiting) connection->socket.close(ignored);
}

}  // namespace sanqing::server
