// Working hours, rest days, shifts.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "data/normalise/numerals.hpp"
#include "data/requirements/sentences.hpp"

namespace sanqing::data::requirements {

namespace {

constexpr int noon = 12 * 60, day = 24 * 60;

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}
bool take_any(std::string_view& text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return take(text, word); });
}
void skip_spaces(std::string_view& text) {
  while (take(text, " ")) {
  }
}

struct Moment {
  int minutes = 0;
  bool part_of_day = false;  // 早, 下午, pm: no guessing needed
  bool exact = false;        // written with a colon or 点
};

enum class Part { none, morning, midday, afternoon, evening, small_hours };

Part take_part(std::string_view& text) {
  take_any(text, {"次日", "第二天", "隔天"});
  if (take_any(text, {"凌晨"})) return Part::small_hours;
  if (take_any(text, {"早上", "早晨", "上午", "清晨", "早", "朝"})) return Part::morning;
  if (take_any(text, {"中午"})) return Part::midday;
  if (take_any(text, {"下午", "午后"})) return Part::afternoon;
  if (take_any(text, {"晚上", "傍晚", "夜里", "晚", "夜"})) return Part::evening;
  return Part::none;
}

// 8:30, 8点半, 晚6点, 早八, 17.30. Without a colon or 点 the hour alone is taken too (`exact` is false).
std::optional<Moment> take_moment(std::string_view& text) {
  auto rest = text;
  const auto part = take_part(rest);
  skip_spaces(rest);
  take(rest, ":");
  const auto hour = take_small_number(rest);
  if (!hour || *hour > 24) return std::nullopt;
  Moment moment{.minutes = *hour * 60, .part_of_day = part != Part::none, .exact = false};
  auto after = rest;
  skip_spaces(after);
  const auto two_digits = [&](std::size_t at) {
    return after.size() > at + 1 && after[at] >= '0' && after[at] <= '5' && after[at + 1] >= '0' &&
           after[at + 1] <= '9' && (after.size() <= at + 2 || after[at + 2] < '0' || after[at + 2] > '9');
  };
  const bool dotted = !after.empty() && after[0] == '.' && after.size() > 2 && (after[2] == '0' || after[2] == '5');
  if (!after.empty() && (after[0] == ':' || dotted) && two_digits(1)) {
    moment.minutes += (after[1] - '0') * 10 + (after[2] - '0');
    moment.exact = true;
    after.remove_prefix(3);
    rest = after;
  } else if (take_any(after, {"点钟", "点", "时"})) {
    moment.exact = true;
    if (take(after, "半"))
      moment.minutes += 30;
    else if (two_digits(0)) {
      moment.minutes += (after[0] - '0') * 10 + (after[1] - '0');
      after.remove_prefix(2);
      take(after, "分");
    }
    rest = after;
  }
  if (moment.minutes > day) return std::nullopt;
  if (take(rest, "am")) moment.part_of_day = true;
  const bool pm = take(rest, "pm");
  const bool later = pm || part == Part::afternoon || (part == Part::evening && moment.minutes >= 5 * 60) ||
                     (part == Part::midday && moment.minutes < 3 * 60);
  if (later && moment.minutes < noon) moment.minutes += noon;
  if (part == Part::evening && *hour == 12) moment.minutes += noon;  // 晚12点
  moment.part_of_day |= pm;
  text = rest;
  return moment;
}

bool take_until(std::string_view& text) {
  auto rest = text;
  skip_spaces(rest);
  take_any(rest, {"上班", "开始"});
  skip_spaces(rest);
  bool any = false;
  while (take_any(rest, {"-", "~", "至", "到", "一"})) {
    any = true;
    skip_spaces(rest);
  }
  if (any) text = rest;
  return any;
}

