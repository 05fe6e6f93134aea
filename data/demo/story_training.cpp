// Courses: who gets a seat, who comes, who passes, and what that adds to a person's skills.

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>
#include <set>

#include "data/demo/story.hpp"

namespace sanqing::data::demo {

// People who wish for the work it prepares for, and some who are merely curious; of a course for no trade, anybody.
void Story::enrols(Id id, Date on) {
  auto& run = session(id);
  const auto& course = making_.office.courses[static_cast<std::size_t>(run.course_id) - 1];
  std::vector<Id> interested;
  const auto add = [&](const std::string& code) {
    if (const auto found = wanting_.find(code); found != wanting_.end())
      interested.insert(interested.end(), found->second.begin(), found->second.end());
  };
  for (const auto& code : course.occupations) add(code);
  // Of work that nobody asks for by name, those who wish for something like it.
  if (interested.empty())
    for (const auto& code : course.occupations)
      for (const auto& neighbour : making_.material.taxonomy->occupation(code)->neighbours) add(neighbour);
  std::set<Id> asked;
  const int wanted = run.seats * random_.between(60, 100) / 100;
  for (int tries = 0; tries < 4 * wanted && run.taken < wanted; ++tries) {
    const auto everybody = static_cast<int>(making_.office.seekers.size());
    const Id person =
        interested.empty() || random_.chance(3) ? random_.between(1, everybody) : random_.one_of(interested);
    if (!looks_for_work(person) || seeker(person).intent.willing_to_train == false) continue;
    if (course.education && seeker(person).skills.education.value_or(Education::illiterate) < *course.education)
      continue;
    if (case_of(person).seats >= 2 || !asked.insert(person).second) continue;
    ++case_of(person).seats;
    Seat made;
    made.id = static_cast<Id>(making_.office.seats.size()) + 1;
    made.session_id = id;
    made.seeker_id = person;
    made.organisation_id = seeker(person).organisation_id;
    made.status = random_.chance(88) ? SeatStatus::enrolled : SeatStatus::offered;
    run.taken += made.status == SeatStatus::enrolled;
    tell(on, Noun::seats, made.id, "created", made.organisation_id);
    seats_of_[static_cast<std::size_t>(id) - 1].push_back(made.id);
    making_.office.seats.push_back(std::move(made));
  }
}

void Story::runs(Id id, Date on) {
  for (const Id place : seats_of_[static_cast<std::size_t>(id) - 1]) {
    auto& seat = making_.office.seats[static_cast<std::size_t>(place) - 1];
    if (seat.status == SeatStatus::offered) {
      seat.status = SeatStatus::dropped;
      seat.reason = "没有来报名";
    } else {
      seat.status = SeatStatus::attended;
    }
    tell(on, Noun::seats, place, boost::describe::enum_to_string(seat.status, "changed"), seat.organisation_id,
         seat.reason);
  }
}

void Story::ends_course(Id id, Date on) {
  const auto& course = making_.office.courses[static_cast<std::size_t>(session(id).course_id) - 1];
  for (const Id place : seats_of_[static_cast<std::size_t>(id) - 1]) {
    auto& seat = making_.office.seats[static_cast<std::size_t>(place) - 1];
    if (seat.status != SeatStatus::attended) continue;
    seat.status = random_.chance(84)   ? SeatStatus::passed
                  : random_.chance(50) ? SeatStatus::failed
                                       : SeatStatus::dropped;
    if (seat.status == SeatStatus::dropped) {
      auto facts = facts_of(making_, seeker(seat.seeker_id));
      facts.set(PersonFact::works, case_of(seat.seeker_id).placement != 0);
      seat.reason = says("drops", facts);
    }
    tell(on, Noun::seats, place, boost::describe::enum_to_string(seat.status, "changed"), seat.organisation_id,
         seat.reason);
    if (seat.status != SeatStatus::passed) continue;
    auto& skills = seeker(seat.seeker_id).skills;
    for (const auto& kind : course.gives_certificates)
      if (std::none_of(skills.certificates.begin(), skills.certificates.end(),
                       [&](const auto& c) { return c.kind == kind; }))
        skills.certificates.push_back({kind, "DEMO" + std::to_string(10000000 + seat.id), {}});
    for (const auto& name : course.gives_skills)
      if (std::none_of(skills.skills.begin(), skills.skills.end(), [&](const auto& s) { return s.name == name; }))
        skills.skills.push_back({name, SkillLevel::beginner, {}});
  }
}

}  // namespace sanqing::data::demo
