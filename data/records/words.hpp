#pragma once
// The closed lists of the trade (domain.md gives their meaning). The enumerators are the words of JSON, SQL and CSV.
// Chinese and English labels: data/labels.hpp.

#include <boost/describe/enum.hpp>

namespace sanqing::data {

BOOST_DEFINE_ENUM_CLASS(Level, city, district, subdistrict, community)
BOOST_DEFINE_ENUM_CLASS(Role, seeker, employer, officer, supervisor, administrator, integrator)
BOOST_DEFINE_ENUM_CLASS(Sex, M, F)
BOOST_DEFINE_ENUM_CLASS(Education, illiterate, primary, junior, senior, secondary_vocational, technical_school, college,
                        bachelor, master, doctor)
BOOST_DEFINE_ENUM_CLASS(WorkStatus, laid_off, unemployed, employed, self_employed, informal_job, public_welfare_post,
                        student, retired, unable_to_work, no_work)
BOOST_DEFINE_ENUM_CLASS(SeekerStatus, registered, active, placed, stable, returned, closed)
BOOST_DEFINE_ENUM_CLASS(PriorityGroup, age_4050, long_term, disabled, zero_employment_family, dibao, landless_farmer,
                        single_parent)
BOOST_DEFINE_ENUM_CLASS(EmploymentForm, full_time, part_time, hourly, flexible, public_welfare, self_employment)
BOOST_DEFINE_ENUM_CLASS(WageUnit, month, day, hour, year)
BOOST_DEFINE_ENUM_CLASS(Transport, walk, bicycle, electric_bike, bus, metro, car)
BOOST_DEFINE_ENUM_CLASS(Literacy, none, basic, good)
BOOST_DEFINE_ENUM_CLASS(SkillLevel, beginner, able, skilled, expert)
// What a person's body does not allow, and what a job asks of it: the same words, so they meet exactly.
// A limit of lifting 10 kg implies 20 and 30 (domain.md).
BOOST_DEFINE_ENUM_CLASS(Physical, lifting_10kg, lifting_20kg, lifting_30kg, standing, walking, stairs, bending, sight,
                        hearing, fine_hands, heights, cold, heat, dust_or_smell)
// Kinds of work a person may refuse outright.
BOOST_DEFINE_ENUM_CLASS(Activity, night, heights, sales, driving, live_in, shifts, alone, outdoors, noise, chemicals,
                        body_care, drinking, travel)
BOOST_DEFINE_ENUM_CLASS(DibaoStatus, none, applied, receiving, delayed_exit, stopped, refused)
BOOST_DEFINE_ENUM_CLASS(Relation, spouse, child, parent, parent_in_law, sibling, grandparent, grandchild, other)
BOOST_DEFINE_ENUM_CLASS(VacancyStatus, draft, checked, open, filled, paused, expired, withdrawn)
BOOST_DEFINE_ENUM_CLASS(SessionStatus, planned, enrolling, running, finished, cancelled)
BOOST_DEFINE_ENUM_CLASS(SeatStatus, offered, enrolled, attended, passed, failed, dropped)
BOOST_DEFINE_ENUM_CLASS(ReferralState, proposed, accepted, declined, sent, interview, offered, refused, no_answer,
                        started, closed)
BOOST_DEFINE_ENUM_CLASS(FollowUpKind, first_contact, monthly, after_referral, after_placement, review)
BOOST_DEFINE_ENUM_CLASS(FollowUpStatus, due, done, missed)
BOOST_DEFINE_ENUM_CLASS(FollowUpResult, reached, no_answer, refused, news, lost_job, still_working)
BOOST_DEFINE_ENUM_CLASS(NoticeKind, vacancy_fits, follow_up_due, vacancy_expiring, referral_answered, policy)

}  // namespace sanqing::data
