#include "data/exchange/seeker_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "data/normalise/answers.hpp"
#include "data/normalise/background.hpp"
#include "data/normalise/folding.hpp"
#include "data/normalise/identity.hpp"
#include "data/normalise/numerals.hpp"
#include "data/normalise/wage.hpp"
#include "data/requirements.hpp"

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
Result<void> birth_date(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(read_date(cell.text), draft.seeker.birth_date);
}
Result<void> phone(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return says_nothing(cell.text) ? Result<void>{} : put(read_phone(cell.text), draft.seeker.phone);
}
Result<void> community(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.community = squeezed(cell.text);
  return {};
}
Result<void> registered_on(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(read_date(cell.text), draft.seeker.registered_on);
}
Result<void> unemployed_since(const FieldText& cell, Draft& draft, const Taxonomy&) {
  if (says_nothing(cell.text)) return {};
  return put(read_date(cell.text), draft.seeker.registered_unemployed_since);
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
Result<void> occupations(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  auto& intent = draft.seeker.intent;
  for (const auto& part : read_list(cell.text)) {
    if (says_nothing(part) || part == "不限") continue;
    const auto guesses = taxonomy.guess_occupations(part, 1);
    const bool sure = !guesses.empty() && guesses[0].confidence >= 0.5;
    intent.occupations.push_back({sure ? guesses[0].occupation->code : "", part});
  }
  add_line(intent.text, cell.text);
  return {};
}
Result<void> intent_text(const FieldText& cell, Draft& draft, const Taxonomy&) {
  add_line(draft.seeker.intent.text, cell.text);
  return {};
}
// What a person asks for: the lower end is the floor, the upper the wish.
Result<void> wage(const FieldText& cell, Draft& draft, const Taxonomy&) {
  if (says_nothing(cell.text) || says(cell.text, "不限")) return {};
  const auto wage = read_wage(cell.text);
  if (!wage) return std::unexpected(wage.error());
  auto& intent = draft.seeker.intent;
  intent.wage_floor = wage->min;
  if (wage->max != wage->min) intent.wage_wish = wage->max;
  intent.wage_unit = wage->unit;
  return {};
}
// "8:30-16:00": when the person is free for work.
Result<void> hours(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  const auto written = fmt::format("工作时间:{}", cell.text);
  for (const auto& finding : read_requirements("", written, taxonomy)) {
    if (finding.field != "shifts") continue;
    const auto from = Clock::parse(finding.value.substr(0, 5)), to = Clock::parse(finding.value.substr(6));
    if (from && to) draft.seeker.intent.available.push_back({*from, *to});
  }
  if (draft.seeker.intent.available.empty()) add_line(draft.seeker.intent.text, cell.text);
  return {};
}
Result<void> max_km(const FieldText& cell, Draft& draft, const Taxonomy&) {
  const auto text = folded(cell.text);
  std::string_view rest = trimmed(text);
  const auto distance = take_quantity(rest);
  if (!distance) return refuse(fmt::format("看不懂距离“{}”", shortened(cell.text)), "unknown distance");
  const bool metres = rest.starts_with("米") || rest == "m";
  draft.seeker.intent.max_km = static_cast<double>(distance->high) / millionths / (metres ? 1000 : 1);
  return {};
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
  const auto guesses = taxonomy.guess_occupations(cell.text, 1);
  const bool sure = !guesses.empty() && guesses[0].confidence >= 0.5;
  if (cell.text.size() <= 60)
    draft.seeker.skills.history.push_back({sure ? guesses[0].occupation->code : "", squeezed(cell.text), {}, false});
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
Result<void> single_parent(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(read_yes_no(cell.text), draft.seeker.family.single_parent);
}

}  // namespace

const std::vector<Field<SeekerDraft>>& seeker_fields() {
  static const std::vector<Field<SeekerDraft>> fields = {
      {"name", seeker_text<&Seeker::name>},
      {"identity_number", identity_number},
      {"sex", sex},
      {"birth_date", birth_date},
      {"phone", phone},
      {"address", seeker_text<&Seeker::address>},
      {"community", community},
      {"registered_on", registered_on},
      {"work_status", work_status},
      {"unemployed_since", unemployed_since},
      {"groups", groups, true},
      {"occupations", occupations, true},
      {"intent_text", intent_text, true},
      {"wage", wage},
      {"hours", hours},
      {"night_ok", intent_yes<&Intent::night_ok>},
      {"willing_to_train", intent_yes<&Intent::willing_to_train>},
      {"max_km", max_km},
      {"education", education},
      {"skills", skills, true},
      {"certificates", certificates, true},
      {"history", history, true},
      {"languages", languages},
      {"family_note", family_note, true},
      {"single_parent", single_parent},
      {"note", intent_text, true},
  };
  return fields;
}

Result<void> finish(SeekerDraft& draft, const Taxonomy&) {
  auto& seeker = draft.seeker;
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
