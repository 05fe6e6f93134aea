#pragma once
// What happened, as JSON lines on stderr: {"ts","level","msg",...}. Never names, phones, identity numbers or query
// strings. Each line is one write, so lines of many threads do not mix.

#include <initializer_list>
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
  Level least_;
  int descriptor_;
};

}  // namespace sanqing::server