// Clocks of twelve hours ("8:30-5:30", "2:00-6:30" after a morning) are the ones of the afternoon.
Hours settled(Moment from, Moment to, const std::vector<Hours>& before) {
  if (!from.part_of_day && from.minutes < 6 * 60 && !before.empty() && before.back().to.minutes >= 11 * 60 &&
      before.back().to.minutes <= 13 * 60 && to.minutes > from.minutes && to.minutes < noon) {
    from.minutes += noon;
    to.minutes += noon;
  }
  if (!to.part_of_day && to.minutes <= from.minutes && to.minutes < noon) {
    const int overnight = to.minutes + day - from.minutes;
    const bool morning = from.minutes >= 5 * 60 && from.minutes < noon;
    if ((morning && to.minutes + noon - from.minutes <= 14 * 60) || overnight > 14 * 60) to.minutes += noon;
  }
  return {Clock{static_cast<std::int16_t>(from.minutes)}, Clock{static_cast<std::int16_t>(to.minutes)}};
}

int length(const Hours& hours) {
  const int minutes = hours.to.minutes - hours.from.minutes;
  return minutes > 0 ? minutes : minutes + day;
}
bool overlap(const Hours& a, const Hours& b) {
  return a.from < b.to && b.from < a.to && a.to > a.from && b.to > b.from;
}

bool speaks_of_work(std::string_view before) {
  static constexpr std::array triggers = {"工作时间", "上班时间", "上下班", "作息",  "出勤", "班次",
                                          "早班",     "晚班",     "白班",   "夜班",  "中班", "坐班",
                                          "上班",     "工时",     "班:",    "时间:", "时段"};
  return std::ranges::any_of(triggers, [&](std::string_view word) { return has(before, word); });
}
bool speaks_of_else(std::string_view before) {
  return has_any(before,
                 {"面试", "接待", "咨询", "报名", "来电",     "营业", "截止", "逾期", "招聘会", "锁门", "开门",
                  "门禁", "会议", "比赛", "课程", "培训时间", "电话", "打卡", "联系", "公交",   "直达", "地铁"});
}
bool speaks_of_break(std::string_view before) {
  return has_any(before, {"午休", "休息", "午餐", "晚餐", "就餐", "用餐", "吃饭"});
}

struct Spoken {
  Hours hours;
  std::size_t at = 0, end = 0;
};

bool is_inside_number(std::string_view text, std::size_t at) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const char before = text[at - 1];
  return is_digit(before) || ((before == ':' || before == '.') && at > 1 && is_digit(text[at - 2]));
}

// Every "from - to" of the text that is a stretch of work.
std::vector<Spoken> spoken_hours(std::string_view text) {
  std::vector<Spoken> found;
  std::vector<Hours> hours;
  std::size_t last_end = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool digit = text[at] >= '0' && text[at] <= '9';
    if ((lead & 0xC0) == 0x80 || (!digit && lead < 0x80)) continue;
    if (digit && at > 0 && is_inside_number(text, at)) continue;
    auto rest = text.substr(at);
    if (!digit) {
      auto probe = rest;
      if (take_part(probe) == Part::none) continue;
    }
    const auto from = take_moment(rest);
    if (!from) continue;
    const bool idiom = rest.starts_with("晚") || (rest.starts_with("早") && from->part_of_day);  // 早八晚六, 晚七早八
    if (!idiom && !take_until(rest)) continue;
    const auto to = take_moment(rest);
    if (!to || (to->minutes == from->minutes && from->minutes >= noon)) continue;
    const auto near = text.substr(at > 15 ? at - 15 : 0, std::min<std::size_t>(at, 15));
    const bool sure = (from->exact && to->exact) || (to->exact && has_any(near, {"工作时间", "上班时间"})) ||
                      (from->part_of_day && to->part_of_day) || (to->exact && (from->exact || from->part_of_day));
    if (!sure) continue;
    const auto end = text.size() - rest.size();
    // What stands before: from the last stretch of hours on where that is near, so that one trigger serves a list.
    const std::size_t reach = 45;
    const auto before = text.substr(at > reach ? at - reach : 0, std::min(at, reach));
    const bool goes_on = !found.empty() && at - last_end <= 30;
    const bool work = speaks_of_work(before) || goes_on || idiom ||
                      (from->part_of_day && (to->part_of_day || (from->exact && to->exact))) ||
                      speaks_of_work(text.substr(end, 12));
    if (!work || speaks_of_break(near) || (speaks_of_else(before) && !has_any(near, {"工作时间", "上班时间"})))
      continue;
    const auto stretch = settled(*from, *to, hours);
    if (length(stretch) < 60 || length(stretch) > 13 * 60) continue;
    if (has_any(text.substr(end, 24), {"内排", "排班", "之间", "弹性", "自由", "任选"}) ||
        has_any(near, {"弹性", "自由"}))
      continue;  // somewhere within, not all of it
    found.push_back({stretch, at, end});
    hours.push_back(stretch);
    last_end = end;
    at = end - 1;
  }
  return found;
}

