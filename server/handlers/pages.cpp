#include "server/pages.hpp"

#include "server/handlers/body.hpp"
#include "server/handlers/handlers.hpp"
#include "server/http_faults.hpp"

namespace sanqing::server {
namespace {

Response redirect(std::string where) {
  Response response;
  response.status = 302;
  response.content_type = "text/plain";
  response.headers.emplace_back("Location", std::move(where));
  return response;
}

std::unexpected<data::Error> no_page() {
  return data::fail(data::Fault::not_found, {"没有这个网页", "There is no such page"});
}

// A browser says from where a socket is opened; a program without a browser does not, and has no cookies to abuse.
bool comes_from_here(const Request& request) {
  if (request.origin.empty()) return true;
  auto host = request.origin.find("://");
  return host != std::string::npos && request.origin.substr(host + 3) == request.host;
}

}  // namespace

data::Result<Response> get_page(Call& call) {
  auto page = call.app.pages.find(call.request);
  return page ? data::Result<Response>(std::move(*page)) : no_page();
}

data::Result<Response> go_to_public_page(Call&) { return redirect("/s/"); }
data::Result<Response> go_to_console(Call&) { return redirect("/app/"); }

// What the "type" of a problem points to.
data::Result<Response> get_problem_page(Call& call) {
  auto page = problem_page(call.rest);
  if (!page) return no_page();
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(*page);
  return response;
}

data::Result<Response> live(Call& call) {
  if (!comes_from_here(call.request))
    return data::fail(data::Fault::forbidden, {"不能从别的网站连接", "Sockets from other sites are not let in"});
  if (!call.request.upgrade) {
    auto response = problem(call.request, "upgrade", {"请用 WebSocket 连接", "This address speaks WebSocket"});
    response.headers.emplace_back("Upgrade", "websocket");
    return response;
  }
  Response response;
  response.status = 101;
  return response;
}

}  // namespace sanqing::server
