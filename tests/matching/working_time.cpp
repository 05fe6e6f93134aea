#include "matching/working_time.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "tests/matching/people.hpp"

using namespace sanqing;
using namespace sanqing::tests;

namespace {

std::vector<data::Hours> list(std::initializer_list<std::pair<const char*, const char*>> pairs) {
  std::vector<data::Hours> found;
  for (auto [from, to] : pairs) found.push_back(shift(from, to));
  return found;
}

int gap(const std::vector<data::Hours>& shifts, const std::vector<data::Hours>& available,
        const std::vector<data::CareDuty>& duties = {}, int days = 5,
        std::vector<int> workable = {1, 2, 3, 4, 5, 6, 7}) {
  return gap_minutes(WorkedTime::of(shifts), FreeTime::of(available, duties), days_of(workable), days);
}

}  // namespace

TEST_CASE("all shifts of a job are worked") {
  auto worked = WorkedTime::of(list({{"06:00", "14:00"}, {"14:00", "22:00"}}));
  CHECK(worked.today.minutes() == 16 * 60);
  CHECK(gap(list({{"06:00", "14:00"}, {"14:00", "22:00"}}), list({{"06:00", "18:00"}})) == 4 * 60);
}

TEST_CASE("an end at or before the start runs into the next day") {
  auto worked = WorkedTime::of(list({{"22:00", "06:00"}}));
  CHECK(worked.today.minutes() == 120);
  CHECK(worked.tomorrow.minutes() == 360);
  auto whole = WorkedTime::of(list({{"08:00", "08:00"}}));
  CHECK(whole.today.minutes() + whole.tomorrow.minutes() == 24 * 60);
  CHECK_FALSE(whole.live_in);
}

TEST_CASE("00:00-24:00 is live-in") {
  CHECK(WorkedTime::of(list({{"00:00", "24:00"}})).live_in);
  CHECK(WorkedTime::of(list({{"00:00", "24:00"}})).today.minutes() == 24 * 60);
  CHECK(gap(list({{"00:00", "24:00"}}), list({{"00:00", "24:00"}})) == 0);
}

TEST_CASE("night is work between 23:00 and 05:00") {
  auto night = [](const char* from, const char* to) { return WorkedTime::of(list({{from, to}})).night; };
  CHECK_FALSE(night("15:00", "23:00"));
  CHECK(night("15:00", "23:01"));
  CHECK_FALSE(night("05:00", "13:00"));
  CHECK(night("04:59", "13:00"));
  CHECK(night("22:00", "06:00"));
  CHECK(night("20:00", "00:00"));
  CHECK_FALSE(night("08:00", "17:00"));
}

TEST_CASE("hours that nobody stated leave no gap") {
  CHECK(gap({}, list({{"08:00", "12:00"}})) == 0);
  CHECK(gap(list({{"08:00", "18:00"}}), {}) == 0);
}

TEST_CASE("a gap is what is worked outside the free hours") {
  CHECK(gap(list({{"08:00", "17:00"}}), list({{"08:30", "17:30"}})) == 30);
  CHECK(gap(list({{"08:00", "12:00"}, {"14:00", "18:00"}}), list({{"08:00", "12:00"}, {"14:00", "17:00"}})) == 60);
  CHECK(gap(list({{"22:00", "06:00"}}), list({{"21:00", "07:00"}})) == 0);
  CHECK(gap(list({{"22:00", "06:00"}}), list({{"08:00", "20:00"}})) == 480);
}

TEST_CASE("a duty at home takes its hours off on its days") {
  data::CareDuty school{"接孩子", shift("16:30", "17:30"), {1, 2, 3, 4, 5}};
  auto office = list({{"09:00", "18:00"}});
  CHECK(gap(office, {}, {school}) == 60);
  CHECK(gap(office, {}, {school}, 2) == 0);  // two days a week can be the weekend
  CHECK(gap(office, {}, {school}, 2, {1, 2, 3, 4, 5}) == 60);
  CHECK(gap(list({{"08:00", "16:00"}}), {}, {school}) == 0);
  data::CareDuty weekend{"照顾老人", shift("08:00", "20:00"), {6, 7}};
  CHECK(gap(office, {}, {weekend}) == 0);
  CHECK(gap(office, {}, {weekend}, 6) == 540);
  data::CareDuty every_day{"照顾老人", shift("12:00", "12:20"), {}};
  CHECK(gap(office, {}, {every_day}) == 20);
}

TEST_CASE("a duty at night reaches into the next morning") {
  data::CareDuty night{"夜里照看", shift("22:00", "06:00"), {7}};
  auto early = list({{"05:00", "13:00"}});
  CHECK(gap(early, {}, {night}, 6) == 0);
  CHECK(gap(early, {}, {night}, 7) == 60);  // Monday morning
  CHECK(gap(list({{"23:00", "07:00"}}), {}, {night}, 7) == 420);
}

TEST_CASE("free time and worked time agree with minutes counted one by one") {
  rc::prop("for any shifts and hours", [] {
    auto some = [](std::size_t most) {
      auto count = *rc::gen::inRange<std::size_t>(0, most + 1);
      std::vector<data::Hours> list(count);
      for (auto& one : list) {
        one.from.minutes = static_cast<std::int16_t>(*rc::gen::inRange(0, 1441));
        one.to.minutes = static_cast<std::int16_t>(*rc::gen::inRange(0, 1441));
      }
      return list;
    };
    auto shifts = some(4), available = some(5), duty = some(3);
    std::vector<data::CareDuty> duties;
    for (const auto& one : duty) duties.push_back({"", one, {}});
    auto marked = [](const std::vector<data::Hours>& list) {
      std::vector<bool> minutes(1440);
      for (const auto& one : list) {
        int from = one.from.minutes % 1440, to = one.to.minutes;
        if (to <= from) to += 1440;
        for (int at = from; at < to; ++at) minutes[static_cast<std::size_t>(at % 1440)] = true;
      }
      return minutes;
    };
    auto worked = marked(shifts), open = marked(available), busy = marked(duty);
    // Worked twice (tonight's late part and this morning's early part) counts twice: only compare when it is not.
    auto time = WorkedTime::of(shifts);
    int expected = 0, distinct = 0;
    for (std::size_t at = 0; at < 1440; ++at) {
      bool free = (available.empty() || open[at]) && !busy[at];
      expected += worked[at] && !free;
      distinct += worked[at];
    }
    RC_PRE(distinct == time.today.minutes() + time.tomorrow.minutes());
    if (shifts.empty() || (available.empty() && duties.empty())) expected = 0;
    RC_ASSERT(gap_minutes(time, FreeTime::of(available, duties), every_day, 5) == expected);
  });
}
