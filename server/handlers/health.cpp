#include <fmt/format.h>

#include "server/handlers/body.hpp"
#include "server/handlers/handlers.hpp"

extern "C" const char sanqing_openapi_begin[], sanqing_openapi_end[];

namespace sanqing::server {

data::Result<Response> get_health(Call&) { return json(R"({"status":"ok"})"); }

data::Result<Response> get_readiness(Call& call) {
  switch (call.app.state.load()) {
    case App::State::ready:
      return json(R"({"status":"ok"})");
    case App::State::loading:
      return json(R"({"status":"loading"})", 503);
    case App::State::failed:
      return json(R"({"status":"failed"})", 503);
  }
  return json(R"({"status":"failed"})", 503);
}

data::Result<Response> get_version(Call& call) {
  return json(fmt::format(R"({{"version":"{}","demo":{}}})", SANQING_VERSION, call.app.demo));
}

data::Result<Response> get_metrics(Call& call) {
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = call.app.metrics.text();
  return response;
}

data::Result<Response> get_openapi(Call&) {
  Response response;
  response.content_type = "application/yaml";
  response.linked = {sanqing_openapi_begin, sanqing_openapi_end};
  response.headers.emplace_back("Cache-Control", "no-cache");
  return response;
}

}  // namespace sanqing::server
