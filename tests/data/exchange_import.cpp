// Importing whole files into a data folder.

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "data/exchange/import.hpp"
#include "data/json.hpp"
#include "data/seekers.hpp"
#include "data/vacancies.hpp"
#include "tests/data/office.hpp"

using namespace sanqing::data;
using sanqing::tests::TemporaryFolder;

namespace {

const Taxonomy& taxonomy() {
  static const auto shipped = Taxonomy::shipped();
  return *shipped;
}

struct Desk {
  TemporaryFolder folder;
  std::unique_ptr<Database> database = [this] {
    auto opened = Database::open(folder / "data");
    if (!opened) throw std::runtime_error(opened.error().words.en);
    return std::move(*opened);
  }();

  std::filesystem::path file(std::string_view bytes, const char* name = "file.csv") const {
    const auto path = folder / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  ImportReport vacancies(const std::filesystem::path& path, std::string source = "") const {
    ImportOptions options;
    options.file = path;
    options.source = std::move(source);
    auto report = import_vacancies(*database, taxonomy(), options);
    if (!report) throw std::runtime_error(report.error().words.zh);
    return *report;
  }
  ImportReport seekers(const std::filesystem::path& path) const {
    ImportOptions options;
    options.file = path;
    auto report = import_seekers(*database, taxonomy(), options);
    if (!report) throw std::runtime_error(report.error().words.zh);
    return *report;
  }
  template <class Record>
  std::vector<Record> all() const {
    auto reading = database->read();
    return Repository<Record>::list(reading.connection(), {.limit = 200, .cursor = ""})->items;
  }
};

// "3 0 0 1": new, changed, unchanged, rejected.
std::string counts(const ImportReport& report) {
  return fmt::format("{} {} {} {}", report.created, report.changed, report.unchanged, report.rejected);
}

std::string contents(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

const std::string three_vacancies =
    "单位,职位名称,职位描述,学历要求,经验,月薪下限,月薪上限,工作地点,福利,发布日期\n"
    "甲公司,保洁员,\"打扫卫生,\n做六休一\",不限制,,3200.00,3800.00,重庆市渝中区,提供住宿,2025-02-19\n"
    "乙公司,保安,两班倒,初中,1,3500,4000,重庆市渝中区较场口,,2025/2/20\n"
    "甲公司,司机,有C1驾照,,3,5000,8000,重庆市,,\n";

}  // namespace

TEST_CASE("a file of vacancies becomes vacancies and their employers") {
  const Desk desk;
  CHECK(counts(desk.vacancies(desk.file(three_vacancies))) == "3 0 0 0");
  CHECK(desk.all<Employer>().size() == 2);
  const auto vacancies = desk.all<Vacancy>();
  REQUIRE(vacancies.size() == 3);
  const auto& cleaner = vacancies[0];
  CHECK(cleaner.title == "保洁员");
  CHECK(cleaner.employer_name == "甲公司");
  CHECK(cleaner.description == "打扫卫生,\n做六休一");
  CHECK(cleaner.wage_min == Money::yuan(3200));
  CHECK(cleaner.wage_max == Money::yuan(3800));
  CHECK(cleaner.division == "500103");
  CHECK(cleaner.days_per_week == 6);
  CHECK(cleaner.accommodation);
  CHECK(cleaner.posted_on == Date::parse("2025-02-19"));
  CHECK_FALSE(cleaner.occupation.empty());
  CHECK(cleaner.status == VacancyStatus::open);
  CHECK(cleaner.source == "public-employment");
  CHECK(vacancies[1].education == Education::junior);
  CHECK(vacancies[1].experience_years == 1);
  CHECK(vacancies[1].activities == std::vector{Activity::shifts});
  REQUIRE(vacancies[2].certificates.size() == 1);
  CHECK(vacancies[2].certificates[0].kind == "driver_c1");
}

TEST_CASE("the same file again changes nothing, a changed row changes its vacancy") {
  const Desk desk;
  desk.vacancies(desk.file(three_vacancies));
  const auto before = desk.all<Vacancy>();
  CHECK(counts(desk.vacancies(desk.file(three_vacancies))) == "0 0 3 0");
  CHECK(desk.all<Vacancy>()[0].version == before[0].version);
  CHECK(counts(desk.vacancies(desk.file(three_vacancies, "another-name.csv"))) == "0 0 3 0");

  auto changed = three_vacancies;
  changed.replace(changed.find("3800.00"), 7, "4200.00");
  CHECK(counts(desk.vacancies(desk.file(changed))) == "0 1 2 0");
  const auto after = desk.all<Vacancy>();
  REQUIRE(after.size() == 3);
  CHECK(after[0].id == before[0].id);
  CHECK(after[0].version == 2);
  CHECK(after[0].wage_max == Money::yuan(4200));
  CHECK(counts(desk.vacancies(desk.file(changed))) == "0 0 3 0");
  CHECK(desk.all<Employer>().size() == 2);
}

TEST_CASE("what an officer changed by hand stays when the file brings nothing new") {
  const Desk desk;
  desk.vacancies(desk.file(three_vacancies));
  auto vacancy = desk.all<Vacancy>()[0];
  vacancy.description = "officer's words";
  vacancy.status = VacancyStatus::paused;
  const auto done =
      desk.database->write([&](Writing& writing) { return Repository<Vacancy>::update(writing, vacancy, {}); });
  REQUIRE(done.has_value());
  CHECK(counts(desk.vacancies(desk.file(three_vacancies))) == "0 0 3 0");
  CHECK(desk.all<Vacancy>()[0].description == "officer's words");
  auto changed = three_vacancies;
  changed.replace(changed.find("3800.00"), 7, "4200.00");
  desk.vacancies(desk.file(changed));
  CHECK(desk.all<Vacancy>()[0].status == VacancyStatus::paused);
}

TEST_CASE("two rows of one identity in a file are two vacancies, a row twice is one") {
  const Desk desk;
  const std::string text =
      "单位,职位名称,职位描述,工作地点\n甲,保洁,早班,渝中区\n甲,保洁,晚班,渝中区\n甲,保洁,早班,渝中区\n";
  CHECK(counts(desk.vacancies(desk.file(text))) == "2 0 1 0");
  CHECK(counts(desk.vacancies(desk.file(text))) == "0 0 3 0");
}

TEST_CASE("bad rows are reported with line and reason, corrected and imported again") {
  const Desk desk;
  const auto path = desk.file(
      "单位,职位名称,学历要求,月薪下限,月薪上限,发布日期\n"  // 1
      "甲,保洁,不限,3000,4000,2025-02-19\n"                  // 2
      "乙,保安,不限,-3000,4000,2025-02-19\n"                 // 3
      "丙,,不限,3000,4000,2025-02-19\n"                      // 4
      "丁,\"厨师,不限,3000,4000,2025-02-19\n"                // 5: broken quote
      "戊,司机,不限,3000,4000,2026-02-30\n"                  // 6
      ",电工,不限,3000,4000,2025-02-19\n"                    // 7
      "己,焊工,不限,3000\n"                                  // 8: ragged
      "庚,钳工,不限,3,5,2025-02-19\n"                        // 9: 3 a month
      "辛,月嫂,不限,3000,4000,2025-02-19,,\n"                // 10: empty cells too many
      "壬,护工,不限,3000,4000,2025-02-19,多,余\n"            // 11
      "\n"
      "癸,普工,会飞,3000,4000,2025-02-19\n");  // 13: kept, with a warning
  const auto report = desk.vacancies(path);
  CHECK(counts(report) == "3 0 0 8");
  std::vector<std::size_t> lines;
  for (const auto& rejection : report.rejections) lines.push_back(rejection.line);
  std::ranges::sort(lines);
  CHECK(lines == std::vector<std::size_t>{3, 4, 5, 6, 7, 8, 9, 11});

  REQUIRE(report.rejected_file == path.string() + ".rejected");
  auto rejected = contents(report.rejected_file);
  CHECK(rejected.starts_with("单位,职位名称,学历要求,月薪下限,月薪上限,发布日期,行号,原因\r\n"));
  CHECK(rejected.find("乙,保安,不限,-3000,4000,2025-02-19,3,月薪下限：") != std::string::npos);
  CHECK(std::ranges::count(rejected, '\n') == 9);

  const auto correct = [&](std::string_view wrong, std::string_view right) {
    const auto at = rejected.find(wrong);
    REQUIRE(at != std::string::npos);
    rejected.replace(at, wrong.size(), right);
  };
  correct("-3000", "3000");
  correct("丙,,", "丙,保洁,");
  correct("2026-02-30", "2026-02-28");
  std::ofstream(report.rejected_file, std::ios::binary) << rejected;
  const auto again = desk.vacancies(report.rejected_file);
  CHECK(again.created >= 3);
  CHECK(again.rejected_file == path.string() + ".2.rejected");  // what is read is never written over
  CHECK(contents(again.rejected_file).starts_with("单位,职位名称,学历要求,月薪下限,月薪上限,发布日期,行号,原因\r\n"));
}

TEST_CASE("an import without bad rows leaves no file of them") {
  const Desk desk;
  const auto path = desk.file("单位,职位名称\n甲,\n");
  CHECK(desk.vacancies(path).rejected == 1);
  CHECK(std::filesystem::exists(path.string() + ".rejected"));
  desk.file("单位,职位名称\n甲,保洁\n");
  CHECK(desk.vacancies(path).rejected == 0);
  CHECK_FALSE(std::filesystem::exists(path.string() + ".rejected"));
}

TEST_CASE("cells that cannot be kept are refused one row at a time") {
  const Desk desk;
  std::string text = "单位,职位名称,职位描述\n甲,保洁,好\n乙,保";
  text += '\0';
  text += "安,好\n丙,厨师,\"" + std::string(1 << 20, 'x') + "\"\n丁,司机,好\n";
  const auto report = desk.vacancies(desk.file(text));
  CHECK(counts(report) == "2 0 0 2");
  REQUIRE(report.rejections.size() == 2);
  CHECK(report.rejections[0].line == 3);
  CHECK(report.rejections[1].line == 4);
}

TEST_CASE("the same vacancies come out of both encodings") {
  const Desk desk;
  desk.vacancies(desk.file("\xEF\xBB\xBF" + three_vacancies));
  Transcoder gb(Encoding::gb18030);
  const auto path = desk.file(gb.encode(three_vacancies), "gb.csv");
  CHECK(counts(desk.vacancies(path)) == "0 0 3 0");
  std::string bad = three_vacancies + "甲,,没有名称,,,,,重庆市,,\n";
  const auto report = desk.vacancies(desk.file(gb.encode(bad), "gb.csv"));
  CHECK(counts(report) == "0 0 3 1");
  CHECK(gb.decode(contents(report.rejected_file)).value_or("").find("没有岗位名称") != std::string::npos);
}

TEST_CASE("wages, forms and hours of an office's own sheet are read") {
  const Desk desk;
  const auto report =
      desk.vacancies(desk.file("招聘岗位汇总表,,,,,,,,\n"
                               "序号,*用人单位（全称）,联系电话,岗位名称,招聘人数,薪资待遇,工作时间,学历要求,性别要求\n"
                               "1,甲物业,138 1234 5678,保安,3人,3-5千/月,早8点到晚8点，两班倒,初中及以下,男\n"
                               "2,乙酒店,,洗碗工,两名,20元/时,单休,不限,\n"
                               "3,丙公司,,销售,5,底薪3000+提成,,大专,\n"
                               "4,丁公司,,文员,1,月入过万不是梦,,大专,\n"
                               "5,戊公司,,护工,1,面议,,,\n"));
  CHECK(counts(report) == "4 0 0 1");
  CHECK(report.rejections[0].words.zh.find("口号") != std::string::npos);
  CHECK(report.unused_columns == std::vector<std::string>{"序号"});
  const auto vacancies = desk.all<Vacancy>();
  REQUIRE(vacancies.size() == 4);
  CHECK(vacancies[0].headcount == 3);
  CHECK(vacancies[0].wage_max == Money::yuan(5000));
  CHECK_FALSE(vacancies[0].education.has_value());
  CHECK(vacancies[0].shifts.size() == 1);
  CHECK(vacancies[0].description.find("性别要求：男") != std::string::npos);
  CHECK(desk.all<Employer>()[0].phone == "13812345678");
  CHECK(vacancies[1].wage_unit == WageUnit::hour);
  CHECK(vacancies[1].headcount == 2);
  CHECK(vacancies[1].days_per_week == 6);
  CHECK_FALSE(vacancies[2].wage_max.has_value());
  CHECK(vacancies[3].negotiable);
}

TEST_CASE("JSON Lines are read as records or through a mapping") {
  const Desk desk;
  Vacancy vacancy;
  vacancy.title = "保洁";
  vacancy.employer_name = "甲";
  vacancy.wage_min = Money::yuan(3000);
  vacancy.id = 77;
  vacancy.version = 9;
  const auto native =
      serialize(to_json(vacancy)) + "\n{\"title\":\"x\",\"headcount\":\"many\"}\n\nnot json\n{\"title\":1}\n";
  const auto report = desk.vacancies(desk.file(native, "native.jsonl"));
  CHECK(counts(report) == "1 0 0 3");
  CHECK(report.mapping == "native");
  CHECK(desk.all<Vacancy>()[0].wage_min == Money::yuan(3000));
  CHECK(desk.all<Vacancy>()[0].version == 1);
  CHECK(contents(report.rejected_file).find("\"原文\":\"not json\"") != std::string::npos);
  CHECK(counts(desk.vacancies(desk.file(native, "native.jsonl"))) == "0 0 1 3");

  const auto mapped = desk.vacancies(desk.file(
      "{\"公司\":\"乙\",\"岗位\":\"保安\",\"薪资\":\"4-5千\",\"包住\":true,\"技能\":[\"a\",\"b\"]}\n", "mapped.jsonl"));
  CHECK(counts(mapped) == "1 0 0 0");
  const auto guard = desk.all<Vacancy>().at(1);
  CHECK(guard.accommodation);
  CHECK(guard.skills.size() == 2);
  CHECK(guard.wage_min == Money::yuan(4000));
}

TEST_CASE("a rejected line of JSON can be corrected inside its file") {
  const Desk desk;
  const auto report =
      desk.vacancies(desk.file("{\"公司\":\"甲\",\"岗位\":\"保洁\"}\n{\"公司\":\"乙\",\"岗位\":\"保安\"\n", "a.jsonl"));
  REQUIRE(report.rejected == 1);
  auto text = contents(report.rejected_file);
  const auto at = text.find("保安\\\"");
  REQUIRE(at != std::string::npos);
  text.insert(at + std::string("保安\\\"").size(), "}");
  std::ofstream(report.rejected_file, std::ios::binary) << text;
  CHECK(counts(desk.vacancies(report.rejected_file)) == "1 0 0 0");
}

TEST_CASE("a mapping of one's own names the columns") {
  const Desk desk;
  ImportOptions options;
  options.file = desk.file("Firma,Stelle,Lohn\n甲,保洁,3000\n");
  options.mapping = desk.file(
      R"({"name":"own","kind":"vacancies","columns":{"Firma":"employer_name","Stelle":"title","Lohn":"wage"},
          "identify_by":["employer_name","title"],"fixed":{"address":"重庆市渝中区"}})",
      "own.json");
  const auto report = import_vacancies(*desk.database, taxonomy(), options);
  REQUIRE(report.has_value());
  CHECK(counts(*report) == "1 0 0 0");
  CHECK(desk.all<Vacancy>()[0].source == "own");
  CHECK(desk.all<Vacancy>()[0].division == "500103");
  CHECK_FALSE(import_seekers(*desk.database, taxonomy(), options).has_value());
}

