// What a person could change, and how many more vacancies that opens.
#include <algorithm>
#include <bit>
#include <boost/describe/enum_to_string.hpp>
#include <cmath>

#include "matching/counterfactual/change_list.hpp"

namespace sanqing::matching {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

std::string decimal(double value) { return data::Money{std::llround(value * 100)}.text(); }

std::string day_list(Days days) {
  std::string list;
  for (int day = 0; day < 7; ++day)
    if (days >> day & 1) list += text(list.empty() ? "" : ",", day + 1);
  return list;
}

class SeekerChanges {
 public:
  SeekerChanges(const SeekerFacts& seeker, std::span<const NearVacancy> misses, const Trades& trades)
      : seeker_(seeker),
        intent_(seeker.record->intent),
        near_(misses),
        trades_(trades),
        list_({" 个岗位", " vacancy", " vacancies"}, !seeker.reading.wish_terms.empty()) {}

  std::vector<Change> take(std::size_t most) {
    wage();
    reach();
    if (!near_[Blocker::hours].empty()) hours();
    if (!(seeker_.reading.refused_activities & bit(data::Activity::night)))
      list_.add("night", "false", "true", all(near_[Blocker::night]), {"愿意上夜班", "willing to work nights"});
    refusals();
    certificates();
    forms();
    if (seeker_.days_stated) days();
    start();
    recognition();
    return list_.take(most);
  }

 private:
  using Misses = std::vector<NearVacancy>;

  template <class Opened>
  static Gain gain(const Misses& misses, Opened opened) {
    Gain gain;
    for (const NearVacancy& miss : misses)
      if (opened(miss)) ++gain.opens, gain.wanted += miss.wanted;
    return gain;
  }
  static Gain all(const Misses& misses) {
    return gain(misses, [](const NearVacancy&) { return true; });
  }
  // Other free hours or days move nothing but the two limits of time.
  static Gain opened(const SeekerFacts& changed, const Misses& misses) {
    return gain(misses, [&](const NearVacancy& miss) {
      return miss.vacancy->days_per_week <= std::popcount(changed.days) && !hours_clash(changed, *miss.vacancy);
    });
  }

  void wage() {
    auto unit = static_cast<std::size_t>(seeker_.wage_unit);
    double step = wage_step(seeker_.wage_unit);
    data::Words unit_name = per(seeker_.wage_unit);
    auto best_ends = values_of(
        near_[Blocker::wage], [&](const NearVacancy& miss) { return miss.vacancy->wages[unit].high; }, true);
    auto down = [&](double high) { return high >= step ? std::floor(high / step) * step : high; };
    for (Step to : steps(best_ends, down, [](double floor, double high) { return high >= floor; })) {
      std::string before = yuan(seeker_.wage_floor), after = yuan(std::llround(to.to));
      Gain opens =
          gain(near_[Blocker::wage], [&](const NearVacancy& miss) { return miss.vacancy->wages[unit].high >= to.to; });
      list_.add("wage_floor", before, after, opens,
                {text("最低工资从 ", before, " 降到 ", after, " ", unit_name.zh),
                 text("wage floor ", before, " → ", after, " yuan ", unit_name.en)});
    }
  }

  void reach() {
    Misses too_far = near_[Blocker::distance];
    std::erase_if(too_far, [&](const NearVacancy& miss) { return !miss.vacancy->place.known || !seeker_.home.known; });
    auto way = [&](const NearVacancy& miss) { return distance_km(seeker_.home, miss.vacancy->place); };
    // Of two limits the tighter one is up for change, as far as the other lets it.
    double by_km = intent_.max_km.value_or(unlimited);
    double by_minutes = intent_.max_minutes ? reach_in(*intent_.max_minutes, intent_.transport) : unlimited;
    std::erase_if(too_far, [&](const NearVacancy& miss) { return way(miss) > std::max(by_km, by_minutes); });
    auto ways = values_of(too_far, way, false);
    auto within = [&](double km) { return gain(too_far, [&](const NearVacancy& miss) { return way(miss) <= km; }); };
    if (by_km <= by_minutes && intent_.max_km) {
      auto up = [](double km) { return std::ceil(km * 2) / 2; };
      for (Step to : steps(ways, up, [](double most, double km) { return km <= most; })) {
        std::string before = decimal(*intent_.max_km), after = decimal(to.to);
        list_.add(
            "max_km", before, after, within(to.to),
            {text("最远从 ", before, " 公里放到 ", after, " 公里"), text("at most ", before, " → ", after, " km")});
      }
    } else if (intent_.max_minutes && *intent_.max_minutes > 0) {
      double km_a_minute = seeker_.reach_km / *intent_.max_minutes;
      auto up = [&](double km) { return std::ceil(km / km_a_minute / 5) * 5; };
      for (Step to : steps(ways, up, [&](double most, double km) { return km <= most * km_a_minute; })) {
        int after = static_cast<int>(to.to);
        list_.add("max_minutes", text(*intent_.max_minutes), text(after), within(to.to * km_a_minute),
                  {text("路上从 ", *intent_.max_minutes, " 分钟放到 ", after, " 分钟"),
                   text("on the way ", *intent_.max_minutes, " → ", after, " minutes")});
      }
    }
  }

