#include "data/normalise/workdays.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "data/json.hpp"

extern "C" const char sanqing_calendar_cn_mainland_begin[], sanqing_calendar_cn_mainland_end[];

namespace sanqing::data {

namespace {

namespace json = boost::json;
constexpr int most_days = 5000;

int year_of(Date day) { return static_cast<int>(std::chrono::year_month_day{day.days}.year()); }

// "2026-01-01" or "2026-01-01/2026-01-03", both ends included, within the year.
bool read_days(const json::value* list, int year, std::set<Date>& out) {
  if (!list || !list->is_array()) return false;
  for (const json::value& item : list->get_array()) {
    if (!item.is_string()) return false;
    const std::string_view text = item.get_string();
    const auto first = Date::parse(text.substr(0, 10));
    const auto last = text.size() > 10 && text[10] == '/' ? Date::parse(text.substr(11)) : first;
    if (!first || !last || *last < *first || year_of(*first) != year || year_of(*last) != year) return false;
    if (text.size() > 10 && text[10] != '/') return false;
    for (Date day = *first; day <= *last; day.days += std::chrono::days{1}) out.insert(day);
  }
  return true;
}

json::object answer(const json::value& asked) {
  const auto* object = asked.if_object();
  const auto field = [&](std::string_view name) {
    const auto* value = object ? object->if_contains(name) : nullptr;
    return value ? *value : json::value();
  };
  const json::value date = field("date"), n = field("n");
  json::object out{{"date", date}, {"n", n}};
  const auto day = date.is_string() ? Date::parse(std::string_view(date.get_string())) : std::nullopt;
  if (!object)
    out["error"] = "应为 {\"date\",\"n\"}";
  else if (!day)
    out["error"] = "date 不是存在的日期（YYYY-MM-DD）";
  else if (!n.is_int64() || n.get_int64() < 0 || n.get_int64() > most_days)
    out["error"] = fmt::format("n 应为 0 到 {} 的整数", most_days);
  else {
    const auto counted = working_days_after(*day, static_cast<int>(n.get_int64()));
    out["result"] = counted.result.text();
    if (!counted.unknown_years.empty())
      out["note"] = fmt::format("{} 年没有放假安排的数据，只按周末计算", fmt::join(counted.unknown_years, "、"));
  }
  return out;
}

}  // namespace

Result<Calendar> Calendar::parse(std::string_view text) {
  const auto wrong = [](std::string_view what) {
    return fail(Fault::invalid,
                {fmt::format("节假日文件有误：{}", what), fmt::format("the holiday file is wrong: {}", what)});
  };
  const auto root = parse_json(text);
  if (!root) return std::unexpected(root.error());
  const auto* years = root->is_object() ? root->get_object().if_contains("years") : nullptr;
  if (!years || !years->is_object()) return wrong("years");
  Calendar calendar;
  for (const auto& [name, value] : years->get_object()) {
    int year = 0;
    std::from_chars(name.data(), name.data() + name.size(), year);
    const auto* days = value.if_object();
    if (year < 1949 || !days || !read_days(days->if_contains("off"), year, calendar.off) ||
        !read_days(days->if_contains("work"), year, calendar.work))
      return wrong(name);
    calendar.years.insert(year);
  }
  return calendar;
}

const Calendar& Calendar::mainland() {
  static const Calendar calendar = [] {
    auto parsed = parse({sanqing_calendar_cn_mainland_begin, sanqing_calendar_cn_mainland_end});
    if (!parsed) throw std::logic_error(parsed.error().words.en);
    return std::move(*parsed);
  }();
  return calendar;
}

bool Calendar::is_working_day(Date day) const {
  if (work.contains(day)) return true;
  if (off.contains(day)) return false;
  return std::chrono::weekday{day.days}.iso_encoding() <= 5;
}

WorkingDays working_days_after(Date from, int n, const Calendar& calendar) {
  WorkingDays out{from, {}};
  while (n > 0) {
    out.result.days += std::chrono::days{1};
    if (calendar.is_working_day(out.result)) --n;
    const int year = year_of(out.result);
    if (!calendar.years.contains(year) && (out.unknown_years.empty() || out.unknown_years.back() != year))
      out.unknown_years.push_back(year);
  }
  return out;
}

json::object normalise_workday_line(std::string_view line) { return answer(parse_json(line).value_or(json::value())); }

}  // namespace sanqing::data
