#pragma once
// Wages in one unit. Month and year convert freely (an advert's months_per_year); hour, day and month only where the
// hours are stated: a day has hours_per_day (or the one shift's) hours, a month 21.75 / 5 working days for each day of
// the week (the 21.75 days a month of the Ministry's wage rule). Amounts are whole fen, rounded up.

#include <array>
#include <cstdint>
#include <limits>

#include "data/records/vacancy.hpp"

namespace sanqing::matching {

struct WageRange {
  static constexpr std::int32_t open = std::numeric_limits<std::int32_t>::max();
  std::int32_t low = -1;     // fen; -1 = not stated
  std::int32_t high = open;  // fen; `open` = no upper end, or not comparable
  bool stated = false;       // at least one end is known in this unit
  bool converted = false;    // the advert uses another unit
};

// What the advert offers, by the unit it is compared in (the enumerator's value is the place).
std::array<WageRange, 4> wages_of(const data::Vacancy& vacancy);

}  // namespace sanqing::matching
