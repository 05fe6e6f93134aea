#pragma once
// The short answers of forms: dates, whole numbers, yes and no, sex, phone numbers, lists. Every reader refuses with
// the reason what it cannot read; an empty answer is the caller's business. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/records/values.hpp"
#include "data/records/words.hpp"
#include "data/result.hpp"

namespace sanqing::data {

// 2025-02-19, 2025/2/19, 2025.2.19, 2025年2月19日, 20250219, each with a time behind it, and a sheet's day number
// (45707).
Result<Date> read_date(std::string_view text);
// "10", "１０人", "十", "若干" (= 1). At least 1.
Result<int> read_headcount(std::string_view text);
Result<bool> read_yes_no(std::string_view text);
Result<Sex> read_sex(std::string_view text);
// One or several phone numbers, separated by 、 / ; or a comma: each 5 to 20 digits, spaces, hyphens and brackets, a +
// before them and an extension (转801) behind them.
bool is_phone(std::string_view text);
// Made one writing: "138 1234 5678" is "13812345678", "（023）63812345" is "023-63812345".
Result<std::string> read_phone(std::string_view text);
// A plain amount of money, "6,000.00" or "6000元".
Result<Money> read_amount(std::string_view text);
// How far a person goes to work: "3公里", "500米", "3里地" (half a kilometre each), "半小时", "步行20分钟", "不限"
// (nothing). A bare number is kilometres, or minutes where the column is `by_time`.
struct Reach {
  std::optional<double> max_km;
  std::optional<int> max_minutes;
  std::optional<Transport> transport;
};
Result<Reach> read_reach(std::string_view text, bool by_time = false);
// Split at commas, semicolons, slashes, bars and line ends of any width; empty parts fall out.
std::vector<std::string> read_list(std::string_view text);

}  // namespace sanqing::data
