#include "data/taxonomy.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <set>
#include <thread>

#include "data/taxonomy/reader.hpp"

using namespace sanqing::data;

namespace {

const Taxonomy& taxonomy() {
  static const auto shipped = Taxonomy::shipped();
  return *shipped;
}

std::string best(std::string_view text) {
  const auto guesses = taxonomy().guess_occupations(text);
  return guesses.empty() ? "" : guesses[0].occupation->name.zh;
}

std::string division(std::string_view text) {
  const auto* found = taxonomy().guess_division(text);
  return found ? found->code : "";
}

std::string certificate(std::string_view text) {
  const auto* found = taxonomy().guess_certificate(text);
  return found ? found->kind : "";
}

}  // namespace

TEST_CASE("the shipped occupations are at least 400 and hold together") {
  std::set<std::string> codes, names;
  for (const auto& occupation : taxonomy().occupations()) {
    CAPTURE(occupation.code);
    CHECK(codes.insert(occupation.code).second);
    CHECK(names.insert(occupation.name.zh).second);
    CHECK((occupation.code.size() == 10 || occupation.code.size() == 13));
    CHECK_FALSE(occupation.name.en.empty());
    CHECK_FALSE(occupation.skills.empty());
    CHECK_FALSE(occupation.aliases.empty());
    CHECK(taxonomy().occupation(occupation.code) == &occupation);
  }
  CHECK(codes.size() >= 400);
  for (const auto& occupation : taxonomy().occupations()) {
    CAPTURE(occupation.code);
    CHECK_FALSE(occupation.neighbours.empty());
    for (const auto& neighbour : occupation.neighbours) {
      CHECK(neighbour != occupation.code);
      CHECK(taxonomy().occupation(neighbour));
    }
    for (const auto& kind : occupation.certificates) CHECK(taxonomy().certificate(kind));
  }
}

TEST_CASE("every official name of an occupation and of a certificate is recognised as itself") {
  for (const auto& occupation : taxonomy().occupations()) {
    const auto guesses = taxonomy().guess_occupations(occupation.name.zh);
    CAPTURE(occupation.name.zh);
    REQUIRE_FALSE(guesses.empty());
    CHECK(guesses[0].occupation == &occupation);
    CHECK(guesses[0].confidence == 1.0);
    CHECK(best(occupation.name.en) == occupation.name.zh);
  }
  for (const auto& kind : taxonomy().certificates()) {
    CAPTURE(kind.kind);
    CHECK(taxonomy().guess_certificate(kind.name.zh) == &kind);
    for (const auto& included : kind.includes) CHECK(taxonomy().certificate(included));
  }
}

TEST_CASE("every alias leads to the occupation it is listed for") {
  for (const auto& occupation : taxonomy().occupations())
    for (const auto& alias : occupation.aliases) {
      if (alias.find("…") != std::string::npos) continue;
      CAPTURE(alias, occupation.name.zh);
      const auto guesses = taxonomy().guess_occupations(alias);
      CHECK(std::any_of(guesses.begin(), guesses.end(),
                        [&](const Guess& guess) { return guess.occupation == &occupation; }));
    }
}

