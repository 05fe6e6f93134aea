// From the introduction to the end of a job.

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "data/demo/story.hpp"

namespace sanqing::data::demo {

using std::chrono::days;

namespace {

bool is_open(const Vacancy& post) { return post.status == VacancyStatus::open && post.filled < post.headcount; }

WorkStatus work_by(EmploymentForm form) {
  switch (form) {
    case EmploymentForm::public_welfare:
      return WorkStatus::public_welfare_post;
    case EmploymentForm::self_employment:
      return WorkStatus::self_employed;
    case EmploymentForm::hourly:
    case EmploymentForm::flexible:
    case EmploymentForm::part_time:
      return WorkStatus::informal_job;
    case EmploymentForm::full_time:
      return WorkStatus::employed;
  }
  return WorkStatus::employed;
}

// Work by the hour is half a day's, work by the day 26 days a month.
std::optional<Money> wage_of_a_month(const Vacancy& post) {
  const auto wage = post.wage_min ? post.wage_min : post.wage_max;
  if (!wage) return {};
  switch (post.wage_unit) {
    case WageUnit::hour:
      return Money{wage->fen * 26 * 4};
    case WageUnit::day:
      return Money{wage->fen * 26};
    case WageUnit::year:
      return Money{wage->fen / 12};
    case WageUnit::month:
      return wage;
  }
  return wage;
}

}  // namespace

void Story::vacancy_ends(Id id, Date on) {
  auto& post = vacancy(id);
  if (post.status != VacancyStatus::open) return;
  post.status = on > *post.valid_until ? VacancyStatus::expired
                : random_.chance(60)   ? VacancyStatus::paused
                                       : VacancyStatus::withdrawn;
  tell(on, Noun::vacancies, id, boost::describe::enum_to_string(post.status, "ended"), post.organisation_id);
  for (const Id open : std::vector(open_referrals_[static_cast<std::size_t>(id) - 1]))
    if (referral(open).state <= ReferralState::accepted) moves(referral(open), on, ReferralState::closed, "岗位已下架");
}

Id Story::fitting_vacancy(Id id) {
  const auto& wished = case_of(id).jobs;
  if (wished.empty()) return 0;
  for (int look = 0; look < 14; ++look) {
    auto& open = open_vacancies_[random_.one_of(wished)];
    if (open.empty()) continue;
    const auto place = static_cast<std::size_t>(random_.between(0, static_cast<int>(open.size()) - 1));
    const auto& post = vacancy(open[place]);
    if (!is_open(post)) {
      open[place] = open.back();
      open.pop_back();
      continue;
    }
    const auto& going = open_referrals_[static_cast<std::size_t>(post.id) - 1];
    if (static_cast<int>(going.size()) > 3 * (post.headcount - post.filled)) continue;
    if (is_plausible(*making_.material.taxonomy, seeker(id), post)) return post.id;
  }
  return 0;
}

void Story::introduces(Id id, Date on) {
  if (seeker(id).status == SeekerStatus::closed) return;
  later(on, 14, 45, What::introduces, id);
  if (!looks_for_work(id) || case_of(id).open_referral) return;
  const Id post = fitting_vacancy(id);
  if (post == 0) return;
  auto& all = making_.office.referrals;
  Referral made;
  made.id = static_cast<Id>(all.size()) + 1;
  made.seeker_id = id;
  made.vacancy_id = post;
  made.organisation_id = seeker(id).organisation_id;
  made.proposed_on = on;
  all.push_back(made);
  case_of(id).open_referral = made.id;
  open_referrals_[static_cast<std::size_t>(post) - 1].push_back(made.id);
  tell(on, Noun::referrals, made.id, "created", made.organisation_id);
  later(on, 0, 4, What::answers, made.id);
}

void Story::moves(Referral& step, Date on, ReferralState state, std::string reason) {
  step.state = state;
  step.reason = reason;
  const bool ends = state == ReferralState::declined || state == ReferralState::refused ||
                    state == ReferralState::no_answer || state == ReferralState::started ||
                    state == ReferralState::closed;
  if (ends) {
    step.ended_on = on;
    case_of(step.seeker_id).open_referral = 0;
    std::erase(open_referrals_[static_cast<std::size_t>(step.vacancy_id) - 1], step.id);
  }
  const char* word = boost::describe::enum_to_string(state, "moved");
  tell(on, Noun::referrals, step.id, word, step.organisation_id, std::move(reason), word);
}

// What is known when a referral is answered.
PersonFacts Story::facts_about(const Referral& step) {
  const auto& person = seeker(step.seeker_id);
  const auto& post = vacancy(step.vacancy_id);
  auto facts = facts_of(making_, person);
  facts.set(PersonFact::interviewed, step.interview_on.has_value());
  facts.set(PersonFact::night_post,
            std::find(post.activities.begin(), post.activities.end(), Activity::night) != post.activities.end());
  for (const auto& needed : post.certificates) {
    if (needed.kind == "health") facts.set(PersonFact::health_post);
    const bool held =
        std::any_of(person.skills.certificates.begin(), person.skills.certificates.end(),
                    [&](const auto& c) { return making_.material.taxonomy->certificate_covers(c.kind, needed.kind); });
    if (needed.must && !held) facts.set(PersonFact::lacks_paper);
  }
  return facts;
}

void Story::answers(Id id, Date on) {
  auto& step = referral(id);
  if (step.ended_on) return;
  auto& known = case_of(step.seeker_id);
  if (random_.chance(76)) {
    known.declined_in_a_row = 0;
    moves(step, on, ReferralState::accepted);
    return later(on, 0, 2, What::sends, id);
  }
  moves(step, on, ReferralState::declined, says("declines", facts_about(step)));
  if (++known.declined_in_a_row >= 3 && random_.chance(35)) closes(step.seeker_id, on, any("refused_reasons"));
}

void Story::sends(Id id, Date on) {
  if (referral(id).ended_on) return;
  moves(referral(id), on, ReferralState::sent);
  referral(id).sent_on = on;
  follow_up(FollowUpKind::after_referral, referral(id).seeker_id, on, working_day({on.days + days(7)}), {}, id);
  later(on, 1, 12, What::replies, id);
}

void Story::replies(Id id, Date on) {
  auto& step = referral(id);
  if (step.ended_on) return;
  if (random_.chance(20)) return at(working_day({step.sent_on->days + days(60)}), What::stays_silent, id);
  if (random_.chance(22)) return moves(step, on, ReferralState::refused, says("refusals", facts_about(step)));
  later(on, 0, 5, What::meets, id);
}

void Story::meets(Id id, Date on) {
  auto& step = referral(id);
  if (step.ended_on) return;
  step.interview_on = on;
  moves(step, on, ReferralState::interview);
  if (random_.chance(8))
    at(working_day({on.days + days(60)}), What::stays_silent, id);
  else
    later(on, 0, 5, What::decides, id);
}

void Story::decides(Id id, Date on) {
  auto& step = referral(id);
  if (step.ended_on) return;
  if (random_.chance(38)) return moves(step, on, ReferralState::refused, says("refusals", facts_about(step)));
  moves(step, on, ReferralState::offered);
  later(on, 1, 8, What::starts, id);
}

void Story::starts(Id id, Date on) {
  auto& step = referral(id);
  if (step.ended_on) return;
  auto& post = vacancy(step.vacancy_id);
  if (random_.chance(8)) return moves(step, on, ReferralState::closed, "本人放弃");
  moves(step, on, ReferralState::started);
  Placement made;
  made.vacancy_id = post.id;
  made.referral_id = id;
  made.employer_name = post.employer_name;
  // A man hired by an advert for an "aunt" has the work's own name in his record.
  const bool for_an_aunt = post.title.find("阿姨") != std::string::npos;
  made.title = for_an_aunt && seeker(step.seeker_id).sex == Sex::M
                   ? making_.material.taxonomy->occupation(post.occupation)->name.zh
                   : post.title;
  made.form = post.form;
  made.wage_month = wage_of_a_month(post);
  static constexpr int contracts[] = {12, 12, 24, 36};
  if (post.form == EmploymentForm::full_time || post.form == EmploymentForm::public_welfare)
    made.contract_months = post.form == EmploymentForm::public_welfare ? 12 : contracts[random_.between(0, 3)];
  const Id seeker_id = step.seeker_id;
  tell(on, Noun::vacancies, post.id, "place_taken", post.organisation_id);
  places(seeker_id, on, std::move(made));
  if (++post.filled < post.headcount) return;
  post.status = VacancyStatus::filled;
  tell(on, Noun::vacancies, post.id, "filled", post.organisation_id);
  for (const Id other : std::vector(open_referrals_[static_cast<std::size_t>(post.id) - 1]))
    moves(referral(other), on, ReferralState::closed, "岗位已招满");
}

void Story::places(Id id, Date on, Placement made) {
  auto& person = seeker(id);
  auto& all = making_.office.placements;
  made.id = static_cast<Id>(all.size()) + 1;
  made.seeker_id = id;
  made.organisation_id = person.organisation_id;
  made.started_on = on;
  person.status = SeekerStatus::placed;
  person.work_status = work_by(made.form);
  person.registered_unemployed_since.reset();
  case_of(id).placement = made.id;
  tell(on, Noun::placements, made.id, "created", made.organisation_id);
  tell(on, Noun::seekers, id, "placed", made.organisation_id, {}, "placed");
  at(working_day({on.days + days(7)}), What::checks, made.id, 0);
  if (random_.chance(30)) later(on, 12, 250, What::loses_work, made.id);
  all.push_back(std::move(made));
}

void Story::finds_work(Id id, Date on) {
  if (!looks_for_work(id) || case_of(id).open_referral) return;
  static constexpr const char* found[] = {"亲戚介绍的小餐馆", "朋友的装修队", "网上找的工作", "原来的单位叫回去",
                                          "自己摆摊"};
  const int which = random_.between(0, 4);
  Placement made;
  made.employer_name = found[which];
  made.title = which == 4 ? "个体经营" : "自己找到的工作";
  made.form = which == 4 ? EmploymentForm::self_employment : EmploymentForm::full_time;
  if (random_.chance(60)) made.wage_month = Money::yuan(random_.between(25, 55) * 100);
  places(id, on, std::move(made));
}

// 7 days, 1, 3, 6 and 12 months; half a year of steady work is stable.
void Story::checks(Id id, Date on, int number) {
  auto& job = placement(id);
  if (job.ended_on) return;
  follow_up(FollowUpKind::after_placement, job.seeker_id, on, working_day({on.days + days(2)}), id);
  static constexpr int months[] = {1, 3, 6, 12};
  if (number < 4) at(working_day(add_months(job.started_on, months[number])), What::checks, id, number + 1);
  const bool steady = job.contract_months.value_or(0) >= 12 || job.form == EmploymentForm::self_employment ||
                      job.wage_month.value_or(Money{}) >= Money::yuan(2330);
  if (number != 3 || !steady) return;
  seeker(job.seeker_id).status = SeekerStatus::stable;
  tell(on, Noun::seekers, job.seeker_id, "stable", job.organisation_id, {}, "stable");
}

void Story::loses_work(Id id, Date on) {
  auto& job = placement(id);
  if (job.ended_on) return;
  auto facts = facts_of(making_, seeker(job.seeker_id));
  facts.set(PersonFact::hired, job.form != EmploymentForm::self_employment);
  facts.set(PersonFact::month_worked, add_months(job.started_on, 1) <= on);
  job.ended_on = on;
  job.end_reason = says("leavings", facts);
  tell(on, Noun::placements, id, "ended", job.organisation_id, job.end_reason);
  auto& person = seeker(job.seeker_id);
  person.status = SeekerStatus::returned;
  person.work_status = WorkStatus::unemployed;
  person.registered_unemployed_since = on;
  case_of(person.id).placement = 0;
  tell(on, Noun::seekers, person.id, "returned", person.organisation_id, job.end_reason, "returned");
  later(on, 2, 10, What::introduces, person.id);
}

}  // namespace sanqing::data::demo
