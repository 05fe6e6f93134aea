#include "data/exchange/free_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "data/normalise/folding.hpp"
#include "data/requirements.hpp"

namespace sanqing::data {

namespace {

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool erase_word(std::string& text, std::string_view word) {
  bool any = false;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) {
    text.replace(at, word.size(), " ");
    any = true;
  }
  return any;
}

std::optional<int> take_weekday(std::string_view& text, bool in_figures = true) {
  static constexpr std::array<std::pair<std::string_view, int>, 14> days = {{{"一", 1},
                                                                             {"二", 2},
                                                                             {"三", 3},
                                                                             {"四", 4},
                                                                             {"五", 5},
                                                                             {"六", 6},
                                                                             {"日", 7},
                                                                             {"天", 7},
                                                                             {"1", 1},
                                                                             {"2", 2},
                                                                             {"3", 3},
                                                                             {"4", 4},
                                                                             {"5", 5},
                                                                             {"6", 6}}};
  auto rest = text;
  if (!take(rest, "周") && !take(rest, "星期")) take(rest, "礼拜");
  for (const auto& [word, day] : days)
    if ((in_figures || word.size() > 1) && take(rest, word)) {
      text = rest;
      return day;
    }
  return std::nullopt;
}

// Takes 周一到周五, 周二、周四, 周末, 每天 out of the text.
std::set<int> take_days(std::string& text) {
  std::set<int> days;
  for (const std::string_view word : {"周末", "双休日", "休息日"})
    if (erase_word(text, word)) days.insert({6, 7});
  if (erase_word(text, "工作日")) days.insert({1, 2, 3, 4, 5});
  for (const std::string_view word : {"每天", "天天", "每日"})
    if (erase_word(text, word)) days.insert({1, 2, 3, 4, 5, 6, 7});
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string_view rest = std::string_view(text).substr(at);
    if (!rest.starts_with("周") && !rest.starts_with("星期") && !rest.starts_with("礼拜")) continue;
    const auto from = take_weekday(rest);
    if (!from) continue;
    days.insert(*from);
    auto further = rest;
    if (take(further, "到") || take(further, "至") || take(further, "-") || take(further, "~")) {
      if (const auto to = take_weekday(further)) {
        for (int day = *from; day != *to; day = day % 7 + 1) days.insert(day);
        days.insert(*to);
        rest = further;
      }
    } else {  // 周六日, 周一三五
      while (const auto another = take_weekday(rest, false)) days.insert(*another);
    }
    text.replace(at, text.size() - at - rest.size(), " ");
  }
  return days;
}

bool is_filler(std::string text) {
  for (const std::string_view word :
       {"有时间", "有空", "空闲", "时间段", "时段", "时间", "可以", "上班", "工作", "只能", "只有", "方便", "左右",
        "全天",   "都",   "可",   "能",     "行",   "均",   "和",   "及",   "与",   "或",   "的",   "仅",   "空"})
    erase_word(text, word);
  return std::ranges::all_of(text,
                             [](char c) { return std::string_view(" ,;/+()*\"'").find(c) != std::string_view::npos; });
}

Hours between(int from, int to) {
  return {Clock{static_cast<std::int16_t>(from * 60)}, Clock{static_cast<std::int16_t>(to * 60)}};
}

std::vector<Hours> take_parts_of_day(std::string& text) {
  bool morning = false, afternoon = false, evening = false;
  for (const std::string_view word : {"白天", "白班", "日间"}) morning |= erase_word(text, word) && (afternoon = true);
  for (const std::string_view word : {"上午", "早上"}) morning |= erase_word(text, word);
  afternoon |= erase_word(text, "下午");
  for (const std::string_view word : {"晚上", "晚间"}) evening |= erase_word(text, word);
  std::vector<Hours> hours;
  if (morning) hours.push_back(between(8, afternoon ? (evening ? 22 : 18) : 12));
  if (afternoon && !morning) hours.push_back(between(13, evening ? 22 : 18));
  if (evening && !afternoon) hours.push_back(between(18, 22));
  return hours;
}

std::vector<Hours> hours_of_clock(const std::string& text, const Taxonomy& taxonomy) {
  std::vector<Hours> hours;
  for (const auto& finding : read_requirements("", "工作时间:" + text, taxonomy)) {
    if (finding.field != "shifts") continue;
    const auto from = Clock::parse(finding.value.substr(0, 5)), to = Clock::parse(finding.value.substr(6));
    if (from && to) hours.push_back({*from, *to});
  }
  return hours;
}

}  // namespace

Result<FreeTime> read_free_time(std::string_view written, const Taxonomy& taxonomy) {
  auto text = squeezed(folded(written));
  const auto refused = [&] {
    return fail(Fault::invalid, {fmt::format("看不懂可工作时间“{}”", shortened(written)), "unknown working time"});
  };
  FreeTime free;
  for (const std::string_view open :
       {"不限", "时间不限", "全天", "随时", "任何时间", "都可以", "全天都可以", "无要求", "没要求", "没有要求", "无"})
    if (text == open) return free;
  for (const std::string_view no : {"不", "除", "没", "别", "无"})
    if (text.find(no) != std::string::npos) return refused();

  const auto days = take_days(text);
  free.days.assign(days.begin(), days.end());
  free.hours = hours_of_clock(text, taxonomy);
  if (!free.hours.empty()) {
    for (const std::string_view word :
         {"上午", "早上", "早晨", "下午", "晚上", "傍晚", "中午", "凌晨", "早", "晚", "朝", "夜", "点钟", "点", "时",
          "分",   "半",   "到",   "至",   "一",   "二",   "三",   "四",   "五", "六", "七", "八", "九",   "十"})
      erase_word(text, word);
    std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == ':' || c == '.' || c == '-' || c == '~'; });
    free.says_more = !is_filler(text);
    return free;
  }
  free.hours = take_parts_of_day(text);
  if (!is_filler(text)) return refused();
  return free;
}

}  // namespace sanqing::data
