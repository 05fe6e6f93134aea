#include "server/door.hpp"

#include <algorithm>

namespace sanqing::server {
namespace {

constexpr int most_headers = 100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_digit(c) || is_alpha(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return (is_alpha(x) ? x | 0x20 : x) == y; });
}

std::string_view trimmed(std::string_view text) {
  auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// uri-host [ ":" port ]; an empty host is none of ours.
bool is_host(std::string_view text) {
  std::size_t end = 0;
  if (text.starts_with('[')) {
    end = text.find(']');
    if (end == std::string_view::npos || end == 1) return false;
    if (!std::ranges::all_of(text.substr(1, end - 1), [](char c) {
          return is_digit(c) || (c | 0x20) == 'x' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') || c == ':' || c == '.';
        }))
      return false;
    ++end;
  } else {
    while (end < text.size() && (is_digit(text[end]) || is_alpha(text[end]) ||
                                 std::string_view("-._~%!$&'()*+,;=").find(text[end]) != std::string_view::npos))
      ++end;
    if (end == 0) return false;
  }
  if (end == text.size()) return true;
  auto port = text.substr(end + 1);
  return text[end] == ':' && port.size() <= 5 && std::ranges::all_of(port, is_digit);
}

std::optional<Refusal> refuse_request_line(std::string_view line) {
  auto first = line.find(' ');
  auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return Refusal{400, "malformed request line"};
  auto method = line.substr(0, first), target = line.substr(first + 1, last - first - 1),
       version = line.substr(last + 1);
  if (!is_token(method)) return Refusal{400, "malformed method"};
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return version.starts_with("HTTP/") && version.size() == 8 && is_digit(version[5]) && version[6] == '.' &&
                   is_digit(version[7])
               ? Refusal{505, "HTTP version not supported"}
               : Refusal{400, "malformed version"};
  if (method == "CONNECT") return Refusal{400, "CONNECT is not served"};
  bool whole = target.starts_with("http://") || target.starts_with("https://");
  if (!target.starts_with('/') && !whole) return Refusal{400, "malformed target"};
  bool clean = std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f && c != '#' && c != '\\'; });
  if (!clean) return Refusal{400, "malformed target"};
  return std::nullopt;
}

// What must agree over all header lines.
struct Seen {
  int headers = 0, hosts = 0, lengths = 0, encodings = 0;
};

std::optional<Refusal> refuse_header(std::string_view line, Seen& seen) {
  if (++seen.headers > most_headers) return Refusal{431, "too many headers"};
  if (line.front() == ' ' || line.front() == '\t') return Refusal{400, "folded header line"};
  auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return Refusal{400, "malformed header name"};
  auto name = line.substr(0, colon), value = trimmed(line.substr(colon + 1));
  if (!std::ranges::all_of(value, [](unsigned char c) { return c == '\t' || (c >= 0x20 && c != 0x7f); }))
    return Refusal{400, "control character in a header"};
  if (same_word(name, "host")) {
    if (++seen.hosts > 1 || !is_host(value)) return Refusal{400, "malformed or repeated Host"};
  } else if (same_word(name, "content-length")) {
    if (++seen.lengths > 1 || value.empty() || value.size() > 18 || !std::ranges::all_of(value, is_digit))
      return Refusal{400, "malformed or repeated Content-Length"};
  } else if (same_word(name, "transfer-encoding")) {
    if (++seen.encodings > 1 || !same_word(value, "chunked"))
      return Refusal{400, "Transfer-Encoding is not just chunked"};
  } else if (same_word(name, "expect")) {
    if (!same_word(value, "100-continue")) return Refusal{417, "unknown expectation"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> refuse_head(std::string_view head) {
  Seen seen;
  bool first = true, old = false;
  while (!head.empty()) {
    auto end = head.find("\r\n");
    if (end == std::string_view::npos) return Refusal{400, "malformed line end"};
    auto line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
      return Refusal{400, "bare CR, LF or NUL"};
    if (line.empty()) break;
    auto refusal = first ? refuse_request_line(line) : refuse_header(line, seen);
    if (refusal) return refusal;
    if (first) old = line.ends_with("1.0");
    first = false;
  }
  if (first) return Refusal{400, "no request line"};
  if (!old && seen.hosts == 0) return Refusal{400, "no Host"};
  if (seen.encodings && (seen.lengths || old)) return Refusal{400, "Transfer-Encoding where it must not be"};
  return std::nullopt;
}

}  // namespace sanqing::server
