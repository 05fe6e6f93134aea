#pragma once
// What people say they want, parted from what they say besides: "以前做厨师，现在想做保安，不要夜班" wishes to be a
// guard, refuses nights and tells a past. Reads clause by clause, by the words people use; what it does not understand
// stays a wish. Pure.

#include <cstdint>
#include <string>
#include <string_view>

#include "matching/trades.hpp"

namespace sanqing::matching {

struct SpokenWishes {
  std::string wished;            // clauses that name what is looked for, parted by spaces
  std::string refused;           // what stands behind "不想做", before "干不动了", between 除 and 以外
  std::string decided;           // of what is wished, what is said to be it: "现在想做保安", "换个轻松的"
  std::string past;              // "以前做厨师", "照顾了母亲五年"
  std::uint16_t activities = 0;  // data::Activity, of what is refused: 夜班, 出差, ...
};

// Left out of all: what somebody else does ("老公是保安"), what care there is at home ("要带孩子"), and that anything
// would do.
SpokenWishes parted(std::string_view text);

// What is looked for: the wish, and with it the past, which says what a person would be good for
// ("以前做水电，看看物业有 没有要的"), unless another trade is decided on ("以前做厨师，现在想做保安").
std::string wish_of(const SpokenWishes& spoken, const Trades& trades);

}  // namespace sanqing::matching