TEST_CASE("a file that cannot be used is refused in one sentence") {
  const Desk desk;
  const auto sentence = [&](const std::filesystem::path& path) {
    ImportOptions options;
    options.file = path;
    const auto report = import_vacancies(*desk.database, taxonomy(), options);
    REQUIRE_FALSE(report.has_value());
    return report.error().words.zh;
  };
  CHECK(sentence(desk.folder / "nothing.csv").find("找不到文件") != std::string::npos);
  CHECK(sentence(desk.folder.path()).find("文件夹") != std::string::npos);
  CHECK(sentence(desk.file("")).find("空文件") != std::string::npos);
  CHECK(sentence(desk.file("a,b,c\n1,2,3\n")).find("列名") != std::string::npos);
  CHECK(sentence(desk.file("[1,2]\n")).find("列名") != std::string::npos);
  CHECK(sentence(desk.file(std::string("\xFF\xFEx\0", 4))).find("UTF-16") != std::string::npos);
  ImportOptions options;
  options.file = desk.file(three_vacancies);
  options.organisation = 4711;
  CHECK_FALSE(import_vacancies(*desk.database, taxonomy(), options).has_value());
}

TEST_CASE("people are registered once, with what their identity number says") {
  const Desk desk;
  const std::string text =
      "姓名,身份证号,电话,性别,文化程度,求职意向,期望工资,技能,证书,备注\n"
      "张三,'11010519491231002x,138 1234 5678,男,初中,保洁、保安,3000以上,做饭;打扫,健康证,\n"  // wrong sex
      "李四,110105194912310021,13900000000,女,小学,护工,20元/时,,,\n"                           // wrong check digit
      "王五,,13700000000,,,,面议,,,\n"
      "赵六,110105199902300028,,,,,,,,\n"
      "钱七,,,,,,,,,\n"
      "张三,11010519491231002X,13812345678,男,初中,保洁、保安,3000以上,做饭;打扫,健康证,\n";
  const auto report = desk.seekers(desk.file(text));
  CHECK(counts(report) == "3 0 1 2");  // the last row says again what the first said
  CHECK(report.doubtful >= 2);
  auto seekers = desk.all<Seeker>();
  CHECK(counts(desk.seekers(desk.file(text))) == "0 0 4 2");
  const auto& zhang = seekers[0];
  CHECK(zhang.identity_number == "11010519491231002X");
  CHECK(zhang.sex == Sex::F);
  CHECK(zhang.birth_date == Date::parse("1949-12-31"));
  CHECK(zhang.phone == "13812345678");
  CHECK(zhang.intent.occupations.size() == 2);
  CHECK(zhang.intent.wage_wish == Money::yuan(3000));  // a hope is no limit
  CHECK_FALSE(zhang.intent.wage_floor);
  CHECK(zhang.skills.education == Education::junior);
  CHECK(zhang.skills.skills.size() == 2);
  REQUIRE(zhang.skills.certificates.size() == 1);
  CHECK(zhang.skills.certificates[0].kind == "health");
  using std::filesystem::perms;
  CHECK((std::filesystem::status(report.rejected_file).permissions() & (perms::group_all | perms::others_all)) ==
        perms::none);
}

