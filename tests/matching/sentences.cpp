// No sentence is false: each is told again from the records alone, by other means than the rules use, and must agree.
#include <catch2/catch.hpp>
#include <regex>

#include <rapidcheck/catch.h>

#include "matching/rules.hpp"
#include "tests/matching/random_records.hpp"

using namespace sanqing;
using namespace sanqing::tests;

namespace {

double haversine_km(double lat1, double lon1, double lat2, double lon2) {
  auto rad = [](double degrees) { return degrees * 3.14159265358979 / 180; };
  double a = std::pow(std::sin(rad(lat2 - lat1) / 2), 2) +
             std::cos(rad(lat1)) * std::cos(rad(lat2)) * std::pow(std::sin(rad(lon2 - lon1) / 2), 2);
  return 2 * 6371 * std::asin(std::sqrt(a));
}

std::smatch parts(const std::string& text, const char* pattern) {
  static thread_local std::string kept;
  kept = text;
  std::smatch found;
  std::regex_search(kept, found, std::regex(pattern));
  return found;
}

void check_distance(const std::string& said, const data::Seeker& seeker, const data::Vacancy& vacancy) {
  if (auto told = parts(said, "^离(家|社区) ([0-9.]+) (公里|米)$"); !told.empty()) {
    RC_ASSERT((told[1] == "家") == (seeker.latitude && seeker.longitude));
    double km = std::stod(told[2]) / (told[3] == "米" ? 1000 : 1);
    double true_km = haversine_km(seeker.latitude.value_or(29.5530), seeker.longitude.value_or(106.5680),
                                  *vacancy.latitude, *vacancy.longitude);
    RC_ASSERT(std::abs(km - true_km) <= 0.055 + 0.002 * true_km);
    return;
  }
  RC_ASSERT(!vacancy.latitude || !vacancy.longitude);
  if (said.starts_with("在别的城市")) RC_ASSERT(vacancy.division == "510104");
  if (said.starts_with("就在渝中区")) RC_ASSERT(vacancy.division == "500103");
  if (said.starts_with("在同一个城市")) RC_ASSERT(vacancy.division == "500105" || vacancy.division == "5001");
}

void check_wage(const std::string& said, const data::Seeker& seeker, const data::Vacancy& vacancy) {
  auto wanted = seeker.intent.wage_floor && seeker.intent.wage_floor->fen > 0 ? seeker.intent.wage_floor
                                                                              : seeker.intent.wage_wish;
  RC_ASSERT(wanted.has_value());
  RC_ASSERT(said.find("的 " + wanted->text()) != std::string::npos);
  RC_ASSERT((said.find("折合") != std::string::npos) == (vacancy.wage_unit != seeker.intent.wage_unit));
  if (vacancy.wage_unit != seeker.intent.wage_unit) return;  // conversions have tests of their own
  auto low = vacancy.wage_min, high = vacancy.wage_max;
  if (low && high && *low > *high) std::swap(low, high);
  if (low) RC_ASSERT(said.find(low->text()) != std::string::npos);
  if (high) RC_ASSERT(said.find(high->text()) != std::string::npos);
  if (said.ends_with(" 高")) RC_ASSERT(low && *low > *wanted);
  if (said.ends_with(" 低")) RC_ASSERT(high && *high < *wanted);
  if (said.find("正好是") != std::string::npos) RC_ASSERT(low && *low == *wanted);
  if (said.find("做得好") != std::string::npos) RC_ASSERT(high && *high >= *wanted && (!low || *low < *wanted));
  if (said.find("要问一问") != std::string::npos) RC_ASSERT(low && *low < *wanted && !high);
}

// Minutes of the week, one by one, with the days the person works chosen as well as can be.
int gap_by_minutes(const data::Seeker& seeker, const data::Vacancy& vacancy) {
  std::vector<bool> free(7 * 1440, seeker.intent.available.empty());
  auto mark = [&](int day, const data::Hours& hours, bool value) {
    int from = hours.from.minutes % 1440, to = hours.to.minutes <= from ? hours.to.minutes + 1440 : hours.to.minutes;
    for (int at = from; at < to; ++at) free[static_cast<std::size_t>((day * 1440 + at) % (7 * 1440))] = value;
  };
  for (int day = 0; day < 7; ++day)
    for (const auto& hours : seeker.intent.available) mark(day, hours, true);
  for (const auto& duty : seeker.family.duties)
    for (int day = 0; day < 7; ++day)
      if (duty.days.empty() || std::ranges::find(duty.days, day + 1) != duty.days.end()) mark(day, duty.hours, false);
  std::vector<int> gaps;
  for (int day = 0; day < 7; ++day) {
    if (!seeker.intent.days.empty() && std::ranges::find(seeker.intent.days, day + 1) == seeker.intent.days.end())
      continue;
    std::vector<bool> worked(2880);
    for (const auto& hours : vacancy.shifts) {
      int from = hours.from.minutes % 1440, to = hours.to.minutes <= from ? hours.to.minutes + 1440 : hours.to.minutes;
      for (int at = from; at < to; ++at) worked[static_cast<std::size_t>(at)] = true;
    }
    int gap = 0;
    for (int at = 0; at < 2880; ++at)
      gap += worked[static_cast<std::size_t>(at)] && !free[static_cast<std::size_t>((day * 1440 + at) % (7 * 1440))];
    gaps.push_back(gap);
  }
  std::ranges::sort(gaps);
  int needed = vacancy.days_per_week.value_or(std::min<int>(5, static_cast<int>(gaps.size())));
  return gaps[static_cast<std::size_t>(std::clamp<int>(needed, 1, static_cast<int>(gaps.size())) - 1)];
}

void check_hours(const std::string& said, const data::Seeker& seeker, const data::Vacancy& vacancy) {
  for (const auto& hours : vacancy.shifts)
    RC_ASSERT(said.find(hours.from.text() + "–" + hours.to.text()) != std::string::npos);
  int gap = gap_by_minutes(seeker, vacancy);
  auto told = parts(said, "差 ([0-9]+) 分钟");
  RC_ASSERT(gap == (told.empty() ? 0 : std::stoi(told[1])));
}

void check_care(const std::string& said, const data::Seeker& seeker, const data::Vacancy& vacancy) {
  const auto& duty = seeker.family.duties.at(0);
  if (said.find("下班，可以") != std::string::npos)
    for (const auto& hours : vacancy.shifts) RC_ASSERT(hours.to.minutes <= duty.hours.from.minutes);
  if (said.find("才上班，可以先") != std::string::npos)
    for (const auto& hours : vacancy.shifts) RC_ASSERT(hours.from.minutes >= duty.hours.to.minutes);
  // Each minute of the work, against each duty.
  int most = 0;
  for (const auto& one : seeker.family.duties) {
    int shared = 0;
    std::vector<bool> worked(2880), busy(2880);
    auto mark = [](std::vector<bool>& minutes, const data::Hours& hours, int day) {
      int from = hours.from.minutes, to = hours.to.minutes <= from ? hours.to.minutes + 1440 : hours.to.minutes;
      for (int at = from; at < to; ++at)
        if (day + at >= 0 && day + at < 2880) minutes[static_cast<std::size_t>(day + at)] = true;
    };
    for (const auto& hours : vacancy.shifts) mark(worked, hours, 0);
    for (int day : {-1440, 0, 1440}) mark(busy, one.hours, day);
    for (std::size_t at = 0; at < 2880; ++at) shared += worked[at] && busy[at];
    most = std::max(most, shared);
  }
  auto told = parts(said, "碰上 ([0-9]+) 分钟");
  RC_ASSERT(most == (told.empty() ? 0 : std::stoi(told[1])));
}

void check_one(const Reason& reason, const data::Seeker& seeker, const data::Vacancy& vacancy) {
  const std::string& said = reason.words.zh;
  if (reason.rule == "distance") check_distance(said, seeker, vacancy);
  if (reason.rule == "wage") check_wage(said, seeker, vacancy);
  if (reason.rule == "hours") check_hours(said, seeker, vacancy);
  if (reason.rule == "care") check_care(said, seeker, vacancy);
  if (reason.rule == "days") {
    auto told = parts(said, "一周上 ([0-9]) 天，您能上 ([0-9]) 天");
    RC_ASSERT(std::stoi(told[1]) == vacancy.days_per_week);
    RC_ASSERT(std::stoul(told[2]) == seeker.intent.days.size());
  }
  if (reason.rule == "form")
    RC_ASSERT(std::ranges::find(seeker.intent.forms, vacancy.form) != seeker.intent.forms.end());
  if (reason.rule == "night") RC_ASSERT(seeker.intent.night_ok == true);
  if (reason.rule == "education") RC_ASSERT(vacancy.education && seeker.skills.education);
  if (reason.rule == "start") RC_ASSERT(*seeker.intent.start_on <= *vacancy.start_on);
  if (reason.rule == "experience") {
    bool done = std::ranges::any_of(seeker.skills.history, [&](const data::Work& work) {
      return work.title.empty() ? said.find("做过这行") != std::string::npos
                                : said.find("做过" + work.title) != std::string::npos;
    });
    RC_ASSERT(done);
  }
  if (reason.rule == "certificates" && said.starts_with("有要用的"))
    for (const auto& needed : vacancy.certificates) {
      std::string name = trades().certificate_name(needed.kind).zh;
      if (said.find(name) == std::string::npos) continue;
      RC_ASSERT(std::ranges::any_of(seeker.skills.certificates, [&](const data::Certificate& held) {
        return held.kind == needed.kind || data::Taxonomy::shipped()->certificate_covers(held.kind, needed.kind);
      }));
    }
}

}  // namespace

