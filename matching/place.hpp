#pragma once
// Where people live and where work is: WGS84 positions and administrative divisions. Distances are along the great
// circle (6,371 km), by the equirectangular formula with the mean cosine: within 0.1 % up to 300 km in our latitudes.

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace sanqing::matching {

struct Place {
  float latitude = 0, longitude = 0, cosine = 0;  // radians
  bool known = false;                             // the three above
  std::int32_t district = 0;                      // GB/T 2260, 6 digits; 0 = not known
  std::int32_t city = 0;                          // first 4 digits, 2 in a municipality; 0 = not known

  void locate(std::optional<double> degrees_north, std::optional<double> degrees_east);
  // From the leading digits of a division's or an organisation's code; anything else leaves it unknown.
  void assign_division(std::string_view code);
};

// NaN where either position is not known.
inline float distance_km(const Place& a, const Place& b) {
  if (!a.known || !b.known) return std::numeric_limits<float>::quiet_NaN();
  float north = a.latitude - b.latitude;
  float east = (a.longitude - b.longitude) * 0.5f * (a.cosine + b.cosine);
  return 6371.0f * std::sqrt(north * north + east * east);
}

// Both cities are known and differ.
inline bool in_another_city(const Place& a, const Place& b) { return a.city && b.city && a.city != b.city; }

}  // namespace sanqing::matching