TEST_CASE("a person whom an officer registered by hand is not registered again") {
  const Desk desk;
  desk.seekers(desk.file("姓名,电话\n甲,13800000000\n"));
  Seeker typed;
  typed.organisation_id = desk.all<Seeker>()[0].organisation_id;
  typed.name = "张三";
  typed.identity_number = "11010519491231002X";
  typed.phone = "023-1234567";
  typed.registered_on = *Date::parse("2025-01-01");
  REQUIRE(desk.database->write([&](Writing& writing) { return Repository<Seeker>::insert(writing, typed, {}); })
              .has_value());
  const std::string text = "姓名,身份证号,电话,地址\n张三,11010519491231002X,13812345678,较场口1号\n";
  CHECK(counts(desk.seekers(desk.file(text))) == "0 1 0 0");
  const auto seekers = desk.all<Seeker>();
  REQUIRE(seekers.size() == 2);
  CHECK(seekers[1].phone == "023-1234567");
  CHECK(seekers[1].address == "较场口1号");
  CHECK(seekers[1].registered_on == Date::parse("2025-01-01"));
  CHECK(counts(desk.seekers(desk.file(text))) == "0 0 1 0");
}

TEST_CASE("one person told in two ways is one person and one row to look at") {
  const Desk desk;
  const auto report = desk.seekers(
      desk.file("姓名,身份证号,电话\n张三,11010519491231002X,13812345678\n张三丰,11010519491231002X,13812345679\n"));
  CHECK(counts(report) == "1 0 0 1");
  CHECK(report.rejections[0].line == 3);
}