TEST_CASE("what people say is understood") {
  const std::pair<std::string_view, std::string_view> said[] = {
      {"想找个打扫卫生的活", "保洁员"},
      {"打扫楼道卫生", "保洁员"},
      {"做清洁的", "保洁员"},
      {"扫地的阿姨", "保洁员"},
      {"以前在医院保洁", "保洁员"},
      {"扫大街的", "环卫工"},
      {"扫马路也行", "环卫工"},
      {"看大门的", "保安员"},
      {"守门", "保安员"},
      {"给学校看了五年大门", "保安员"},
      {"小区门岗", "保安员"},
      {"晚上值夜的", "保安员"},
      {"招聘保安(包吃住)", "保安员"},
      {"看工地", "保安员"},
      {"守停车场 收停车费", "停车管理员"},
      {"煮饭阿姨", "食堂炊事员"},
      {"给工地煮饭", "食堂炊事员"},
      {"单位食堂做大锅饭", "食堂炊事员"},
      {"炒菜师傅", "中式烹调师"},
      {"川菜厨师", "中式烹调师"},
      {"切菜配菜都会,墩子", "切配工"},
      {"包包子做馒头", "中式面点师"},
      {"煮小面的,在面馆干过", "小吃制作员"},
      {"后厨洗碗工", "洗碗工"},
      {"洗碗的", "洗碗工"},
      {"厨房打杂", "后厨帮工"},
      {"端盘子", "餐厅服务员"},
      {"火锅店服务员", "餐厅服务员"},
      {"奶茶店上班", "调饮师"},
      {"带娃", "育婴员"},
      {"在家带小孩,没上过班", "育婴员"},
      {"带过两个孙子", "育婴员"},
      {"住家育儿嫂", "育婴员"},
      {"伺候月子", "月嫂"},
      {"照顾瘫痪母亲5年", "养老护理员"},
      {"照顾瘫痪在床的母亲五年", "养老护理员"},
      {"服侍老人", "养老护理员"},
      {"照顾公婆", "养老护理员"},
      {"敬老院上过班", "养老护理员"},
      {"照顾生病的丈夫三年", "家庭照护员"},
      {"医院陪护", "护工"},
      {"陪人看病", "居家养老照护员"},
      {"当保姆", "家政服务员"},
      {"做家务", "家政服务员"},
      {"按小时打扫,钟点工", "钟点工"},
      {"上门擦玻璃", "钟点工"},
      {"接送孩子放学", "小饭桌看护员"},
      {"幼儿园阿姨", "保育师"},
      {"剪头发的", "美发师"},
      {"洗头小工", "美发师"},
      {"给人按脚", "足疗师"},
      {"盲人按摩", "保健按摩师"},
      {"做脸 美容院", "美容师"},
      {"开车的", "小型车驾驶员"},
      {"给老板开车", "小型车驾驶员"},
      {"开了二十年公交车", "道路客运汽车驾驶员"},
      {"拉货跑长途", "道路货运汽车驾驶员"},
      {"跑滴滴", "网约车驾驶员"},
      {"开出租", "出租车驾驶员"},
      {"送外卖", "网约配送员"},
      {"跑腿 送东西", "网约配送员"},
      {"送快递的", "快递员"},
      {"驿站", "快递驿站店员"},
      {"送桶装水", "配送司机"},
      {"帮人家搬东西", "装卸搬运工"},
      {"下力", "装卸搬运工"},
      {"棒棒", "装卸搬运工"},
      {"管仓库", "仓储管理员"},
      {"晚上看仓库的", "仓储管理员"},
      {"超市上货", "理货员"},
      {"超市收银", "收银员"},
      {"分快递包裹,分拣员", "分拣员"},
      {"切水果 分水果", "水果分拣员"},
      {"卖衣服的", "商品营业员"},
      {"发传单", "促销员"},
      {"跑业务", "营销员"},
      {"修空调的", "家用电器产品维修工"},
      {"修水管修水电", "物业维修工"},
      {"维修电工", "电工"},
      {"烧电焊", "焊工"},
      {"打螺丝的", "普工"},
      {"进厂", "普工"},
      {"随便什么活都行", "普工"},
      {"电子厂上过班", "电子设备装配工"},
      {"贴标签打包", "包装工"},
      {"踩缝纫机踩了十年", "缝纫工"},
      {"剪线头", "缝纫品整型工"},
      {"在家做手工,串珠子", "手工制作工"},
      {"修剪绿化 割草", "园林绿化工"},
      {"浇花种花", "园林绿化工"},
      {"工地小工", "建筑小工"},
      {"贴瓷砖的泥水匠", "砌筑工"},
      {"刷墙刮大白", "装饰装修工"},
      {"坐办公室轻松点的", "文员"},
      {"接电话的客服", "呼叫中心服务员"},
      {"公司前台", "前台接待"},
      {"做账会计", "会计"},
      {"居委会", "社区工作者"},
      {"社区网格员", "社区工作者"},
      {"公益性岗位", "社区便民服务员"},
      {"开叉车", "叉车司机"},
      {"收废品", "再生物资回收挑选工"},
      {"种地的", "农艺工"},
      {"摆地摊", "摊商"},
      {"security guards wanted", "保安员"},
      {"Java开发工程师", "计算机程序设计员"},
      {"財務", ""},  // traditional characters are not guessed at
  };
  std::size_t right = 0;
  for (const auto& [text, name] : said) {
    CAPTURE(text);
    CHECK(best(text) == name);
    right += best(text) == name;
  }
  CHECK(right >= 80);
}

TEST_CASE("what a person does not want is not taken for a wish") {
  CHECK(best("不想做保安,想做保洁") == "保洁员");
  CHECK(best("除了保洁都行").empty());
  CHECK(best("不想上夜班,想做保安") == "保安员");
}

TEST_CASE("guesses are bounded, ordered and hold for any input") {
  const std::string_view odd[] = {"", " ", "🙂🙂", "1234567890", "\xff\xfe\x80", "a", "的", "保\xe6"};
  for (const auto text : odd) {
    for (const auto& guess : taxonomy().guess_occupations(text)) CHECK((guess.confidence > 0 && guess.confidence <= 1));
    taxonomy().guess_certificate(text);
    taxonomy().guess_division(text);
  }
  std::string longest;
  while (longest.size() < 60000) longest += "照顾老人、保洁、保安、超市收银,";
  const auto guesses = taxonomy().guess_occupations(longest, 2);
  REQUIRE(guesses.size() == 2);
  CHECK(guesses[0].confidence >= guesses[1].confidence);
  CHECK(guesses[0].confidence <= 1);
}

