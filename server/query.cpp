#include "server/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "server/http.hpp"

namespace sanqing::server {
namespace {

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Query::Query(std::string_view text) {
  while (!text.empty()) {
    auto item = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), item.size() + 1));
    if (item.empty()) continue;
    auto equals = item.find('=');
    auto name = percent_decoded(item.substr(0, equals), true);
    auto value = percent_decoded(equals == std::string_view::npos ? "" : item.substr(equals + 1), true);
    if (!name || !value) {
      wrong(name.value_or("?"), "text", {"网址里的文字编码不对", "not well-formed text"});
    } else if (std::ranges::any_of(values_, [&](const Value& known) { return known.name == *name; })) {
      wrong(*name, "twice", {"同一参数写了两次", "given twice"});
    } else {
      values_.push_back({std::move(*name), std::move(*value)});
    }
  }
}

std::optional<std::string> Query::text(std::string_view name, std::size_t longest) {
  auto found = std::ranges::find(values_, name, &Value::name);
  if (found == values_.end()) return std::nullopt;
  found->taken = true;
  if (found->text.size() > longest) {
    wrong(name, "too_long", {"太长了", "too long"});
    return std::nullopt;
  }
  return found->text;
}

std::optional<std::int64_t> Query::number(std::string_view name, std::int64_t least, std::int64_t most) {
  auto value = text(name);
  if (!value) return std::nullopt;
  auto number = number_in<std::int64_t>(*value);
  if (number && *number >= least && *number <= most) return number;
  wrong(name, "range",
        {fmt::format("应是 {} 到 {} 的整数", least, most),
         fmt::format("must be a whole number from {} to {}", least, most)});
  return std::nullopt;
}

std::optional<double> Query::real(std::string_view name, double above, double most) {
  auto value = text(name);
  if (!value) return std::nullopt;
  auto number = number_in<double>(*value);
  if (number && *number > above && *number <= most) return number;
  wrong(name, "range",
        {fmt::format("应是大于 {}、不超过 {} 的数", above, most),
         fmt::format("must be above {} and at most {}", above, most)});
  return std::nullopt;
}

data::Page Query::page() {
  data::Page page;
  page.limit = static_cast<int>(number("limit", 1, 200).value_or(page.limit));
  page.cursor = text("cursor", 200).value_or("");
  return page;
}

std::optional<matching::Weights> Query::weights() {
  auto value = text("weights");
  if (!value) return std::nullopt;
  std::vector<double> parts;
  for (std::string_view rest = *value;; rest.remove_prefix(rest.find(',') + 1)) {
    parts.push_back(number_in<double>(rest.substr(0, rest.find(','))).value_or(-1));
    if (rest.find(',') == std::string_view::npos) break;
  }
  if (parts.size() == 3)
    if (matching::Weights weights{parts[0], parts[1], parts[2]}; are_weights(weights)) return weights;
  wrong("weights", "weights",
        {"应是三个 0 到 1 的数，用逗号分开，不能都是 0", "must be three numbers from 0 to 1 with commas, not all 0"});
  return std::nullopt;
}

std::string Query::division() {
  auto value = text("division").value_or("");
  if (value.empty() || is_division(value)) return value;
  wrong("division", "division", {"应是 4 位或 6 位行政区划代码", "must be a division code of 4 or 6 digits"});
  return {};
}

void Query::wrong(std::string_view name, std::string_view code, data::Words words) {
  wrong_.push_back({"/" + std::string(name), std::string(code), std::move(words)});
}

data::Result<void> Query::done() {
  for (const auto& value : values_)
    if (!value.taken) wrong(value.name, "unknown_field", {"没有这个参数", "there is no such parameter"});
  if (wrong_.empty()) return {};
  return data::fail(data::Fault::invalid, {"网址里的参数有误", "Some parameters are wrong"}, std::move(wrong_));
}

bool is_division(std::string_view text) {
  return (text.size() == 4 || text.size() == 6) &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool are_weights(const matching::Weights& weights) {
  auto fine = [](double weight) { return std::isfinite(weight) && weight >= 0 && weight <= 1; };
  return fine(weights.intent) && fine(weights.skills) && fine(weights.family) &&
         weights.intent + weights.skills + weights.family > 0;
}

}  // namespace sanqing::server
