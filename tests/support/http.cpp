#include "tests/support/http.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <stdexcept>

namespace sanqing::tests {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

}  // namespace

std::string Answer::header(const std::string& name) const {
  auto found = headers.find(lower(name));
  return found == headers.end() ? "" : found->second;
}

boost::json::value Answer::json() const { return boost::json::parse(body); }

Client::Client(int port) : port_(port) { open(); }
Client::~Client() { close(); }

void Client::open() {
  close();
  buffer_.clear();
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  timeval patience{.tv_sec = 30, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  int at_once = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port_));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    throw std::runtime_error("cannot connect");
}

void Client::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

void Client::say(std::string_view bytes) {
  while (!bytes.empty()) {
    auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // what the server said before it closed can still be heard
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Client::fill() {
  char bytes[16 * 1024];
  auto size = ::recv(socket_, bytes, sizeof bytes, 0);
  if (size <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(size));
  return true;
}

std::string Client::take(std::size_t size) {
  while (buffer_.size() < size)
    if (!fill()) return {};
  auto bytes = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return bytes;
}

Answer Client::hear(bool head_only) {
  Answer answer;
  std::size_t end;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) return answer;
  auto head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  answer.status = std::stoi(head.substr(9, 3));
  for (auto at = head.find("\r\n") + 2; at < head.size();) {
    auto line = head.substr(at, head.find("\r\n", at) - at);
    at += line.size() + 2;
    auto colon = line.find(": ");
    answer.headers[lower(line.substr(0, colon))] = line.substr(colon + 2);
  }
  auto length = answer.header("content-length");
  if (!length.empty() && !head_only) answer.body = take(std::stoul(length));
  return answer;
}

bool Client::closed_by_server() { return buffer_.empty() && !fill(); }

Answer Client::send(const std::string& method, const std::string& path, const std::string& body,
                    const Headers& headers) {
  std::string text = method + " " + path + " HTTP/1.1\r\n";
  Headers all{{"Host", "127.0.0.1:" + std::to_string(port_)}};
  if (!cookie.empty()) all["Cookie"] = cookie;
  if (!csrf.empty()) all["X-CSRF-Token"] = csrf;
  if (!body.empty()) all["Content-Type"] = "application/json";
  if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH")
    all["Content-Length"] = std::to_string(body.size());
  for (const auto& [name, value] : headers) all[name] = value;
  for (const auto& [name, value] : all)
    if (!value.empty()) text += name + ": " + value + "\r\n";
  text += "\r\n" + body;
  for (int attempt = 0;; ++attempt) {
    if (socket_ < 0) open();
    say(text);
    auto answer = hear(method == "HEAD");
    if (answer.status == 0 && attempt == 0) {
      close();
      continue;
    }
    if (answer.header("connection") == "close") close();
    return answer;
  }
}

bool Client::sign_in(const std::string& login, const std::string& password) {
  cookie = csrf = "";
  auto answer = post("/api/v1/sessions", R"({"login":")" + login + R"(","password":")" + password + "\"}");
  if (answer.status != 201) return false;
  auto set = answer.header("set-cookie");
  cookie = set.substr(0, set.find(';'));
  csrf = std::string(answer.json().at("csrf_token").as_string());
  return true;
}

Answer Client::upgrade(const std::string& path, const Headers& headers) {
  Headers all{{"Upgrade", "websocket"},
              {"Connection", "Upgrade"},
              {"Sec-WebSocket-Version", "13"},
              {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
  all.insert(headers.begin(), headers.end());
  return send("GET", path, "", all);
}

std::optional<std::string> Client::hear_message() {
  for (;;) {
    auto head = take(2);
    if (head.size() < 2) return std::nullopt;
    std::size_t size = static_cast<unsigned char>(head[1]) & 0x7f;
    if (size >= 126) {
      auto bytes = take(size == 126 ? 2 : 8);
      size = 0;
      for (unsigned char byte : bytes) size = size << 8 | byte;
    }
    auto payload = size ? take(size) : std::string();
    int opcode = head[0] & 0x0f;
    if (opcode == 8) {
      say_frame(8, payload);
      return std::nullopt;
    }
    if (opcode == 9) say_frame(10, payload);
    if (opcode == 1 || opcode == 2) return payload;
  }
}

void Client::say_frame(int opcode, std::string_view payload) {
  std::string frame{static_cast<char>(0x80 | opcode)};
  if (payload.size() < 126) {
    frame += static_cast<char>(0x80 | payload.size());
  } else {
    bool medium = payload.size() < 65536;  // the shortest form is the only one allowed
    frame += static_cast<char>(0x80 | (medium ? 126 : 127));
    for (int shift = medium ? 8 : 56; shift >= 0; shift -= 8)
      frame += static_cast<char>(payload.size() >> shift & 0xff);
  }
  frame += std::string(4, '\0');  // a mask of zeros leaves the payload as it is
  frame += payload;
  say(frame);
}

}  // namespace sanqing::tests
