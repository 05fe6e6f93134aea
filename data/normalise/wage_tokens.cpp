#include "data/normalise/wage_tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace sanqing::data {

namespace {

struct Entry {
  std::string_view text;
  WageWord word;
  WageUnit unit;
  bool prefix;
};

// Longest first, so that 试用期后 is not 试用期 and 美元 is not 元.
class WordTable {
 public:
  WordTable() {
    using enum WageWord;
    const auto month = WageUnit::month;
    add("元人民币|元整|元钱|元|块钱|块|人民币|rmb|cny|yuan|¥|大洋", currency);
    add("美元|美金|usd|us$|$|港币|港元|hkd|欧元|欧|eur|€|英镑|gbp|£|日元|日币|jpy|韩元|澳元|加元|新币|泰铢", odd_unit);
    add("每个月|每月|一个月|一月|元月|per month|a month|month|monthly|mth|pcm|p.m.", unit, month);
    add("月薪|月工资|月收入|月入|月均|月平均|月度工资|月基本工资", unit, month, true);
    add("每天|每日|一天|一日|每一天|per day|a day|day|daily", unit, WageUnit::day);
    add("日薪|日工资|日收入|日入|日均|天薪|日工价", unit, WageUnit::day, true);
    add("每小时|每个小时|每钟头|每个钟|每时|一小时|一个小时|一个钟头|一个钟|per hour|an hour|hour|hourly|hr", unit,
        WageUnit::hour);
    add("时薪|小时工资|小时工价|小时工|钟点工|钟点|计时|小时费", unit, WageUnit::hour, true);
    add("每年|一年|per year|a year|year|yearly|per annum|annum|p.a.|annual|annually|yr", unit, WageUnit::year);
    add("年薪|年收入|年包|年入|年综合|全年|年工资|年总收入|年总包|年均", unit, WageUnit::year, true);
    add("每周|一周|每星期|每礼拜|周薪|week|weekly|per week|每次|一次|每单|一单|每件|一件|每节|一节|每课|每班|一班|每场|"
        "一场|每趟|一趟|每斤|每票|每条|每半天|半天|每半月|每季|每半年|每平|每车|每户|按单|台班",
        odd_unit);
    add("不低于|不少于|不下|高于|大于|超过|至少|最低|最少|起薪|下限|≥|>=|>|at least|from|over|above|more than|"
        "no less than|not less than|minimum|min|starting at|starting from",
        at_least);
    add("及以上|或以上|以上|起步|往上|向上|上不封顶|不封顶|无上限|没有上限|or more|and up|and above|up|起", or_more);
    add("不超过|不高于|不到|不足|低于|小于|少于|最高|最多|至多|上限|高达|可达|最高可达|≤|<=|<|up to|under|below|less "
        "than|"
        "at most|no more than|not more than|maximum|max",
        at_most);
    add("以下|以内|之内|封顶|及以下|或以下|or less", or_less);
    add("大约|大概|约|左右|上下|将近|接近|差不多|about|around|approximately|approx|roughly", about);
    add("面议|面谈|面洽|面淡|面试定|面试时谈|详谈|详议|可谈|待议|可议|电议|协商|商议|商谈|negotiable|negotiation|tbd",
        negotiable);
    add("无责任底薪|无责底薪|底薪|基本工资|基础工资|基本薪资|保底工资|保底薪资|保底|base salary|basic salary|base pay|"
        "base|basic",
        base);
    add("试用期间|试用期|试用|试工期|试工|实习期间|实习期|培训期间|培训期|学徒期|见习期|新人期|probation", trial);
    add("试用期过后|试用期满后|试用期满|试用期后|试用后|过试用期后|过试用期|过了试用期|转正后|转正|正式员工|正式工|"
        "正式|"
        "满师后|出师后|之后|after probation",
        regular);
    add("月综合工资|月综合收入|月综合|月总收入|月实发|综合工资|综合薪资|综合收入|综合月薪|综合薪酬|综合|合计|总收入|"
        "总共|总计|共计|到手|实发|实得|平均|人均|total",
        total);
    add("提成|抽成|分成|绩效|奖金|佣金|分红|业绩|bonus|commission|bonuses|commissions", extra);
    add("补贴|补助|津贴|满勤奖|满勤|餐补|饭补|房补|话补|车补|油补|全勤奖金|全勤奖|全勤|工龄奖|工龄工资|工龄|加班费|"
        "加班工资|加班|"
        "夜班费|夜班补|高温费|高温|押金|服装费|体检费|社保|公积金|培训费|奖励|红包|介绍费|推荐费|季度奖|月度奖|"
        "超产奖|伙食费|水电费|保险|安家费|扣|allowance|overtime",
        side);
    add("含|包括|包含|内含|including|incl", included);
    add("不是梦|不是问题|不再是梦|轻松月入|轻松过万|轻松拿|轻松赚|轻松日入|轻松年薪|轻松月薪|日赚|月赚|稳赚|躺赚|暴利|"
        "财富自由|百万年薪|年薪百万|年入百万|想赚多少|想拿多少|你说了算|你来定|由你定|随便赚|不设上限",
        slogan);
    add("几千|几百|几万|数千|数万|数百|上千|上万|过万|破万|过千|百万|千万|若干|几十", vague);
    // Said beside a wage, and no part of it: not 含, not a fee, not a month's pay (加班双薪).
    add("包吃包住|包吃住|包食宿|管吃管住|管吃住|包住宿|不包括|不包含|不含|无底薪|没有底薪|无提成|没有提成|"
        "无试用期|"
        "无奖金|年终奖金|年终奖励|年终奖|年底奖金|年底奖|年终分红|无押金|免押金|不收押金|不扣|无罚款|附近|一起|"
        "缴纳社保|"
        "交社保|买社保|购买社保|购社保|五险一金|社保公积金|商业保险|意外险|补充医疗保险|加班双薪|加班三薪|节假日双薪|"
        "节假日三薪|法定双薪|法定三薪|周末双薪|周日双薪|假日双薪|假期双薪|节日双薪|法定节假日双薪|法定节假日三薪|"
        "双倍工资|三倍工资|按劳|年底|年终|年假|年龄|年限|月底|月初|月末|月结|日结|周结|次结|现结|完工结|完结|日清|"
        "半月结|"
        "次日结|当日结|当天结|日日结|天天结|做一结一|月发|日发|周发|预支|"
        "8小时工作制|八小时工作制|小时制|时间|薪资|月休|周休|日休|salary|wages|wage|pay|before|after|tax|net|gross|per|"
        "each|a|an|and|between|plus|the|of|is|not|no|meals|meal|housing|free|included|with|person|rate|full|time|part|"
        "for|on|in|by|or|experience|depending|competitive|vip|app|pc|it|ok|hi",
        other);
    std::ranges::stable_sort(entries_, std::greater{}, [](const Entry& e) { return e.text.size(); });
    for (std::size_t i = 0; i < entries_.size(); ++i)
      by_first_[static_cast<unsigned char>(entries_[i].text[0])].push_back(i);
  }