TEST_CASE("what a later file leaves out stays as it was") {
  const Desk desk;
  desk.seekers(desk.file("姓名,身份证号,就业状态,期望工资,文化程度\n张三,11010519491231002X,下岗,20元/时,初中\n"));
  CHECK(counts(desk.seekers(desk.file("姓名,身份证号,地址\n张三,11010519491231002X,较场口1号\n"))) == "0 1 0 0");
  const auto seeker = desk.all<Seeker>().at(0);
  CHECK(seeker.work_status == WorkStatus::laid_off);
  CHECK(seeker.intent.wage_wish == Money::yuan(20));
  CHECK(seeker.intent.wage_unit == WageUnit::hour);
  CHECK(seeker.skills.education == Education::junior);
  CHECK(seeker.address == "较场口1号");
}

TEST_CASE("people go to the community that the file names") {
  sanqing::tests::Office office;
  const TemporaryFolder folder;
  const auto path = folder / "people.csv";
  std::ofstream(path)
      << "姓名,电话,社区\n甲,13800000001,较场口社区\n乙,13800000002,七星岗社区\n丙,13800000003,不存在社区\n";
  ImportOptions options;
  options.file = path;
  const auto report = import_seekers(*office.database, taxonomy(), options);
  REQUIRE(report.has_value());
  CHECK(counts(*report) == "2 0 0 1");
  auto reading = office.database->read();
  CHECK(Repository<Seeker>::list(reading.connection(), {}, Scope{office.community.path})->items.size() == 1);
}

