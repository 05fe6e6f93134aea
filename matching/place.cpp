#include "matching/place.hpp"

#include <cctype>
#include <numbers>

namespace sanqing::matching {

void Place::locate(std::optional<double> degrees_north, std::optional<double> degrees_east) {
  known = degrees_north && degrees_east && std::abs(*degrees_north) <= 90 && std::abs(*degrees_east) <= 180;
  if (!known) return;
  latitude = static_cast<float>(*degrees_north * std::numbers::pi / 180);
  longitude = static_cast<float>(*degrees_east * std::numbers::pi / 180);
  cosine = std::cos(latitude);
}

void Place::assign_division(std::string_view code) {
  district = city = 0;
  std::int32_t digits = 0;
  int count = 0;
  for (; count < 6 && count < static_cast<int>(code.size()) && std::isdigit(static_cast<unsigned char>(code[count]));
       ++count)
    digits = digits * 10 + (code[count] - '0');
  if (count < 4) return;
  std::int32_t four = count == 6 ? digits / 100 : count == 5 ? digits / 10 : digits;
  if (count == 6) district = digits;
  std::int32_t province = four / 100;
  bool municipality = province == 11 || province == 12 || province == 31 || province == 50;
  // xx90yy: counties directly under a province, each a city of its own.
  bool direct_county = count == 6 && four % 100 == 90;
  city = municipality ? province : direct_county ? digits : four;
}

}  // namespace sanqing::matching
