// What an employer could change, and how many more people that lets in.
#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <cmath>

#include "matching/counterfactual/change_list.hpp"

namespace sanqing::matching {

namespace {

class VacancyChanges {
 public:
  VacancyChanges(const VacancyFacts& vacancy, std::span<const NearSeeker> misses,
                 std::span<const SeekerFacts* const> everyone, int eligible, const Trades& trades, Day today)
      : vacancy_(vacancy),
        record_(*vacancy.record),
        near_(misses),
        everyone_(everyone),
        eligible_(eligible),
        trades_(trades),
        today_(today) {}

  std::vector<Change> take(std::size_t most) {
    education();
    certificates();
    if (!near_[Blocker::wage].empty()) wage();
    if (!near_[Blocker::hours].empty()) hours();
    if (record_.days_per_week && !near_[Blocker::days].empty()) days();
    start();
    return list_.take(most);
  }

 private:
  using Misses = std::vector<NearSeeker>;

  int opened(const VacancyFacts& changed, const Misses& misses) const {
    return static_cast<int>(std::ranges::count_if(
        misses, [&](const NearSeeker& miss) { return blockers(*miss.seeker, changed, today_, 1).none(); }));
  }

  // Whoever fits is wanted.
  void add(std::string constraint, std::string from, std::string to, int opens, data::Words what) {
    list_.add(std::move(constraint), std::move(from), std::move(to), {opens, opens}, std::move(what));
  }

  int net_gain(const data::Vacancy& changed) const {
    VacancyFacts facts = facts_of(changed, trades_);
    auto fits = [&](const SeekerFacts* seeker) { return blockers(*seeker, facts, today_, 1).none(); };
    return static_cast<int>(std::ranges::count_if(everyone_, fits)) - eligible_;
  }

  void education() {
    using enum data::Education;
    auto ranks = values_of(
        near_[Blocker::education], [](const NearSeeker& miss) { return miss.seeker->education; }, true);
    auto same = [](double rank) { return rank; };
    for (Step to : steps(ranks, same, [](double least, double rank) { return rank >= least; })) {
      constexpr std::array<data::Education, 8> by_rank{illiterate, primary,  junior, senior,
                                                       college,    bachelor, master, doctor};
      data::Education least = by_rank[static_cast<std::size_t>(to.to)];
      bool none = least == illiterate;
      std::string before = boost::describe::enum_to_string(*record_.education, "");
      std::string after = none ? "" : boost::describe::enum_to_string(least, "");
      data::Words from = name_of(*record_.education), until = none ? data::Words{"不限", "none"} : name_of(least);
      add("education", before, after, to.opens,
          {text("学历要求从", from.zh, "放到", until.zh), text("education ", from.en, " → ", until.en)});
    }
  }

  void certificates() {
    const Misses& misses = near_[Blocker::certificate];
    for (const data::NeededCertificate& needed : record_.certificates) {
      if (!needed.must || needed.after_hire) continue;
      // A licence or a permit for dangerous work comes before the first day by law, whatever the employer would like.
      const data::CertificateKind* kind = trades_.taxonomy().certificate(needed.kind);
      if (kind && !kind->after_hire) continue;
      VacancyFacts changed = vacancy_;
      changed.must_have = {};
      for (const data::NeededCertificate& kept : record_.certificates)
        if (kept.must && !kept.after_hire && kept.kind != needed.kind)
          changed.must_have.add(trades_.asked_for(kept.kind));
      data::Words name = trades_.certificate_name(needed.kind);
      add("certificate:" + needed.kind, needed.kind, "", opened(changed, misses),
          {text("先上岗，入职后再办", name.zh), text(name.en, " only after hiring")});
    }
  }