  const Entry* find(std::string_view text) const {
    for (const auto i : by_first_[static_cast<unsigned char>(text[0])]) {
      const auto& entry = entries_[i];
      if (!text.starts_with(entry.text)) continue;
      const auto next = text.size() > entry.text.size() ? text[entry.text.size()] : ' ';
      const auto last = entry.text.back();
      if (last >= 'a' && last <= 'z' && next >= 'a' && next <= 'z') continue;  // "day" is not the front of "days"
      return &entry;
    }
    return nullptr;
  }

 private:
  void add(std::string_view words, WageWord word, WageUnit unit = WageUnit::month, bool prefix = false) {
    while (!words.empty()) {
      const auto bar = words.find('|');
      entries_.push_back({words.substr(0, bar), word, unit, prefix});
      words.remove_prefix(bar == std::string_view::npos ? words.size() : bar + 1);
    }
  }
  std::vector<Entry> entries_;
  std::array<std::vector<std::size_t>, 256> by_first_;
};

const WordTable& word_table() {
  static const WordTable table;
  return table;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}
void skip_spaces(std::string_view& text) {
  while (take(text, " ")) {
  }
}
bool take_any(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const auto word : words)
    if (take(text, word)) return true;
  return false;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : rest_(text) {}

  std::vector<WageToken> run() {
    while (!rest_.empty()) step();
    forget_units_of_counts();
    return std::move(tokens_);
  }

 private:
  void step() {
    if (take(rest_, " ") || take(rest_, ":")) return;
    if (take_schedule() || take_months() || take_slash() || take_dash() || take_bare_unit()) return;
    if (take_number_with_counter()) return;
    if (auto quantity = take_quantity(rest_)) return amount(*quantity);
    if (const auto* entry = word_table().find(rest_)) return word(*entry);
    if (is_letter(rest_[0])) return latin();
    if (take_any(rest_, {",", ";", "(", ")", "!", "?", "\"", "*", "或"})) return push(WageWord::mark);
    if (take(rest_, "+") || take(rest_, "加")) return push(WageWord::plus);
    if (take(rest_, "负")) return push(starts_number() ? WageWord::minus : WageWord::other);
    take_code();
  }

