#include "matching/facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "index/lexical.hpp"
#include "matching/wishes.hpp"

namespace sanqing::matching {

namespace {

std::int32_t fen(const std::optional<data::Money>& money) {
  return money ? static_cast<std::int32_t>(std::clamp<std::int64_t>(money->fen, 0, WageRange::open - 1)) : 0;
}

template <class Enum>
std::uint16_t bits(const std::vector<Enum>& values) {
  std::uint16_t set = 0;
  for (Enum value : values) set |= bit(value);
  return set;
}

// Who cannot lift 10 kg cannot lift 20 or 30.
std::uint16_t implied_limits(std::uint16_t limits) {
  using enum data::Physical;
  if (limits & bit(lifting_10kg)) limits |= bit(lifting_20kg);
  if (limits & bit(lifting_20kg)) limits |= bit(lifting_30kg);
  return limits;
}

// Every occupation related to one of `entries`, with the closest relation, the earlier entry where two are as close.
std::vector<Closeness> closeness_to(const std::vector<OccupationIndex>& entries, const Trades& trades) {
  std::vector<Closeness> found;
  if (std::ranges::all_of(entries, [](OccupationIndex entry) { return entry == no_occupation; })) return found;
  for (std::size_t index = 0; index < trades.size(); ++index) {
    Closeness best{static_cast<OccupationIndex>(index)};
    for (std::size_t entry = 0; entry < std::min<std::size_t>(entries.size(), 255); ++entry) {
      Relation relation = trades.relation(entries[entry], best.occupation);
      if (relation > best.relation) best.relation = relation, best.entry = static_cast<std::uint8_t>(entry);
    }
    if (best.relation != Relation::none) found.push_back(best);
  }
  return found;
}

OccupationIndex occupation_of(std::string_view code, std::string_view name, const Trades& trades) {
  OccupationIndex found = trades.find(code);
  return found != no_occupation ? found : trades.guess(name);
}

std::uint64_t words_hash(const data::Seeker& seeker) {
  std::uint64_t hash = text_hash(seeker.intent.text);
  for (const auto& wanted : seeker.intent.occupations) hash = text_hash(wanted.name, text_hash(wanted.code, hash));
  for (const auto& skill : seeker.skills.skills) hash = text_hash(skill.name, hash);
  for (const auto& work : seeker.skills.history) hash = text_hash(work.title, text_hash(work.occupation, hash));
  for (const auto& certificate : seeker.skills.certificates) hash = text_hash(certificate.kind, hash);
  for (const auto& language : seeker.skills.languages) hash = text_hash(language, hash);
  return text_hash(seeker.skills.text, hash);
}

SeekerReading read_words(const data::Seeker& seeker, const Trades& trades) {
  SeekerReading reading;
  for (const auto& wanted : seeker.intent.occupations) {
    reading.wishes.push_back(occupation_of(wanted.code, wanted.name, trades));
    reading.wish_terms.push_back(index::asked_terms(wanted.name));
  }
  if (!seeker.intent.text.empty()) {
    SpokenWishes spoken = parted(seeker.intent.text);
    std::string wished = wish_of(spoken, trades);
    trades.guess_all(wished, reading.wishes);
    trades.guess_all(spoken.refused, reading.refused);
    reading.refused_activities = spoken.activities;
    if (auto terms = index::asked_terms(wished); !terms.empty()) reading.wish_terms.push_back(std::move(terms));
  }
  for (const auto& work : seeker.skills.history)
    reading.history.push_back(occupation_of(work.occupation, work.title, trades));
  reading.wanted = closeness_to(reading.wishes, trades);
  reading.practised = closeness_to(reading.history, trades);

  auto able = [&](std::string_view name) {
    if (std::string plain = plain_name(name); !plain.empty()) reading.abilities.push_back(std::move(plain));
  };
  for (const auto& skill : seeker.skills.skills) able(skill.name);
  for (const auto& work : seeker.skills.history) able(work.title);
  for (const auto& certificate : seeker.skills.certificates) able(trades.certificate_name(certificate.kind).zh);
  for (const auto& language : seeker.skills.languages) able(language);
  return reading;
}

std::uint16_t open_questions(const data::Seeker& seeker, const SeekerFacts& facts) {
  const data::Intent& intent = seeker.intent;
  const data::Skills& skills = seeker.skills;
  std::uint16_t questions = 0;
  auto ask = [&](bool unknown, const data::Confirmation& clear, Question question) {
    if (unknown && !clear.declined) questions |= bit(question);
  };
  ask(facts.reading.wish_terms.empty(), intent.confirmed, Question::occupation);
  ask(!intent.wage_floor && !intent.wage_wish, intent.confirmed, Question::wage);
  ask(intent.available.empty(), intent.confirmed, Question::hours);
  ask(!intent.max_km && !intent.max_minutes, intent.confirmed, Question::distance);
  ask(intent.max_minutes && !intent.transport, intent.confirmed, Question::transport);
  ask(!facts.home.known, seeker.family.confirmed, Question::home);
  ask(!skills.education, skills.confirmed, Question::education);
  ask(skills.history.empty() && skills.skills.empty() && skills.text.empty(), skills.confirmed, Question::experience);
  ask(!facts.limits_stated, skills.confirmed, Question::physical);
  return questions;
}

}  // namespace

float reach_in(int minutes, std::optional<data::Transport> by) {
  constexpr std::array<float, 6> km_an_hour{6, 18, 30, 35, 45, 70};  // by Transport
  return static_cast<float>(minutes) / 60 * km_an_hour[static_cast<std::size_t>(by.value_or(data::Transport::metro))];
}

Day day_of(const data::Date& date) { return date.days.time_since_epoch().count(); }

std::uint8_t education_rank(data::Education education) {
  static constexpr std::array<std::uint8_t, 10> ranks{0, 1, 2, 3, 3, 3, 4, 5, 6, 7};  // by Education
  return ranks[static_cast<std::size_t>(education)];
}

std::string plain_name(std::string_view name) {
  std::string plain;
  for (char letter : name) {
    if (letter == ' ' || letter == '\t' || letter == '\n') continue;
    plain += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return plain;
}

void renew_certificates(SeekerFacts& facts, const std::vector<data::Certificate>& held, const Trades& trades,
                        Day today) {
  facts.certificates = facts.expired = {};
  facts.certificates_until = std::numeric_limits<Day>::max();
  for (const data::Certificate& certificate : held) {
    bool valid = !certificate.expires_on || day_of(*certificate.expires_on) >= today;
    (valid ? facts.certificates : facts.expired).add(trades.covered_by(certificate.kind));
    if (valid && certificate.expires_on)
      facts.certificates_until = std::min(facts.certificates_until, day_of(*certificate.expires_on) + 1);
  }
}

SeekerFacts facts_of(const data::Seeker& seeker, const Place& office, const Trades& trades, Day today,
                     const SeekerReading* known) {
  const data::Intent& intent = seeker.intent;
  const data::Skills& skills = seeker.skills;
  SeekerFacts facts;
  facts.id = seeker.id;
  facts.organisation = static_cast<std::int32_t>(seeker.organisation_id);
  facts.home = office;
  facts.home_is_office = !seeker.latitude || !seeker.longitude;
  if (!facts.home_is_office) facts.home.locate(seeker.latitude, seeker.longitude);
  if (intent.max_km) facts.reach_km = static_cast<float>(*intent.max_km);
  if (intent.max_minutes) facts.reach_km = std::min(facts.reach_km, reach_in(*intent.max_minutes, intent.transport));
  facts.wage_floor = fen(intent.wage_floor);
  facts.wage_wish = std::max(fen(intent.wage_wish), facts.wage_floor);
  facts.wage_unit = intent.wage_unit;
  if (skills.education) facts.education = education_rank(*skills.education);
  facts.limits = implied_limits(bits(skills.limits));
  facts.limits_stated = !skills.limits.empty() || (skills.confirmed.on && !skills.confirmed.declined);
  facts.refuses = bits(intent.refuses);
  if (intent.night_ok == false) facts.refuses |= bit(data::Activity::night);
  facts.night_welcome = intent.night_ok == true;
  facts.forms = bits(intent.forms);
  facts.groups = bits(seeker.groups);
  facts.days_stated = days_of(intent.days) != 0;
  if (facts.days_stated) facts.days = days_of(intent.days);
  if (intent.start_on) facts.start_on = day_of(*intent.start_on);
  renew_certificates(facts, skills.certificates, trades, today);
  facts.certificates_known = skills.confirmed.on || skills.education || !skills.certificates.empty() ||
                             !skills.history.empty() || !skills.skills.empty() || !skills.text.empty();
  facts.free = FreeTime::of(intent.available, seeker.family.duties);
  facts.has_duties = !seeker.family.duties.empty();
  facts.willing_to_train = intent.willing_to_train;

  std::uint64_t hash = words_hash(seeker);
  facts.reading = known && known->hash == hash ? *known : read_words(seeker, trades);
  facts.reading.hash = hash;
  facts.refuses |= facts.reading.refused_activities;
  facts.questions = open_questions(seeker, facts);
  return facts;
}

VacancyFacts facts_of(const data::Vacancy& vacancy, const Trades& trades) {
  using data::Activity, data::Physical;
  VacancyFacts facts;
  facts.id = vacancy.id;
  facts.place.locate(vacancy.latitude, vacancy.longitude);
  facts.place.assign_division(vacancy.division);
  facts.wages = wages_of(vacancy);
  facts.openings = vacancy.headcount - vacancy.filled;
  if (vacancy.valid_until) facts.valid_until = day_of(*vacancy.valid_until);
  if (vacancy.start_on) facts.start_on = day_of(*vacancy.start_on);
  facts.worked = WorkedTime::of(vacancy.shifts);
  facts.activities = bits(vacancy.activities);
  facts.physical = bits(vacancy.physical);
  if (facts.worked.night) facts.activities |= bit(Activity::night);
  if (facts.worked.live_in) facts.activities |= bit(Activity::live_in);
  // Heights stand in both lists; either mention means both.
  if (facts.activities & bit(Activity::heights)) facts.physical |= bit(Physical::heights);
  if (facts.physical & bit(Physical::heights)) facts.activities |= bit(Activity::heights);
  facts.reserved_for = bits(vacancy.reserved_for);
  facts.form = bit(vacancy.form);
  if (vacancy.education) facts.education = education_rank(*vacancy.education);
  facts.days_per_week = static_cast<std::uint8_t>(std::clamp(vacancy.days_per_week.value_or(0), 0, 7));
  facts.open = vacancy.status == data::VacancyStatus::open;
  for (const data::NeededCertificate& needed : vacancy.certificates) {
    auto& set = needed.after_hire ? facts.after_hire : needed.must ? facts.must_have : facts.nice_to_have;
    set.add(trades.asked_for(needed.kind));
  }
  facts.asks_certificates = !facts.must_have.empty();
  facts.occupation = occupation_of(vacancy.occupation, vacancy.title, trades);
  if (facts.occupation != no_occupation) {
    const data::Occupation& usual = trades.occupation(facts.occupation);
    if (vacancy.physical.empty()) facts.usual_physical = bits(usual.physical);
    if (vacancy.activities.empty()) facts.usual_activities = bits(usual.activities);
  }
  facts.experience_asked = vacancy.experience_years.value_or(0) > 0;
  facts.experience_years = static_cast<float>(vacancy.experience_years.value_or(0));
  facts.text_terms = index::text_terms(vacancy.title + " " + vacancy.description);
  std::uint64_t hash = text_hash(vacancy.description, text_hash(vacancy.title, text_hash(vacancy.occupation)));
  for (const auto& skill : vacancy.skills) {
    facts.needs.push_back(plain_name(skill.name));
    hash = text_hash(skill.name, hash);
  }
  for (const auto& needed : vacancy.certificates) hash = text_hash(needed.kind, hash);
  facts.text_hash = hash;
  return facts;
}

CourseFacts facts_of(const data::Course& course, const std::vector<data::CourseSession>& sessions, const Place& office,
                     const Trades& trades) {
  CourseFacts facts;
  facts.id = course.id;
  std::uint64_t hash = text_hash(course.description, text_hash(course.title));
  for (const std::string& kind : course.gives_certificates) {
    facts.gives.add(trades.covered_by(kind));
    hash = text_hash(kind, hash);
  }
  for (const std::string& code : course.occupations) {
    if (auto found = trades.find(code); found != no_occupation) facts.occupations.push_back(found);
    hash = text_hash(code, hash);
  }
  for (const std::string& skill : course.gives_skills) hash = text_hash(skill, hash);
  facts.text_hash = hash;
  if (facts.occupations.empty())
    if (auto guessed = trades.guess(course.title); guessed != no_occupation) facts.occupations.push_back(guessed);
  if (course.education) facts.education = education_rank(*course.education);
  if (course.cost) facts.own_cost = std::max(0, fen(course.cost) - fen(course.subsidy));
  for (const data::CourseSession& session : sessions) {
    if (session.status != data::SessionStatus::planned && session.status != data::SessionStatus::enrolling) continue;
    CourseSessionFacts one;
    one.id = session.id;
    one.place = office;
    if (session.latitude && session.longitude) one.place.locate(session.latitude, session.longitude);
    one.hours = WorkedTime::of(session.hours);
    one.days = days_of(session.days);
    one.starts_on = day_of(session.starts_on);
    one.seats_left = session.seats - session.taken;
    facts.sessions.push_back(std::move(one));
  }
  std::ranges::sort(facts.sessions, {}, &CourseSessionFacts::starts_on);
  return facts;
}

std::shared_ptr<const data::Seeker> trimmed(const data::Seeker& seeker) {
  auto copy = std::make_shared<data::Seeker>(seeker);
  for (std::string* text : {&copy->identity_number, &copy->phone, &copy->address, &copy->family.note, &copy->import_key,
                            &copy->closed_reason}) {
    text->clear();
    text->shrink_to_fit();
  }
  copy->sex.reset();
  copy->birth_date.reset();
  copy->household_id.reset();
  for (data::Certificate& certificate : copy->skills.certificates) certificate.number.clear();
  return copy;
}

std::shared_ptr<const data::Vacancy> trimmed(const data::Vacancy& vacancy) {
  auto copy = std::make_shared<data::Vacancy>(vacancy);
  for (std::string* text : {&copy->description, &copy->source, &copy->import_key}) {
    text->clear();
    text->shrink_to_fit();
  }
  return copy;
}

std::shared_ptr<const data::Course> trimmed(const data::Course& course) {
  auto copy = std::make_shared<data::Course>(course);
  copy->description.clear();
  copy->description.shrink_to_fit();
  return copy;
}

}  // namespace sanqing::matching
