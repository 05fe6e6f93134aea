#pragma once
// The short answers of forms: dates, whole numbers, yes and no, sex, phone numbers, lists. Every reader refuses with
// the reason what it cannot read; an empty answer is the caller's business. Pure.

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
// Digits, +, - and spaces as written, made one writing: "138 1234 5678" is "13812345678".
Result<std::string> read_phone(std::string_view text);
// A plain amount of money, "6,000.00" or "6000元".
Result<Money> read_amount(std::string_view text);
// Split at commas, semicolons, slashes, bars and line ends of any width; empty parts fall out.
std::vector<std::string> read_list(std::string_view text);

}  // namespace sanqing::data