  // The best end raised to the floors of those it is too low for, in the advert's own unit.
  void wage() {
    const Misses& misses = near_[Blocker::wage];
    if (!record_.wage_max) return;
    double step = wage_step(record_.wage_unit), present = static_cast<double>(record_.wage_max->fen);
    auto wanted = values_of(
        misses,
        [&](const NearSeeker& miss) {
          auto in_their_unit = vacancy_.wages[static_cast<std::size_t>(miss.seeker->wage_unit)].high;
          return present * miss.seeker->wage_floor / std::max(1, in_their_unit);
        },
        false);
    int least = 1;
    for (double amount : wanted) {
      auto raised = static_cast<std::int64_t>(std::ceil(amount / step) * step);
      data::Vacancy dearer = record_;
      dearer.wage_max = data::Money{raised};
      VacancyFacts changed = vacancy_;
      changed.wages = wages_of(dearer);
      int opens = opened(changed, misses);
      if (opens < least) continue;
      least = 2 * opens;
      std::string before = yuan(record_.wage_max->fen), after = yuan(raised);
      add("wage_max", before, after, opens,
          {text("工资最高从 ", before, " 提到 ", after), text("pay up to ", before, " → ", after)});
      if (opens == static_cast<int>(misses.size())) return;
    }
  }

  // One shift within a day, by half hours up to three hours earlier at its end or later at its start.
  void hours() {
    if (record_.shifts.size() != 1 || record_.shifts[0].to <= record_.shifts[0].from) return;
    for (bool end : {true, false}) {
      data::Vacancy moved = record_;
      data::Hours& shift = moved.shifts[0];
      auto& moving = end ? shift.to.minutes : shift.from.minutes;
      int before = moving, half_hour = end ? (before + 29) / 30 : before / 30, least = 1;
      for (int step = 1; step <= 6; ++step) {
        int to = (end ? half_hour - step : half_hour + step) * 30;
        if (end ? to <= shift.from.minutes : to >= shift.to.minutes) break;
        moving = static_cast<std::int16_t>(to);
        int opens = net_gain(moved);
        if (opens < least) continue;
        least = 2 * opens;
        std::string from = clock_text(before), until = clock_text(to);
        add("hours", from, until, opens,
            end ? data::Words{text("下班从 ", from, " 提前到 ", until), text("ends ", from, " → ", until)}
                : data::Words{text("上班从 ", from, " 推后到 ", until), text("starts ", from, " → ", until)});
      }
    }
  }

  void days() {
    data::Vacancy fewer = record_;
    int before = *record_.days_per_week, least = 1;
    for (int to = before - 1; to >= 1; --to) {
      fewer.days_per_week = to;
      int opens = net_gain(fewer);
      if (opens < least) continue;
      least = 2 * opens;
      add("days_per_week", text(before), text(to), opens,
          {text("一周从 ", before, " 天减到 ", to, " 天"), text("days a week ", before, " → ", to)});
    }
  }

  void start() {
    auto days = values_of(
        near_[Blocker::start], [](const NearSeeker& miss) { return miss.seeker->start_on; }, false);
    auto same = [](double day) { return day; };
    for (Step to : steps(days, same, [](double begins, double from) { return from <= begins; })) {
      std::string before = date_text(vacancy_.start_on), after = date_text(static_cast<Day>(to.to));
      add("start_on", before, after, to.opens,
          {text("上岗日期从 ", before, " 推后到 ", after), text("starts ", before, " → ", after)});
    }
  }

  const VacancyFacts& vacancy_;
  const data::Vacancy& record_;
  ByBlocker<NearSeeker> near_;
  std::span<const SeekerFacts* const> everyone_;
  int eligible_;
  const Trades& trades_;
  Day today_;
  ChangeList list_{{" 个人", " person", " people"}, false};
};

}  // namespace

std::vector<Change> changes_for(const VacancyFacts& vacancy, std::span<const NearSeeker> misses,
                                std::span<const SeekerFacts* const> everyone, int eligible, const Trades& trades,
                                Day today, std::size_t most) {
  return VacancyChanges(vacancy, misses, everyone, eligible, trades, today).take(most);
}

}  // namespace sanqing::matching
