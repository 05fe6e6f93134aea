#include "data/normalise/names.hpp"

#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include <algorithm>

using namespace sanqing::data;

namespace {

std::string line_of(std::string_view line) { return boost::json::serialize(normalise_name_line(line)); }

bool found(const char* name, const char* letters) {
  const auto keys = name_keys(name);
  return std::ranges::find(keys.full, letters) != keys.full.end();
}

using Letters = std::vector<std::string>;

}  // namespace

TEST_CASE("a name is found under its pinyin and its initials") {
  CHECK(name_keys("张三").full == Letters{"zhangsan"});
  CHECK(name_keys("张三").initials == Letters{"zs"});
  CHECK(name_keys("欧阳娜娜").full.front() == "ouyangnana");
  CHECK(name_keys(" 李 四 ").full == Letters{"lisi"});
}

TEST_CASE("surnames are read as they are borne") {
  const std::pair<const char*, const char*> surnames[] = {
      {"曾小明", "zengxiaoming"},   {"仇小明", "qiuxiaoming"},  {"单小明", "shanxiaoming"},
      {"解小明", "xiexiaoming"},    {"查小明", "zhaxiaoming"},  {"任小明", "renxiaoming"},
      {"区小明", "ouxiaoming"},     {"朴小明", "piaoxiaoming"}, {"翟小明", "zhaixiaoming"},
      {"翟小明", "dixiaoming"},     {"尉小明", "weixiaoming"},  {"乐小明", "yuexiaoming"},
      {"乐小明", "lexiaoming"},     {"盖小明", "gexiaoming"},   {"盖小明", "gaixiaoming"},
      {"员小明", "yunxiaoming"},    {"冼小明", "xianxiaoming"}, {"缪小明", "miaoxiaoming"},
      {"宓小明", "mixiaoming"},     {"逄小明", "pangxiaoming"}, {"覃小明", "qinxiaoming"},
      {"覃小明", "tanxiaoming"},    {"华小明", "huaxiaoming"},  {"召小明", "shaoxiaoming"},
      {"种小明", "chongxiaoming"},  {"繁小明", "poxiaoming"},   {"牟小明", "muxiaoming"},
      {"谌小明", "chenxiaoming"},   {"祭小明", "zhaixiaoming"}, {"黑小明", "hexiaoming"},
      {"秘小明", "bixiaoming"},     {"折小明", "shexiaoming"},  {"單小明", "shanxiaoming"},
      {"長孫無忌", "zhangsunwuji"}, {"葉小明", "yexiaoming"},   {"沈小明", "shenxiaoming"}};
  for (const auto& [name, letters] : surnames) {
    INFO(name << " " << letters);
    CHECK(found(name, letters));
  }
  CHECK_FALSE(found("曾小明", "cengxiaoming"));
  CHECK_FALSE(found("仇小明", "chouxiaoming"));
  CHECK_FALSE(found("查小明", "chaxiaoming"));
}

TEST_CASE("surnames of two characters have readings of their own") {
  CHECK(found("尉迟恭", "yuchigong"));
  CHECK(found("单于夫", "chanyufu"));
  CHECK(found("长孙无忌", "zhangsunwuji"));
  CHECK(found("万俟卨", "moqixie"));
  CHECK(found("澹台明", "tantaiming"));
  CHECK(found("乐正绫", "yuezhengling"));
  CHECK(found("令狐冲", "linghuchong"));
  CHECK(found("尉迟", "yuchi"));
  SECTION("a single surname before the same character is still found") { CHECK(found("单于夫", "shanyufu")); }
  const auto initials = name_keys("尉迟恭").initials;
  CHECK(std::ranges::find(initials, "ycg") != initials.end());
}

TEST_CASE("every reading a given name may be borne with finds it") {
  CHECK(found("王乐", "wangle"));
  CHECK(found("王乐", "wangyue"));
  CHECK(found("李重光", "lichongguang"));
  CHECK(found("李重光", "lizhongguang"));
  CHECK(found("陈茜", "chenqian"));
  CHECK(found("陈茜", "chenxi"));
  CHECK(found("刘晟", "liusheng"));
  CHECK(found("刘晟", "liucheng"));
  CHECK(found("赵行", "zhaohang"));
  CHECK(found("赵长朝", "zhaochangzhao"));
  CHECK(found("张曾", "zhangzeng"));
  const auto initials = name_keys("王乐").initials;
  CHECK(initials == Letters{"wl", "wy"});
}

TEST_CASE("ü is found as v, yu and ü") {
  CHECK(name_keys("吕布").full == Letters{"lvbu", "lyubu", "lübu"});
  CHECK(name_keys("吕布").initials == Letters{"lb"});
  CHECK(found("王绿", "wanglv"));
  CHECK(found("王绿", "wanglyu"));
  CHECK(found("王绿", "wanglü"));
  CHECK(found("王绿", "wanglu"));
  CHECK(found("张女", "zhangnv"));
  CHECK(name_keys("于旭").full == Letters{"yuxu"});
}

TEST_CASE("the dot in minority and foreign names is ignored, of whichever kind") {
  for (const char* name : {"买买提·艾力", "买买提•艾力", "买买提．艾力", "买买提・艾力", "买买提‧艾力", "买买提.艾力"})
    CHECK(found(name, "maimaitiaili"));
  CHECK(name_keys("买买提·艾力").initials.front() == "mmtal");
  CHECK(found("阿依古丽·吐尔逊", "ayigulituerxun"));
}

TEST_CASE("names in letters are made small, with and without their marks") {
  CHECK(name_keys("Maria").full == Letters{"maria"});
  CHECK(found("Mary Wang", "marywang"));
  CHECK(found("Mary Wang", "mary wang"));
  CHECK(name_keys("Mary Wang").initials == Letters{"mw"});
  CHECK(found("Ｊｏｓé", "josé"));
  CHECK(found("José", "jose"));
  CHECK(found("王Mary", "wangmary"));
  CHECK(found("O'Brien-Smith", "obriensmith"));
  CHECK(found("Nvard", "nvard"));
  CHECK_FALSE(found("Nvard", "nyuard"));
}

TEST_CASE("a rare character has its reading, and one without any stands for itself") {
  CHECK(found("张喆", "zhangzhe"));
  CHECK(found("李赟", "liyun"));
  CHECK(found("王燚", "wangyi"));
  CHECK(found("刘䶮", "liuyan"));
  CHECK(found("王𬭎", "wanghong"));
}

TEST_CASE("a name of nothing but readings stays within bounds") {
  CHECK(name_keys("乐重长行朝单乐重长行朝单").full.size() <= 512);
  CHECK(name_keys("").full.empty());
  CHECK(name_keys("··").full.empty());
}

TEST_CASE("a line of names is answered as JSON") {
  CHECK(line_of("张三") == R"({"input":"张三","full":["zhangsan"],"initials":["zs"]})");
  CHECK(line_of("").find("error") != std::string::npos);
  CHECK(line_of("\xff\xfe").find("error") != std::string::npos);
  CHECK(name_query("Zhang San") == "zhangsan");
  CHECK(name_query("买买提·艾力") == "买买提艾力");
}
