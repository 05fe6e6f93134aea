#include "data/requirements.hpp"

#include <algorithm>
#include <charconv>

#include "data/json.hpp"
#include "data/requirements/sentences.hpp"

namespace sanqing::data {

namespace {

template <class Word>
void add_word(std::vector<Word>& words, std::string_view text) {
  Word word{};
  if (describing::enum_of(text, word) && std::ranges::find(words, word) == words.end()) words.push_back(word);
}

int whole(const std::string& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// What the vacancy said before any finding was put in.
struct Open {
  explicit Open(const Vacancy& v)
      : shifts(v.shifts.empty()),
        certificates(v.certificates.empty()),
        physical(v.physical.empty()),
        activities(v.activities.empty()),
        reserved_for(v.reserved_for.empty()) {}
  bool shifts, certificates, physical, activities, reserved_for;
};

void fill(Vacancy& vacancy, const Finding& finding, const Open& open) {
  const auto& field = finding.field;
  const auto& value = finding.value;
  if (field == "certificates" && open.certificates)
    return vacancy.certificates.push_back({value, finding.must, finding.after_hire});
  if (!finding.must) return;
  if (field == "shifts" && open.shifts) {
    const auto from = Clock::parse(value.substr(0, 5)), to = Clock::parse(value.substr(6));
    if (from && to) vacancy.shifts.push_back({*from, *to});
  } else if (field == "days_per_week" && !vacancy.days_per_week) {
    vacancy.days_per_week = whole(value);
  } else if (field == "hours_per_day" && !vacancy.hours_per_day) {
    vacancy.hours_per_day = whole(value);
  } else if (field == "accommodation") {
    vacancy.accommodation = true;
  } else if (field == "meals") {
    vacancy.meals = true;
  } else if (field == "education" && !vacancy.education) {
    Education level{};
    if (describing::enum_of(std::string_view(value), level)) vacancy.education = level;
  } else if (field == "experience_years" && !vacancy.experience_years) {
    vacancy.experience_years = whole(value);
  } else if (field == "physical" && open.physical) {
    add_word(vacancy.physical, value);
  } else if (field == "activities" && open.activities) {
    add_word(vacancy.activities, value);
  } else if (field == "reserved_for" && open.reserved_for) {
    add_word(vacancy.reserved_for, value);
  } else if (field == "form" && vacancy.form == EmploymentForm::full_time) {
    EmploymentForm form{};
    if (describing::enum_of(std::string_view(value), form)) vacancy.form = form;
  }
}

}  // namespace

std::vector<Finding> read_requirements(std::string_view title, std::string_view text, const Taxonomy& taxonomy) {
  using namespace requirements;
  const Advert advert(title, text);
  std::vector<Finding> findings;
  read_hours(advert, findings);
  read_qualifications(advert, taxonomy, findings);
  read_conditions(advert, findings);
  read_people(advert, findings);
  return findings;
}

void fill_open_fields(Vacancy& vacancy, const std::vector<Finding>& findings) {
  const Open open(vacancy);
  for (const auto& finding : findings) fill(vacancy, finding, open);
}

}  // namespace sanqing::data