// Some mark of a clock: 8:30, 8点, 9.30, 早八晚六.
bool mentions_clocks(const Advert& advert) {
  for (const auto text : {advert.title(), advert.text()})
    for (std::size_t at = 1; at + 1 < text.size(); ++at)
      if ((text[at] == ':' || text[at] == '.') && text[at - 1] >= '0' && text[at - 1] <= '9' && text[at + 1] >= '0' &&
          text[at + 1] <= '9')
        return true;
  return advert.says_any(
      {"点", "朝九", "朝八", "朝9", "朝8", "早九", "早八", "早7", "早8", "早9", "早七", "早十", "晚7", "晚七"});
}

void read_shifts(const Advert& advert, std::vector<Finding>& findings) {
  if (!mentions_clocks(advert)) return;
  if (advert.says_any({"夏季", "冬季", "夏令", "冬令"})) return;
  auto found = spoken_hours(advert.text());
  if (found.empty()) found = spoken_hours(advert.title());
  const bool rotation = advert.says_any({"早班", "晚班", "夜班", "中班", "班倒", "倒班", "轮班", "白班", "a班", "b班"});
  std::vector<Hours> kept;
  std::vector<Finding> shifts;
  for (const auto& [hours, at, end] : found) {
    if (std::ranges::find(kept, hours) != kept.end()) continue;
    if (!rotation && std::ranges::any_of(kept, [&](const Hours& other) { return overlap(hours, other); })) continue;
    kept.push_back(hours);
    shifts.push_back({"shifts", hours.from.text() + "-" + hours.to.text(),
                      excerpt(advert.text().empty() ? advert.title() : advert.text(), at)});
  }
  if (shifts.size() <= 4) std::ranges::move(shifts, std::back_inserter(findings));
}

// 月休4天, 每周休息1天: days of rest to days of work in a week.
std::optional<int> rest_days(std::string_view clause, std::size_t& where) {
  for (const auto& [word, week] : std::initializer_list<std::pair<std::string_view, bool>>{{"月休息", false},
                                                                                           {"每月休", false},
                                                                                           {"月休", false},
                                                                                           {"每周休息", true},
                                                                                           {"每周休", true},
                                                                                           {"周休息", true},
                                                                                           {"周休", true},
                                                                                           {"一周休息", true},
                                                                                           {"一周休", true}}) {
    const auto at = clause.find(word);
    if (at == std::string_view::npos) continue;
    auto rest = clause.substr(at + word.size());
    while (take_any(rest, {"息", " ", "、", "不少于", "至少", "假", ":"})) {
    }
    const bool one = rest.starts_with("一天") || rest.starts_with("一日");  // 一天 is a unit to the reader of numbers
    const auto days = one ? std::optional(1) : take_small_number(rest);
    if (one) take(rest, "一");
    if (!days || !(rest.starts_with("天") || rest.starts_with("日"))) continue;
    where = at;
    if (week) return *days >= 1 && *days <= 5 ? std::optional(7 - *days) : std::nullopt;
    if (*days > 15 || *days == 6 || *days == 7) return std::nullopt;  // between five and six days a week
    return *days >= 8 ? 5 : *days >= 4 ? 6 : 7;
  }
  for (std::string_view said : {"每周一天休息", "一周一天休息", "每周1天休息", "每周有一天休息"})
    if (const auto at = clause.find(said); at != std::string_view::npos) {
      where = at;
      return 6;
    }
  return std::nullopt;
}

