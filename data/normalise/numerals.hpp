#pragma once
// Numbers as people write them in Chinese: 3,000  3.5千  3千5  一万二  三四千  十五六万  4000多. Works on `folded`
// text.

#include <cstdint>
#include <optional>
#include <string_view>

namespace sanqing::data {

// A number in millionths. A pair of neighbouring digits (三四千) is a span; otherwise low == high.
struct Quantity {
  std::int64_t low = 0, high = 0;
  std::int64_t scale =
      0;  // 100 (百), 1000 (千, k), 10000 (万, w); 0 = none was written. Already applied to low and high
  bool fraction = false;  // a decimal point was written
  bool more = false;      // 多, 余, 几: at least this
  bool about = false;     // 来: about this
  bool chinese = false;   // written in characters
};

constexpr std::int64_t millionths = 1'000'000;

// Takes a number off the front of `text`; nullopt (and `text` untouched) where none stands there. Numbers beyond 10^12
// read as 10^12. A unit that begins with a numeral (一个月, 一天, 一小时) is left alone.
std::optional<Quantity> take_quantity(std::string_view& text);

// The value of one numeral character or ASCII digit (三 -> 3, 两 -> 2), taken off the front.
std::optional<int> take_digit(std::string_view& text);

// A whole small number, in digits or characters, taken off the front: 3, 12, 十二, 两.
std::optional<int> take_small_number(std::string_view& text);

}  // namespace sanqing::data
