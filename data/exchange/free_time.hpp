#pragma once
// When a person can work, as forms write it: "上午", "周一到周五白天", "8:00-17:00", "早8点到晚5点", "全天". Pure.

#include <string_view>
#include <vector>

#include "data/records/seeker.hpp"
#include "data/taxonomy.hpp"

namespace sanqing::data {

struct FreeTime {
  std::vector<Hours> hours;  // empty = any, or not said
  std::vector<int> days;     // 1 = Monday; empty = any, or not said
  bool says_more = false;    // there are words besides, that only a person understands
};

// 上午 08:00-12:00, 下午 13:00-18:00, 白天 08:00-18:00, 晚上 18:00-22:00; neighbours are one stretch (上午、下午
// 08:00-18:00). Refuses what it does not understand whole, so that "晚上不行" is never read as 晚上.
Result<FreeTime> read_free_time(std::string_view text, const Taxonomy& taxonomy);

}  // namespace sanqing::data