std::optional<int> days_of(std::string_view clause, std::size_t& where) {
  const auto any = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
      const auto at = clause.find(word);
      if (at == std::string_view::npos || is_denied(clause, at)) return false;
      if (word == "双休" && (clause.substr(at).starts_with("双休日") || has(clause, "双休吗"))) return false;
      where = at;
      return true;
    });
  };
  if (any({"大小周", "单双休", "单双周", "单双轮休", "大小休"})) return 6;
  if (has(clause, "双休") && has(clause, "单休")) return std::nullopt;  // one or the other, as it is agreed
  if (any({"做五休二", "上五休二", "做5休2", "上5休2", "五天工作制", "5天工作制", "五天制", "五天八小时", "5天8小时",
           "每周工作五天", "每周工作5天", "每周5天", "周休二日", "双休"}))
    return 5;
  if (any({"做六休一", "上六休一", "做6休1", "上6休1", "六天工作制", "6天工作制", "六天制", "每周工作六天",
           "每周工作6天", "每周6天", "单休", "周休一日"}))
    return 6;
  if (any({"全月无休", "全年无休"})) return 7;
  return rest_days(clause, where);
}

void read_days(const Advert& advert, std::vector<Finding>& findings) {
  if (!advert.says_any({"休", "五天", "5天", "六天", "6天", "大小周", "单双周"})) return;
  std::vector<Finding> found;
  for (const auto& sentence : advert.sentences())
    for (const auto clause : sentence.clauses) {
      std::size_t where = 0;
      if (const auto days = days_of(clause, where))
        found.push_back({"days_per_week", fmt::format("{}", *days), excerpt(clause, where)});
    }
  const bool agree =
      std::ranges::all_of(found, [&](const Finding& finding) { return finding.value == found.front().value; });
  if (!found.empty() && agree) findings.push_back(found.front());
}

void read_hours_per_day(const Advert& advert, std::vector<Finding>& findings) {
  if (!advert.says("小时")) return;
  std::vector<Finding> found;
  for (const auto& sentence : advert.sentences())
    for (const auto clause : sentence.clauses) {
      const auto at = clause.find("小时");
      if (at == std::string_view::npos || has_any(clause, {"元", "薪", "补贴", "加班", "培训", "车程", "内", "后"}))
        continue;
      std::size_t from = at;
      if (clause.substr(0, at).ends_with("个")) from -= 3;
      std::size_t digits = from;
      while (digits > 0 && clause[digits - 1] >= '0' && clause[digits - 1] <= '9') --digits;
      auto number = clause.substr(digits, from - digits);
      if (number.empty() && clause.substr(0, from).ends_with("八")) number = "8";
      const auto before = clause.substr(0, digits);
      const bool span = before.ends_with("-") || before.ends_with("~") || before.ends_with(".");
      const bool daily = has_any(before, {"每天", "每日", "日工作", "一天", "天天"}) ||
                         has_any(clause.substr(at), {"小时工作制", "小时制", "小时/天", "小时每天"}) ||
                         before.ends_with("工作时间:") || before.ends_with("工作时间");
      if (number.empty() || number.size() > 2 || span || !daily) continue;
      const int hours = (number.size() == 2 ? (number[0] - '0') * 10 : 0) + number.back() - '0';
      if (hours >= 2 && hours <= 14) found.push_back({"hours_per_day", std::string(number), excerpt(clause, digits)});
    }
  const bool agree =
      std::ranges::all_of(found, [&](const Finding& finding) { return finding.value == found.front().value; });
  if (!found.empty() && agree) findings.push_back(found.front());
}

}  // namespace

void read_hours(const Advert& advert, std::vector<Finding>& findings) {
  read_shifts(advert, findings);
  read_days(advert, findings);
  read_hours_per_day(advert, findings);
}

}  // namespace sanqing::data::requirements
