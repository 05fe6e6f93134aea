#include "server/config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <cstdlib>

namespace sanqing::server {
namespace {

using Members = boost::describe::describe_members<Config, boost::describe::mod_public>;

std::unexpected<data::Error> wrong(const std::string& zh, const std::string& en) {
  return data::fail(data::Fault::invalid, {zh, en});
}

bool take(const toml::node& node, int& into) {
  auto value = node.value_exact<std::int64_t>();
  if (value) into = static_cast<int>(*value);
  return value.has_value();
}

bool take(const toml::node& node, std::string& into) {
  auto value = node.value_exact<std::string>();
  if (value) into = *value;
  return value.has_value();
}

bool take(std::string_view text, int& into) {
  auto end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data(), end, into);
  return error == std::errc{} && stop == end;
}

bool take(std::string_view text, std::string& into) {
  into = text;
  return true;
}

// "SANQING_WEB_DIR" for web_dir.
std::string variable_of(std::string_view key) {
  std::string name = "SANQING_";
  for (char c : key) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

std::string known_keys() {
  std::string keys;
  boost::mp11::mp_for_each<Members>([&](auto d) { keys.append(keys.empty() ? "" : ", ").append(d.name); });
  return keys;
}

data::Result<void> read_file(const std::string& file, Config& config) {
  toml::table table;
  try {
    table = toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    return wrong(fmt::format("配置文件 {} 第 {} 行有误：{}", file, error.source().begin.line, error.description()),
                 fmt::format("the configuration file {} is wrong at line {}: {}", file, error.source().begin.line,
                             error.description()));
  }
  for (const auto& [key, node] : table) {
    bool known = false, taken = false;
    boost::mp11::mp_for_each<Members>([&, name = std::string_view(key.str()), &node = node](auto d) {
      if (name != d.name) return;
      known = true;
      taken = take(node, config.*d.pointer);
    });
    if (!known)
      return wrong(fmt::format("配置文件 {} 里没有 {} 这一项，可用的有：{}", file, key.str(), known_keys()),
                   fmt::format("{} in {} is no setting; there are: {}", key.str(), file, known_keys()));
    if (!taken)
      return wrong(fmt::format("配置文件 {} 里 {} 的值类型不对", file, key.str()),
                   fmt::format("{} in {} has a value of the wrong type", key.str(), file));
  }
  return {};
}

data::Result<void> read_environment(Config& config) {
  std::string refused;
  boost::mp11::mp_for_each<Members>([&](auto d) {
    auto name = variable_of(d.name);
    const char* value = std::getenv(name.c_str());
    if (value && refused.empty() && !take(std::string_view(value), config.*d.pointer)) refused = name;
  });
  if (refused.empty()) return {};
  return wrong(fmt::format("环境变量 {} 应是整数", refused), fmt::format("{} must be a whole number", refused));
}

}  // namespace

data::Result<void> read_config(const std::string& file, Config& config) {
  if (!file.empty())
    if (auto read = read_file(file, config); !read) return read;
  return read_environment(config);
}

data::Result<void> set_config(std::string_view field, std::string_view value, Config& config) {
  bool taken = false;
  boost::mp11::mp_for_each<Members>([&](auto d) {
    if (field == d.name) taken = take(value, config.*d.pointer);
  });
  if (taken) return {};
  return wrong(fmt::format("设置 {} 应是整数，而不是 {}", field, value),
               fmt::format("the setting {} must be a whole number, not {}", field, value));
}

data::Result<void> check_config(const Config& config) {
  auto within = [](int value, int least, int most) { return value >= least && value <= most; };
  std::string key = !within(config.port, 0, 65535)                    ? "port"
                    : !within(config.workers, 1, 256)                 ? "workers"
                    : !within(config.queue, 1, 100'000)               ? "queue"
                    : !within(config.session_idle_minutes, 1, 10'080) ? "session_idle_minutes"
                    : !within(config.session_hours, 1, 8'760)         ? "session_hours"
                    : config.log != "info" && config.log != "quiet"   ? "log"
                                                                      : "";
  if (key.empty()) return {};
  return wrong(fmt::format("设置 {} 的值不在允许的范围内", key), fmt::format("the setting {} is out of range", key));
}

}  // namespace sanqing::server
