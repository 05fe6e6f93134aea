#pragma once
// A small HTTP and WebSocket client on a plain socket: it can say what no library would, and keeps the cookie and the
// CSRF token of its sign-in. Throws std::runtime_error where the network does.

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sanqing::tests {

struct Answer {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  std::string header(const std::string& name) const;
  boost::json::value json() const;
};

using Headers = std::map<std::string, std::string>;

class Client {
 public:
  explicit Client(int port);
  ~Client();
  Client(const Client&) = delete;

  Answer get(const std::string& path, const Headers& headers = {}) { return send("GET", path, "", headers); }
  Answer post(const std::string& path, const std::string& body, const Headers& headers = {}) {
    return send("POST", path, body, headers);
  }
  // Keeps the connection; opens a new one where the server closed it.
  Answer send(const std::string& method, const std::string& path, const std::string& body = "",
              const Headers& headers = {});
  // Signs in and stays so; true where it worked.
  bool sign_in(const std::string& login, const std::string& password);

  // Bytes as they are, on the present connection.
  void say(std::string_view bytes);
  // The next answer; status 0 where the server closed without one.
  Answer hear(bool head_only = false);
  bool closed_by_server();

  // Turns the connection into a WebSocket; the answer's status is 101 where it worked.
  Answer upgrade(const std::string& path, const Headers& headers = {});
  // The next message; nullopt where the socket ended.
  std::optional<std::string> hear_message();
  void say_frame(int opcode, std::string_view payload);

  std::string cookie, csrf;

 private:
  void open();
  void close();
  bool fill();  // reads more; false at the end
  std::string take(std::size_t size);
  int port_, socket_ = -1;
  std::string buffer_;
};

}  // namespace sanqing::tests
