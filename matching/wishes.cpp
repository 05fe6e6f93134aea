#include "matching/wishes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "data/records/words.hpp"
#include "data/text.hpp"
#include "matching/facts.hpp"

namespace sanqing::matching {

namespace {

using Words = std::initializer_list<std::string_view>;
using data::has_any;

bool starts_with_any(std::string_view text, Words words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

// The first of `words` in the text: where it begins and ends; npos where none stands.
struct Found {
  std::size_t at = std::string_view::npos, end = std::string_view::npos;
  explicit operator bool() const { return at != std::string_view::npos; }
};
Found first_of(std::string_view text, Words words) {
  Found first;
  for (std::string_view word : words)
    if (std::size_t at = text.find(word); at < first.at) first = {at, at + word.size()};
  return first;
}

std::vector<std::string_view> clauses_of(std::string_view text) {
  constexpr std::array<std::string_view, 20> ends{"，", "。", "；", "！", "？", "、", "（", "）", "但是", "不过",
                                                  "但", ",",  ";",  ".",  "!",  "?",  "(",  ")",  "\n",   " but "};
  std::vector<std::string_view> clauses;
  while (!text.empty()) {
    std::size_t end = text.size(), next = end;
    for (std::string_view mark : ends)
      if (std::size_t at = text.find(mark); at < end) end = at, next = at + mark.size();
    // "以前做厨师现在想做保安": the present begins a clause of its own.
    for (std::string_view now : {"现在", " now "})
      if (std::size_t at = text.substr(0, end).find(now); at != text.npos && at > 0) end = next = at;
    if (end > 0) clauses.push_back(text.substr(0, end));
    text.remove_prefix(next);
  }
  return clauses;
}

bool names_work_looked_for(std::string_view clause) {
  return has_any(clause, {"想", "找", "愿意", "工作", "的活", "要求", "want", "look"});
}
bool tells_of_others(std::string_view clause) {
  return starts_with_any(clause, {"老公", "老婆",   "丈夫",   "妻子",       "爱人",    "儿子",   "女儿",       "儿媳",
                                  "媳妇", "我老公", "我老婆", "我儿",       "我女",    "爸",     "妈",         "父亲",
                                  "母亲", "公公",   "婆婆",   "my husband", "my wife", "my son", "my daughter"}) &&
         !has_any(clause, {"想", "我做", "我找"});
}
bool tells_of_care(std::string_view clause) {
  if (!has_any(clause, {"带孩子", "带娃", "带小孩", "看孩子", "接孩子", "送孩子", "接送", "带孙", "照顾", "伺候"}))
    return false;
  bool at_home =
      starts_with_any(clause, {"要", "得", "需要", "还要", "每天", "家里", "家有", "在家", "因为", "白天要"}) ||
      has_any(clause, {"妈", "爸", "父", "母", "公婆", "老公", "老婆", "孙", "自己的"});
  return at_home && !names_work_looked_for(clause);
}
bool tells_of_the_past(std::string_view clause) {
  return has_any(
      clause, {"以前", "原来", "过去", "从前", "原先", "曾经", "退休前", "下岗前", "used to", "i was a", "worked as"});
}
// "随便", "什么都行", "其他都可以": no trade is named.
bool is_open_to_anything(std::string_view clause) {
  return has_any(clause, {"随便", "什么都", "啥都", "啥子都", "任何", "其他都", "别的都", "没得要求", "没有要求",
                          "不挑", "anything", "any job", "any work"});
}

std::uint16_t activities_in(std::string_view refused) {
  using enum data::Activity;
  struct Named {
    data::Activity activity;
    Words words;
  };
  static const std::array<Named, 9> named{{{night, {"夜班", "晚班", "通宵", "上夜", "night"}},
                                           {heights, {"高空", "登高", "爬高", "height"}},
                                           {sales, {"推销", "跑业务", "拉客户", "搞销售", "做销售"}},
                                           {live_in, {"住家", "live-in", "live in"}},
                                           {shifts, {"倒班", "班倒", "轮班"}},
                                           {travel, {"出差", "travel"}},
                                           {drinking, {"喝酒", "应酬"}},
                                           {outdoors, {"户外", "日晒", "晒太阳", "外勤"}},
                                           {noise, {"噪音", "太吵"}}}};
  std::uint16_t found = 0;
  for (const Named& one : named)
    if (has_any(refused, one.words)) found |= bit(one.activity);
  return found;
}

struct Reader {
  SpokenWishes spoken;

  void wish(std::string_view words) {
    if (!words.empty()) spoken.wished.append(words).append(" ");
  }
  void refuse(std::string_view words) {
    spoken.refused.append(words).append(" ");
    spoken.activities |= activities_in(words);
  }

  // "不要夜班的保洁": the condition is refused, the work is not; "不想做搬东西的活" refuses the work.
  void refuse_but_keep_work(std::string_view object, bool of_will) {
    std::size_t of = object.rfind("的");
    std::string_view work = of == object.npos ? std::string_view() : object.substr(of + 3);
    bool names_work = work.size() >= 6 && !starts_with_any(work, {"活", "工作", "岗位", "事", "那种", "地方", "班"});
    std::string_view kept_off = names_work ? object.substr(0, of) : object;
    of_will ? refuse(kept_off) : void(spoken.activities |= activities_in(kept_off));
    if (names_work) wish(work);
  }

  void read(std::string_view clause) {
    Found but = first_of(clause, {"除了", "除", "except "});
    if (but || has_any(clause, {"以外", "之外"})) {
      if (std::size_t at = clause.find("除"); at != clause.npos) wish(clause.substr(0, at));
      std::size_t from = but ? but.end : 0;
      Found end = first_of(clause, {"以外", "之外", "外"});
      return refuse(clause.substr(from, end && end.at > from ? end.at - from : clause.npos));
    }
    if (Found tired = first_of(clause, {"干不动", "做不动", "做厌", "干厌", "做腻", "干够", "做够", "不想干了",
                                        "不干了", "不做了", "不想做了", "吃不消", "上不了", "不行", "不得行"}))
      if (tired.at > 0) return refuse(clause.substr(0, tired.at));
    if (Found no = first_of(clause, {"不想", "不愿", "不做", "不要", "不干",   "不当",   "不找",    "不去", "不上",
                                     "不倒", "不出", "不喝", "不值", "不考虑", "不搞",   "不跑",    "别让", "别叫",
                                     "别给", "别喊", "莫",   "not ", "no ",    "don't ", "without "})) {
      wish(clause.substr(0, no.at));
      std::size_t from = clause[no.at] & 0x80 && clause.substr(no.at).starts_with("不") ? no.at + 3 : no.end;
      return refuse_but_keep_work(clause.substr(from), true);
    }
    if (Found cannot = first_of(clause, {"不能", "不会", "搬不得", "站不得", "干不了"})) {
      wish(clause.substr(0, cannot.at));
      return refuse_but_keep_work(clause.substr(cannot.end), false);
    }
    if (has_any(clause, {"想做", "想当", "想干", "改做", "改行", "换个", "换成", "want to be", "want to work"}))
      spoken.decided.append(clause).append(" ");
    wish(clause);
  }
};

}  // namespace

SpokenWishes parted(std::string_view text) {
  Reader reader;
  std::string lower = data::lowered(text);
  for (std::string_view clause : clauses_of(lower)) {
    if (tells_of_care(clause) && has_any(clause, {"了", "过"})) {
      reader.spoken.past.append(clause).append(" ");
    } else if (tells_of_others(clause) || tells_of_care(clause) || is_open_to_anything(clause)) {
      // "anything except cleaning" still says what not.
      if (Found except = first_of(clause, {"except "})) reader.refuse(clause.substr(except.end));
    } else if (tells_of_the_past(clause)) {
      reader.spoken.past.append(clause).append(" ");
    } else {
      reader.read(clause);
    }
  }
  return std::move(reader.spoken);
}

std::string wish_of(const SpokenWishes& spoken, const Trades& trades) {
  std::vector<OccupationIndex> named;
  trades.guess_all(spoken.decided, named);
  return named.empty() ? spoken.wished + spoken.past : spoken.wished;
}

}  // namespace sanqing::matching
