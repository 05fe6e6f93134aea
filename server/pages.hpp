#pragma once
// The built pages (web/dist): linked into the program, or read from a folder while developing (--web-dir). Answers with
// the packed form (br, gzip) the browser takes, an ETag, and immutable caching for files whose name holds their hash.
// Const and for any number of threads.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/http.hpp"

namespace sanqing::server {

class Pages {
 public:
  // Empty folder: those linked in.
  explicit Pages(const std::string& folder);
  // nullopt where there is no such page. A path without a file name's dot is a view of the app it lies under.
  std::optional<Response> find(const Request& request) const;

 private:
  struct File {
    std::string_view content;
    std::string etag;
  };
  std::map<std::string, File, std::less<>> files_;
  std::map<std::string, std::string> read_;  // what `content` points to when it came from a folder
};

}  // namespace sanqing::server
