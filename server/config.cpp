#include "server/config.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

namespace sanqing::server {
namespace {

using Members = boost::describe::describe_members<Config, boost::describe::mod_public>;

std::unexpected<data::Error> wrong(const std::string& zh, const std::string& en) {
  return data::fail(data::Fault::invalid, {zh, en});
}

bool take(const toml::node& node, int& into) {
  auto value = node.value_exact<std::int64_t>();
  bool fits = value && *value >= std::numeric_limits<int>::min() && *value <= std::numeric_limits<int>::max();
  if (fits) into = static_cast<int>(*value);
  return fits;
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
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    return wrong(fmt::format("没有配置文件 {}", file), fmt::format("there is no configuration file {}", file));
  if (std::filesystem::is_directory(file, ignored) || !std::ifstream(file))
    return wrong(fmt::format("读不了配置文件 {}", file), fmt::format("cannot read the configuration file {}", file));
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
  struct Range {
    const char* key;
    int value, least, most;
  };
  for (const Range& range :
       {Range{"port", config.port, 0, 65535}, Range{"workers", config.workers, 1, 256},
        Range{"queue", config.queue, 1, 100'000}, Range{"session_idle_minutes", config.session_idle_minutes, 1, 10'080},
        Range{"session_hours", config.session_hours, 1, 8'760}})
    if (range.value < range.least || range.value > range.most)
      return wrong(
          fmt::format("设置 {} 应在 {} 到 {} 之间，而不是 {}", range.key, range.least, range.most, range.value),
          fmt::format("the setting {} must be from {} to {}, not {}", range.key, range.least, range.most, range.value));
  if (config.log != "info" && config.log != "quiet")
    return wrong(fmt::format("设置 log 应是 info 或 quiet，而不是 {}", config.log),
                 fmt::format("the setting log must be info or quiet, not {}", config.log));
  if (config.data.empty())
    return wrong("没有写数据文件夹：--data 后面要有一个文件夹的名字", "the data folder has no name: say --data DIR");
  boost::system::error_code error;
  boost::asio::ip::make_address(config.listen, error);
  if (error)
    return wrong(fmt::format("设置 listen 应是本机的 IP 地址（127.0.0.1、0.0.0.0、::1 等）或 localhost，而不是 {}",
                             config.listen),
                 fmt::format("the setting listen must be an IP address of this machine (127.0.0.1, 0.0.0.0, ::1, ...) "
                             "or localhost, not {}",
                             config.listen));
  return {};
}

}  // namespace sanqing::server