  void hours() {
    auto by_end = [](const data::Hours& a, const data::Hours& b) { return a.to < b.to; };
    auto by_start = [](const data::Hours& a, const data::Hours& b) { return a.from < b.from; };
    const auto& available = intent_.available;
    if (!available.empty()) {
      widen(static_cast<std::size_t>(std::ranges::max_element(available, by_end) - available.begin()), true);
      widen(static_cast<std::size_t>(std::ranges::min_element(available, by_start) - available.begin()), false);
    }
    if (!seeker_.has_duties) return;
    SeekerFacts relieved = seeker_;
    relieved.free = FreeTime::of(available, {});
    const std::string& duty = seeker_.record->family.duties.front().what;
    std::string_view what = duty.empty() ? std::string_view("家里的事") : std::string_view(duty);
    list_.add("care", std::string(what), "", opened(relieved, near_[Blocker::hours]),
              {text("如果有人帮忙", what, "（社区托管、日间照料）"), text("with help for: ", what)}, true);
  }

  // One of the available hours, by half hours up to four hours later at its end or earlier at its start.
  void widen(std::size_t which, bool end) {
    std::vector<data::Hours> available = intent_.available;
    data::Hours& hours = available[which];
    if (hours.to <= hours.from) return;
    auto& moved = end ? hours.to.minutes : hours.from.minutes;
    int before = moved, half_hour = end ? before / 30 : (before + 29) / 30, least = 1;
    SeekerFacts changed = seeker_;
    for (int step = 1; step <= 8; ++step) {
      int to = (end ? half_hour + step : half_hour - step) * 30;
      if (to < 0 || to > minutes_a_day) return;
      moved = static_cast<std::int16_t>(to);
      changed.free = FreeTime::of(available, seeker_.record->family.duties);
      Gain opens = opened(changed, near_[Blocker::hours]);
      if (opens.opens < least) continue;
      least = 2 * opens.opens;
      std::string from = clock_text(before), until = clock_text(to);
      list_.add(
          "hours", from, until, opens,
          end ? data::Words{text("下班最晚从 ", from, " 放到 ", until), text("hours: end ", from, " → ", until)}
              : data::Words{text("上班最早从 ", from, " 提到 ", until), text("hours: start ", from, " → ", until)});
    }
  }

  void refusals() {
    for (std::size_t at = 0; at < 16; ++at) {
      Gain opens = gain(near_[Blocker::refused], [&](const NearVacancy& miss) {
        return (seeker_.refuses & miss.vacancy->activities) == 1u << at;
      });
      // What the person said in so many words is asked about, not ticked away.
      if (!opens.opens || seeker_.reading.refused_activities >> at & 1) continue;
      auto activity = static_cast<data::Activity>(at);
      std::string word = boost::describe::enum_to_string(activity, "");
      data::Words name = name_of(activity);
      list_.add("refuses:" + word, word, "", opens,
                {text("也接受“", name.zh, "”的工作"), text("also accepts: ", name.en)});
    }
  }

