#include "server/pages.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace sanqing::server {
namespace {

// Laid down by server/CMakeLists.txt.
struct LinkedPage {
  const char* path;
  std::size_t path_size;
  const char* content;
  std::size_t size;
};
extern "C" const LinkedPage sanqing_pages_begin[], sanqing_pages_end[];

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".woff2", "font/woff2"},
    {".wasm", "application/wasm"},
    {".xml", "application/xml"},
}};

std::string_view type_of(std::string_view path) {
  auto found = std::ranges::find_if(types, [&](const auto& type) { return path.ends_with(type.first); });
  return found == types.end() ? "application/octet-stream" : found->second;
}

std::string etag_of(std::string_view content) {
  std::array<unsigned char, 16> hash;
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(content.data()), content.size(),
                     nullptr, 0);
  return fmt::format("\"{:02x}\"", fmt::join(hash, ""));
}

}  // namespace

Pages::Pages(const std::string& folder) {
  namespace fs = std::filesystem;
  if (folder.empty()) {
    for (auto page = sanqing_pages_begin; page != sanqing_pages_end; ++page) {
      std::string_view content(page->content, page->size);
      files_[{page->path, page->path_size}] = {content, etag_of(content)};
    }
    return;
  }
  if (!fs::is_directory(folder)) throw std::runtime_error("the folder of pages is not there: " + folder);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    auto& content = read_["/" + fs::relative(entry.path(), folder).generic_string()];
    content.assign(std::istreambuf_iterator<char>(file), {});
  }
  for (const auto& [path, content] : read_) files_[path] = {content, etag_of(content)};
}

std::optional<Response> Pages::find(const Request& request) const {
  std::string path = request.path;
  // A view inside an app ("/app/seekers/7") is drawn by the app's one page.
  if (path.ends_with('/') || path.find('.', path.rfind('/')) == std::string::npos) {
    auto app = path.find('/', 1);
    if (app == std::string::npos) return std::nullopt;
    path = path.substr(0, app + 1) + "index.html";
  }
  auto file = files_.find(path);
  if (file == files_.end()) return std::nullopt;
  Response response;
  response.content_type = type_of(path);
  response.linked = file->second.content;
  std::string etag = file->second.etag;
  for (auto [coding, ending] : {std::pair{"br", ".br"}, std::pair{"gzip", ".gz"}}) {
    if (request.accept_encoding.find(coding) == std::string::npos) continue;
    if (auto packed = files_.find(path + ending); packed != files_.end()) {
      response.linked = packed->second.content;
      etag = packed->second.etag;
      response.headers.emplace_back("Content-Encoding", coding);
      break;
    }
  }
  response.headers.emplace_back("Vary", "Accept-Encoding");
  response.headers.emplace_back(
      "Cache-Control", path.find("/assets/") != std::string::npos ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.if_none_match == etag) {
    response.status = 304;
    response.linked = {};
  }
  response.headers.emplace_back("ETag", std::move(etag));
  return response;
}

}  // namespace sanqing::server
