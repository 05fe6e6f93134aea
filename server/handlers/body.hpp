#pragma once
// Reading the body of a request, and small answers. Pure.

#include <boost/json/object.hpp>

#include "server/routes.hpp"

namespace sanqing::server {

// The body as a JSON object.
data::Result<boost::json::object> object_in(const Request& request);

// A text field of a small body that is not a record; what is missing or wrong is appended.
std::string take_text(boost::json::object& body, std::string_view name, std::size_t longest,
                      std::vector<data::FieldError>& wrong);
// Whatever was not taken.
void refuse_rest(const boost::json::object& body, std::vector<data::FieldError>& wrong);
data::Error wrong_body(std::vector<data::FieldError> wrong);

inline Response json(std::string body, int status = 200) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

inline Response nothing() {
  Response response;
  response.status = 204;
  return response;
}

std::string etag_of(std::int64_t version);

// What If-Match allows: nullopt = any version ("*"). Absent: Fault::unconditional; not one of ours: Fault::stale.
data::Result<std::optional<std::int64_t>> version_in(const Request& request);

}  // namespace sanqing::server
