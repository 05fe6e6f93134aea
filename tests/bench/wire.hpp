#pragma once
// One keep-alive HTTP/1.1 connection, blocking; and the floor it is measured against: a bare Beast server that answers
// every request with the same bytes.

#include <memory>
#include <string>
#include <string_view>

namespace sanqing::bench {

struct Answer {
  unsigned status = 0;
  std::string body, cookie, csrf;
};

class Wire {
 public:
  explicit Wire(int port);
  ~Wire();
  Answer send(std::string_view method, std::string_view target, std::string_view body = "",
              std::string_view cookie = "", std::string_view csrf = "");

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A child process of its own; ends with the destructor.
class Echo {
 public:
  explicit Echo(std::string body);
  ~Echo();
  Echo(const Echo&) = delete;
  int port() const { return port_; }

 private:
  int pid_, port_;
};

}  // namespace sanqing::bench
