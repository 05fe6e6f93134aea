#include "data/exchange/vacancy_draft.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data/exchange/titles.hpp"
#include "data/normalise/answers.hpp"
#include "data/normalise/background.hpp"
#include "data/normalise/folding.hpp"
#include "data/normalise/wage.hpp"
#include "data/requirements.hpp"

namespace sanqing::data {

namespace {

using Draft = VacancyDraft;

template <auto Member>
Result<void> employer_text(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.employer.*Member = squeezed(cell.text);
  return {};
}
Result<void> employer_name(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.employer.name = one_line(cell.text);
  return {};
}
Result<void> contact_name(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.employer.contact_name = one_line(cell.text);
  return {};
}
Result<void> title(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.written_title = one_line(cell.text);
  draft.vacancy.title = undecorated(draft.written_title);
  return {};
}
template <auto Member>
Result<void> vacancy_text(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.vacancy.*Member = squeezed(cell.text);
  return {};
}
// A day in figures that does not exist (2026-02-30) is a mistake somebody must mend; words (长期) only say no day.
template <auto Member>
Result<void> vacancy_date(const FieldText& cell, Draft& draft, const Taxonomy&) {
  auto date = read_date(cell.text);
  const auto figures = std::ranges::count_if(folded(cell.text), [](char c) { return c >= '0' && c <= '9'; });
  if (date || figures >= 4) return put(std::move(date), draft.vacancy.*Member);
  for (const std::string_view open : {"长期", "招满", "不限", "随时", "尽快", "立即", "无"})
    if (cell.text.find(open) != std::string_view::npos) return {};
  draft.warnings.push_back({fmt::format("{}：{}，这一格先空着", cell.header, date.error().words.zh),
                            fmt::format("{}: {}; left open", cell.header, date.error().words.en)});
  return {};
}
// A number of money; 0 is how sheets write that nothing is said.
template <auto Member>
Result<void> vacancy_amount(const FieldText& cell, Draft& draft, const Taxonomy&) {
  auto amount = read_amount(cell.text);
  if (amount && amount->fen == 0) return {};
  return put(std::move(amount), draft.vacancy.*Member);
}
// 是 and 否, or words that the text reader understands (包吃包住, 提供四人间).
template <auto Member>
Result<void> vacancy_yes(const FieldText& cell, Draft& draft, const Taxonomy&) {
  if (const auto yes = read_yes_no(cell.text))
    draft.vacancy.*Member = *yes;
  else
    draft.said_else += fmt::format("\n{}：{}", cell.header, cell.text);
  return {};
}

Result<void> phone(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(read_phone(cell.text), draft.employer.phone);
}
Result<void> number(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.number = squeezed(cell.text);
  return {};
}
Result<void> description(const FieldText& cell, Draft& draft, const Taxonomy&) {
  auto& text = draft.vacancy.description;
  if (!text.empty()) text += '\n';
  text += cell.text;
  return {};
}
Result<void> said_else(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.said_else += fmt::format("\n{}：{}", cell.header, cell.text);
  return {};
}
Result<void> headcount(const FieldText& cell, Draft& draft, const Taxonomy&) {
  draft.headcount_given = true;
  return put(read_headcount(cell.text), draft.vacancy.headcount);
}
Result<void> wage(const FieldText& cell, Draft& draft, const Taxonomy&) {
  const auto wage = read_wage(cell.text);
  if (!wage) return std::unexpected(wage.error());
  auto& vacancy = draft.vacancy;
  vacancy.wage_min = wage->min;
  vacancy.wage_max = wage->max;
  vacancy.wage_unit = wage->unit;
  vacancy.months_per_year = wage->months_per_year;
  vacancy.negotiable = wage->negotiable;
  return {};
}
Result<void> wage_unit(const FieldText& cell, Draft& draft, const Taxonomy&) {
  const auto text = folded(cell.text);
  const auto says = [&](std::string_view zh, std::string_view en) {
    return text.find(zh) != std::string::npos || text.find(en) != std::string::npos;
  };
  if (says("时", "hour"))
    draft.vacancy.wage_unit = WageUnit::hour;
  else if (says("天", "day") || text.find("日") != std::string::npos)
    draft.vacancy.wage_unit = WageUnit::day;
  else if (says("年", "year"))
    draft.vacancy.wage_unit = WageUnit::year;
  else if (says("月", "month"))
    draft.vacancy.wage_unit = WageUnit::month;
  else
    return fail(Fault::invalid, {"看不懂计薪单位", "unknown wage unit"});
  return {};
}
Result<void> education(const FieldText& cell, Draft& draft, const Taxonomy&) {
  const auto schooling = read_schooling(cell.text);
  if (!schooling) return std::unexpected(schooling.error());
  if (!schooling->or_below) draft.vacancy.education = schooling->level;
  return {};
}
Result<void> experience(const FieldText& cell, Draft& draft, const Taxonomy&) {
  return put(read_experience(cell.text), draft.vacancy.experience_years);
}
Result<void> certificates(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  for (const auto& part : read_list(cell.text)) {
    const bool must = part.find("优先") == std::string::npos;
    if (part == "无" || part == "不限" || part == "无要求") continue;
    if (const auto* kind = taxonomy.guess_certificate(part))
      draft.vacancy.certificates.push_back({kind->kind, must, kind->after_hire});
    else
      draft.vacancy.skills.push_back({part, false});
  }
  return {};
}
Result<void> skills(const FieldText& cell, Draft& draft, const Taxonomy&) {
  for (auto& part : read_list(cell.text))
    if (part != "无" && part != "不限") draft.vacancy.skills.push_back({std::move(part), false});
  return {};
}
Result<void> form(const FieldText& cell, Draft& draft, const Taxonomy&) {
  const std::pair<std::string_view, EmploymentForm> forms[] = {{"公益", EmploymentForm::public_welfare},
                                                               {"小时", EmploymentForm::hourly},
                                                               {"钟点", EmploymentForm::hourly},
                                                               {"兼职", EmploymentForm::part_time},
                                                               {"非全", EmploymentForm::part_time},
                                                               {"灵活", EmploymentForm::flexible},
                                                               {"全职", EmploymentForm::full_time},
                                                               {"全日", EmploymentForm::full_time},
                                                               {"public_welfare", EmploymentForm::public_welfare},
                                                               {"hourly", EmploymentForm::hourly},
                                                               {"part_time", EmploymentForm::part_time},
                                                               {"flexible", EmploymentForm::flexible},
                                                               {"full_time", EmploymentForm::full_time}};
  for (const auto& [word, value] : forms)
    if (cell.text.find(word) != std::string_view::npos) {
      draft.vacancy.form = value;
      return {};
    }
  return said_else(cell, draft, *Taxonomy::shipped());
}
Result<void> occupation(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  const auto* known = taxonomy.occupation(cell.text);
  if (!known) known = trade_named(cell.text, taxonomy);
  if (known) draft.vacancy.occupation = known->code;
  return {};
}
Result<void> division(const FieldText& cell, Draft& draft, const Taxonomy& taxonomy) {
  auto code = squeezed(cell.text);
  if (code.size() == 6 && code.ends_with("00")) code.resize(4);  // a whole city
  if (!taxonomy.division(code)) return fail(Fault::invalid, {"没有这个行政区划代码", "no such division code"});
  draft.vacancy.division = std::move(code);
  return {};
}

}  // namespace

const std::vector<Field<VacancyDraft>>& vacancy_fields() {
  static const std::vector<Field<VacancyDraft>> fields = {
      {"number", number},
      {"employer_name", employer_name},
      {"credit_code", employer_text<&Employer::credit_code>},
      {"industry", employer_text<&Employer::industry>},
      {"contact_name", contact_name},
      {"phone", phone, false, Unread::warn},
      {"employer_address", employer_text<&Employer::address>},
      {"title", title},
      {"occupation", occupation},
      {"description", description, true},
      {"requirements", description, true},
      {"remark", said_else, true},
      {"headcount", headcount},
      {"form", form},
      {"wage", wage},
      {"wage_min", vacancy_amount<&Vacancy::wage_min>},
      {"wage_max", vacancy_amount<&Vacancy::wage_max>},
      {"wage_unit", wage_unit},
      {"hours", said_else, true},
      {"rest", said_else, true},
      {"accommodation", vacancy_yes<&Vacancy::accommodation>},
      {"meals", vacancy_yes<&Vacancy::meals>},
      {"education", education, false, Unread::keep},
      {"experience", experience, false, Unread::keep},
      {"certificates", certificates, true},
      {"skills", skills, true},
      {"address", vacancy_text<&Vacancy::address>},
      {"division", division, false, Unread::warn},
      {"welfare", vacancy_text<&Vacancy::welfare>},
      {"start_on", vacancy_date<&Vacancy::start_on>},
      {"posted_on", vacancy_date<&Vacancy::posted_on>},
      {"valid_until", vacancy_date<&Vacancy::valid_until>},
  };
  return fields;
}

void keep_words(VacancyDraft& draft, std::string_view header, std::string_view text) {
  draft.said_else += fmt::format("\n{}：{}", header, text);
}

Result<void> finish(VacancyDraft& draft, const Taxonomy& taxonomy) {
  auto& vacancy = draft.vacancy;
  if (vacancy.title.empty()) return fail(Fault::invalid, {"没有岗位名称", "no title"});
  if (draft.employer.name.empty()) return fail(Fault::invalid, {"没有单位名称", "no employer"});
  vacancy.employer_name = draft.employer.name;
  // The words that were taken off the title are not lost.
  if (draft.written_title != vacancy.title && !draft.written_title.empty() &&
      vacancy.description.find(draft.written_title) == std::string::npos)
    draft.said_else += fmt::format("\n{}", draft.written_title);
  vacancy.description +=
      vacancy.description.empty() && !draft.said_else.empty() ? draft.said_else.substr(1) : draft.said_else;

  Wage wage;
  wage.min = vacancy.wage_min;
  wage.max = vacancy.wage_max;
  wage.unit = vacancy.wage_unit;
  const auto checked = checked_wage(wage);
  if (!checked) return std::unexpected(checked.error());
  vacancy.wage_min = checked->min;
  vacancy.wage_max = checked->max;

  if (vacancy.division.empty())
    if (const auto* place = taxonomy.guess_division(vacancy.address)) vacancy.division = place->code;
  if (vacancy.occupation.empty())
    if (const auto* trade = trade_named(vacancy.title, taxonomy)) vacancy.occupation = trade->code;
  fill_open_fields(vacancy, read_requirements(vacancy.title, vacancy.description + "\n" + vacancy.welfare, taxonomy));
  return {};
}

}  // namespace sanqing::data
