#include "matching/wishes.hpp"

#include <catch2/catch.hpp>

#include "tests/matching/people.hpp"

using namespace sanqing;
using namespace sanqing::tests;

namespace {

// The occupation wished for and, behind "!", the ones refused.
std::string read(std::string_view text) {
  SpokenWishes spoken = parted(text);
  std::vector<OccupationIndex> wished, refused;
  trades().guess_all(wish_of(spoken, trades()), wished);
  trades().guess_all(spoken.refused, refused);
  std::string said;
  for (auto one : wished) said += trades().occupation(one).name.zh + " ";
  for (auto one : refused) said += "!" + trades().occupation(one).name.zh + " ";
  if (!said.empty()) said.pop_back();
  return said;
}

}  // namespace

TEST_CASE("a refused condition leaves the work that is wanted") {
  for (const char* text :
       {"不要夜班的保洁", "不能提重物的保洁", "不要太远的保洁", "保洁（不要夜班）", "保洁，不上夜班"}) {
    INFO(text);
    CHECK(read(text) == "保洁员");
  }
  CHECK(parted("不要夜班的保洁").activities == bit(data::Activity::night));
  CHECK(parted("保安员，不要夜班").activities == bit(data::Activity::night));
  CHECK(parted("security guard, no night shifts").activities == bit(data::Activity::night));
  CHECK(parted("保洁，不出差").activities == bit(data::Activity::travel));
  CHECK(parted("保洁，不怕累").activities == 0);
  CHECK(parted("保洁，不能上夜班").activities == bit(data::Activity::night));
  CHECK(parted("夜班吃不消").activities == bit(data::Activity::night));
  CHECK(parted("不会喝酒的保洁").activities == bit(data::Activity::drinking));
  CHECK(parted("夜班也可以").activities == 0);
}

TEST_CASE("refusals are known by many words") {
  for (const char* text :
       {"不想做保安", "别让我当保安", "莫喊我做保安", "不当保安", "再也不当保安了", "除保安以外", "除了保安都可以",
        "想找保安以外的工作", "保安干不动了", "保安做厌了", "不要保安，其他都可以"}) {
    INFO(text);
    CHECK(read(text) == "!保安员");
  }
  CHECK(read("保洁、收银、不要保安") == "收银员 保洁员 !保安员");
  CHECK(read("保安做厌了，换个保洁") == "保洁员 !保安员");
}

TEST_CASE("the past, other people and care at home are no wishes") {
  CHECK(read("以前做保洁，现在想做保安") == "保安员");
  CHECK(read("以前做保洁现在想做保安") == "保安员");
  CHECK(read("以前做保安") == "保安员");  // nothing else is said
  CHECK(read("老公是保安，自己想找个保洁") == "保洁员");
  CHECK(read("要照顾老人，找个近点的保洁") == "保洁员");
  CHECK(read("要带孩子，只能上半天") == "");
  CHECK(read("照顾瘫痪的妈，想做半天") == "");
  CHECK(read("想照顾老人") != "");
}

TEST_CASE("who would do anything wishes for nothing in particular") {
  for (const char* text : {"随便", "什么都行", "没得要求，啥子都行", "anything", "任何工作都行"}) {
    INFO(text);
    CHECK(parted(text).wished.find_first_not_of(' ') == std::string::npos);
  }
  CHECK(read("保洁保安都可以") == "保安员 保洁员");
}

TEST_CASE("any words are read: empty, marks alone, very long") {
  CHECK(parted("").wished.empty());
  CHECK(parted("，。！").wished.empty());
  std::string endless;
  while (endless.size() < 60'000) endless += "不要的，除以外莫";
  CHECK(parted(endless).wished.size() < endless.size());
}
