#include "data/organisations.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using namespace sanqing::tests;

namespace {

std::string path_of(Office& office, const Organisation& organisation) {
  auto reading = office.database->read();
  return Repository<Organisation>::find(reading.connection(), organisation.id)->path;
}

std::string below(const Organisation& parent, const Organisation& child) {
  return parent.path + std::to_string(child.id) + "/";
}

}  // namespace

TEST_CASE("an organisation's path leads from the root to itself") {
  Office office;
  CHECK(office.city.path == "/" + std::to_string(office.city.id) + "/");
  CHECK(office.district.path == below(office.city, office.district));
  CHECK(office.community.path == below(office.district, office.community));
  CHECK(path_of(office, office.community) == office.community.path);
}

TEST_CASE("what moves takes its children along") {
  Office office;
  office.district.level = Level::subdistrict;
  office.district.parent_id = office.other_district.id;
  REQUIRE(office.change(office.district));
  CHECK(office.district.path == below(office.other_district, office.district));
  CHECK(path_of(office, office.community) == below(office.district, office.community));
  CHECK(path_of(office, office.other_district) == office.other_district.path);
}

TEST_CASE("nothing moves below itself, and levels go down") {
  Office office;
  auto moved = office.district;
  moved.parent_id = office.district.id;
  CHECK(office.change(moved).error().fields.front().pointer == "/parent_id");
  moved.parent_id = office.community.id;
  CHECK(office.change(moved).error().fields.front().pointer == "/parent_id");
  moved = office.district;
  moved.level = Level::community;
  CHECK(office.change(moved).error().fields.front().pointer == "/level");
  Organisation wrong;
  wrong.name = "错";
  wrong.level = Level::city;
  wrong.parent_id = office.district.id;
  CHECK(office.try_add(wrong).error().fields.front().pointer == "/level");
  wrong.parent_id = 12345;
  CHECK(office.try_add(wrong).error().fields.front().pointer == "/parent_id");
}

TEST_CASE("a path that was sent along is not believed") {
  Office office;
  auto changed = office.community;
  changed.path = "/";
  changed.phone = "63800000";
  REQUIRE(office.change(changed));
  CHECK(path_of(office, office.community) == office.community.path);
}

TEST_CASE("the tree is asked for its children and by name and code") {
  Office office;
  auto reading = office.database->read();
  const auto children = children_of(reading.connection(), office.district.id);
  REQUIRE(children.size() == 2);
  CHECK(children[0].name == "较场口社区");
  CHECK(children_of(reading.connection(), std::nullopt).size() == 1);
  CHECK(organisation_ids_in(reading.connection(), {office.district.path}).size() == 3);
  CHECK(organisation_by_name(reading.connection(), "江北区")->id == office.other_district.id);
  CHECK_FALSE(organisation_by_name(reading.connection(), "江北区", {office.district.path}));
  CHECK_FALSE(organisation_by_code(reading.connection(), ""));
}
