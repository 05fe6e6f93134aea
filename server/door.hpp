#pragma once
// The strict door in front of Beast: looks at the raw head of a request before anything parses it and refuses what
// proxies and servers are known to read differently (RFC 9112; the forms of Http11Probe and of request smuggling).
// Pure functions.

#include <optional>
#include <string_view>

namespace sanqing::server {

struct Refusal {
  int status;
  std::string_view why;
};

// `head` is everything up to and including the empty line. nullopt = let it in. After a refusal the connection closes.
std::optional<Refusal> refuse_head(std::string_view head);

}  // namespace sanqing::server
