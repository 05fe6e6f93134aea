#include "data/demo/story.hpp"

#include <algorithm>

namespace sanqing::data::demo {

using std::chrono::days;

namespace {

Date after(Date from, int so_many_days) { return {from.days + days(so_many_days)}; }

}  // namespace

Date working_day(Date on) {
  const unsigned weekday = std::chrono::weekday(on.days).iso_encoding();
  return weekday == 6 ? after(on, 2) : weekday == 7 ? after(on, 1) : on;
}

Story::Story(Making& making)
    : making_(making),
      random_(making.random),
      cases_(making.office.seekers.size()),
      open_vacancies_(making.material.jobs.size()),
      open_referrals_(making.office.vacancies.size()),
      seats_of_(making.office.sessions.size()) {
  const auto& jobs = making.material.jobs;
  for (const auto& person : making.office.seekers) {
    auto& wished = case_of(person.id).jobs;
    for (std::size_t job = 0; job < jobs.size(); ++job) {
      const bool wants = std::any_of(person.intent.occupations.begin(), person.intent.occupations.end(),
                                     [&](const auto& wanted) { return wanted.code == jobs[job].occupation->code; });
      const bool reserved = jobs[job].form == EmploymentForm::public_welfare && !person.groups.empty();
      if (wants || reserved) wished.push_back(job);
    }
    for (const auto& wanted : person.intent.occupations) wanting_[wanted.code].push_back(person.id);
  }
}

void Story::at(Date on, What what, Id id, int number) {
  if (on <= making_.options.today) steps_.push({on, order_++, what, id, number});
}

void Story::later(Date from, int least, int most, What what, Id id, int number) {
  at(working_day(after(from, random_.between(least, most))), what, id, number);
}

void Story::tell(Date on, Noun noun, Id id, std::string_view action, Id organisation, std::string why,
                 std::string_view state) {
  making_.office.deeds.push_back(
      {Time{on.days}, noun, id, action, making_.officer_of(organisation), organisation, std::move(why), state});
}

void Story::plan() {
  const Date today = making_.options.today;
  for (auto& post : making_.office.vacancies) {
    const auto age = (today.days - post.posted_on->days).count();
    if (age <= 3 && random_.chance(25)) {
      post.status = random_.chance(30) ? VacancyStatus::draft : VacancyStatus::checked;
      continue;
    }
    at(*post.posted_on, What::vacancy_opens, post.id);
    Date end = after(*post.valid_until, 1);
    if (random_.chance(7)) end = std::min(end, after(*post.posted_on, random_.between(5, 40)));
    at(end, What::vacancy_ends, post.id);
  }
  for (const auto& person : making_.office.seekers) at(person.registered_on, What::registers, person.id);
  for (const auto& run : making_.office.sessions) {
    if (run.status == SessionStatus::cancelled || run.status == SessionStatus::planned) continue;
    at(after(run.starts_on, -12), What::enrols, run.id);
    at(run.starts_on, What::runs, run.id);
    at(after(run.ends_on, 1), What::ends_course, run.id);
  }
}

void Story::live() {
  plan();
  while (!steps_.empty()) {
    const Step step = steps_.top();
    steps_.pop();
    take(step);
  }
}

void Story::take(const Step& step) {
  const auto [on, order, what, id, number] = step;
  switch (what) {
    case What::vacancy_opens:
      return open_vacancies_[making_.job_of_vacancy[static_cast<std::size_t>(id) - 1]].push_back(id);
    case What::vacancy_ends:
      return vacancy_ends(id, on);
    case What::registers:
      return registers(id, on);
    case What::contacts:
      return contacts(id, on);
    case What::monthly:
      return monthly(id, on);
    case What::review:
      if (looks_for_work(id)) follow_up(FollowUpKind::review, id, on, after(on, 10));
      return;
    case What::introduces:
      return introduces(id, on);
    case What::answers:
      return answers(id, on);
    case What::sends:
      return sends(id, on);
    case What::replies:
      return replies(id, on);
    case What::meets:
      return meets(id, on);
    case What::decides:
      return decides(id, on);
    case What::stays_silent:
      if (!referral(id).ended_on) moves(referral(id), on, ReferralState::no_answer, "60天没有回音");
      return;
    case What::starts:
      return starts(id, on);
    case What::finds_work:
      return finds_work(id, on);
    case What::checks:
      return checks(id, on, number);
    case What::loses_work:
      return loses_work(id, on);
    case What::leaves:
      return leaves(id, on);
    case What::enrols:
      return enrols(id, on);
    case What::runs:
      return runs(id, on);
    case What::ends_course:
      return ends_course(id, on);
  }
}

bool Story::looks_for_work(Id id) {
  const auto status = seeker(id).status;
  return status == SeekerStatus::active || status == SeekerStatus::returned;
}

// Of those who came before the year that is told, only the year is.
void Story::registers(Id id, Date on) {
  const Date begin = after(making_.options.today, -365);
  if (on < begin) {
    begins(id, after(begin, random_.between(0, 25)));
    return;
  }
  follow_up(FollowUpKind::first_contact, id, on, working_day(after(on, 7)));
  if (!seeker(id).intent.occupations.empty() || random_.chance(30)) later(on, 2, 8, What::monthly, id, 1);
}

// From the first talk on the person is served.
void Story::begins(Id id, Date on) {
  auto& person = seeker(id);
  person.status = SeekerStatus::active;
  tell(on, Noun::seekers, id, "served", person.organisation_id, {}, "active");
  later(on, 25, 35, What::monthly, id);
  later(on, 1, 25, What::introduces, id);
  if (random_.chance(6)) later(on, 20, 300, What::finds_work, id);
  if (random_.chance(11)) later(on, 30, 330, What::leaves, id);
  if (!person.groups.empty()) at(working_day(add_months(person.registered_on, 12)), What::review, id);
}

void Story::monthly(Id id, Date on) {
  if (seeker(id).status == SeekerStatus::registered) return begins(id, on);
  if (seeker(id).status == SeekerStatus::closed) return;
  if (looks_for_work(id)) follow_up(FollowUpKind::monthly, id, on, working_day(after(on, 5)));
  later(on, 27, 34, What::monthly, id);
}

Id Story::follow_up(FollowUpKind kind, Id person, Date on, Date due, std::optional<Id> placed,
                    std::optional<Id> referred) {
  auto& all = making_.office.follow_ups;
  FollowUp made;
  made.id = static_cast<Id>(all.size()) + 1;
  made.seeker_id = person;
  made.placement_id = placed;
  made.referral_id = referred;
  made.organisation_id = seeker(person).organisation_id;
  made.kind = kind;
  made.due_on = due;
  tell(on, Noun::follow_ups, made.id, "created", made.organisation_id);
  // Some are forgotten; the recent ones of these are what is overdue today.
  if (!random_.chance(6))
    later(due, -2, 1, What::contacts, made.id);
  else
    at(after(due, 30), What::contacts, made.id, 1);
  all.push_back(made);
  return made.id;
}

std::string Story::note_of(Id id, Date on) {
  const auto& known = case_of(id);
  auto facts = facts_of(making_, seeker(id));
  facts.set(known.placement ? PersonFact::works : PersonFact::looks);
  if (known.placement) facts.set(PersonFact::month_worked, add_months(placement(known.placement).started_on, 1) <= on);
  if (known.open_referral)
    facts.set(PersonFact::interviewed, referral(known.open_referral).state == ReferralState::interview);
  return says("notes", facts);
}

void Story::contacts(Id id, Date on) {
  auto& call = making_.office.follow_ups[static_cast<std::size_t>(id) - 1];
  auto& known = case_of(call.seeker_id);
  if (on >= after(call.due_on, 20)) {
    call.status = FollowUpStatus::missed;
    return tell(on, Noun::follow_ups, id, "missed", call.organisation_id);
  }
  call.status = FollowUpStatus::done;
  call.done_on = on;
  const bool reached = random_.chance(85);
  const bool works = call.kind == FollowUpKind::after_placement;
  call.result = !reached             ? FollowUpResult::no_answer
                : works              ? FollowUpResult::still_working
                : random_.chance(30) ? FollowUpResult::news
                                     : FollowUpResult::reached;
  if (works && known.placement == 0) call.result = FollowUpResult::lost_job;
  if (reached && random_.chance(60)) call.note = note_of(call.seeker_id, on);
  tell(on, Noun::follow_ups, id, "followed_up", call.organisation_id, call.note);
  known.unreached_in_a_row = reached ? 0 : known.unreached_in_a_row + 1;
  if (call.kind == FollowUpKind::first_contact && seeker(call.seeker_id).status == SeekerStatus::registered)
    begins(call.seeker_id, on);
  if (known.unreached_in_a_row >= 6) closes(call.seeker_id, on, "连续六个月联系不上");
}

void Story::closes(Id id, Date on, std::string reason) {
  auto& person = seeker(id);
  if (!looks_for_work(id) && person.status != SeekerStatus::registered) return;
  auto& known = case_of(id);
  if (known.open_referral) moves(referral(known.open_referral), on, ReferralState::closed, "求职者退出:" + reason);
  person.status = SeekerStatus::closed;
  person.closed_reason = reason;
  tell(on, Noun::seekers, id, "closed", person.organisation_id, std::move(reason), "closed");
}

void Story::leaves(Id id, Date on) {
  if (!looks_for_work(id)) return;
  auto& person = seeker(id);
  const int age = full_years(*person.birth_date, on);
  if (age >= (person.sex == Sex::F ? 50 : 58)) {
    person.work_status = WorkStatus::retired;
    person.registered_unemployed_since.reset();
    return closes(id, on, "办理退休");
  }
  if (age < 26 && random_.chance(60)) {
    person.work_status = WorkStatus::student;
    person.registered_unemployed_since.reset();
    return closes(id, on, "继续读书");
  }
  closes(id, on, random_.chance(70) ? "户口和住处迁出本区" : "本人不再找工作");
}

void live_the_year(Making& making) { Story(making).live(); }

}  // namespace sanqing::data::demo
