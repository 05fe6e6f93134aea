#include "data/exchange/import_organisations.hpp"

#include <fstream>

#include "data/organisations.hpp"
#include "tests/data/office.hpp"

using namespace sanqing;
using namespace sanqing::data;
using namespace sanqing::tests;

namespace {

struct Lists : Office {
  ImportReport take(const std::string& text) {
    const auto file = folder / "list.csv";
    std::ofstream(file, std::ios::binary) << text;
    auto report = import_organisations(*database, file);
    if (!report) FAIL(report.error().words.en);
    return *report;
  }
  Organisation office(const std::string& name) {
    auto reading = database->read();
    auto found = find_organisation(reading.connection(), name);
    if (!found) FAIL(found.error().words.en);
    return *found;
  }
};

}  // namespace

TEST_CASE("a list of offices may stand in any order, in either language") {
  Lists lists;
  auto report = lists.take(
      "name,under,level,latitude,longitude\n领事巷社区,南纪门街道,community,29.552,106.566\n南纪门街道,渝中区,,,\n");
  CHECK(report.created == 2);
  CHECK(lists.office("南纪门街道").level == Level::subdistrict);
  const auto community = lists.office("领事巷社区");
  CHECK(community.parent_id == lists.office("南纪门街道").id);
  CHECK(community.latitude == 29.552);
  auto reading = lists.database->read();
  const auto event = Repository<Event>::list(reading.connection(), {.limit = 200})->items.back();
  CHECK(event.noun == "organisations");
  CHECK(event.why == "导入 list.csv");
}

TEST_CASE("the same list twice changes nothing, and an empty cell leaves what is there") {
  Lists lists;
  const std::string text = "*名称（必填）,上级,电话,地址\n望龙门社区,渝中区,02363801234,解放东路\n";
  CHECK(lists.take(text).created == 1);
  CHECK(lists.take(text).unchanged == 1);
  auto report = lists.take("名称,上级,电话,地址\n望龙门社区,渝中区,,望龙门巷1号\n");
  CHECK(report.changed == 1);
  CHECK(lists.office("望龙门社区").address == "望龙门巷1号");
  CHECK(lists.office("望龙门社区").phone == "02363801234");
}

TEST_CASE("an office of the same name elsewhere is another one, and its name alone does not tell which") {
  Lists lists;
  CHECK(lists.take("名称,上级\n较场口社区,江北区\n").created == 1);
  auto report = lists.take("名称,上级\n某小区站,较场口社区\n");
  REQUIRE(report.rejected == 1);
  CHECK(report.rejections[0].words.en.find("there are 2 organisations named") == 0);
  // By its code an office is known wherever it moves.
  CHECK(lists.take("名称,上级,代码\n观音桥街道,渝中区,500105001\n").created == 1);
  CHECK(lists.take("名称,上级,代码\n观音桥街道,江北区,500105001\n").changed == 1);
  CHECK(lists.office("观音桥街道").parent_id == lists.other_district.id);
}

TEST_CASE("rows that cannot be are told with their lines, the others are taken") {
  Lists lists;
  auto report = lists.take(
      "机构登记表,,,\n名称,上级,级别,纬度\n,渝中区,,\n甲社区,乙社区,,\n乙社区,甲社区,,\n丙社区,渝中区,星球,\n"
      "丁社区,渝中区,,北\n戊社区,较场口社区,,\n己社区,渝中区,,\n12,渝中区,,\n");
  CHECK(report.created == 1);
  std::vector<std::size_t> lines;
  for (const auto& note : report.rejections) lines.push_back(note.line);
  CHECK(lines == std::vector<std::size_t>{3, 4, 5, 6, 7, 8, 10});
}

TEST_CASE("the first office of an empty folder is the highest") {
  TemporaryFolder folder;
  auto database = Database::open(folder.path());
  REQUIRE(database);
  auto first = add_organisation(**database, {.name = "就业服务中心"}, {});
  REQUIRE(first);
  CHECK(first->level == Level::city);
  auto second = add_organisation(**database, {.name = "领事巷社区"}, {});
  REQUIRE(second);
  CHECK(second->parent_id == first->id);
  CHECK(second->level == Level::community);
  CHECK_FALSE(add_organisation(**database, {.name = "领事巷社区"}, {}));
}
