#include "matching/reasons.hpp"

#include <algorithm>
#include <cmath>

#include "data/labels.hpp"
#include "data/records/values.hpp"

namespace sanqing::matching {

namespace {

// Rounded to one decimal, without ".0".
std::string one_decimal(double value) {
  auto tenths = std::llround(value * 10);
  return tenths % 10 ? text(tenths / 10, ".", tenths % 10) : text(tenths / 10);
}

std::string two_digits(int number) { return number < 10 ? text("0", number) : text(number); }

std::string clock_text(int minutes) { return text(two_digits(minutes / 60), ":", two_digits(minutes % 60)); }

std::string_view part_of_day(int hour) {
  if (hour < 5) return "凌晨 ";
  if (hour < 9) return "早上 ";
  if (hour < 12) return "上午 ";
  if (hour < 13) return "中午 ";
  if (hour < 18) return "下午 ";
  return "晚上 ";
}

data::Words inside_a_sentence(data::Words label) {
  if (label.en.size() > 1 && label.en[0] >= 'A' && label.en[0] <= 'Z' && label.en[1] >= 'a')
    label.en[0] = static_cast<char>(label.en[0] - 'A' + 'a');
  return label;
}

}  // namespace

double said_km(double exact) {
  auto km = static_cast<float>(exact);
  if (km < 0.95f) return static_cast<double>(std::max(50L, std::lround(km * 20) * 50)) / 1000;
  return static_cast<double>(std::llround(static_cast<double>(km) * 10)) / 10;
}

data::Words spoken_km(float km) {
  double said = said_km(km);
  if (said < 1) {
    int metres = static_cast<int>(std::lround(said * 1000));
    return {text(metres, " 米"), text(metres, " m")};
  }
  std::string number = one_decimal(said);
  return {number + " 公里", number + " km"};
}

data::Words spoken_clock(int minutes) {
  int hour = minutes / 60 % 24, rest = minutes % 60, twelve = hour > 12 ? hour - 12 : hour;
  if (minutes == 24 * 60) return {"半夜 12 点", "24:00"};
  data::Words words;
  words.zh = text(part_of_day(hour), twelve, rest == 0 ? " 点" : rest == 30 ? " 点半" : " 点 ");
  if (rest != 0 && rest != 30) words.zh += text(rest, " 分");
  words.en = text(hour, ":", two_digits(rest));
  return words;
}

std::string yuan(std::int64_t fen) { return data::Money{fen}.text(); }

data::Words spoken_years(double years) {
  if (std::abs(years - 0.5) < 0.05) return {"半年", "half a year"};
  std::string number = one_decimal(years);
  return {number + " 年", number + (number == "1" ? " year" : " years")};
}

data::Words per(data::WageUnit unit) {
  switch (unit) {
    case data::WageUnit::month:
      return {"元/月", "a month"};
    case data::WageUnit::day:
      return {"元/天", "a day"};
    case data::WageUnit::hour:
      return {"元/小时", "an hour"};
    case data::WageUnit::year:
      return {"元/年", "a year"};
  }
  return {};
}

data::Words name_of(data::Education education) { return inside_a_sentence(data::label(education)); }
data::Words name_of(data::EmploymentForm form) { return inside_a_sentence(data::label(form)); }
data::Words name_of(data::Activity activity) { return inside_a_sentence(data::label(activity)); }

std::string clock_range(int from, int to) { return text(clock_text(from), "–", clock_text(to)); }

}  // namespace sanqing::matching
