#include <algorithm>
#include <cmath>

#include "matching/clears/clears.hpp"

namespace sanqing::matching {

namespace {

Closeness closest_practice(const Pair& pair) {
  const auto& practised = pair.seeker.reading.practised;
  auto found = std::ranges::lower_bound(practised, pair.vacancy.occupation, {}, &Closeness::occupation);
  if (pair.vacancy.occupation == no_occupation || found == practised.end() ||
      found->occupation != pair.vacancy.occupation)
    return {};
  return *found;
}

// "、" between names.
void join(data::Words& list, std::string_view zh, std::string_view en) {
  if (!list.zh.empty()) list.zh += "、", list.en += ", ";
  list.zh += zh;
  list.en += en;
}

void speak_of_experience(const data::Work& work, Relation relation, Speech& speech) {
  std::string_view done = work.title.empty() ? std::string_view("这行") : std::string_view(work.title);
  std::string zh = text(work.informal ? "家里、邻里做过" : "做过", done), en = text("has done ", done);
  if (work.years) {
    data::Words years = spoken_years(*work.years);
    zh += text("（", years.zh, "）");
    en += text(" (", years.en, ")");
  }
  if (work.informal) zh += "，也算经验", en += ", unpaid work counts too";
  if (relation == Relation::same)
    speech.say(std::move(zh), std::move(en));
  else
    speech.say(zh + "，转做这个上手不难", en + ", an easy move to this job");
}

}  // namespace

Opinion trade(const Pair& pair, Speech* speech) {
  if (std::isnan(pair.skills_cosine))
    return pair.seeker.questions & bit(Question::experience) ? Opinion::unknown() : Opinion::silent();
  float value = likeness(pair.skills_cosine);
  if (speech) {
    auto you = speech->address.zh();
    auto they = speech->address.en();
    bool worked = !pair.seeker.record->skills.history.empty();
    std::string_view zh = worked ? "会的、做过的" : "会的", en = worked ? " can do and have done" : " can do";
    if (value >= 0.6f)
      speech->say(text(you, zh, "和岗位要做的接近"), text("what ", they, en, " is close to the job"));
    else if (value >= 0.3f)
      speech->say(text(you, zh, "和岗位要做的有一部分接近"), text("what ", they, en, " is partly close to the job"));
    else
      speech->say(text(you, zh, "和岗位要做的不一样，要从头学"),
                  text("what ", they, en, " is another kind of work, to be learned anew"));
  }
  return Opinion::of(value);
}

Opinion experience(const Pair& pair, Speech* speech) {
  const data::Vacancy& advert = *pair.vacancy.record;
  const auto& history = pair.seeker.record->skills.history;
  Closeness close = closest_practice(pair);
  if (close.relation < Relation::same_class) {
    if (!pair.vacancy.experience_asked) return Opinion::silent();
    if (speech) {
      data::Words years = spoken_years(*advert.experience_years);
      if (history.empty())
        speech->miss(text("要求 ", years.zh, "经验，", speech->address.zh(), "做过什么还没登记"),
                     text("asks ", years.en, " of experience; work history is not known yet"));
      else
        speech->miss(text("要求 ", years.zh, "经验"), text("asks ", years.en, " of experience"));
    }
    return history.empty() ? Opinion::unknown() : Opinion::of(0.15f);
  }
  const data::Work& work = history[close.entry];
  if (speech) speak_of_experience(work, close.relation, *speech);
  float related = worth(close.relation);
  if (!pair.vacancy.experience_asked) return Opinion::of(0.4f + 0.6f * related);
  if (!work.years) return Opinion::of(0.7f * related);
  float share = std::min(1.0f, static_cast<float>(*work.years) / pair.vacancy.experience_years);
  if (speech && share < 1) {
    data::Words years = spoken_years(*advert.experience_years);
    speech->miss(text("要求 ", years.zh, "经验，还差一点"), text("asks ", years.en, " of experience"));
  }
  return Opinion::of(related * (0.4f + 0.6f * share));
}

bool able_to(const std::vector<std::string>& abilities, std::string_view need) {
  constexpr std::size_t two_characters = 6, three_letters = 3;
  return std::ranges::any_of(abilities, [&](std::string_view ability) {
    if (ability.find(need) != ability.npos) return true;
    bool ascii = static_cast<unsigned char>(ability[0]) < 0x80;
    return ability.size() >= (ascii ? three_letters : two_characters) && need.find(ability) != need.npos;
  });
}

Opinion needed_skills(const Pair& pair, Speech* speech) {
  const auto& needs = pair.vacancy.needs;
  if (needs.empty()) return Opinion::silent();
  const auto& abilities = pair.seeker.reading.abilities;
  const auto& named = pair.vacancy.record->skills;
  float asked = 0, met = 0;
  int count = 0;
  data::Words can;
  for (std::size_t at = 0; at < needs.size(); ++at) {
    float weight = named[at].must ? 2 : 1;
    asked += weight;
    bool able = able_to(abilities, needs[at]);
    if (able) met += weight, ++count;
    if (!speech) continue;
    if (able && count <= 4) join(can, named[at].name, named[at].name);
    if (!able && named[at].must) speech->miss(text("要求会", named[at].name), text("asks for ", named[at].name));
  }
  if (abilities.empty()) return Opinion::unknown();
  if (speech) {
    int all = static_cast<int>(needs.size());
    if (count == all)
      speech->say(text("要求会的都会：", can.zh), text("can do all it lists: ", can.en));
    else if (count == 0)
      speech->say("列出的技能还没有登记会的", "none of the skills it lists is known yet");
    else
      speech->say(text("列出的 ", all, " 项技能会 ", count, " 项：", can.zh),
                  text("has ", count, " of its ", all, " listed skills: ", can.en));
  }
  return Opinion::of(met / asked);
}

Opinion certificates(const Pair& pair, Speech* speech) {
  const VacancyFacts& vacancy = pair.vacancy;
  const CertificateSet& held = pair.seeker.certificates;
  int must = vacancy.must_have.count(), later = vacancy.after_hire.count(), nice = vacancy.nice_to_have.count();
  if (must + later + nice == 0) return Opinion::silent();
  if (speech) {
    data::Words have;
    for (const data::NeededCertificate& needed : vacancy.record->certificates) {
      data::Words name = pair.trades.certificate_name(needed.kind);
      CertificateSet asked = pair.trades.asked_for(needed.kind);
      if (held.includes(asked))
        join(have, name.zh, name.en);
      else if (pair.seeker.expired.includes(asked))
        speech->miss(text(name.zh, "过期了，要换新"), text(name.en, " has run out: renew it"));
      else if (needed.after_hire)
        speech->miss(text(name.zh, "：入职后再办"), text(name.en, ": got after hiring"));
      else if (!needed.must)
        speech->miss(text("有", name.zh, "更好"), text(name.en, " would help"));
      else if (!pair.seeker.certificates_known)
        speech->miss(text("要有", name.zh, "，有没有先问清"), text("needs ", name.en, ": ask whether it is held"));
      else
        speech->miss(text("要有", name.zh), text("needs ", name.en));
    }
    if (!have.zh.empty())
      speech->say(text("有要用的", have.zh), text("holds ", have.en));
    else if (must > 0 && pair.seeker.certificates_known)
      speech->say(text("要的证书", speech->address.zh(), "现在还没有"),
                  "none of the certificates it names is held yet");
  }
  // What is got once hired is said, and weighs nothing until it is there.
  if (must + nice == 0 && held.count_missing(vacancy.after_hire) == later) return Opinion::silent();
  if (!pair.seeker.certificates_known) return Opinion::unknown();
  float missing = static_cast<float>(held.count_missing(vacancy.must_have)) +
                  0.3f * static_cast<float>(held.count_missing(vacancy.after_hire)) +
                  0.5f * static_cast<float>(held.count_missing(vacancy.nice_to_have));
  return Opinion::of(1 - missing / static_cast<float>(must + later + nice));
}

Opinion education(const Pair& pair, Speech* speech) {
  if (pair.vacancy.education == 0) return Opinion::silent();
  if (pair.seeker.education == education_unknown) {
    if (speech) {
      data::Words least = name_of(*pair.vacancy.record->education);
      speech->miss(text("要求", least.zh, "以上，", speech->address.zh(), "的学历还没登记"),
                   text("asks for ", least.en, "; education is not known yet"));
    }
    return Opinion::unknown();
  }
  bool enough = pair.seeker.education >= pair.vacancy.education;
  if (speech && enough) {
    data::Words least = name_of(*pair.vacancy.record->education), own = name_of(*pair.seeker.record->skills.education);
    speech->say(text("学历够：要求", least.zh, "，", speech->address.zh(), "是", own.zh),
                text("education is enough: asks for ", least.en, ", has ", own.en));
  }
  return Opinion::of(enough ? 1 : 0);
}

Opinion physical(const Pair& pair, Speech* speech) {
  std::uint16_t limits = pair.seeker.limits;
  if (!pair.vacancy.physical) {
    if (!(pair.vacancy.usual_physical & limits)) return Opinion::silent();
    if (speech)
      speech->miss("这类工作常有身体吃不消的活，先问清",
                   "work of this kind often asks what the body does not allow: ask first");
    return Opinion::of(0.3f);
  }
  if (!pair.seeker.limits_stated) {
    if (speech) speech->miss("岗位对身体有要求，先问清吃得消吗", "it has physical demands: ask first");
    return Opinion::unknown();
  }
  bool fine = !(pair.vacancy.physical & limits);
  if (speech && fine)
    speech->say(text("对身体的要求，", speech->address.zh(), "都吃得消"),
                "its physical demands are within the known limits");
  return Opinion::of(fine ? 1 : 0);
}

}  // namespace sanqing::matching