  void push(WageWord word, std::string_view text = {}) { tokens_.push_back({.word = word, .text = std::string(text)}); }
  void push_unit(WageUnit unit, bool prefix) {
    tokens_.push_back({.word = WageWord::unit, .unit = unit, .prefix = prefix});
  }
  WageWord last() const { return tokens_.empty() ? WageWord::other : tokens_.back().word; }
  bool after_money() const {
    using enum WageWord;
    const auto word = last();
    return word == amount || word == currency || word == unit || word == or_more;
  }
  void amount(const Quantity& quantity) {
    tokens_.push_back({.word = WageWord::amount, .quantity = quantity});
    const bool times = rest_.size() > 1 && rest_[0] == 'x' && is_digit(rest_[1]);  // 5000x14
    if (!rest_.empty() && is_letter(rest_[0]) && !times && !word_table().find(rest_)) {
      auto word = rest_;
      if (take_unit_letters(word)) return;
      push(WageWord::unknown);
    }
  }

  void word(const Entry& entry) {
    const auto text = entry.text;
    rest_.remove_prefix(text.size());
    // Of these, only what directly follows an amount says something about it.
    if (text == "起" || text == "up") return push(after_money() ? WageWord::or_more : WageWord::other);
    if (text == "不到" || text == "不足") return push(starts_number() ? WageWord::at_most : WageWord::or_less);
    if (text.starts_with("月") && entry.word == WageWord::total) push_unit(WageUnit::month, true);
    if (text == "元月") {  // 5000元月
      push(WageWord::currency);
      return push_unit(WageUnit::month, false);
    }
    if (entry.word == WageWord::unit) return push_unit(entry.unit, entry.prefix);
    push(entry.word, text);
  }

  void latin() {
    std::size_t length = 0;
    while (length < rest_.size() && is_letter(rest_[length])) ++length;
    const auto word = rest_.substr(0, length);
    const bool between = (word == "to") && after_money();
    rest_.remove_prefix(length);
    push(between ? WageWord::range : WageWord::other);
  }

