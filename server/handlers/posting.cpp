#include "server/handlers/posting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <span>

#include "data/requirements.hpp"
#include "data/text.hpp"

namespace sanqing::server {
namespace {

using Words = std::initializer_list<std::string_view>;
using data::has_any;

// "本地户口", "限重庆户籍"; not "户口不限", "解决户口" or an office that keeps registers (户籍管理).
bool asks_origin(std::string_view clause) {
  if (has_any(clause, {"不限", "不看", "无要求", "不要求", "均可", "都可", "皆可", "解决", "落户", "办理", "代办"}))
    return false;
  if (has_any(clause, {"限本地人", "只招本地", "只要本地", "限本市人"})) return true;
  if (!has_any(clause, {"户口", "户籍"})) return false;
  return clause.ends_with("户口") || clause.ends_with("户籍") ||
         has_any(clause, {"本地", "本市", "本区", "本省", "当地", "限", "须", "需", "要求", "优先", "城镇", "农村"});
}

// Cuts the first piece off `text` at the first of `marks`.
std::string_view take_piece(std::string_view& text, Words marks) {
  std::size_t end = text.size(), next = end;
  for (auto mark : marks)
    if (auto at = text.find(mark); at < end) end = at, next = at + mark.size();
  auto piece = text.substr(0, end);
  text.remove_prefix(next);
  return piece;
}

// A clause, and the longer one around it: "已婚、未婚均可" is one thought of two clauses.
struct Clause {
  std::string_view text, around;
};

// "勿扰", "不要"; not "不要求经验", "不收费".
bool turns_away(std::string_view clause) {
  std::string rest(clause);
  for (std::string_view other : {"不要求", "不要紧", "不要钱", "不收费", "不收取", "不收任何"})
    for (auto at = rest.find(other); at != rest.npos; at = rest.find(other)) rest.erase(at, other.size());
  return has_any(rest, {"勿扰", "勿投", "勿进", "勿来", "免谈", "谢绝", "除外", "不要", "不招", "不收", "不录",
                        "不予录", "不考虑", "不接受", "不聘"});
}

bool all_welcome(const Clause& clause) {
  return has_any(clause.text, {"不限", "不看", "无要求", "不要求", "不歧视"}) ||
         has_any(clause.around, {"均可", "都可", "皆可", "都行", "都要", "都收"});
}

bool asks_ethnicity(const Clause& clause) {
  if (all_welcome(clause) || has_any(clause.text, {"舞", "服饰", "民歌", "文化", "特色", "优先"})) return false;
  return clause.text.find("汉族") != clause.text.npos ||
         (has_any(clause.text, {"少数民族", "民族"}) && turns_away(clause.text));
}

bool asks_religion(const Clause& clause) {
  if (all_welcome(clause) || has_any(clause.text, {"信仰要求", "尊重"})) return false;
  return has_any(clause.text, {"不信教", "无宗教信仰", "没有宗教信仰", "无信仰", "非教徒"}) ||
         (has_any(clause.text, {"信教", "宗教", "教徒", "信佛", "基督"}) && turns_away(clause.text));
}

// A health certificate and "in good health" may be asked for; an illness or a disability may not be a bar by itself.
bool asks_illness(const Clause& clause) {
  // "非残疾人勿扰" keeps a post for disabled people.
  if (all_welcome(clause) || has_any(clause.text, {"非残疾", "不查", "不检查", "无需", "不用"})) return false;
  if (has_any(clause.text, {"无乙肝", "无传染", "无残疾", "无肝炎", "没有传染", "没有乙肝", "没有残疾", "非乙肝",
                            "无艾滋", "查乙肝", "乙肝检", "乙肝阴性", "两对半"}))
    return true;
  return has_any(clause.text, {"乙肝", "肝炎", "传染病", "艾滋", "残疾", "残障", "慢性病", "糖尿病", "高血压", "病史",
                               "抑郁", "癫痫", "有病"}) &&
         turns_away(clause.text);
}

bool asks_marriage(const Clause& clause) {
  if (all_welcome(clause) || has_any(clause.text, {"产假", "婚假", "联谊", "相亲", "交友", "婚介", "客户", "会员"}))
    return false;
  return has_any(clause.text, {"已婚", "未婚", "已育", "未育", "未孕", "不生育", "不怀孕", "不要孩子", "无生育计划",
                               "没有生育计划"}) ||
         (has_any(clause.text, {"孕妇", "怀孕", "备孕"}) && turns_away(clause.text));
}

bool asks_looks(const Clause& clause) {
  if (all_welcome(clause) || has_any(clause.text, {"品牌形象", "无颜值", "企业形象", "公司形象", "店面形象", "门店形象",
                                                   "测量", "儿童", "孩子", "客户"}))
    return false;
  if (has_any(clause.text, {"五官端正", "五官清秀", "相貌", "长相", "颜值", "形象好", "形象佳", "形象气质", "气质佳",
                            "气质好", "身材匀称", "身材好", "身材苗条"}))
    return true;
  auto height = clause.text.find("身高");
  return height != clause.text.npos && clause.text.find_first_of("0123456789", height) != clause.text.npos;
}

// Money taken from whoever comes to work; not what a hotel or a shop takes from its customers.
bool asks_money(const Clause& clause) {
  if (has_any(clause.text, {"不交",   "不收",     "不用", "不需", "无需",   "无须",   "免",   "无押金",
                            "没有",   "零押金",   "不押", "不扣", "承担",   "报销",   "谨防", "未要求",
                            "等工作", "退还手续", "采购", "警惕", "公司出", "单位出", "补贴"}) ||
      has_any(clause.around, {"无任何", "从未", "客户", "客人", "顾客", "租客", "租户", "住户", "业主", "会员", "学员",
                              "入住", "退房", "租金", "租赁", "收银", "投标", "工程"}))
    return false;
  return has_any(clause.text, {"押金", "保证金", "培训费", "服装费", "工装费", "工服费", "报名费", "建档费"}) &&
         has_any(clause.text, {"交", "收", "缴", "付", "扣", "元", "自理", "自费", "自付", "自己出", "先", "退", "工装",
                               "服装", "入职"});
}

struct Question {
  std::string_view code;
  bool (*asks)(const Clause&);
  std::string_view zh, en;  // after the words of the advert
};

constexpr std::array questions{
    Question{"household_origin", [](const Clause& clause) { return asks_origin(clause.text); },
             "招人不能限户口，请改一改", "a job may not ask where somebody's household is registered"},
    Question{"ethnicity", asks_ethnicity, "招人不能挑民族，请改一改", "a job may not choose people by ethnic group"},
    Question{"religion", asks_religion, "招人不能看信不信教，请改一改", "a job may not ask about religion"},
    Question{"health_discrimination", asks_illness, "不能因为有病或者残疾就不要人，法律不让干的活除外，请改一改",
             "nobody may be turned away for an illness or a disability, except where the law bars it for this work"},
    Question{"marriage", asks_marriage, "招人不能看结没结婚、生没生孩子，请改一改",
             "a job may not ask whether somebody is married or has children"},
    Question{"appearance", asks_looks, "这和工作有没有关系？没关系就不写",
             "does this matter for the work? If not, leave it out"},
    Question{"deposit", asks_money, "不能向来上班的人收押金、培训费、服装费（劳动合同法第九条），请改一改",
             "no deposit and no fee may be taken from whoever comes to work (Labour Contract Law, art. 9)"},
};

// The first clause that asks it, as it is written.
std::optional<std::string_view> asked_in(std::string_view text, const Question& question) {
  while (!text.empty()) {
    auto around = take_piece(text, {"，", "。", "；", "！", "：", ",", ";", ":", "\n", " "});
    for (auto rest = around; !rest.empty();)
      if (Clause clause{take_piece(rest, {"、", "/", "／"}), around}; question.asks(clause)) return clause.text;
  }
  return std::nullopt;
}

// Men's and women's goods and services say nothing about who is wanted: 男士理发师, 招女装导购. Without them the reader
// of adverts sees people only. 限男士…, 招女装配工 and 女包装工 are about people.
std::string without_goods(std::string_view text) {
  static constexpr std::string_view services[] = {"理发", "美发", "发型", "剪发", "造型", "养生", "护肤",
                                                  "服",   "用品", "内衣", "皮",   "西",   "衬衫", "香水",
                                                  "手表", "腕表", "浴",   "健身", "会所", "精品"};
  static constexpr std::string_view goods[] = {"装",   "鞋", "裤",   "裙",   "袜",   "包", "内衣",
                                               "衬衫", "帽", "服饰", "服装", "西装", "表"};
  static constexpr std::string_view trades[] = {"装卸", "装配", "装修", "装订", "装箱", "装车", "装潢", "装载", "装饰",
                                                "装货", "装运", "装裱", "包装", "包吃", "包住", "包食", "包子", "表演"};
  auto starts = [](std::string_view part, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return part.starts_with(word); });
  };
  std::string out;
  while (!text.empty()) {
    std::size_t skip = 0;
    if (text.starts_with("男") || text.starts_with("女")) {
      constexpr std::size_t one = std::string_view("男").size();
      auto after = text.substr(one);
      if ((after.starts_with("士") || after.starts_with("性") || after.starts_with("生")) &&
          starts(after.substr(one), services))
        skip = 2 * one;
      else if (starts(after, goods) && !starts(after, trades))
        skip = one;
      for (std::string_view only : {"限", "只招", "只要"})
        if (out.ends_with(only)) skip = 0;
    }
    if (!skip) out += text[0];
    text.remove_prefix(skip ? skip : 1);
  }
  return out;
}

