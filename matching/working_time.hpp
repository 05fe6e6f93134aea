#pragma once
// Hours of work against hours of freedom, in minutes of a day (domain.md, "How hard constraints of a match are read"):
// all shifts of a vacancy are worked, an end at or before the start runs into the next day, 00:00-24:00 is live-in,
// night is work between 23:00 and 05:00. Pure; judging allocates nothing.

#include <array>
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <span>

#include "data/records/seeker.hpp"

namespace sanqing::matching {

constexpr int minutes_a_day = 1440;
// A gap up to this long between the hours of the job and those of the person is shown, not blocked.
constexpr int tolerated_gap = 30;

// From `from` to before `to`, 0 <= from < to <= 1440.
struct Span {
  std::int16_t from = 0, to = 0;
  bool operator==(const Span&) const = default;
};

// Parts of one day, in order, apart from each other.
class DayTime {
 public:
  static DayTime whole_day();
  void add(int from, int to);     // 0 <= from, to <= 1440; nothing where from >= to
  void remove(int from, int to);  // likewise
  bool empty() const { return spans_.empty(); }
  int minutes() const;
  std::span<const Span> spans() const { return {spans_.data(), spans_.size()}; }
  bool operator==(const DayTime&) const = default;

 private:
  boost::container::small_vector<Span, 3> spans_;
};

// Minutes of `worked` that lie outside `free`.
int uncovered(const DayTime& worked, const DayTime& free);

// What a vacancy's shifts ask of the day they begin on and of the morning after.
struct WorkedTime {
  DayTime today, tomorrow;
  bool stated = false, night = false, live_in = false;
  static WorkedTime of(std::span<const data::Hours> shifts);
};

// Days are bits: bit 0 = Monday .. bit 6 = Sunday.
using Days = std::uint8_t;
constexpr Days every_day = 0x7f;
Days days_of(std::span<const int> numbers);  // 1..7; others are left out

// When a person is free, each day of the week: the available hours without the duties at home.
struct FreeTime {
  std::array<DayTime, 7> days;
  bool stated = false;   // hours or duties were told
  bool uniform = false;  // all days are alike
  static FreeTime of(std::span<const data::Hours> available, std::span<const data::CareDuty> duties);
};

// The gap on the `needed`-th easiest of the days in `workable` (all days alike: simply the gap). 0 where either side
// did not state hours. needed is taken as 1..number of workable days.
int gap_minutes(const WorkedTime& worked, const FreeTime& free, Days workable, int needed);

}  // namespace sanqing::matching
