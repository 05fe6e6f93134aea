#pragma once
// What happened, as JSON lines on stderr: {"ts","level","msg",...}. Never names, phones, identity numbers or query
// strings. Each line is one write, so lines of many threads do not mix; while nobody reads them (a full pipe) lines are
// lost, the work they tell of is not.

#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <string_view>
#include <utility>
#include <variant>

namespace sanqing::server {

enum class Level { info, warning, error };

using LogValue = std::variant<std::string_view, std::int64_t, double>;

class Log {
 public:
  explicit Log(Level least = Level::info, int descriptor = 2) : least_(least), descriptor_(descriptor) {}
  void operator()(Level level, std::string_view message,
                  std::initializer_list<std::pair<std::string_view, LogValue>> fields = {}) const;

 private:
  mutable std::mutex mutex_;
  Level least_;
  int descriptor_;
};

}  // namespace sanqing::server
