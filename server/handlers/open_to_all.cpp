// What anybody may see: offices, and open vacancies without a way to reach a person past the office.

#include "data/json.hpp"
#include "data/organisations.hpp"
#include "data/vacancies.hpp"
#include "matching/reasons.hpp"
#include "server/handlers/body.hpp"
#include "server/handlers/handlers.hpp"
#include "server/handlers/occupations.hpp"
#include "server/masking.hpp"

namespace sanqing::server {
namespace {

// What of a vacancy is public; test "public page" holds this list against the OpenAPI file.
struct PublicVacancy {
  data::Id id, organisation_id;
  std::string title, employer_name, occupation, description;
  int headcount, filled;
  data::EmploymentForm form;
  std::optional<data::Money> wage_min, wage_max;
  data::WageUnit wage_unit;
  int months_per_year;
  bool negotiable;
  std::vector<data::Hours> shifts;
  std::optional<int> days_per_week;
  std::optional<double> hours_per_day;
  bool accommodation, meals;
  std::optional<data::Education> education;
  std::optional<double> experience_years;
  std::vector<data::NeededCertificate> certificates;
  std::vector<data::NeededSkill> skills;
  std::vector<data::PriorityGroup> reserved_for;
  std::string address, division;
  std::optional<double> latitude, longitude;
  std::string welfare;
  std::optional<data::Date> start_on, posted_on, valid_until;
  std::optional<double> distance_km;
};
BOOST_DESCRIBE_STRUCT(PublicVacancy, (),
                      (id, organisation_id, title, employer_name, occupation, description, headcount, filled, form,
                       wage_min, wage_max, wage_unit, months_per_year, negotiable, shifts, days_per_week, hours_per_day,
                       accommodation, meals, education, experience_years, certificates, skills, reserved_for, address,
                       division, latitude, longitude, welfare, start_on, posted_on, valid_until, distance_km))

struct Community {
  data::Id id;
  std::optional<data::Id> parent_id;
  data::Level level;
  std::string name;
  std::optional<double> latitude, longitude;
  std::string address, phone;  // of the office itself: where people go and whom they call
};
BOOST_DESCRIBE_STRUCT(Community, (), (id, parent_id, level, name, latitude, longitude, address, phone))

PublicVacancy shown(const data::Vacancy& vacancy, std::optional<double> distance_km) {
  PublicVacancy open{};
  // Fields of the same name are the same thing.
  data::describing::for_each_member<PublicVacancy>([&](auto to) {
    data::describing::for_each_member<data::Vacancy>([&](auto from) {
      if constexpr (std::same_as<std::remove_cvref_t<decltype(open.*to.pointer)>,
                                 std::remove_cvref_t<decltype(vacancy.*from.pointer)>>)
        if (std::string_view(to.name) == from.name) open.*to.pointer = vacancy.*from.pointer;
    });
  });
  for (auto* text : {&open.title, &open.description, &open.address, &open.welfare}) *text = without_contacts(*text);
  open.distance_km = distance_km;
  return open;
}

// Where the office is, or the nearest office above it whose place is known.
std::optional<data::Circle> circle_around(data::Connection& connection, data::Id office, double km) {
  for (std::optional<data::Id> id = office; id;) {
    auto found = data::Repository<data::Organisation>::find(connection, *id);
    if (!found) return std::nullopt;
    if (found->latitude && found->longitude) return data::Circle{*found->latitude, *found->longitude, km};
    id = found->parent_id;
  }
  return std::nullopt;
}

Response page_of(const data::Slice<PublicVacancy>& slice) {
  std::string out = "{\"items\":";
  data::write_json(out, slice.items);
  out += ",\"next_cursor\":";
  data::write_json(out, slice.next_cursor);
  return json(out + '}');
}

}  // namespace

data::Result<Response> list_communities(Call& call) {
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  std::vector<Community> communities;
  for (const auto& office : data::organisations_in(call.app.database.read().connection()))
    communities.push_back({office.id, office.parent_id, office.level, office.name, office.latitude, office.longitude,
                           office.address, office.phone});
  std::string out = "{\"items\":";
  data::write_json(out, communities);
  return json(out + '}');
}

data::Result<Response> list_public_vacancies(Call& call) {
  auto page = call.query.page();
  auto near = call.query.number("near", 1, INT64_MAX);
  auto km = call.query.real("km", 0, 100).value_or(5);
  auto q = call.query.text("q").value_or("");
  auto occupations = occupations_named(q, *call.app.taxonomy);
  auto reading = call.app.database.read();
  auto circle = near ? circle_around(reading.connection(), *near, km) : std::nullopt;
  if (near && !circle) call.query.wrong("near", "unknown", {"没有这个社区", "there is no such office"});
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  auto today = data::Date::today();
  data::Slice<PublicVacancy> open;
  if (circle) {
    auto slice = data::open_vacancies_near(reading.connection(), *circle, q, today, page, occupations);
    if (!slice) return std::unexpected(slice.error());
    open.next_cursor = slice->next_cursor;
    for (const auto& [vacancy, distance] : slice->items)
      open.items.push_back(shown(vacancy, matching::said_km(distance)));
    return page_of(open);
  }
  auto slice = data::vacancies_list(reading.connection(),
                                    {.q = q, .occupations = occupations, .status = data::VacancyStatus::open}, page);
  if (!slice) return std::unexpected(slice.error());
  open.next_cursor = slice->next_cursor;
  for (const auto& vacancy : slice->items)
    if (!data::closed_as(vacancy, today)) open.items.push_back(shown(vacancy, std::nullopt));
  return page_of(open);
}

data::Result<Response> get_public_vacancy(Call& call) {
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  auto vacancy = data::Repository<data::Vacancy>::find(call.app.database.read().connection(), call.id);
  if (!vacancy || data::closed_as(*vacancy, data::Date::today()))
    return data::fail(data::Fault::not_found,
                      {"没有这个岗位，或已经招满", "There is no such vacancy, or it is filled"});
  std::string out;
  data::write_json(out, shown(*vacancy, std::nullopt));
  return json(std::move(out));
}

}  // namespace sanqing::server
