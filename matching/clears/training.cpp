// The rules for courses.
#include <algorithm>
#include <cmath>

#include "matching/clears/clears.hpp"
#include "matching/courses.hpp"

namespace sanqing::matching {

namespace {

Opinion wanted_trade(const CoursePair& pair, Speech* speech) {
  const auto& wanted = pair.seeker.reading.wanted;
  Closeness best;
  for (OccupationIndex occupation : pair.course.occupations) {
    auto found = std::ranges::lower_bound(wanted, occupation, {}, &Closeness::occupation);
    if (found != wanted.end() && found->occupation == occupation && found->relation > best.relation) best = *found;
  }
  bool words = !std::isnan(pair.intent_cosine);
  if (wanted.empty() && !words) return Opinion::unknown();
  float similar = words ? likeness(pair.intent_cosine) : 0;
  if (speech) {
    auto you = speech->address.zh();
    auto they = speech->address.en();
    if (best.relation >= Relation::same_class) {
      const data::Words& name = pair.trades.occupation(best.occupation).name;
      speech->say(text("学了能做", name.zh, best.relation == Relation::same ? "，正是" : "，和", you,
                       best.relation == Relation::same ? "想做的" : "想做的相近"),
                  text("prepares for ", name.en, best.relation == Relation::same ? ", what " : ", close to what ", they,
                       " want"));
    } else if (similar >= 0.5f) {
      speech->say(text("内容和", you, "想做的接近"), text("its content is close to what ", they, " want"));
    } else {
      speech->say(text("和", you, "想做的不是一行"), text("another line than ", they, " want"));
    }
  }
  return Opinion::of(std::max(worth(best.relation), 0.75f * similar));
}

Opinion willing(const CoursePair& pair, Speech* speech) {
  if (!pair.seeker.willing_to_train) return Opinion::silent();
  if (speech) {
    auto you = speech->address.zh();
    *pair.seeker.willing_to_train
        ? speech->say(text(you, "愿意参加培训"), text(speech->address.en(), " are willing to train"))
        : speech->say(text(you, "说过暂时不想培训"), text(speech->address.en(), " said no to training for now"));
  }
  return Opinion::of(*pair.seeker.willing_to_train ? 1 : 0.1f);
}

Opinion opens(const CoursePair& pair, Speech* speech) {
  if (pair.course.gives.empty()) {
    if (speech) speech->say("学的是本事，不发证", "teaches without a certificate");
    return Opinion::of(0.2f);
  }
  if (pair.seeker.certificates.includes(pair.course.gives)) {
    if (speech) speech->say("这门课发的证已经有了", "its certificate is held already");
    return Opinion::of(0.02f);
  }
  if (speech) {
    data::Words name = pair.trades.certificate_name(pair.course.record->gives_certificates.front());
    if (pair.opens > 0)
      speech->say(
          text("拿到", name.zh, "，能多 ", pair.opens, " 个岗位"),
          text("with ", name.en, " ", pair.opens, pair.opens == 1 ? " more vacancy fits" : " more vacancies fit"));
    else
      speech->say(text("发", name.zh, "，眼下没有只差这个证的岗位"),
                  text("gives ", name.en, "; no vacancy waits for just this now"));
  }
  return Opinion::of(pair.opens > 0 ? 1 - 0.7f * std::exp(-static_cast<float>(pair.opens) / 8) : 0.15f);
}

Opinion prior_knowledge(const CoursePair& pair, Speech* speech) {
  if (std::isnan(pair.skills_cosine)) return Opinion::silent();
  float value = likeness(pair.skills_cosine);
  if (speech && value >= 0.5f)
    speech->say(text("和", speech->address.zh(), "会的接得上"),
                text("builds on what ", speech->address.en(), " can do"));
  return Opinion::of(0.4f + 0.6f * value);
}

Opinion schooling(const CoursePair& pair, Speech* speech) {
  if (!pair.course.education) return Opinion::silent();
  data::Words least = speech ? name_of(*pair.course.record->education) : data::Words();
  if (pair.seeker.education == education_unknown) {
    if (speech)
      speech->miss(text("报名要", least.zh, "以上，学历还没登记"),
                   text("asks for ", least.en, "; education is not known yet"));
    return Opinion::unknown();
  }
  bool enough = pair.seeker.education >= pair.course.education;
  if (speech && enough) speech->say(text("学历够：要求", least.zh), text("education is enough: asks for ", least.en));
  return Opinion::of(enough ? 1 : 0);
}

Opinion way(const CoursePair& pair, Speech* speech) {
  if (std::isnan(pair.km)) {
    if (speech && pair.session) speech->miss("没写上课地点，先问清", "the place is not stated: ask first");
    return Opinion::unknown();
  }
  if (speech) {
    data::Words far = spoken_km(pair.km);
    speech->say(text("上课地点 ", far.zh, "远"), text("held ", far.en, " away"));
  }
  return Opinion::of(std::exp2(-pair.km / 6));
}

Opinion lesson_hours(const CoursePair& pair, Speech* speech) {
  if (!pair.session || !pair.session->hours.stated || !pair.seeker.free.stated) return Opinion::unknown();
  if (speech) {
    if (pair.gap == 0)
      speech->say(text("上课时间", speech->address.zh(), "有空"), "its hours are free");
    else
      speech->say(text("上课时间差 ", pair.gap, " 分钟，可以商量"),
                  text("its hours miss by ", pair.gap, " minutes; can be talked over"));
  }
  return Opinion::of(pair.gap == 0 ? 1.0f : pair.gap <= tolerated_gap ? 0.6f : 0);
}

Opinion next_session(const CoursePair& pair, Speech* speech) {
  if (!pair.session) {
    if (speech) speech->miss("开班日期还没定，先登记意向", "no date is fixed yet: put the name down");
    return Opinion::unknown();
  }
  if (speech) {
    std::string day = data::Date{std::chrono::sys_days{std::chrono::days{pair.session->starts_on}}}.text();
    speech->say(text(day, " 开班，还有 ", pair.session->seats_left, " 个名额"),
                text("starts on ", day, ", ", pair.session->seats_left, " seats left"));
  }
  return Opinion::of(1);
}

Opinion cost(const CoursePair& pair, Speech* speech) {
  if (pair.course.own_cost < 0) return Opinion::silent();
  if (speech) {
    if (pair.course.own_cost == 0)
      speech->say("补贴以后不用花钱", "free after subsidy");
    else
      speech->say(text("补贴以后自己出 ", yuan(pair.course.own_cost), " 元"),
                  text(yuan(pair.course.own_cost), " yuan to pay after subsidy"));
  }
  return Opinion::of(std::exp(-static_cast<float>(pair.course.own_cost) / 100'000));
}

constexpr std::array table{
    Rule<CoursePair>{"occupation", Clear::intent, 5.0f, wanted_trade},
    Rule<CoursePair>{"willing", Clear::intent, 0.5f, willing},
    Rule<CoursePair>{"opens", Clear::skills, 5.0f, opens},
    Rule<CoursePair>{"trade", Clear::skills, 1.5f, prior_knowledge},
    Rule<CoursePair>{"education", Clear::skills, 1.0f, schooling},
    Rule<CoursePair>{"distance", Clear::family, 2.0f, way},
    Rule<CoursePair>{"hours", Clear::family, 3.0f, lesson_hours},
    Rule<CoursePair>{"session", Clear::family, 1.0f, next_session},
    Rule<CoursePair>{"cost", Clear::family, 2.0f, cost},
};

int session_gap(const SeekerFacts& seeker, const CourseSessionFacts& session) {
  Days held = session.days ? session.days : every_day;
  Days workable = held & seeker.days;
  return gap_minutes(session.hours, seeker.free, workable ? workable : held, std::popcount(held));
}

bool comes(const SeekerFacts& seeker, const CourseSessionFacts& session) {
  bool on_days = !seeker.days_stated || !session.days || (session.days & seeker.days) == session.days;
  return on_days && session_gap(seeker, session) <= tolerated_gap;
}

bool takes_people(const CourseSessionFacts& session, Day today) {
  return session.seats_left > 0 && session.starts_on >= today;
}

}  // namespace

std::span<const Rule<CoursePair>> course_rules() { return table; }

CoursePair::CoursePair(const SeekerFacts& seeker, const CourseFacts& course, const Trades& trades, Day today,
                       float intent_cosine, float skills_cosine, int opens)
    : seeker(seeker),
      course(course),
      trades(trades),
      session(nullptr),
      intent_cosine(intent_cosine),
      skills_cosine(skills_cosine),
      km(std::numeric_limits<float>::quiet_NaN()),
      gap(0),
      opens(opens) {
  for (const CourseSessionFacts& one : course.sessions)
    if (!session && takes_people(one, today) && comes(seeker, one)) session = &one;
  if (!session) return;
  km = distance_km(seeker.home, session->place);
  gap = session_gap(seeker, *session);
}

bool open_to(const SeekerFacts& seeker, const CourseFacts& course, Day today) {
  if (course.education > seeker.education) return false;
  return course.sessions.empty() || std::ranges::any_of(course.sessions, [&](const CourseSessionFacts& session) {
           return takes_people(session, today) && comes(seeker, session);
         });
}

int opened_by(const CourseFacts& course, const SeekerFacts& seeker, std::span<const NearVacancy> misses) {
  if (course.gives.empty()) return 0;
  CertificateSet held = seeker.certificates;
  held.add(course.gives);
  return static_cast<int>(std::ranges::count_if(misses, [&](const NearVacancy& miss) {
    return miss.only == Blocker::certificate && held.includes(miss.vacancy->must_have);
  }));
}

}  // namespace sanqing::matching
