#include <algorithm>
#include <bit>
#include <cmath>

#include "matching/clears/clears.hpp"
#include "matching/eligibility.hpp"

namespace sanqing::matching {

namespace {

data::Words division_name(std::int32_t code, const Trades& trades) {
  const data::Division* division = code ? trades.taxonomy().division(text(code)) : nullptr;
  if (!division) return {"", ""};
  return {division->name, division->name};
}

Opinion distance_by_division(const Pair& pair, Speech* speech) {
  const Place &home = pair.seeker.home, &work = pair.vacancy.place;
  if (!home.city || !work.city) {
    if (speech && !work.city) speech->miss("没写上班地点，先问清", "the place of work is not stated: ask first");
    return Opinion::unknown();
  }
  if (home.city != work.city) {
    if (speech) speech->say("在别的城市", "in another city");
    return Opinion::of(0.03f);
  }
  bool same = home.district && home.district == work.district;
  if (speech) {
    data::Words where = division_name(work.district, pair.trades);
    if (same)
      speech->say(text("就在", where.zh, "，具体多远先问清"), text("in the same district ", where.en));
    else
      speech->say(text("在同一个城市", where.zh, "，具体多远先问清"), text("in the same city ", where.en));
  }
  return Opinion::of(same ? 0.7f : 0.4f);
}

// Minutes of the work on a day that fall into the duty.
int shared_minutes(const WorkedTime& worked, const data::CareDuty& duty) {
  int from = duty.hours.from.minutes, to = duty.hours.to.minutes;
  DayTime busy;
  busy.add(from, from < to ? to : minutes_a_day);
  if (from >= to) busy.add(0, to);
  auto inside = [&](const DayTime& part) { return part.minutes() - uncovered(part, busy); };
  return inside(worked.today) + inside(worked.tomorrow);
}

// On the way home or to work, at 15 km/h; 0 where the distance is not known.
int minutes_on_the_way(float km) { return std::isnan(km) ? 0 : static_cast<int>(km * 4); }

// What the person does at home around the shift, said as a reason: leaves in time, starts late enough, or in between.
// Of several duties the one that the work touches most.
void speak_of_care(const Pair& pair, Speech& speech) {
  if (!speech.address.to_person)
    return speech.say("上班时间和本人能出来的时间合得上", "the hours fit when they are free");
  const WorkedTime& worked = pair.vacancy.worked;
  const auto& duties = pair.seeker.record->family.duties;
  const data::CareDuty& duty =
      *std::ranges::max_element(duties, {}, [&](const data::CareDuty& one) { return shared_minutes(worked, one); });
  std::string_view what = duty.what.empty() ? std::string_view("顾家") : std::string_view(duty.what);
  int from = duty.hours.from.minutes, to = duty.hours.to.minutes, shared = shared_minutes(worked, duty);
  bool one_stretch = worked.today.spans().size() == 1 && worked.tomorrow.empty();
  int begins = worked.today.spans().front().from, ends = worked.today.spans().back().to;
  if (shared > 0) {
    speech.say(text("上班时间和", what, "碰上 ", shared, " 分钟，可以和单位商量"),
               text("the hours take ", shared, " minutes of: ", what, "; can be talked over"));
  } else if (one_stretch && from < to && ends <= from && from - ends < minutes_on_the_way(pair.km)) {
    data::Words clock = spoken_clock(ends);
    speech.say(
        text(clock.zh, "下班，到", what, "只有 ", from - ends, " 分钟，先看路上来得及吗"),
        text("ends at ", clock.en, ", ", from - ends, " minutes before: ", what, "; see whether the way allows it"));
  } else if (one_stretch && from < to && ends <= from) {
    data::Words clock = spoken_clock(ends);
    speech.say(text(clock.zh, "下班，可以", what), text("ends at ", clock.en, ", in time for: ", what));
  } else if (one_stretch && from < to && begins >= to) {
    data::Words clock = spoken_clock(begins);
    speech.say(text(clock.zh, "才上班，可以先", what), text("starts at ", clock.en, ", after: ", what));
  } else {
    speech.say(text("上班时间不耽误", what), text("the hours leave time for: ", what));
  }
}

}  // namespace

Opinion distance(const Pair& pair, Speech* speech) {
  if (std::isnan(pair.km)) return distance_by_division(pair, speech);
  if (speech) {
    data::Words far = spoken_km(pair.km);
    bool home = !pair.seeker.home_is_office;
    if (speech->address.to_person)
      speech->say(text(home ? "离家 " : "离社区 ", far.zh), text(far.en, home ? " from home" : " from the community"));
    else
      speech->say(text(home ? "住处离这里 " : "所在社区离这里 ", far.zh),
                  text(home ? "lives " : "their community is ", far.en, " away"));
  }
  // Within the reach a person gave, half of it is still comfortable; without one, half the people stop at 4 km.
  bool stated = std::isfinite(pair.seeker.reach_km) && pair.seeker.reach_km > 0;
  float half = stated ? std::min(pair.seeker.reach_km, 12.0f) : 4.0f;
  return Opinion::of(std::exp2(-pair.km / half));
}

Opinion hours(const Pair& pair, Speech* speech) {
  const WorkedTime& worked = pair.vacancy.worked;
  if (!worked.stated) {
    if (speech) speech->miss("没写上下班时间，先问清", "working hours are not stated: ask first");
    return Opinion::unknown();
  }
  if (pair.seeker.record->intent.available.empty()) return Opinion::unknown();
  if (speech) {
    std::string shifts;
    for (const data::Hours& shift : pair.vacancy.record->shifts)
      shifts += text(shifts.empty() ? "" : ", ", clock_range(shift.from.minutes, shift.to.minutes));
    if (pair.gap == 0)
      speech->say(text("上班 ", shifts, "，在", speech->address.zh(), "有空的时间里"),
                  text("works ", shifts, ", within ", speech->address.en_possessive(), " free hours"));
    else
      speech->say(text("上班 ", shifts, "，和", speech->address.zh(), "有空的时间差 ", pair.gap, " 分钟，可以商量"),
                  text("works ", shifts, ", ", pair.gap, " minutes outside ", speech->address.en_possessive(),
                       " free hours, can be talked over"));
  }
  if (pair.gap == 0) return Opinion::of(1);
  return Opinion::of(pair.gap <= tolerated_gap ? 0.6f : 0);
}

Opinion care(const Pair& pair, Speech* speech) {
  if (!pair.seeker.has_duties || !pair.vacancy.worked.stated) return Opinion::silent();
  if (speech) speak_of_care(pair, *speech);
  if (pair.gap == 0) return Opinion::of(1);
  return Opinion::of(pair.gap <= tolerated_gap ? 0.5f : 0);
}

Opinion days(const Pair& pair, Speech* speech) {
  if (!pair.seeker.days_stated || !pair.vacancy.days_per_week) return Opinion::silent();
  int asked = pair.vacancy.days_per_week, has = std::popcount(pair.seeker.days);
  if (speech && asked <= has)
    speech->say(text("一周上 ", asked, " 天，", speech->address.zh(), "能上 ", has, " 天"),
                text(asked, " days a week; ", speech->address.en(), " can work ", has));
  return Opinion::of(asked <= has ? 1 : 0);
}

Opinion night(const Pair& pair, Speech* speech) {
  if (!(pair.vacancy.activities & bit(data::Activity::night))) return Opinion::silent();
  if (pair.seeker.refuses & bit(data::Activity::night)) return Opinion::of(0);
  if (!pair.seeker.night_welcome) {
    if (speech) speech->miss("要上夜班，先问清愿不愿意", "includes night work: ask first");
    return Opinion::unknown();
  }
  if (speech)
    speech->say(text("有夜班，", speech->address.zh(), "说过可以"),
                text("includes nights, which ", speech->address.en(), " accept"));
  return Opinion::of(1);
}

Opinion usual_activities(const Pair& pair, Speech* speech) {
  std::uint16_t clash = pair.vacancy.usual_activities & pair.seeker.refuses;
  if (!clash) return Opinion::silent();
  if (speech) {
    data::Words name = name_of(static_cast<data::Activity>(std::countr_zero(clash)));
    speech->miss(text("这类工作常要", name.zh, "，先问清"), text("work of this kind often includes: ", name.en));
  }
  return Opinion::of(0.3f);
}

}  // namespace sanqing::matching
