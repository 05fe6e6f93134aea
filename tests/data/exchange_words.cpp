// What offices write in the cells of their lists: titles with decorations, free time in words.
#include <catch2/catch.hpp>

#include "data/exchange/free_time.hpp"
#include "data/exchange/titles.hpp"

using namespace sanqing::data;

namespace {

const Taxonomy& taxonomy() {
  static const auto shipped = Taxonomy::shipped();
  return *shipped;
}

std::string free_time(std::string_view text) {
  const auto found = read_free_time(text, taxonomy());
  if (!found) return "?";
  std::string said;
  for (const auto& hours : found->hours) said += hours.from.text() + "-" + hours.to.text() + " ";
  for (const int day : found->days) said += std::to_string(day);
  return said;
}

}  // namespace

TEST_CASE("a title is kept without what only calls for attention") {
  CHECK(undecorated("【直聘】保洁员") == "保洁员");
  CHECK(undecorated("保安(急招)") == "保安");
  CHECK(undecorated("急聘：叉车司机") == "叉车司机");
  CHECK(undecorated("保安（夜班）") == "保安（夜班）");
  CHECK(undecorated("招聘专员") == "招聘专员");
  CHECK(undecorated("急招") == "急招");
  CHECK(one_line("保\n洁\t员\xE2\x80\xAE") == one_line("保 洁 员"));
}

TEST_CASE("a trade is named surely or not at all") {
  const auto* repairer = trade_named("高级汽车维修技工", taxonomy());
  REQUIRE(repairer);
  CHECK(repairer->name.zh.find("汽车") != std::string::npos);
  CHECK(trade_named("组长", taxonomy()) == nullptr);
  CHECK(trade_named("", taxonomy()) == nullptr);
}

TEST_CASE("free time is read in words and in hours, or not at all") {
  CHECK(free_time("上午") == "08:00-12:00 ");
  CHECK(free_time("下午") == "13:00-18:00 ");
  CHECK(free_time("白天") == "08:00-18:00 ");
  CHECK(free_time("晚上") == "18:00-22:00 ");
  CHECK(free_time("上午、下午") == "08:00-18:00 ");
  CHECK(free_time("8:00-17:00") == "08:00-17:00 ");
  CHECK(free_time("早8点到晚5点") == "08:00-17:00 ");
  CHECK(free_time("周一到周五白天") == "08:00-18:00 12345");
  CHECK(free_time("全天") == "");
  CHECK(free_time("晚上不行") == "?");
  CHECK(free_time("看情况吧") == "?");
}
