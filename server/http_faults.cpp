#include "server/http_faults.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "data/json.hpp"

namespace sanqing::server {
namespace {

using data::Fault;

struct Kind {
  int status;
  std::string_view slug;
  data::Words title;
};

Kind kind_of(Fault fault) {
  switch (fault) {
    case Fault::invalid:
      return {400, "invalid", {"填写有误", "The request is not valid"}};
    case Fault::unauthenticated:
      return {401, "unauthenticated", {"请先登录", "Sign in first"}};
    case Fault::forbidden:
      return {403, "forbidden", {"没有权限", "Not allowed"}};
    case Fault::not_found:
      return {404, "not-found", {"找不到", "Not found"}};
    case Fault::conflict:
      return {409, "conflict", {"现在不能这样做", "Not possible in the present state"}};
    case Fault::stale:
      return {412, "stale", {"别人刚改过", "Somebody changed it meanwhile"}};
    case Fault::unconditional:
      return {428, "unconditional", {"缺少 If-Match", "If-Match is missing"}};
    case Fault::too_large:
      return {413, "too-large", {"内容太大", "Too large"}};
    case Fault::too_many:
      return {429, "too-many", {"试得太多了，请稍后再来", "Too many tries, please wait"}};
    case Fault::busy:
      return {503, "busy", {"现在太忙，请稍后再试", "Too busy, please try again"}};
    case Fault::unavailable:
      return {503, "unavailable", {"暂时不能保存", "Cannot store at the moment"}};
  }
  throw std::logic_error("a fault that is none");
}

// Problems of HTTP itself, which no handler causes.
const Kind others[] = {
    {403, "csrf", {"请求缺少防伪标记", "The CSRF token is missing or wrong"}},
    {405, "method", {"不能这样请求", "Method not allowed"}},
    {415, "media-type", {"内容类型不对", "Unsupported media type"}},
    {426, "upgrade", {"请用 WebSocket 连接", "Upgrade to WebSocket"}},
    {500, "internal", {"出错了", "Something went wrong"}},
};

}  // namespace

int status_of(Fault fault) { return kind_of(fault).status; }

void write_fields(std::string& out, const std::vector<data::FieldError>& fields, bool english) {
  out += '[';
  for (const auto& field : fields) {
    if (out.back() != '[') out += ',';
    out += "{\"pointer\":";
    data::write_json(out, field.pointer);
    out += ",\"code\":";
    data::write_json(out, field.code);
    out += ",\"detail\":";
    data::write_json(out, english ? field.words.en : field.words.zh);
    out += '}';
  }
  out += ']';
}

Response problem(const Request& request, int status, std::string_view slug, const data::Words& title,
                 const data::Words& detail, const std::vector<data::FieldError>& fields) {
  bool english = prefers_english(request.accept_language);
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  auto& out = response.body;
  out.append("{\"type\":\"/problems/").append(slug).append("\",\"title\":");
  data::write_json(out, english ? title.en : title.zh);
  out.append(",\"status\":").append(std::to_string(status)).append(",\"detail\":");
  data::write_json(out, english ? detail.en : detail.zh);
  out += ",\"errors\":";
  write_fields(out, fields, english);
  out += ",\"trace_id\":";
  data::write_json(out, request.trace_id);
  out += '}';
  response.headers.emplace_back("Content-Language", english ? "en" : "zh-CN");
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", status == 429 ? "30" : "1");
  return response;
}

Response problem(const Request& request, const data::Error& error) {
  auto kind = kind_of(error.fault);
  return problem(request, kind.status, kind.slug, kind.title, error.words, error.fields);
}

Response problem(const Request& request, std::string_view slug, const data::Words& detail) {
  for (const auto& kind : others)
    if (kind.slug == slug) return problem(request, kind.status, kind.slug, kind.title, detail);
  return internal_problem(request);
}

Response problem_at_the_door(const Request& request, int status, std::string_view why) {
  data::Words detail{"", std::string(why)};
  switch (status) {
    case 413:
      detail.zh = "内容超过 1 MiB，没有收下";
      return problem(request, status, kind_of(Fault::too_large).slug, kind_of(Fault::too_large).title, detail);
    case 417:
      detail.zh = "请求头里的 Expect 不认识";
      return problem(request, status, "invalid", {"做不到", "Expectation failed"}, detail);
    case 431:
      detail.zh = "请求头超过 8 KiB 或 100 行，没有收下";
      return problem(request, status, "invalid", {"请求头太大", "Request header fields too large"}, detail);
    case 505:
      detail.zh = "只支持 HTTP/1.1 和 HTTP/1.0";
      return problem(request, status, "invalid", {"HTTP 版本不支持", "HTTP version not supported"}, detail);
    default:
      detail.zh = "请求的写法不合 HTTP 标准，没有处理";
      return problem(request, status, "invalid", {"请求不合规", "Bad request"}, detail);
  }
}

Response internal_problem(const Request& request) {
  return problem(request, "internal", {"服务器内部出错，已经记录", "An error inside the server; it has been logged"});
}

std::optional<std::string> problem_page(std::string_view slug) {
  for (int i = 0; i <= static_cast<int>(Fault::unavailable); ++i) {
    auto kind = kind_of(static_cast<Fault>(i));
    if (kind.slug == slug) return fmt::format("{} ({})\n{}\n", kind.title.zh, kind.status, kind.title.en);
  }
  for (const auto& other : others)
    if (other.slug == slug) return fmt::format("{} ({})\n{}\n", other.title.zh, other.status, other.title.en);
  return std::nullopt;
}

}  // namespace sanqing::server