  void certificates() {
    const Misses& misses = near_[Blocker::certificate];
    std::vector<std::string_view> kinds;
    for (const NearVacancy& miss : misses)
      for (const data::NeededCertificate& needed : miss.vacancy->record->certificates)
        if (needed.must && !needed.after_hire && std::ranges::find(kinds, needed.kind) == kinds.end() &&
            !seeker_.certificates.includes(trades_.asked_for(needed.kind)))
          kinds.push_back(needed.kind);
    for (std::string_view kind : kinds) {
      CertificateSet held = seeker_.certificates;
      held.add(trades_.covered_by(kind));
      Gain opens = gain(misses, [&](const NearVacancy& miss) { return held.includes(miss.vacancy->must_have); });
      if (opens.wanted == 0) continue;  // nobody learns a trade that is not wanted
      bool ran_out = seeker_.expired.includes(trades_.asked_for(kind));
      data::Words name = trades_.certificate_name(kind);
      list_.add(text("certificate:", kind), ran_out ? "expired" : "", std::string(kind), opens,
                {text(ran_out ? "换新" : "办下", name.zh),
                 text(ran_out ? "renew the certificate: " : "get the certificate: ", name.en)});
    }
  }

  void forms() {
    for (std::size_t at = 0; at < 16; ++at) {
      Gain opens = gain(near_[Blocker::form], [&](const NearVacancy& miss) { return miss.vacancy->form == 1u << at; });
      if (!opens.opens) continue;
      auto one = static_cast<data::EmploymentForm>(at);
      data::Words name = name_of(one);
      std::string word = boost::describe::enum_to_string(one, "");
      list_.add("form:" + word, "", word, opens, {text("也愿意做", name.zh), text("also willing to work: ", name.en)});
    }
  }

  void days() {
    // With fewer than five days and duties on some, a usual week may clash on the days that are added: no plain gain.
    if (!seeker_.free.uniform && std::popcount(seeker_.days) < 5) return;
    Misses misses = near_[Blocker::days];
    misses.insert(misses.end(), near_[Blocker::hours].begin(), near_[Blocker::hours].end());
    if (misses.empty()) return;
    SeekerFacts changed = seeker_;
    int least = 1;
    for (int day = 0; day < 7; ++day) {
      if (changed.days >> day & 1) continue;
      changed.days |= static_cast<Days>(1 << day);
      int count = std::popcount(changed.days);
      Gain opens = opened(changed, misses);
      if (opens.opens < least) continue;
      least = 2 * opens.opens;
      list_.add("days", day_list(seeker_.days), day_list(changed.days), opens,
                {text("一周能上 ", count, " 天"), text("works ", count, " days a week")});
    }
  }

  void start() {
    auto days = values_of(
        near_[Blocker::start], [](const NearVacancy& miss) { return miss.vacancy->start_on; }, true);
    auto same = [](double day) { return day; };
    for (Step to : steps(days, same, [](double from, double begins) { return from <= begins; })) {
      std::string before = date_text(seeker_.start_on), after = date_text(static_cast<Day>(to.to));
      Gain opens =
          gain(near_[Blocker::start], [&](const NearVacancy& miss) { return miss.vacancy->start_on >= to.to; });
      list_.add("start_on", before, after, opens,
                {text("上岗日期从 ", before, " 提前到 ", after), text("starts ", before, " → ", after)});
    }
  }

  // Posts kept for recognised people, where this person is not recognised yet: worth an application, said last.
  void recognition() {
    if (seeker_.groups) return;
    using enum data::PriorityGroup;
    constexpr std::uint16_t to_be_applied_for = bit(age_4050) | bit(long_term) | bit(zero_employment_family);
    Gain opens = gain(near_[Blocker::reserved],
                      [&](const NearVacancy& miss) { return miss.vacancy->reserved_for & to_be_applied_for; });
    list_.add("recognition", "", "", opens, {"认定为就业困难人员以后", "once recognised as in difficulty finding work"},
              true);
  }

  const SeekerFacts& seeker_;
  const data::Intent& intent_;
  ByBlocker<NearVacancy> near_;
  const Trades& trades_;
  ChangeList list_;
};

}  // namespace

std::optional<Blocker> near_miss(Blockers blockers) {
  if (blockers.count() == 1) return blockers.only();
  bool both = blockers.count() == 2 && blockers.has(Blocker::days) && blockers.has(Blocker::hours);
  return both ? std::optional(Blocker::days) : std::nullopt;
}

bool is_up_to_the_person(Blocker blocker) {
  using enum Blocker;
  return blocker != closed && blocker != no_headcount && blocker != education && blocker != physical;
}

std::vector<Change> changes_for(const SeekerFacts& seeker, std::span<const NearVacancy> misses, const Trades& trades,
                                std::size_t most) {
  return SeekerChanges(seeker, misses, trades).take(most);
}

}  // namespace sanqing::matching