data::FieldError doubt(std::string_view pointer, std::string_view code, std::string_view said, std::string_view zh,
                       std::string_view en) {
  return {
      std::string(pointer), std::string(code), {fmt::format("“{}”：{}", said, zh), fmt::format("“{}”: {}", said, en)}};
}

}  // namespace

std::vector<data::FieldError> doubtful_words(const data::Vacancy& vacancy, const data::Taxonomy& taxonomy) {
  std::vector<data::FieldError> doubts;
  auto look = [&](std::string_view pointer, std::string_view title, std::string_view text) {
    for (const auto& finding : data::read_requirements(without_goods(title), without_goods(text), taxonomy))
      if (finding.field == "sex")
        doubts.push_back(doubt(pointer, "sex", finding.words, "招人不能限男女，法律另有规定的除外，请改一改",
                               "a job may not ask for men or women, except where the law says so"));
      else if (finding.field == "age")
        doubts.push_back(doubt(pointer, "age", finding.words, "能不能不写年龄？", "could the age be left out?"));
    for (const auto& question : questions)
      if (auto said = asked_in(title.empty() ? text : title, question))
        doubts.push_back(doubt(pointer, question.code, *said, question.zh, question.en));
  };
  look("/title", vacancy.title, "");
  look("/description", "", vacancy.description);
  look("/welfare", "", vacancy.welfare);
  return doubts;
}

}  // namespace sanqing::server
