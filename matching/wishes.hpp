#pragma once
// What people say they want, parted from what they say they do not: "做保洁，不要保安" wishes for the one and refuses
// the other. Pure.

#include <string>
#include <string_view>

namespace sanqing::matching {

struct SpokenWishes {
  std::string wished;   // clauses that refuse nothing, parted by spaces
  std::string refused;  // what stands behind the refusing word of the others: 不想做X, 除了X
};

SpokenWishes parted(std::string_view text);

}  // namespace sanqing::matching