TEST_CASE("nearly every row of the public employment service's file is taken, in both encodings") {
  const auto shared = std::filesystem::path(SANQING_SOURCE_DIR) / "../shared/data/import";
  if (!std::filesystem::exists(shared)) {
    WARN("skipped: ../shared/data is not here");
    return;
  }
  const Desk desk;
  const auto copy = [&](const char* name) {
    std::filesystem::copy_file(shared / name, desk.folder / name);
    std::filesystem::permissions(desk.folder / name, std::filesystem::perms::owner_all);
    return desk.folder / name;
  };
  const auto utf8 = desk.vacancies(copy("public-employment-utf8.csv"));
  CHECK(utf8.mapping == "public-employment");
  CHECK(utf8.created + utf8.rejected + utf8.unchanged == 2677);
  CHECK(utf8.rejected <= 26);
  CHECK(utf8.unused_columns.empty());
  const auto gb = desk.vacancies(copy("public-employment-gb18030.csv"));
  CHECK(gb.created == 0);
  CHECK(gb.changed == 0);
  CHECK(gb.rejected == utf8.rejected);
  std::size_t placed = 0, vacancies = 0;
  auto reading = desk.database->read();
  Page page{.limit = 200, .cursor = ""};
  do {
    auto slice = Repository<Vacancy>::list(reading.connection(), page);
    for (const auto& vacancy : slice->items) {
      ++vacancies;
      placed += !vacancy.division.empty();
    }
    page.cursor = slice->next_cursor;
  } while (!page.cursor.empty());
  CHECK(placed * 100 >= vacancies * 95);
}

