#include "server/commands/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>

#include "data/text.hpp"
#include "server/commands/language.hpp"

namespace sanqing::server {
namespace {

// How many letters have to be changed, added, left out or swapped with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  std::iota(cost[0].begin(), cost[0].end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      cost[i][j] =
          std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost[a.size()][b.size()];
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

}  // namespace

std::string nearest(std::string_view written, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, written.size() / 3) + 1;
  for (const auto& word : known)
    if (auto far = distance(data::lowered(written), data::lowered(word)); far < least) least = far, best = word;
  return best;
}

CLI::Validator whole_number(std::int64_t least, std::int64_t most) {
  bool open = most == std::numeric_limits<std::int64_t>::max();
  auto range = open ? fmt::format("from {}", least) : fmt::format("from {} to {}", least, most);
  auto check = [=](std::string& text) -> std::string {
    std::int64_t value = 0;
    auto end = text.data() + text.size();
    auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc() && stop == end && value >= least && value <= most) return {};
    auto zh = open ? fmt::format("应是不小于 {} 的整数，而不是 {}", least, text)
                   : fmt::format("应是 {} 到 {} 之间的整数，而不是 {}", least, most, text);
    return in_language({zh, fmt::format("must be a whole number {}, not {}", range, text)});
  };
  return CLI::Validator(check, range, "whole number");
}

CLI::Validator one_of(std::vector<std::string> words) {
  auto check = [words](std::string& text) -> std::string {
    auto found = std::ranges::find(words, data::lowered(text), data::lowered);
    if (found != words.end()) {
      text = *found;
      return {};
    }
    return in_language({fmt::format("应是 {} 之一，而不是 {}", joined(words, "、"), text),
                        fmt::format("must be one of {}, not {}", joined(words, ", "), text)});
  };
  return CLI::Validator(check, joined(words, "|"), "one of");
}

}  // namespace sanqing::server
