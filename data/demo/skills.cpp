// What people can do: schooling, papers, work done before, abilities, and what the body does not allow.

#include <fmt/format.h>

#include <algorithm>

#include "data/demo/person.hpp"

namespace sanqing::data::demo {

namespace {

using std::chrono::days;

class Abilities : Filling {
 public:
  using Filling::Filling;

  void tell() {
    auto& skills = seeker_.skills;
    skills.education = education();
    tell_certificates();
    tell_history();
    tell_limits();
    tell_abilities();
    skills.languages = {"重庆话"};
    if (random_.chance(60)) skills.languages.push_back("普通话");
    const int age = person_.age(making_.options.today);
    skills.phone_literacy = age > 50 && random_.chance(30) ? Literacy::none
                            : random_.chance(60)           ? Literacy::good
                                                           : Literacy::basic;
    const bool desk = *skills.education >= Education::college;
    skills.computer_literacy = desk                             ? Literacy::good
                               : age > 42 && random_.chance(70) ? Literacy::none
                                                                : Literacy::basic;
    // Who works with a phone, a computer or in Mandarin knows how.
    const auto knows = [&](std::string_view word) {
      return std::any_of(skills.skills.begin(), skills.skills.end(), [&](const Skill& s) { return s.name == word; });
    };
    if (skills.phone_literacy == Literacy::none && (knows("手机操作") || knows("扫码") || knows("扫码收款")))
      skills.phone_literacy = Literacy::basic;
    if (skills.computer_literacy == Literacy::none && (knows("办公软件") || knows("打字")))
      skills.computer_literacy = Literacy::basic;
    const auto& spoken = skills.languages;
    if (knows("普通话") && std::find(spoken.begin(), spoken.end(), "普通话") == spoken.end())
      skills.languages.push_back("普通话");
    skills.confirmed = confirmation(making_, person_, seeker_);
  }

 private:
  Education education() {
    const int age = person_.age(making_.options.today);
    if (person_.kind == Kind::young || person_.kind == Kind::office)
      return std::max(job_.education, random_.chance(65)   ? Education::college
                                      : random_.chance(50) ? Education::bachelor
                                                           : Education::secondary_vocational);
    static constexpr Education all[] = {
        Education::illiterate,           Education::primary,          Education::junior, Education::senior,
        Education::secondary_vocational, Education::technical_school, Education::college};
    static constexpr int old_likely[] = {2, 18, 52, 18, 6, 3, 1}, younger_likely[] = {0, 5, 43, 22, 15, 7, 8};
    const auto drawn = all[age >= 45 ? random_.weighted(old_likely) : random_.weighted(younger_likely)];
    // Nobody wishes for a desk without the schooling it asks for.
    return std::max(drawn, job_.education >= Education::senior ? job_.education : Education::illiterate);
  }

  void tell_certificates() {
    auto& held = seeker_.skills.certificates;
    // Hardly anybody asks for work at the wheel without the licence; those who do are still learning.
    const bool driving = std::any_of(job_.certificates.begin(), job_.certificates.end(), [](const auto& needed) {
      return needed.must && needed.kind.starts_with("driver");
    });
    const bool licensed = person_.kind == Kind::licensed || random_.chance(driving ? 97 : 70);
    for (const auto& needed : job_.certificates) {
      const bool must = needed.must && !needed.after_hire;
      if (must ? !licensed : !random_.chance(needed.after_hire ? 35 : person_.kind == Kind::licensed ? 95 : 20))
        continue;
      Certificate made{needed.kind, fmt::format("DEMO{:08}", random_.between(1, 99999999)), {}};
      // A health certificate lives a year.
      if (needed.kind == "health") made.expires_on = Date{making_.options.today.days + days(random_.between(-60, 360))};
      held.push_back(std::move(made));
    }
    const bool drives =
        std::any_of(held.begin(), held.end(), [](const auto& c) { return c.kind.starts_with("driver"); });
    const bool learner = driving && !licensed;
    if (!drives && !learner && may_drive() && random_.chance(person_.sex == Sex::M ? 25 : 8))
      held.push_back({"driver_c1", "", {}});
  }

