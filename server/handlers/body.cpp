#include "server/handlers/body.hpp"

#include <fmt/format.h>

#include <charconv>

#include "data/json.hpp"

namespace sanqing::server {

data::Result<boost::json::object> object_in(const Request& request) {
  auto json = data::parse_json(request.body);
  if (!json) return std::unexpected(json.error());
  auto* object = json->if_object();
  if (object) return std::move(*object);
  return std::unexpected(wrong_body({{"", "type", {"应是对象", "must be an object"}}}));
}

std::string take_text(boost::json::object& body, std::string_view name, std::size_t longest,
                      std::vector<data::FieldError>& wrong) {
  auto pointer = fmt::format("/{}", name);
  const auto* field = body.if_contains(name);
  if (!field) {
    wrong.push_back({pointer, "required", {"必须填写", "required"}});
    return {};
  }
  std::string text;
  data::read_json(*field, text, pointer, wrong);
  if (text.size() > longest) wrong.push_back({pointer, "too_long", {"太长了", "too long"}});
  body.erase(name);
  return text;
}

void refuse_rest(const boost::json::object& body, std::vector<data::FieldError>& wrong) {
  for (const auto& [name, value] : body)
    wrong.push_back(
        {fmt::format("/{}", std::string_view(name)), "unknown_field", {"没有这个字段", "there is no such field"}});
}

data::Error wrong_body(std::vector<data::FieldError> wrong) {
  return {data::Fault::invalid, {"有内容填写不对", "Some fields are wrong"}, std::move(wrong)};
}

std::string etag_of(std::int64_t version) { return fmt::format("\"{}\"", version); }

data::Result<std::optional<std::int64_t>> version_in(const Request& request) {
  std::string_view tag = request.if_match;
  if (tag.empty())
    return data::fail(data::Fault::unconditional,
                      {"修改要带上读到的 ETag（If-Match）", "Send the ETag you read as If-Match"});
  if (tag == "*") return std::nullopt;
  std::int64_t version = 0;
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') {
    auto end = tag.data() + tag.size() - 1;
    auto [stop, error] = std::from_chars(tag.data() + 1, end, version);
    if (error == std::errc{} && stop == end) return version;
  }
  return data::fail(data::Fault::stale, {"If-Match 不是当前的 ETag", "If-Match is not the present ETag"});
}

}  // namespace sanqing::server