TEST_CASE("every sentence of any eligible pair is true") {
  int said = 0;
  rc::prop("told again from the records of a thousand pairs", [&] {
    any::shake();
    auto seeker = any::seeker();
    SeekerFacts who = facts(seeker);
    for (data::Id id = 1; id <= 10; ++id) {
      auto vacancy = any::vacancy(id);
      VacancyFacts what = facts(vacancy);
      if (!blockers(who, what, today).none()) continue;
      Match match;
      explain(job_rules(), Pair(who, what, trades(), today, 0.5f, 0.5f), Address{true}, match);
      for (const Reason& reason : match.reasons) {
        check_one(reason, seeker, vacancy);
        ++said;
      }
    }
  });
  // A run that hardly says anything proves nothing; wishes that fit are made below.
  auto seeker = person();
  rc::prop("for a person many jobs fit", [&] {
    any::shake();
    auto vacancy = any::vacancy(1);
    seeker.intent.max_km.reset();
    SeekerFacts who = facts(seeker);
    VacancyFacts what = facts(vacancy);
    Match match;
    explain(job_rules(), Pair(who, what, trades(), today, 0.5f, 0.5f), Address{true}, match);
    for (const Reason& reason : match.reasons) {
      check_one(reason, seeker, vacancy);
      ++said;
    }
  });
  CHECK(said > 100);
}