  void tell_history() {
    auto& history = seeker_.skills.history;
    const int age = person_.age(making_.options.today);
    const auto worked = [&](std::string code, std::string title, int least, int most, bool informal = false) {
      const int years = random_.between(std::min(least, most), most);
      history.push_back({std::move(code), std::move(title), static_cast<double>(years), informal});
      return years;
    };
    // One job after the other; what is done at home goes on beside them.
    int left = working_years();
    if (person_.kind == Kind::landless_farmer) left -= worked("5-01-02-01", "在老家种地", 5, left * 2 / 3, true);
    if (person_.kind == Kind::laid_off || (age > 45 && random_.chance(45)))
      left -=
          worked("", "重庆" + random_.one_of(making_.material.list("factories")) + "职工", 3, std::max(3, left / 2));
    const bool may_have_done = left > 2 && has_papers();
    if (may_have_done && random_.chance(75)) {
      const int years = random_.between(1, std::min(left, job_.since));
      history.push_back({job_.occupation->code, past_title(years), static_cast<double>(years), false});
    }
    const auto at_home = [&](std::string code, std::string title, int most) {
      worked(std::move(code), std::move(title), 1, most, true);
    };
    if (person_.kind == Kind::elder_at_home) {
      const auto facts = facts_of(making_, seeker_);
      at_home("4-10-01-05", random_.one_of(fitting(making_.material.about_people("cared_for"), facts))->text, 9);
    }
    if (person_.sex == Sex::F && age > 45 && !person_.child_at_school && random_.chance(25))
      at_home("4-10-01-02", "在家带孙子", std::min(5, age - 45));
  }

  int working_years() const {
    const bool studied = seeker_.skills.education.value_or(Education::junior) >= Education::college;
    return std::max(0, person_.age(making_.options.today) - (studied ? 22 : 18));
  }

  // Without the papers a job asks for nobody has done it for years.
  bool has_papers() const {
    return std::none_of(job_.certificates.begin(), job_.certificates.end(), [&](const NeededCertificate& needed) {
      return needed.must && !needed.after_hire && !holds(*making_.material.taxonomy, seeker_, needed.kind);
    });
  }

  bool may_drive() const {
    const auto& limits = person_.limits;
    return std::none_of(limits.begin(), limits.end(), [](Physical limit) {
      return limit == Physical::sight || limit == Physical::hearing || limit == Physical::walking ||
             limit == Physical::fine_hands;
    });
  }

  // As what somebody worked: not as an aunt if a man, and nobody is an apprentice for ten years.
  std::string past_title(int years) {
    std::vector<std::string> titles;
    for (const auto& title : job_.titles) {
      const auto says = [&](std::string_view word) { return title.text.find(word) != std::string::npos; };
      const bool beginner = says("学徒") || says("助理") || says("小工");
      if ((says("阿姨") && person_.sex == Sex::M) || says("盲人") || says("兼职") || (beginner && years > 3)) continue;
      titles.push_back(title.text);
    }
    return random_.one_of(titles);
  }

  void tell_limits() {
    auto& limits = seeker_.skills.limits;
    const int age = person_.age(making_.options.today);
    limits = person_.limits;
    if (person_.kind == Kind::disabled) return;
    // Who knows the own body does not wish for what it will not do.
    const auto limit = [&](Physical one) {
      if (std::all_of(job_.physical.begin(), job_.physical.end(),
                      [&](Physical demand) { return body_allows({one}, demand); }))
        limits.push_back(one);
    };
    if (age > 45 && random_.chance(30)) limit(random_.chance(50) ? Physical::lifting_20kg : Physical::lifting_30kg);
    if (age > 45 && random_.chance(15)) limit(Physical::bending);
    if (random_.chance(5)) limit(Physical::heights);
  }

  void tell_abilities() {
    auto& skills = seeker_.skills;
    static constexpr SkillLevel levels[] = {SkillLevel::beginner, SkillLevel::able, SkillLevel::able,
                                            SkillLevel::skilled, SkillLevel::expert};
    const auto done = std::find_if(skills.history.begin(), skills.history.end(), [&](const Work& work) {
      return !work.informal && work.occupation == job_.occupation->code;
    });
    const int years = done == skills.history.end() ? 0 : static_cast<int>(done->years.value_or(0));
    for (const auto& name : job_.skills) {
      if (!random_.chance(65) || (name == "驾驶" && !has_papers())) continue;
      Skill made{name, {}, {}};
      if (random_.chance(70)) made.level = levels[random_.between(0, years > 0 ? 4 : 2)];
      // Learnt at work, or a little of it before.
      if (random_.chance(50))
        made.years = years > 0 ? random_.between(std::max(1, years - 3), years)
                               : random_.between(1, std::clamp(working_years(), 1, 5));
      skills.skills.push_back(std::move(made));
    }
    if (person_.sex == Sex::F && random_.chance(35) && person_.age(making_.options.today) > 35 &&
        std::none_of(skills.skills.begin(), skills.skills.end(), [](const Skill& s) { return s.name == "做家常菜"; }))
      skills.skills.push_back({"做家常菜", SkillLevel::able, {}});
  }
};

}  // namespace

void fill_skills(Making& making, const Person& person, Seeker& seeker) { Abilities(making, person, seeker).tell(); }

}  // namespace sanqing::data::demo
