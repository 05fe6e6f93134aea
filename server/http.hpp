#pragma once
// What comes in and what goes out, as plain values: the session coroutine makes a Request of bytes and bytes of a
// Response; everything between can be called and tested without a socket.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sanqing::server {

enum class Method { get, head, post, put, patch, delete_, other };

Method method_of(std::string_view name);
std::string_view name_of(Method method);

// Of the headers only those that somebody behind the door reads.
struct Request {
  Method method = Method::get;
  std::string path;   // as sent, percent-encoded, without the query
  std::string query;  // as sent, without '?'
  std::string body;
  std::string host, origin;
  std::string cookie, csrf;
  std::string content_type;
  std::string accept_language, accept_encoding;
  std::string if_match, if_none_match;
  std::string address;   // of the peer
  std::string trace_id;  // 32 hex digits: the caller's (W3C traceparent) or ours
  bool upgrade = false;  // asks to become a WebSocket
};

struct Response {
  int status = 200;
  std::string_view content_type = "application/json";
  std::string body;
  std::string_view linked;  // instead of `body`: bytes that live as long as the program
  std::vector<std::pair<std::string_view, std::string>> headers;

  std::string_view content() const { return linked.empty() ? std::string_view(body) : linked; }
};

std::string_view reason_of(int status);

// True where Accept-Language prefers English to Chinese; Chinese otherwise.
bool prefers_english(std::string_view accept_language);

// "%E4%BF%9D" -> "保"; nullopt for a broken escape, a NUL or invalid UTF-8.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space = false);

}  // namespace sanqing::server
