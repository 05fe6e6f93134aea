#include "data/exchange/seeker_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "data/exchange/free_time.hpp"
#include "data/exchange/titles.hpp"
#include "data/normalise/answers.hpp"
#include "data/normalise/background.hpp"
#include "data/normalise/folding.hpp"
#include "data/normalise/identity.hpp"
#include "data/text.hpp"

namespace sanqing::data {

namespace {

using Draft = SeekerDraft;

std::unexpected<Error> refuse(std::string zh, std::string en) {
  return fail(Fault::invalid, {std::move(zh), std::move(en)});
}
bool says(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }
bool says_nothing(std::string_view text) { return text == "无" || text == "没有" || text == "-" || text == "/"; }

void add_line(std::string& text, std::string_view line) {
  if (!text.empty()) text += '\n';
  text += line;
}

template <auto Member>
Result<void> seeker_text(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.seeker.*Member = squeezed(cell.text);
  return {};
}
Result<void> name(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.seeker.name = one_line(cell.text);
  return {};
}
template <auto Member>
Result<void> intent_yes(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(read_yes_no(cell.text), draft.seeker.intent.*Member);
}

Result<void> identity_number(const FieldText& cell, Draft& draft, const Taxonomy&) {
  auto identity = read_identity(cell.text, Date::today());
  if (!identity) return std::unexpected(identity.error());
  for (const auto warning : identity->warnings) draft.warnings.push_back(words(warning));
  draft.seeker.identity_number = identity->number;
  return {};
}
Result<void> sex(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(read_sex(cell.text), draft.seeker.sex);
}
// A day that has come already.
Result<Date> past_date(std::string_view text) {
  auto date = read_date(text);
  if (date && *date > Date::today())
    return refuse(fmt::format("日期{}还没有到", date->text()), "the date is in the future");
  return date;
}
Result<void> birth_date(const FieldText& cell, Draft& draft, const Taxonomy&) {
  auto date = past_date(cell.text);
  if (date && full_years(*date, Date::today()) > 150) return refuse("距今超过150年", "more than 150 years ago");
  return put(std::move(date), draft.seeker.birth_date);
}
Result<void> phone(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return says_nothing(cell.text) ? Result<void>{} : put(read_phone(cell.text), draft.seeker.phone);
}
Result<void> community(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.community = squeezed(cell.text);
  return {};
}
Result<void> registered_on(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(past_date(cell.text), draft.seeker.registered_on);
}
Result<void> unemployed_since(const FieldText& cell, Draft& draft, const Taxonomy&) {
  if (says_nothing(cell.text)) return {};
  return put(past_date(cell.text), draft.seeker.registered_unemployed_since);
}
Result<void> work_status(const FieldText& cell, Draft& draft, const Taxonomy&) {
  static constexpr std::array<std::pair<std::string_view, WorkStatus>, 14> statuses = {{
      {"下岗", WorkStatus::laid_off},
      {"失业", WorkStatus::unemployed},
      {"未就业", WorkStatus::unemployed},
      {"待业", WorkStatus::unemployed},
      {"个体", WorkStatus::self_employed},
      {"自主创业", WorkStatus::self_employed},
      {"灵活就业", WorkStatus::informal_job},
      {"公益", WorkStatus::public_welfare_post},
      {"退休", WorkStatus::retired},
      {"在校", WorkStatus::student},
      {"学生", WorkStatus::student},
      {"丧失劳动能力", WorkStatus::unable_to_work},
      {"无业", WorkStatus::no_work},
      {"就业", WorkStatus::employed},
  }};
  for (const auto& [word, status] : statuses)
    if (says(cell.text, word)) {
      draft.seeker.work_status = status;
      draft.work_status_given = true;
      return {};
    }
  if (says(cell.text, "在职") || says(cell.text, "在岗")) {
    draft.seeker.work_status = WorkStatus::employed;
    draft.work_status_given = true;
    return {};
  }
  return refuse(fmt::format("看不懂就业状态“{}”", shortened(cell.text)), "unknown work status");
}
Result<void> groups(const FieldText& cell, Draft& draft, const Taxonomy&) {
  static constexpr std::array<std::pair<std::string_view, PriorityGroup>, 11> words = {{
      {"4050", PriorityGroup::age_4050},
      {"大龄", PriorityGroup::age_4050},
      {"长期失业", PriorityGroup::long_term},
      {"失业一年", PriorityGroup::long_term},
      {"残疾", PriorityGroup::disabled},
      {"零就业", PriorityGroup::zero_employment_family},
      {"低保", PriorityGroup::dibao},
      {"最低生活保障", PriorityGroup::dibao},
      {"失地", PriorityGroup::landless_farmer},
      {"征地", PriorityGroup::landless_farmer},
      {"单亲", PriorityGroup::single_parent},
  }};
  auto& found = draft.seeker.groups;
  for (const auto& [word, group] : words)
    if (says(cell.text, word) && std::ranges::find(found, group) == found.end()) found.push_back(group);
  return {};
}
// "想做保洁" wishes for 保洁; a wish of nothing else stays as it was said.
std::string_view trade_of_wish(std::string_view wish) {
  for (std::string_view lead : {"想找", "想做", "想当", "想干", "愿意做", "要做", "做个", "找个"})
    if (wish.starts_with(lead) && wish.size() > lead.size() + 3) return wish.substr(lead.size());
  return wish;
}

Result<void> occupations(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  auto& intent = draft.seeker.intent;
  for (const auto& part : read_list(cell.text)) {
    if (says_nothing(part) || part == "不限") continue;
    const auto* trade = trade_named(part, taxonomy);
    intent.occupations.push_back({trade ? trade->code : "", std::string(trade_of_wish(part))});
  }
  add_line(intent.text, cell.text);
  return {};
}
Result<void> intent_text(const FieldText& cell, Draft& draft, const Taxonomy&) {
  add_line(draft.seeker.intent.text, cell.text);
  return {};
}
// The words of a limit and of a guess, whatever the column is called.
bool says_least(std::string_view text) {
  return has_any(text, {"不低于", "不少于", "不能低于", "至少", "最低", "最少", "起码", "底线"});
}
bool says_about(std::string_view text) { return has_any(text, {"左右", "上下", "大概", "大约", "差不多", "约"}); }

enum class Asked { floor, wish, either };

// A hope is a wish and rules nothing out: only a column of least wages, or words such as 不低于, set the floor. What a
// person "asks for" (工资要求) has its floor at the lower end unless it is a guess (2800左右).
template <Asked as>
Result<void> wage(const FieldText& cell, Draft& draft, const Taxonomy&) {
  if (says_nothing(cell.text) || says(cell.text, "不限")) return {};
  const auto wage = read_wage(cell.text);
  if (!wage) return std::unexpected(wage.error());
  if (!wage->min && !wage->max) return {};
  const bool floor = as == Asked::floor || says_least(cell.text) || (as == Asked::either && !says_about(cell.text));
  const bool span = wage->min && wage->max && *wage->min != *wage->max;
  if (floor && wage->min) draft.wage_floor = *wage;
  if (!floor || !wage->min || (span && as != Asked::floor)) draft.wage_wish = *wage;
  if (!floor && span) keep_words(draft, cell.header, cell.text);  // the lower end of a hope has no field
  return {};
}
Result<void> hours(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  const auto free = read_free_time(cell.text, taxonomy);
  if (!free) return std::unexpected(free.error());
  draft.seeker.intent.available = free->hours;
  if (!free->days.empty()) draft.seeker.intent.days = free->days;
  if (free->says_more) keep_words(draft, cell.header, cell.text);
  return {};
}
Result<void> reach(const FieldText& cell, Draft& draft, const Taxonomy&) {
  const auto reach = read_reach(cell.text, has_any(cell.header, {"时间", "分钟", "时长", "minutes"}));
  if (!reach) return std::unexpected(reach.error());
  auto& intent = draft.seeker.intent;
  if (reach->max_km) intent.max_km = reach->max_km;
  if (reach->max_minutes) intent.max_minutes = reach->max_minutes;
  if (reach->transport) intent.transport = reach->transport;
  return {};
}

template <class Value>
using Lexicon = std::vector<std::pair<std::string_view, Value>>;

// The values whose words stand in the text, each once.
template <class Value>
std::vector<Value> values_in(std::string_view text, const Lexicon<Value>& lexicon) {
  std::vector<Value> values;
  for (const auto& [word, value] : lexicon)
    if (says(text, word) && std::ranges::find(values, value) == values.end()) values.push_back(value);
  return values;
}

Result<void> transport(const FieldText& cell, Draft& draft, const Taxonomy&) {
  static const Lexicon<Transport> ways = {{"电动车", Transport::electric_bike},
                                          {"电瓶车", Transport::electric_bike},
                                          {"电单车", Transport::electric_bike},
                                          {"自行车", Transport::bicycle},
                                          {"骑车", Transport::bicycle},
                                          {"公交", Transport::bus},
                                          {"公共汽车", Transport::bus},
                                          {"地铁", Transport::metro},
                                          {"轻轨", Transport::metro},
                                          {"步行", Transport::walk},
                                          {"走路", Transport::walk},
                                          {"开车", Transport::car},
                                          {"自驾", Transport::car},
                                          {"私家车", Transport::car},
                                          {"汽车", Transport::car}};
  if (says_nothing(cell.text) || says(cell.text, "不限")) return {};
  const auto named = values_in(cell.text, ways);
  if (named.empty()) return refuse(fmt::format("看不懂出行方式“{}”", shortened(cell.text)), "unknown way of travel");
  draft.seeker.intent.transport = named.front();
  if (named.size() > 1) keep_words(draft, cell.header, cell.text);
  return {};
}
Result<void> forms(const FieldText& cell, Draft& draft, const Taxonomy&) {
  static const Lexicon<EmploymentForm> forms = {
      {"全职", EmploymentForm::full_time},       {"全日制", EmploymentForm::full_time},
      {"兼职", EmploymentForm::part_time},       {"小时工", EmploymentForm::hourly},
      {"钟点工", EmploymentForm::hourly},        {"计时", EmploymentForm::hourly},
      {"灵活", EmploymentForm::flexible},        {"零工", EmploymentForm::flexible},
      {"公益", EmploymentForm::public_welfare},  {"创业", EmploymentForm::self_employment},
      {"个体", EmploymentForm::self_employment}, {"非全日制", EmploymentForm::part_time}};
  if (says_nothing(cell.text) || has_any(cell.text, {"不限", "都可以", "都行", "均可"})) return {};
  auto named = values_in(cell.text, forms);
  if (says(cell.text, "非全日制")) std::erase(named, EmploymentForm::full_time);
  if (named.empty() || says(cell.text, "不"))
    return refuse(fmt::format("看不懂就业形式“{}”", shortened(cell.text)), "unknown form of employment");
  draft.seeker.intent.forms = std::move(named);
  return {};
}
Result<void> refuses(const FieldText& cell, Draft& draft, const Taxonomy&) {
  static const Lexicon<Activity> activities = {
      {"夜班", Activity::night},     {"熬夜", Activity::night},         {"高空", Activity::heights},
      {"登高", Activity::heights},   {"销售", Activity::sales},         {"推销", Activity::sales},
      {"开车", Activity::driving},   {"驾驶", Activity::driving},       {"住家", Activity::live_in},
      {"倒班", Activity::shifts},    {"轮班", Activity::shifts},        {"户外", Activity::outdoors},
      {"室外", Activity::outdoors},  {"噪音", Activity::noise},         {"噪声", Activity::noise},
      {"化学", Activity::chemicals}, {"油漆", Activity::chemicals},     {"农药", Activity::chemicals},
      {"擦身", Activity::body_care}, {"贴身照料", Activity::body_care}, {"喝酒", Activity::drinking},
      {"陪酒", Activity::drinking},  {"应酬", Activity::drinking},      {"出差", Activity::travel},
      {"一个人", Activity::alone},   {"独自", Activity::alone}};
  auto& intent = draft.seeker.intent;
  for (const auto& part : read_list(cell.text)) {
    if (says_nothing(part)) continue;
    const auto named = values_in(part, activities);
    // 不愿意做：保安 keeps its denial, so that no reader of the text takes it for a wish.
    if (named.empty()) add_line(intent.text, fmt::format("不愿意做{}", part));
    for (const auto activity : named)
      if (std::ranges::find(intent.refuses, activity) == intent.refuses.end()) intent.refuses.push_back(activity);
  }
  return {};
}
Result<void> limits(const FieldText& cell, Draft& draft, const Taxonomy&) {
  static const Lexicon<Physical> limits = {
      {"久站", Physical::standing},   {"长时间站", Physical::standing},  {"不能站", Physical::standing},
      {"走远路", Physical::walking},  {"行走", Physical::walking},       {"爬楼", Physical::stairs},
      {"上楼", Physical::stairs},     {"弯腰", Physical::bending},       {"视力", Physical::sight},
      {"看不清", Physical::sight},    {"听力", Physical::hearing},       {"听不清", Physical::hearing},
      {"手抖", Physical::fine_hands}, {"恐高", Physical::heights},       {"怕冷", Physical::cold},
      {"怕热", Physical::heat},       {"粉尘", Physical::dust_or_smell}, {"气味", Physical::dust_or_smell}};
  if (says_nothing(cell.text)) return {};
  const auto named = values_in(cell.text, limits);
  for (const auto limit : named)
    if (std::ranges::find(draft.seeker.skills.limits, limit) == draft.seeker.skills.limits.end())
      draft.seeker.skills.limits.push_back(limit);
  if (!named.empty() || has_any(cell.text, {"健康", "良好", "正常", "一般"})) return {};
  add_line(draft.seeker.skills.text, fmt::format("{}：{}", cell.header, cell.text));
  return {};
}
template <auto Member>
Result<void> literacy(const FieldText& cell, Draft& draft, const Taxonomy&) {
  auto& place = draft.seeker.skills.*Member;
  if (has_any(cell.text, {"不会", "不太会", "不能", "没有", "不懂"}) || cell.text == "否" || says_nothing(cell.text))
    place = Literacy::none;
  else if (has_any(cell.text, {"熟练", "精通", "很好", "良好"}))
    place = Literacy::good;
  else if (has_any(cell.text, {"会", "一般", "基本", "简单", "是", "能", "懂"}))
    place = Literacy::basic;
  else
    return refuse(fmt::format("看不懂“{}”", shortened(cell.text)), "not understood");
  return {};
}
Result<void> start_on(const FieldText& cell, Draft& draft, const Taxonomy&) {
  if (says_nothing(cell.text) || has_any(cell.text, {"随时", "马上", "立即", "尽快", "不限"})) return {};
  return put(read_date(cell.text), draft.seeker.intent.start_on);
}
Result<void> education(const FieldText& cell, Draft& draft, const Taxonomy&) {
  const auto schooling = read_schooling(cell.text);
  if (!schooling) return std::unexpected(schooling.error());
  draft.seeker.skills.education = schooling->level;
  return {};
}
Result<void> skills(const FieldText& cell, Draft& draft, const Taxonomy&) {
  for (auto& part : read_list(cell.text))
    if (!says_nothing(part)) draft.seeker.skills.skills.push_back({std::move(part), {}, {}});
  return {};
}
Result<void> certificates(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  for (const auto& part : read_list(cell.text)) {
    if (says_nothing(part)) continue;
    if (const auto* kind = taxonomy.guess_certificate(part))
      draft.seeker.skills.certificates.push_back({kind->kind, "", {}});
    else
      draft.seeker.skills.skills.push_back({part, {}, {}});
  }
  return {};
}
Result<void> history(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  if (says_nothing(cell.text)) return {};
  const auto* trade = trade_named(cell.text, taxonomy);
  if (cell.text.size() <= 60)
    draft.seeker.skills.history.push_back({trade ? trade->code : "", squeezed(cell.text), {}, false});
  else
    add_line(draft.seeker.skills.text, cell.text);
  return {};
}
Result<void> languages(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.seeker.skills.languages = read_list(cell.text);
  return {};
}
Result<void> family_note(const FieldText& cell, Draft& draft, const Taxonomy&) {
  add_line(draft.seeker.family.note, cell.text);
  return {};
}
template <auto Member>
Result<void> family_yes(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(read_yes_no(cell.text), draft.seeker.family.*Member);
}

// Both amounts stand in one unit, and a hope below the limit says nothing.
void settle_wages(Draft& draft) {
  auto& intent = draft.seeker.intent;
  const auto& floor = draft.wage_floor;
  const auto& wish = draft.wage_wish;
  if (floor) {
    intent.wage_floor = floor->min;
    intent.wage_unit = floor->unit;
  }
  if (!wish) return;
  const auto hoped = wish->max ? wish->max : wish->min;
  if (floor && (wish->unit != floor->unit || (hoped && *hoped < *floor->min))) {
    draft.warnings.push_back({"期望工资与最低工资对不上，只记了最低工资",
                              "the wage hoped for does not go with the least wage; only the latter was taken"});
    return;
  }
  if (floor && hoped == floor->min) return;
  intent.wage_wish = hoped;
  intent.wage_unit = wish->unit;
}

}  // namespace

const std::vector<Field<SeekerDraft>>& seeker_fields() {
  static const std::vector<Field<SeekerDraft>> fields = {
      {"name", name},
      {"identity_number", identity_number},
      {"sex", sex, false, Unread::warn},
      {"birth_date", birth_date, false, Unread::warn},
      {"phone", phone, false, Unread::warn},
      {"address", seeker_text<&Seeker::address>},
      {"community", community},
      {"registered_on", registered_on, false, Unread::warn},
      {"work_status", work_status, false, Unread::warn},
      {"unemployed_since", unemployed_since, false, Unread::warn},
      {"groups", groups, true},
      {"occupations", occupations, true},
      {"intent_text", intent_text, true},
      {"wage", wage<Asked::either>, false, Unread::keep},
      {"wage_floor", wage<Asked::floor>, false, Unread::keep},
      {"wage_wish", wage<Asked::wish>, false, Unread::keep},
      {"forms", forms, false, Unread::keep},
      {"hours", hours, false, Unread::keep},
      {"night_ok", intent_yes<&Intent::night_ok>, false, Unread::keep},
      {"willing_to_train", intent_yes<&Intent::willing_to_train>, false, Unread::keep},
      {"max_km", reach, true, Unread::keep},
      {"transport", transport, false, Unread::keep},
      {"start_on", start_on, false, Unread::keep},
      {"refuses", refuses, true},
      {"education", education, false, Unread::warn},
      {"skills", skills, true},
      {"certificates", certificates, true},
      {"history", history, true},
      {"languages", languages},
      {"phone_literacy", literacy<&Skills::phone_literacy>, false, Unread::warn},
      {"computer_literacy", literacy<&Skills::computer_literacy>, false, Unread::warn},
      {"limits", limits, true},
      {"family_note", family_note, true},
      {"single_parent", family_yes<&Family::single_parent>, false, Unread::warn},
      {"both_spouses_unemployed", family_yes<&Family::both_spouses_unemployed>, false, Unread::warn},
      {"note", intent_text, true},
  };
  return fields;
}

void keep_words(SeekerDraft& draft, std::string_view header, std::string_view text) {
  add_line(draft.seeker.intent.text, fmt::format("{}：{}", header, text));
}

Result<void> finish(SeekerDraft& draft, const Taxonomy&) {
  auto& seeker = draft.seeker;
  settle_wages(draft);
  if (seeker.name.empty()) return refuse("没有姓名", "no name");
  if (!seeker.identity_number.empty()) {
    const auto identity = read_identity(seeker.identity_number, Date::today());
    if (seeker.sex && *seeker.sex != identity->sex)
      draft.warnings.push_back({"性别与身份证号不符，按身份证号登记", "the sex is not that of the identity number"});
    if (seeker.birth_date && *seeker.birth_date != identity->birth_date)
      draft.warnings.push_back(
          {"出生日期与身份证号不符，按身份证号登记", "the birth date is not that of the identity number"});
    seeker.sex = identity->sex;
    seeker.birth_date = identity->birth_date;
  } else if (seeker.phone.empty() && !seeker.birth_date) {
    return refuse("只有姓名，没有身份证号、电话或出生日期，分不清是哪一位",
                  "only a name: no identity number, phone or birth date to tell the person by");
  }
  if (seeker.registered_on == Date{}) seeker.registered_on = Date::today();
  return {};
}

}  // namespace sanqing::data
