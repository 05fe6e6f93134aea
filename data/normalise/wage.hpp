#pragma once
// A wage as adverts write it ("3-5千/月", "8K-12K·13薪", "试用期3000转正4000", "面议") to one span in one unit. Refuses
// with the reason what cannot be read for certain: slogans, uncertain scales, several different wages, impossible
// amounts. How each spelling is read: domain.md "How the words are read". Pure.

#include <optional>
#include <string_view>

#include "data/records/values.hpp"
#include "data/records/words.hpp"
#include "data/result.hpp"

namespace sanqing::data {

struct Wage {
  std::optional<Money> min, max;  // an open end is absent
  WageUnit unit = WageUnit::month;
  int months_per_year = 12;
  bool negotiable = false;
  bool operator==(const Wage&) const = default;
};

Result<Wage> read_wage(std::string_view text);

// The canonical spelling, which read_wage reads back to the same: "3000-5000元/月·13薪", "3000元/月以上", "面议".
std::string wage_text(const Wage& wage);

// Refuses amounts that nobody pays for this unit (negative, 3 a month, a million an hour) and orders reversed ends.
Result<Wage> checked_wage(Wage wage);

}  // namespace sanqing::data
