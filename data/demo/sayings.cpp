// People in their own words, once all that happened to them is on record: nobody says what their record denies.

#include <algorithm>
#include <functional>

#include "data/demo/person.hpp"

namespace sanqing::data::demo {

namespace {

class Speaking {
 public:
  Speaking(Making& making, Seeker& seeker)
      : making_(making),
        random_(making.random),
        seeker_(seeker),
        job_(making.material.jobs[making.job_of_seeker[static_cast<std::size_t>(seeker.id) - 1]]),
        facts_(facts_of(making, seeker)) {
    know_years();
  }

  void speak() {
    auto& intent = seeker_.intent.text;
    intent = opening();
    if (random_.chance(30)) join(intent, job_.sayings);
    if (random_.chance(45)) join(intent, making_.material.about_people("asides"));
    if (random_.chance(30)) {
      const auto& words = making_.material.about_people("skill_words");
      join(seeker_.skills.text, words);
      if (random_.chance(50)) join(seeker_.skills.text, words);
    }
    auto& family = seeker_.family;
    if (!family.confirmed.declined && random_.chance(seeker_.groups.empty() ? 5 : 30))
      join(family.note, making_.material.about_people("family_notes"));
  }

 private:
  void know_years() {
    for (const auto& work : seeker_.skills.history) {
      const auto years = spoken_number(static_cast<int>(work.years.value_or(1)));
      const auto says = [&](std::string_view word) { return work.title.find(word) != std::string::npos; };
      if (!work.informal && work.occupation == job_.occupation->code) {
        facts_.values["years"] = years;
        facts_.values["title"] = work.title;
      } else if (says("厂职工")) {
        const auto prefix = std::string_view("重庆").size(), suffix = std::string_view("职工").size();
        facts_.values["factory"] = work.title.substr(prefix, work.title.size() - prefix - suffix);
        facts_.values["factory_years"] = years;
      } else if (says("照顾")) {
        facts_.values["care_years"] = years;
      } else if (says("带孙子")) {
        facts_.values["grand_years"] = years;
      }
    }
  }

  // Who lacks the papers that the wish asks for speaks of that first.
  std::string opening() {
    auto fits = fitting(job_.sayings, facts_);
    const auto of_papers = [](const PersonPhrase* one) { return one->needs_fact(PersonFact::unlicensed); };
    if (std::any_of(fits.begin(), fits.end(), of_papers)) std::erase_if(fits, std::not_fn(of_papers));
    return fits.empty() ? job_.occupation->name.zh + "的活可以做" : random_.one_of(fits)->said(facts_);
  }

  void join(std::string& text, const std::vector<PersonPhrase>& from) {
    std::vector<std::string> new_ones;
    for (const auto* one : fitting(from, facts_))
      if (auto words = one->said(facts_); !repeats(text, words)) new_ones.push_back(std::move(words));
    if (new_ones.empty()) return;
    text += (text.empty() ? "" : "，") + random_.one_of(new_ones);
  }

  Making& making_;
  Random& random_;
  Seeker& seeker_;
  const Job& job_;
  PersonFacts facts_;
};

}  // namespace

void let_people_speak(Making& making) {
  for (auto& seeker : making.office.seekers)
    if (!seeker.intent.occupations.empty()) Speaking(making, seeker).speak();
}

}  // namespace sanqing::data::demo
