// What lies in the officers' in-trays today.

#include <fmt/format.h>

#include "data/demo/parts.hpp"

namespace sanqing::data::demo {

namespace {

void add(Making& making, Notice made) {
  made.id = static_cast<Id>(making.office.notices.size()) + 1;
  making.office.deeds.push_back(
      {Time{making.options.today.days}, Noun::notices, made.id, "created", 0, made.organisation_id, {}});
  making.office.notices.push_back(std::move(made));
}

Notice notice(NoticeKind kind, Id organisation, std::string zh, std::string en) {
  Notice made;
  made.kind = kind;
  made.organisation_id = organisation;
  made.zh = std::move(zh);
  made.en = std::move(en);
  return made;
}

}  // namespace

void make_notices(Making& making) {
  const Date today = making.options.today;
  const Date soon{today.days + std::chrono::days(7)};
  add(making,
      notice(NoticeKind::policy, 2, "公益性岗位补贴标准今年按最低工资执行，请核对在岗名单。",
             "The subsidy for public-welfare posts follows the minimum wage this year: check who holds a post."));
  for (const auto& call : making.office.follow_ups) {
    if (call.status != FollowUpStatus::due || call.due_on >= today) continue;
    const auto& person = making.office.seekers[static_cast<std::size_t>(call.seeker_id) - 1];
    auto made = notice(NoticeKind::follow_up_due, call.organisation_id,
                       fmt::format("{}的回访应在{}完成，已经逾期。", person.name, call.due_on.text()),
                       fmt::format("The contact with {} was due on {}.", person.name, call.due_on.text()));
    made.seeker_id = person.id;
    add(making, std::move(made));
  }
  for (const auto& post : making.office.vacancies) {
    if (post.status != VacancyStatus::open || !post.valid_until || *post.valid_until > soon) continue;
    auto made = notice(
        NoticeKind::vacancy_expiring, post.organisation_id,
        fmt::format("{}的“{}”{}到期，请问用人单位是否续期。", post.employer_name, post.title, post.valid_until->text()),
        fmt::format("{} at {} runs out on {}: ask the employer.", post.title, post.employer_name,
                    post.valid_until->text()));
    made.vacancy_id = post.id;
    add(making, std::move(made));
  }
}

}  // namespace sanqing::data::demo
