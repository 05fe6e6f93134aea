#pragma once
// A distance as it is said: to 50 m below one kilometre, else to 100 m. The sentences of a match round in the same way
// (matching/reasons, spoken_km; a test holds the two together), so that a card and its reasons never differ. Pure.

#include <algorithm>
#include <cmath>

namespace sanqing::server {

inline double said_km(double exact) {
  auto km = static_cast<float>(exact);
  if (km < 0.95f) return static_cast<double>(std::max(50L, std::lround(km * 20) * 50)) / 1000;
  return static_cast<double>(std::llround(static_cast<double>(km) * 10)) / 10;
}

}  // namespace sanqing::server
