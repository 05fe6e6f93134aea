#include "server/door.hpp"

#include <catch2/catch.hpp>
#include <string>

using sanqing::server::refuse_head;

namespace {

int refused(const std::string& head) {
  auto refusal = refuse_head(head);
  return refusal ? refusal->status : 0;
}

std::string with(const std::string& headers, const std::string& line = "GET / HTTP/1.1") {
  return line + "\r\n" + headers + "\r\n";
}

}  // namespace

TEST_CASE("ordinary requests are let in") {
  CHECK(refused(with("Host: a\r\n")) == 0);
  CHECK(refused(with("Host: example.org:8080\r\nAccept: */*\r\n")) == 0);
  CHECK(refused(with("Host: [::1]:8080\r\n")) == 0);
  CHECK(refused(with("Host: a\r\nTransfer-Encoding: chunked\r\n", "POST /x HTTP/1.1")) == 0);
  CHECK(refused(with("Host: a\r\nContent-Length: 5\r\n", "POST /x?q=%E4%BF%9D HTTP/1.1")) == 0);
  CHECK(refused(with("Host: a\r\n", "GET http://a/x HTTP/1.1")) == 0);
  CHECK(refused(with("", "GET / HTTP/1.0")) == 0);
  CHECK(refused(with("Host: a\r\nX-Name: \xe7\x8e\x8b\r\n")) == 0);
}

TEST_CASE("a missing, doubled or malformed Host is refused") {
  for (const char* headers :
       {"", "Host: a\r\nHost: a\r\n", "Host: a\r\nhost: b\r\n", "Host:\r\n", "Host: a b\r\n", "Host: a:b\r\n",
        "Host: a/b\r\n", "Host: a@b\r\n", "Host: :80\r\n", "Host: [::1\r\n", "Host: a:123456\r\n", "Host: a,b c\r\n"}) {
    CAPTURE(headers);
    CHECK(refused(with(headers)) == 400);
  }
}

TEST_CASE("whatever could make two servers see two requests is refused") {
  for (const char* headers : {"Transfer-Encoding: xchunked\r\n",
                              "Transfer-Encoding:\r\n",
                              "Transfer-Encoding: identity\r\n",
                              "Transfer-Encoding: chunked, gzip\r\n",
                              "Transfer-Encoding: gzip, chunked\r\n",
                              "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                              "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                              "Content-Length: 5\r\nContent-Length: 5\r\n",
                              "Content-Length: +5\r\n",
                              "Content-Length: 5, 5\r\n",
                              "Content-Length: 0x5\r\n",
                              "Content-Length:\r\n",
                              "Content-Length: 99999999999999999999\r\n",
                              "Content-Length : 5\r\n",
                              "X: a\r\n folded\r\n",
                              "X: a\nY: b\r\n",
                              "X: a\rb\r\n",
                              "X\r\n",
                              ": a\r\n",
                              "X y: a\r\n",
                              "X: a\x01\r\n"}) {
    CAPTURE(headers);
    CHECK(refused(with(std::string("Host: a\r\n") + headers, "POST / HTTP/1.1")) == 400);
  }
  CHECK(refused(with(std::string("Host: a\r\nX: a\0b\r\n", 18))) == 400);
  CHECK(refused(with("Transfer-Encoding: chunked\r\n", "POST / HTTP/1.0")) == 400);
}

TEST_CASE("odd request lines are refused") {
  for (const char* line :
       {"OPTIONS * HTTP/1.1", "CONNECT a:80 HTTP/1.1", "GET  / HTTP/1.1", "GET /a b HTTP/1.1", "GET / HTTP/1.1 ",
        " GET / HTTP/1.1", "GET /", "GET x HTTP/1.1", "G@T / HTTP/1.1", "GET /#x HTTP/1.1", "GET /\x7f HTTP/1.1",
        "GET / http/1.1", "GET / HTTP/1.1x", "GET /a\\b HTTP/1.1", "GET /\xe4 HTTP/1.1"}) {
    CAPTURE(line);
    CHECK(refused(with("Host: a\r\n", line)) == 400);
  }
  CHECK(refused(with("Host: a\r\n", "GET / HTTP/2.0")) == 505);
  CHECK(refused("\r\n\r\n") == 400);
}

TEST_CASE("a hundred headers are enough, and only one expectation is known") {
  std::string many = "Host: a\r\n";
  for (int i = 0; i < 101; ++i) many += "X: y\r\n";
  CHECK(refused(with(many)) == 431);
  CHECK(refused(with("Host: a\r\nExpect: 200-maybe\r\n")) == 417);
  CHECK(refused(with("Host: a\r\nExpect: 100-continue\r\n")) == 0);
}