TEST_CASE("a certificate is known by what people call it") {
  CHECK(certificate("有健康证") == "health");
  CHECK(certificate("驾照C1") == "driver_c1");
  CHECK(certificate("A2驾驶证") == "driver_a2");
  CHECK(certificate("有驾照") == "driver_c1");
  CHECK(certificate("高压电工证") == "electrician_high");
  CHECK(certificate("电工证") == "electrician_low");
  CHECK(certificate("中级厨师") == "chef_intermediate");
  CHECK(certificate("月嫂证") == "maternal_newborn");
  CHECK(certificate("A4纸").empty());
  CHECK(certificate("没有").empty());
}

TEST_CASE("only the health certificate and the guard card are commonly got after hiring") {
  for (const auto& kind : taxonomy().certificates())
    CHECK(kind.after_hire == (kind.kind == "health" || kind.kind == "security_guard"));
}

TEST_CASE("driving classes include the lower ones") {
  const auto covers = [](std::string_view held, std::string_view needed) {
    return taxonomy().certificate_covers(held, needed);
  };
  for (const auto* lower : {"driver_a3", "driver_b2", "driver_c1"}) CHECK(covers("driver_a1", lower));
  for (const auto* lower : {"driver_b2", "driver_c1"}) CHECK(covers("driver_a2", lower));
  CHECK(covers("driver_a3", "driver_c1"));
  CHECK(covers("driver_b2", "driver_c1"));
  CHECK(covers("driver_c1", "driver_c1"));
  CHECK_FALSE(covers("driver_a2", "driver_a3"));
  CHECK_FALSE(covers("driver_b2", "driver_a3"));
  CHECK_FALSE(covers("driver_c1", "driver_b2"));
  CHECK(covers("chef_senior", "chef_elementary"));
  CHECK(covers("something of one's own", "something of one's own"));
  CHECK_FALSE(covers("unknown", "health"));
}

TEST_CASE("a written address leads to its district, else its city") {
  CHECK(division("上海·浦东新区") == "310115");
  CHECK(division("广东省广州市从化区") == "440117");
  CHECK(division("广东省广州市花都区秀全街道办事处") == "440114");
  CHECK(division("重庆渝中区") == "500103");
  CHECK(division("渝中") == "500103");
  CHECK(division("重庆市 渝中区 七星岗街道") == "500103");
  CHECK(division("重庆市") == "5001");
  CHECK(division("重庆市石柱县") == "500240");
  CHECK(division("北京朝阳区") == "110105");
  CHECK(division("工作地点:重庆市江北区观音桥") == "500105");
  CHECK(division("湖北省仙桃市") == "429004");
  CHECK(division("广东省东莞市南城街道") == "4419");
  CHECK(division("恩施州利川市") == "422802");
  CHECK(division("内蒙古呼和浩特") == "1501");
}

TEST_CASE("a place that could be several is not guessed") {
  CHECK(division("朝阳区").empty());
  CHECK(division("全国").empty());
  CHECK(division("广东省").empty());
  CHECK(division("上海市南京东路") == "3101");
  CHECK(division("").empty());
}

TEST_CASE("every district knows its city and province") {
  CHECK(taxonomy().divisions().size() > 3000);
  for (const auto& place : taxonomy().divisions()) {
    CAPTURE(place.code);
    CHECK((place.code.size() == 4 || place.code.size() == 6));
    CHECK_FALSE(place.city.empty());
    CHECK_FALSE(place.province.empty());
    CHECK(place.latitude.has_value() == place.longitude.has_value());
  }
  const auto* yuzhong = taxonomy().division("500103");
  REQUIRE(yuzhong);
  CHECK(yuzhong->name == "渝中区");
  CHECK(yuzhong->city == "重庆市");
  CHECK(yuzhong->latitude.value() == Approx(29.55).margin(0.02));
  CHECK(taxonomy().division("500240")->city == "重庆市");
  CHECK(taxonomy().division("429004")->city == "仙桃市");
}

TEST_CASE("a table that contradicts itself is named with its row") {
  const std::string header = "code\tzh\ten\taliases\tneighbours\tskills\tcertificates\tactivities\tphysical\n";
  const auto reading = [&](std::string row) {
    return [text = header + row] { TaxonomyReader::read(text, "kind\n", "code\n"); };
  };
  CHECK_THROWS_AS(reading("1\ta\tb\t\tnobody\n")(), std::logic_error);
  CHECK_THROWS_AS(reading("1\ta\tb\t\t\t\tnone\n")(), std::logic_error);
  CHECK_THROWS_AS(reading("1\ta\tb\t\t\t\t\tflying\n")(), std::logic_error);
  CHECK_THROWS_AS(reading("1\ta\tb\n1\tc\td\n")(), std::logic_error);
  CHECK_NOTHROW(reading("1\ta\tb\n2\tc\td\t\ta\n")());
}

TEST_CASE("many threads may guess at once") {
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i)
        if (best("想找个打扫卫生的活") != "保洁员" || division("重庆渝中区") != "500103") ++wrong;
    });
  threads.clear();
  CHECK(wrong == 0);
}
