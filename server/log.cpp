#include "server/log.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <chrono>

#include "data/json.hpp"

namespace sanqing::server {

void Log::operator()(Level level, std::string_view message,
                     std::initializer_list<std::pair<std::string_view, LogValue>> fields) const {
  if (level < least_) return;
  using namespace std::chrono;
  auto now = system_clock::now();
  auto whole = system_clock::to_time_t(now);
  auto milliseconds = duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  std::string line;
  line.reserve(256);
  constexpr std::string_view levels[] = {"info", "warning", "error"};
  fmt::format_to(std::back_inserter(line),
                 "{{\"ts\":\"{:%Y-%m-%dT%H:%M:%S}.{:03}Z\",\"level\":\"{}\",\"msg\":", fmt::gmtime(whole), milliseconds,
                 levels[static_cast<int>(level)]);
  data::write_json(line, std::string(message));
  for (const auto& [name, value] : fields) {
    fmt::format_to(std::back_inserter(line), ",\"{}\":", name);
    if (auto* text = std::get_if<std::string_view>(&value))
      data::write_json(line, std::string(*text));
    else if (auto* number = std::get_if<std::int64_t>(&value))
      data::write_json(line, *number);
    else
      fmt::format_to(std::back_inserter(line), "{:.3f}", std::get<double>(value));
  }
  line += "}\n";
  std::lock_guard lock(mutex_);
  pollfd ready{descriptor_, POLLOUT, 0};
  if (poll(&ready, 1, 0) != 1) return;
  [[maybe_unused]] auto written = ::write(descriptor_, line.data(), line.size());
}

}  // namespace sanqing::server