  void take_code() {
    const auto lead = static_cast<unsigned char>(rest_[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    rest_.remove_prefix(std::min(length, rest_.size()));
    if (last() != WageWord::other) push(WageWord::other);
  }

  bool starts_number() const {
    auto probe = rest_;
    skip_spaces(probe);
    take_any(probe, {"¥", "rmb", "cny"});
    return take_quantity(probe).has_value();
  }

  // 做六休一, 月休4天, 五险一金, 每天8小时, 8小时/天: times and benefits.
  bool take_schedule() {
    auto rest = rest_;
    if (take_any(rest, {"做", "上", "干"})) {
      if (take_small_number(rest) && take(rest, "休") && take_small_number(rest)) return skip_to(rest);
      return false;
    }
    if (take_any(rest,
                 {"每月休息", "每月休", "月休息", "月休", "每周休息", "每周休", "周休", "一周休息", "休息", "休"})) {
      take_span(rest);
      take_any(rest, {"天", "日"});
      return skip_to(rest);
    }
    if (take_any(rest, {"每天工作", "每天上班", "每天", "每日工作", "每日", "日均"})) {
      if (take_span(rest) && (take(rest, "个小时") || take(rest, "小时"))) return skip_to(rest);
      return false;
    }
    if (take_small_number(rest) && take(rest, "险")) {
      if (take_small_number(rest)) take(rest, "金");
      return skip_to(rest);
    }
    return false;
  }
  bool skip_to(std::string_view rest) {
    rest_ = rest;
    push(WageWord::other);
    return true;
  }
  static bool take_span(std::string_view& text) {
    skip_spaces(text);
    if (!take_small_number(text)) return false;
    auto rest = text;
    if (take_any(rest, {"-", "~", "到", "至"}) && take_small_number(rest)) text = rest;
    return true;
  }

  // 13薪, *13, 12-14薪, 十三薪, 双薪, 13个月薪资, 13th month.
  bool take_months() {
    auto rest = rest_;
    if (take_any(rest, {"年底双薪", "年终双薪", "双薪"})) return months(13, rest);
    const bool times = take_any(rest, {"*", "x"});
    skip_spaces(rest);
    const auto number = take_small_number(rest);
    if (!number) return false;
    if (take(rest, "th")) {
      skip_spaces(rest);
      take_any(rest, {"month", "-month"});
      take_any(rest, {" salary", " pay"});
      return months(*number, rest);
    }
    auto after = rest;
    if (take_any(after, {"-", "~", "到", "至"}) && take_small_number(after) && after.starts_with("薪")) rest = after;
    if (take_any(rest, {"个月薪资", "个月工资", "个月薪", "个月的工资", "薪"})) return months(*number, rest);
    if (last() == WageWord::mark && take_any(rest, {" months"})) return months(*number, rest);
    if (!times || *number < 12 || *number > 24 || !after_money()) return false;
    take_any(rest, {"个月", "月", "months"});
    if (!rest.empty() && (is_digit(rest[0]) || rest[0] == '.')) return false;
    return months(*number, rest);
  }
  bool months(int number, std::string_view rest) {
    if (number < 12 || number > 24) return skip_to(rest);  // 3薪 is the pay of holidays
    rest_ = rest;
    tokens_.push_back({.word = WageWord::months, .number = number});
    return true;
  }

  static bool take_unit_letters(std::string_view& text) {
    std::size_t length = 0;
    while (length < text.size() && is_letter(text[length])) ++length;
    const auto word = text.substr(0, length);
    const bool known = word == "h" || word == "d" || word == "m" || word == "mo" || word == "mon" || word == "y" ||
                       word == "hrs" || word == "hours" || word == "days" || word == "months" || word == "years";
    if (known) text.remove_prefix(length);
    return known;
  }

  bool take_slash() {
    auto rest = rest_;
    if (!take(rest, "/")) return false;
    skip_spaces(rest);
    take_any(rest, {"每人/", "每人", "人/", "人*", "人"});
    take(rest, "每");
    take_any(rest, {"一", "1"});
    if (take(rest, "个") && !rest.starts_with("月") && !rest.starts_with("小时")) return odd_slash();
    if (take_any(rest, {"半天", "半月", "半年", "季度", "季", "周",   "星期", "礼拜",  "week",  "wk",
                        "次",   "单",   "件",   "票",   "节", "课时", "课",   "班",    "趟",    "条",
                        "斤",   "平方", "平",   "场",   "只", "台",   "张",   "户",    "家",    "位",
                        "吨",   "公里", "车",   "套",   "项", "篇",   "字",   "piece", "order", "class"}))
      return odd_slash();
    const auto unit = take_unit(rest);
    if (unit) {
      rest_ = rest;
      if (last() == WageWord::count)
        push(WageWord::other);  // 12小时/天
      else
        push_unit(*unit, false);
      return true;
    }
    auto probe = rest_.substr(1);
    skip_spaces(probe);
    const bool digits = !probe.empty() && is_digit(probe[0]);
    rest_.remove_prefix(1);
    if (digits && !months_ahead(probe))
      push(WageWord::unknown);
    else
      push(WageWord::mark);
    return true;
  }
  bool odd_slash() {
    rest_.remove_prefix(1);
    push(WageWord::odd_unit, "/");
    return true;
  }
  static bool months_ahead(std::string_view text) { return take_small_number(text) && text.starts_with("薪"); }
  static std::optional<WageUnit> take_unit(std::string_view& text) {
    const auto latin = [&](std::initializer_list<std::string_view> words) {
      for (const auto word : words) {
        if (!text.starts_with(word)) continue;
        if (text.size() > word.size() && is_letter(text[word.size()])) continue;
        text.remove_prefix(word.size());
        return true;
      }
      return false;
    };
    if (take(text, "月") || latin({"month", "mth", "mon", "mo", "m"})) return WageUnit::month;
    if (take_any(text, {"天", "日"}) || latin({"day", "d"})) return WageUnit::day;
    if (take_any(text, {"小时", "时", "钟头", "钟"}) || latin({"hour", "hr", "h"})) return WageUnit::hour;
    if (take(text, "年") || latin({"year", "yr", "annum", "y", "a"})) return WageUnit::year;
    return std::nullopt;
  }

  bool take_dash() {
    auto rest = rest_;
    const bool yi = rest.starts_with("一");  // 3000一5000, typed with the wrong key
    if (yi) {
      if (!after_money() || rest.size() <= 3 || !is_digit(rest[3])) return false;
      rest_.remove_prefix(3);
      push(WageWord::range);
      return true;
    }
    if (rest.starts_with("到手") || rest.starts_with("至少") || rest.starts_with("至多")) return false;
    bool wave = false, dash = false;
    while (true) {
      if (take_any(rest, {"~"}))
        wave = true;
      else if (take_any(rest, {"-"}))
        dash = true;
      else if (dash || wave)
        break;
      else if (take_any(rest, {"至", "到"})) {
        if (!after_money()) return false;
        wave = true;
        break;
      } else
        return false;
      skip_spaces(rest);
    }
    rest_ = rest;
    if (after_money())
      push(WageWord::range);
    else if (!starts_number())
      push(WageWord::mark);
    else
      push(dash ? WageWord::minus : WageWord::about);
    return true;
  }

  // 10人, 18-45岁, 3个月, 8小时, 80%: numbers that are no money.
  bool take_number_with_counter() {
    auto rest = rest_;
    auto quantity = take_quantity(rest);
    if (!quantity) return false;
    auto second = rest;
    skip_spaces(second);
    if (take_any(second, {"-", "~", "到", "至"})) {
      skip_spaces(second);
      if (const auto upper = take_quantity(second); upper && counted(*upper, second)) return counter(second);
    }
    if (!quantity->scale && quantity->low >= 13'000'000'000 * millionths && quantity->low < 20'000'000'000 * millionths)
      return counter(rest);  // a phone number
    if (!counted(*quantity, rest)) return false;
    return counter(rest);
  }
  bool counter(std::string_view rest) {
    rest_ = rest;
    push(WageWord::count);
    return true;
  }
  static bool counted(const Quantity& quantity, std::string_view& rest) {
    const auto upto = [&](std::int64_t most) { return quantity.high <= most * millionths; };
    if (take_any(rest, {"个月", "个工作日", "个人", "个班", "%",    "周岁", "岁", "名",   "人",   "号", "级",
                        "楼",   "层",       "折",   "倍",   "公里", "km",   "kg", "cm",   "公斤", "斤", "位",
                        "班倒", "周",       "届",   "分钟", "分",   "成",   "险", "平米", "平方", "期"}))
      return true;
    if (upto(31) && !quantity.scale && take_any(rest, {"天", "日", "点"})) return true;
    if (upto(24) && take_any(rest, {"个小时", "小时", "hours", "hrs", "h"})) return true;
    if (upto(24) && take_any(rest, {"月", "months"})) return true;
    if (upto(31) && take_any(rest, {" days", "days", " hours", " months", " years"})) return true;
    const bool calendar_year = quantity.low >= 1900 * millionths && quantity.high <= 2100 * millionths;
    return (upto(99) || calendar_year) && !quantity.scale && take(rest, "年");
  }

  // A lone 月, 天, 小时 … is a unit right after money (5000元月) or right before a number (月3000, 时20). "1天" is one
  // too.
  bool take_bare_unit() {
    auto rest = rest_;
    const bool one = take(rest, "1");
    if (one && take(rest, "个") && !rest.starts_with("月") && !rest.starts_with("小时")) return false;
    if (const auto* entry = word_table().find(rest_); entry && entry->word == WageWord::other) return false;  // 日结
    auto letters = rest;
    const bool money = after_money();
    std::optional<WageUnit> unit;
    if (take(rest, "月"))
      unit = WageUnit::month;
    else if (take_any(rest, {"天", "日"}))
      unit = WageUnit::day;
    else if (take_any(rest, {"小时", "时"}))
      unit = WageUnit::hour;
    else if (take(rest, "年"))
      unit = WageUnit::year;
    else if (money && !one && is_letter(letters[0]) && letters[0] != 'a')
      unit = take_letter_unit(rest);
    if (!unit) return false;
    auto ahead = rest;
    skip_spaces(ahead);
    take(ahead, ":");
    skip_spaces(ahead);
    take(ahead, "¥");
    const bool before_number = take_quantity(ahead).has_value();
    if (!money && !before_number) return false;
    rest_ = rest;
    push_unit(*unit, !money);
    return true;
  }
  static std::optional<WageUnit> take_letter_unit(std::string_view& text) {
    auto rest = text;
    const auto unit = take_unit(rest);
    if (unit) text = rest;
    return unit;
  }

  // 每月15号发薪, 每天8小时: the unit belongs to the count, not to the wage.
  void forget_units_of_counts() {
    for (std::size_t i = 1; i < tokens_.size(); ++i)
      if (tokens_[i].word == WageWord::count && tokens_[i - 1].word == WageWord::unit && !tokens_[i - 1].prefix &&
          (i < 2 || (tokens_[i - 2].word != WageWord::amount && tokens_[i - 2].word != WageWord::currency)))
        tokens_[i - 1].word = WageWord::other;
  }

  std::string_view rest_;
  std::vector<WageToken> tokens_;
};

}  // namespace

std::vector<WageToken> wage_tokens(std::string_view text) { return Lexer(text).run(); }

}  // namespace sanqing::data
