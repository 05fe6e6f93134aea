// The organisation tree, the accounts in it and the employers around it.

#include <fmt/format.h>

#include <set>

#include "data/demo/parts.hpp"

namespace sanqing::data::demo {

namespace {

constexpr int first_day = 1300;  // days ago: the office opens before its first seeker comes

void created(Making& making, Noun noun, Id id, Id organisation) {
  making.office.deeds.push_back({Time{making.days_ago(first_day).days}, noun, id, "created", 0, organisation, {}});
}

Organisation& add_organisation(Making& making, std::size_t subdistrict, Level level, Id parent, std::string name,
                               std::string code, Spot spot) {
  auto& all = making.office.organisations;
  Organisation made;
  made.id = static_cast<Id>(all.size()) + 1;
  if (parent) made.parent_id = parent;
  made.level = level;
  made.code = std::move(code);
  made.name = std::move(name);
  made.latitude = spot.latitude;
  made.longitude = spot.longitude;
  made.phone = fmt::format("023-0000{:04}", made.id);
  created(making, Noun::organisations, made.id, made.id);
  making.subdistrict_of.push_back(subdistrict);
  return all.emplace_back(std::move(made));
}

}  // namespace

void make_organisations(Making& making) {
  const auto& places = making.material.subdistricts;
  const Id city = add_organisation(making, 0, Level::city, 0, "重庆市", "5001", {29.5630, 106.5516}).id;
  const Id district = add_organisation(making, 0, Level::district, city, "渝中区", "500103", {29.5530, 106.5690}).id;
  making.office.organisations[1].address = "渝中区和平路管家巷9号";
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& place = places[i];
    const auto code = fmt::format("500103{:03}", i + 1);
    const Id street = add_organisation(making, i, Level::subdistrict, district, place.name + "街道", code,
                                       {place.latitude, place.longitude})
                          .id;
    making.office.organisations.back().address =
        fmt::format("渝中区{}{}号", place.streets[0], making.random.between(1, 199));
    for (std::size_t j = 0; j < place.communities.size(); ++j) {
      auto& community = add_organisation(making, i, Level::community, street, place.communities[j] + "社区",
                                         fmt::format("{}{:03}", code, j + 1),
                                         near(making.random, place.latitude, place.longitude, 0.0035));
      community.address =
          fmt::format("渝中区{}{}号", making.random.one_of(place.streets), making.random.between(1, 199));
    }
  }
}

void make_accounts(Making& making) {
  const auto add = [&](Role role, Id organisation, std::string login, std::string display) -> Account& {
    auto& all = making.office.accounts;
    Account made;
    made.id = static_cast<Id>(all.size()) + 1;
    made.organisation_id = organisation;
    made.role = role;
    made.login = std::move(login);
    made.display_name = std::move(display);
    made.password_hash = making.options.password_hash;
    created(making, Noun::accounts, made.id, organisation);
    making.officers.resize(making.office.organisations.size());
    if (role == Role::officer) making.officers[static_cast<std::size_t>(organisation) - 1] = made.id;
    return all.emplace_back(std::move(made));
  };
  const auto person = [&](Sex sex) { return person_name(making.random, making.material, sex, 1984); };
  const auto communities = making.communities();
  add(Role::administrator, 1, "admin", "系统管理员");
  add(Role::supervisor, 2, "supervisor", person(Sex::F));
  add(Role::officer, communities[0], "officer", person(Sex::F));
  auto& employer = add(Role::employer, making.office.employers[0].organisation_id, "employer",
                       making.office.employers[0].contact_name);
  employer.employer_id = 1;
  for (std::size_t i = 1; i < communities.size(); ++i)
    add(Role::officer, communities[i], fmt::format("officer{:02}", i),
        person(making.random.chance(70) ? Sex::F : Sex::M));
}

namespace {

std::string employer_name(Making& making, const std::string& industry, const std::string& subdistrict) {
  const auto& kind = making.random.one_of(making.material.list("industry_" + industry));
  if (kind.starts_with("街道") || kind.starts_with("社区")) return subdistrict + kind;
  const auto& brand = making.random.one_of(making.material.list("brands"));
  const bool company = kind.ends_with("公司") || kind.ends_with("厂");
  const auto place = company ? std::string("重庆") : making.random.chance(40) ? subdistrict : std::string();
  return place + brand + kind;
}

}  // namespace

void make_employers(Making& making, int count) {
  std::vector<std::string> industries;
  for (const auto& job : making.material.jobs)
    for (const auto& industry : job.industries) industries.push_back(industry);
  const auto communities = making.communities();
  std::set<std::string> names;
  for (int i = 0; i < count; ++i) {
    Employer made;
    made.id = i + 1;
    made.organisation_id = i == 0 ? communities[0] : making.random.one_of(communities);
    made.industry = i < static_cast<int>(industries.size()) ? industries[static_cast<std::size_t>(i)]
                                                            : making.random.one_of(industries);
    const auto& place =
        making.material.subdistricts[making.subdistrict_of[static_cast<std::size_t>(made.organisation_id) - 1]];
    made.name = employer_name(making, made.industry, place.name);
    for (int branch = 2; !names.insert(made.name).second; ++branch)
      made.name = employer_name(making, made.industry, place.name) + (branch > 4 ? fmt::format("({}部)", branch) : "");
    // 999999 is no area of registration, as with people.
    made.credit_code = fmt::format("91999999MA{:07}X", i);
    made.contact_name = person_name(making.random, making.material, making.random.chance(50) ? Sex::M : Sex::F, 1980);
    made.phone = phone_number(making.random);
    made.address =
        fmt::format("重庆市渝中区{}{}号", making.random.one_of(place.streets), making.random.between(1, 260));
    created(making, Noun::employers, made.id, made.organisation_id);
    making.office.employers.push_back(std::move(made));
  }
}

}  // namespace sanqing::data::demo
