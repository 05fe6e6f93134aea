#include "matching/working_time.hpp"

#include <algorithm>
#include <bit>

namespace sanqing::matching {

namespace {

constexpr int night_from = 23 * 60, night_to = 5 * 60;

// An Hours as the part before midnight and the part after it.
struct Halves {
  int from, to;      // of the day itself
  int next_day = 0;  // until then on the day after
};

Halves halves(const data::Hours& hours) {
  int from = hours.from.minutes % minutes_a_day, to = hours.to.minutes;
  if (to > from) return {from, to};
  return {from, minutes_a_day, to};
}

}  // namespace

DayTime DayTime::whole_day() {
  DayTime day;
  day.add(0, minutes_a_day);
  return day;
}

void DayTime::add(int from, int to) {
  if (from >= to) return;
  auto first = std::find_if(spans_.begin(), spans_.end(), [&](Span span) { return span.to >= from; });
  auto last = first;
  for (; last != spans_.end() && last->from <= to; ++last) {
    from = std::min<int>(from, last->from);
    to = std::max<int>(to, last->to);
  }
  Span merged{static_cast<std::int16_t>(from), static_cast<std::int16_t>(to)};
  spans_.insert(spans_.erase(first, last), merged);
}

void DayTime::remove(int from, int to) {
  if (from >= to) return;
  DayTime left;
  for (Span span : spans_) {
    left.add(span.from, std::min<int>(span.to, from));
    left.add(std::max<int>(span.from, to), span.to);
  }
  spans_ = std::move(left.spans_);
}

int DayTime::minutes() const {
  int sum = 0;
  for (Span span : spans_) sum += span.to - span.from;
  return sum;
}

int uncovered(const DayTime& worked, const DayTime& free) {
  int missing = 0;
  for (Span work : worked.spans()) {
    missing += work.to - work.from;
    for (Span hours : free.spans())
      missing -= std::max(0, std::min<int>(work.to, hours.to) - std::max<int>(work.from, hours.from));
  }
  return missing;
}

WorkedTime WorkedTime::of(std::span<const data::Hours> shifts) {
  WorkedTime worked;
  worked.stated = !shifts.empty();
  for (const data::Hours& shift : shifts) {
    Halves half = halves(shift);
    worked.today.add(half.from, half.to);
    worked.tomorrow.add(0, half.next_day);
    worked.live_in |= shift.from.minutes == 0 && shift.to.minutes == minutes_a_day;
  }
  auto at_night = [](const DayTime& day) {
    return std::ranges::any_of(day.spans(), [](Span span) { return span.to > night_from || span.from < night_to; });
  };
  worked.night = at_night(worked.today) || at_night(worked.tomorrow);
  return worked;
}

Days days_of(std::span<const int> numbers) {
  Days days = 0;
  for (int number : numbers)
    if (number >= 1 && number <= 7) days |= static_cast<Days>(1 << (number - 1));
  return days;
}

FreeTime FreeTime::of(std::span<const data::Hours> available, std::span<const data::CareDuty> duties) {
  FreeTime free;
  free.stated = !available.empty() || !duties.empty();
  DayTime usual = available.empty() ? DayTime::whole_day() : DayTime();
  for (const data::Hours& hours : available) {
    Halves half = halves(hours);
    usual.add(half.from, half.to);
    usual.add(0, half.next_day);
  }
  free.days.fill(usual);
  for (const data::CareDuty& duty : duties) {
    Halves half = halves(duty.hours);
    Days days = duty.days.empty() ? every_day : days_of(duty.days);
    for (int day = 0; day < 7; ++day) {
      if (!(days >> day & 1)) continue;
      free.days[day].remove(half.from, half.to);
      free.days[(day + 1) % 7].remove(0, half.next_day);
    }
  }
  free.uniform = std::ranges::all_of(free.days, [&](const DayTime& day) { return day == free.days[0]; });
  return free;
}

int gap_minutes(const WorkedTime& worked, const FreeTime& free, Days workable, int needed) {
  if (!worked.stated || !free.stated) return 0;
  auto gap_on = [&](int day) {
    return uncovered(worked.today, free.days[day]) + uncovered(worked.tomorrow, free.days[(day + 1) % 7]);
  };
  if (free.uniform) return gap_on(0);
  std::array<int, 7> gaps;
  int count = 0;
  for (int day = 0; day < 7; ++day)
    if (workable >> day & 1) gaps[count++] = gap_on(day);
  if (count == 0) return 0;
  std::sort(gaps.begin(), gaps.begin() + count);
  return gaps[std::clamp(needed, 1, count) - 1];
}

}  // namespace sanqing::matching
