#pragma once
// Education and work experience as sheets and adverts write them. Pure.

#include <optional>
#include <string_view>

#include "data/records/words.hpp"
#include "data/result.hpp"

namespace sanqing::data {

struct Schooling {
  std::optional<Education> level;  // absent: anyone (不限), or nothing written
  bool or_below = false;           // 初中及以下: of a person the level, of a job no least level
};

// Names, job boards' classes (中专/中技), codes of GB/T 4658 (70 = 初中) and the words of records/words.hpp.
Result<Schooling> read_schooling(std::string_view text);

// The least years asked for: "1-3年" 1, "三年以上" 3, "半年" 0.5; absent for 不限, 应届, 1年以下 or nothing written.
Result<std::optional<double>> read_experience(std::string_view text);

}  // namespace sanqing::data
