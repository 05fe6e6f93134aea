// `sanqing rules` as another program uses it.
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/served.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing::tests;

TEST_CASE("rules decide answers a line for each line, and a bad one does not stop it") {
  const auto run = run_sanqing({"rules", "decide", "--rules", "yuzhong-2003"},
                               R"({"id":"a","on":"2003-06-01","facts":{"able_to_work":false}}
nonsense
{"id":7,"on":"2003-02-30","facts":{}}
{"id":8,"on":"2003-06-01","facts":{"shoe_size":42}}
{"id":9,"on":"2003-06-01","facts":{"sex":"M","birth_date":"1951-05-10","education":"junior","able_to_work":true,"technical_speciality":false,"work_status":"laid_off"}}
)");
  CHECK(run.exit_code == 0);
  CHECK(run.out.starts_with(R"({"id":"a","priority":false,"categories":[],"missing":[],"because":")"));
  CHECK(run.out.find("\n{\"id\":null,\"error\":") != std::string::npos);
  CHECK(run.out.find("\n{\"id\":7,\"error\":\"on: ") != std::string::npos);
  CHECK(run.out.find("\n{\"id\":8,\"error\":\"shoe_size: ") != std::string::npos);
  CHECK(run.out.find(R"({"id":9,"priority":true,"categories":["age"],"missing":[],"because":")") != std::string::npos);
}

TEST_CASE("rules dibao works out a household a line and names the field that cannot be") {
  const auto run = run_sanqing(
      {"rules", "dibao"},
      R"({"line":"700","persons":3,"incomes":[],"workers":0,"work_cost_share":"0.30","new_wage":"1800","exit_delay_months":6}
{"line":"700","persons":0,"incomes":[],"workers":0,"work_cost_share":"0.30","new_wage":"1800","exit_delay_months":6}
)");
  CHECK(run.exit_code == 0);
  CHECK(run.out.find(R"("allowance_after":"510.00")") != std::string::npos);
  CHECK(run.out.find(R"({"error":"persons: )") != std::string::npos);
}

TEST_CASE("rules list and rules check tell what there is and what is wrong") {
  const auto list = run_sanqing({"rules", "list"});
  CHECK(list.out.find("yuzhong-2003\t1\t") != std::string::npos);
  CHECK(list.out.find("sample-2025\t1\t") != std::string::npos);
  TemporaryFolder folder;
  const auto path = (folder / "local.json").string();
  std::ofstream(path) << "{\n\"name\": 5\n}\n";
  const auto check = run_sanqing({"rules", "check", path});
  CHECK(check.exit_code == 1);
  CHECK(check.err.find("line 2: ") != std::string::npos);
  CHECK(run_sanqing({"rules", "decide", "--rules", "nowhere"}).exit_code == 1);
}
