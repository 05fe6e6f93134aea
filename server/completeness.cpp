#include "server/completeness.hpp"

#include <initializer_list>
#include <utility>

namespace sanqing::server {
namespace {

using Answered = std::pair<std::string_view, bool>;

Clearness clearness(const data::Confirmation& confirmed, std::initializer_list<Answered> questions) {
  Clearness clear{100, {}};
  if (confirmed.declined) return clear;
  for (auto [question, answered] : questions)
    if (!answered) clear.open.push_back(question);
  auto all = static_cast<int>(questions.size()), open = static_cast<int>(clear.open.size());
  clear.percent = 100 * (all - open) / all;
  return clear;
}

}  // namespace

Completeness completeness_of(const data::Seeker& seeker) {
  const auto& intent = seeker.intent;
  const auto& skills = seeker.skills;
  const auto& family = seeker.family;
  return {clearness(intent.confirmed, {{"occupations", !intent.occupations.empty() || !intent.text.empty()},
                                       {"wage", intent.wage_floor || intent.wage_wish},
                                       {"available", !intent.available.empty()},
                                       {"days", !intent.days.empty()},
                                       {"night", intent.night_ok.has_value()},
                                       {"reach", intent.max_km || intent.max_minutes},
                                       {"transport", intent.transport.has_value()},
                                       {"train", intent.willing_to_train.has_value()}}),
          clearness(skills.confirmed, {{"education", skills.education.has_value()},
                                       {"skills", !skills.skills.empty() || !skills.text.empty()},
                                       {"history", !skills.history.empty()},
                                       {"phone", skills.phone_literacy.has_value()},
                                       {"computer", skills.computer_literacy.has_value()},
                                       {"languages", !skills.languages.empty()}}),
          // That there is nobody to care for is known once somebody asked.
          clearness(family.confirmed, {{"single_parent", family.single_parent.has_value()},
                                       {"both_unemployed", family.both_spouses_unemployed.has_value()},
                                       {"duties", !family.duties.empty() || family.confirmed.on}})};
}

}  // namespace sanqing::server