TEST_CASE("a hope is a wish, only what is called the least is a limit") {
  const Desk desk;
  const auto report =
      desk.seekers(desk.file("姓名,电话,期望工资,最低工资,想做的活,可工作时间,最远距离,登记日期\n"
                             "张三,13812345678,2800左右,,想做保洁,上午,半小时,去年\n"
                             "李四,13812345679,3500,2600,看大门,8:00-17:00,3公里,2025-03-01\n"));
  CHECK(counts(report) == "2 0 0 0");
  CHECK(report.doubtful == 1);  // 去年 is no day: left open, and said
  const auto seekers = desk.all<Seeker>();
  CHECK(seekers[0].intent.wage_wish == Money::yuan(2800));
  CHECK_FALSE(seekers[0].intent.wage_floor);
  CHECK(seekers[0].intent.available == std::vector<Hours>{{*Clock::parse("08:00"), *Clock::parse("12:00")}});
  CHECK(seekers[0].intent.max_minutes == 30);
  CHECK(seekers[0].intent.occupations.at(0).name == "保洁");
  CHECK(seekers[1].intent.wage_floor == Money::yuan(2600));
  CHECK(seekers[1].intent.max_km == 3);
}

TEST_CASE("one bad byte costs its row, not the file") {
  const Desk desk;
  const std::string text = "单位,职位名称\n甲\xff公司,保安\n乙公司,保" + std::string(1, '\0') + "洁\n丙公司,保安\n";
  const auto report = desk.vacancies(desk.file(text));
  CHECK(counts(report) == "1 0 0 2");
  std::vector<std::size_t> lines;
  for (const auto& rejection : report.rejections) lines.push_back(rejection.line);
  CHECK(lines == std::vector<std::size_t>{2, 3});
  CHECK(desk.all<Vacancy>().at(0).employer_name == "丙公司");
}

TEST_CASE("a telephone that is none is left out with a warning") {
  const Desk desk;
  const auto report = desk.seekers(desk.file("姓名,身份证号,电话\n张三,11010519491231002X,abc\n"));
  CHECK(counts(report) == "1 0 0 0");
  CHECK(report.doubtful == 1);
  CHECK(desk.all<Seeker>().at(0).phone.empty());
}
