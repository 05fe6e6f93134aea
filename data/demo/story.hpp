#pragma once
// The year of the demo office, lived step by step in the order of days: everybody's steps stand in one queue, so that a
// place is taken once, and what follows from it is known to all the same day. Private to data/demo.

#include <map>
#include <queue>

#include "data/demo/person.hpp"

namespace sanqing::data::demo {

enum class What {
  vacancy_opens,
  vacancy_ends,
  registers,
  contacts,    // the outcome of a follow-up
  monthly,     // time for the monthly contact
  review,      // of a recognised status after a year
  introduces,  // the officer looks for a fitting vacancy
  answers,     // the seeker says yes or no
  sends,
  replies,       // the employer answers, or does not
  meets,         // the interview
  decides,       // the employer after the interview
  stays_silent,  // sixty days without an answer
  starts,
  finds_work,  // without the office
  checks,      // contact after placement; number = which one
  loses_work,
  leaves,
  enrols,  // a course fills its seats
  runs,    // its first day
  ends_course
};

class Story {
 public:
  explicit Story(Making& making);
  void live();

 private:
  struct Step {
    Date on;
    std::uint64_t order;
    What what;
    Id id;
    int number;
    bool operator>(const Step& other) const { return on != other.on ? on > other.on : order > other.order; }
  };
  // What the office remembers about a seeker beside the record.
  struct Case {
    Id open_referral = 0;
    Id placement = 0;
    int declined_in_a_row = 0, unreached_in_a_row = 0, seats = 0;
    std::vector<std::size_t> jobs;  // wished for, as places in material.jobs
  };

  void later(Date from, int least, int most, What what, Id id, int number = 0);
  void at(Date on, What what, Id id, int number = 0);
  void take(const Step& step);
  void tell(Date on, Noun noun, Id id, std::string_view action, Id organisation, std::string why = {},
            std::string_view state = {});

  Seeker& seeker(Id id) { return making_.office.seekers[static_cast<std::size_t>(id) - 1]; }
  Vacancy& vacancy(Id id) { return making_.office.vacancies[static_cast<std::size_t>(id) - 1]; }
  Referral& referral(Id id) { return making_.office.referrals[static_cast<std::size_t>(id) - 1]; }
  Placement& placement(Id id) { return making_.office.placements[static_cast<std::size_t>(id) - 1]; }
  CourseSession& session(Id id) { return making_.office.sessions[static_cast<std::size_t>(id) - 1]; }
  Case& case_of(Id seeker) { return cases_[static_cast<std::size_t>(seeker) - 1]; }
  bool looks_for_work(Id seeker);
  // One of the phrases that hold; there must be one that always does.
  std::string says(std::string_view list, const PersonFacts& facts) {
    return random_.one_of(fitting(making_.material.about_people(list), facts))->said(facts);
  }
  const std::string& any(std::string_view list) { return random_.one_of(making_.material.list(list)); }

  // story.cpp: seekers and their follow-ups
  void plan();
  void registers(Id seeker, Date on);
  void begins(Id seeker, Date on);
  void monthly(Id seeker, Date on);
  Id follow_up(FollowUpKind kind, Id seeker, Date on, Date due, std::optional<Id> placement = {},
               std::optional<Id> referral = {});
  std::string note_of(Id seeker, Date on);
  void contacts(Id follow_up, Date on);
  void closes(Id seeker, Date on, std::string reason);
  void leaves(Id seeker, Date on);

  // story_referrals.cpp
  void vacancy_ends(Id vacancy, Date on);
  void introduces(Id seeker, Date on);
  Id fitting_vacancy(Id seeker);
  PersonFacts facts_about(const Referral& step);
  void answers(Id referral, Date on);
  void sends(Id referral, Date on);
  void replies(Id referral, Date on);
  void meets(Id referral, Date on);
  void decides(Id referral, Date on);
  void starts(Id referral, Date on);
  void moves(Referral& referral, Date on, ReferralState state, std::string reason = {});
  void places(Id seeker, Date on, Placement placement);
  void finds_work(Id seeker, Date on);
  void checks(Id placement, Date on, int number);
  void loses_work(Id placement, Date on);

  // story_training.cpp
  void enrols(Id session, Date on);
  void runs(Id session, Date on);
  void ends_course(Id session, Date on);

  Making& making_;
  Random& random_;
  std::priority_queue<Step, std::vector<Step>, std::greater<>> steps_;
  std::uint64_t order_ = 0;
  std::vector<Case> cases_;
  std::vector<std::vector<Id>> open_vacancies_;                  // by job; those that ended are taken out when met
  std::vector<std::vector<Id>> open_referrals_;                  // by vacancy id - 1
  std::map<std::string, std::vector<Id>, std::less<>> wanting_;  // seekers, by the code of work they wish for
  std::vector<std::vector<Id>> seats_of_;                        // by session id - 1
};

// Would an officer propose this vacancy at all: papers, schooling, body, hours, wage, way.
bool is_plausible(const Taxonomy& taxonomy, const Seeker& seeker, const Vacancy& vacancy);

// Offices work from Monday to Friday.
Date working_day(Date on);

}  // namespace sanqing::data::demo
