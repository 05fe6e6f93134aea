// The command line as people meet it: what it says about a slip, about a folder that is not there, about what it did.

#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

#include "tests/support/served.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing::tests;

namespace {

using Arguments = std::vector<std::string>;

// What `sanqing` inherits, put back at the end.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  ~Variable() { before_ ? ::setenv(name_, before_->c_str(), 1) : ::unsetenv(name_); }

 private:
  const char* name_;
  std::optional<std::string> before_;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
long lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

void write(const std::filesystem::path& file, const std::string& text) { std::ofstream(file) << text; }

// A demo office as small as it gets.
std::string small_demo(const TemporaryFolder& folder) {
  auto data = (folder / "demo").string();
  REQUIRE(run_sanqing({"demo", "--seekers", "100", "--vacancies", "120", "--data", data}).exit_code == 0);
  return data;
}

}  // namespace

TEST_CASE("a slip on the command line is named, with what was probably meant") {
  const std::pair<Arguments, std::string> slips[] = {
      {{"serv"}, "no subcommand serv; did you mean serve?"},
      {{"normalise", "wages"}, "no subcommand wages; did you mean wage?"},
      {{"serve", "--prot", "9"}, "no option --prot; did you mean --port?"},
      {{"serve", "--prot=9"}, "no option --prot; did you mean --port?"},
      {{"user", "add", "--logn", "x"}, "no option --logn; did you mean --login?"},
      {{"serve", "9"}, "\"9\""},
      {{"rules"}, "say what sanqing rules is to do: decide, dibao, list, check"},
      {{"backup"}, "sanqing backup needs FILE"},
      {{"serve", "--data"}, "--data needs a value"},
      {{"match", "--seeker", "1", "--seeker", "2"}, "--seeker was given more than once"},
      {{"match", "--seeker", "0"}, "--seeker: must be a whole number from 1, not 0"},
      {{"match", "--seeker", "99999999999999999999"}, "must be a whole number from 1, not 99999999999999999999"},
      {{"match", "--limit", "0"}, "--limit: must be a whole number from 1 to 100, not 0"},
      {{"match", "--kind", "jobs"}, "--kind: must be one of vacancy, course, not jobs"},
      {{"user", "add", "--organisation", "-1"}, "--organisation: must be a whole number from 1, not -1"},
      {{"import", "seekers", "x", "--organisation", "here"}, "--organisation: must be a whole number from 1, not here"},
      {{"demo", "--vacancies", "0"}, "--vacancies: must be a whole number from 1 to 1000000, not 0"},
      {{"demo", "--seed", "x"}, "--seed: must be a whole number from 0, not x"}};
  for (const auto& [arguments, said] : slips) {
    auto outcome = run_sanqing(arguments);
    CAPTURE(arguments, outcome.err);
    CHECK(outcome.exit_code == 2);
    CHECK(lines(outcome.err) == 1);
    CHECK(has(outcome.err, said));
  }
  Variable language("LC_ALL", "zh_CN.UTF-8");
  CHECK(has(run_sanqing({"serv"}).err, "没有 serv 这个子命令；是不是 serve？"));
  CHECK(has(run_sanqing({"match", "--limit", "0"}).err, "应是 1 到 100 之间的整数，而不是 0"));
}

TEST_CASE("serve --help lists every setting") {
  auto help = run_sanqing({"serve", "--help"}).out;
  for (const char* option : {"--config", "--data", "--port", "--listen", "--workers", "--queue", "--web-dir",
                             "--session-idle-minutes", "--session-hours", "--log"})
    CHECK(has(help, option));
}

TEST_CASE("a setting that cannot be is named with what it may be") {
  TemporaryFolder folder;
  auto data = (folder / "data").string(), config = (folder / "x.toml").string();
  const std::pair<Arguments, std::string> wrong[] = {
      {{"--config", (folder / "nowhere.toml").string()}, "there is no configuration file"},
      {{"--config", folder.path().string()}, "cannot read the configuration file"},
      {{"--data", ""}, "the data folder has no name"},
      {{"--listen", "home", "--data", data}, "listen must be an IP address"},
      {{"--port", "70000", "--data", data}, "port must be from 0 to 65535, not 70000"},
      {{"--log", "loud", "--data", data}, "log must be info or quiet, not loud"}};
  for (auto [arguments, said] : wrong) {
    arguments.insert(arguments.begin(), "serve");
    auto outcome = run_sanqing(arguments);
    CAPTURE(arguments, outcome.err);
    CHECK(outcome.exit_code == 1);
    CHECK(lines(outcome.err) == 1);
    CHECK(has(outcome.err, said));
  }
  write(config, "port = 4294967296\n");
  CHECK(run_sanqing({"serve", "--config", config}).exit_code == 1);
  CHECK_FALSE(std::filesystem::exists(data));
  Served served(data, {"--listen", "localhost"});
  CHECK(served.port() > 0);
}

TEST_CASE("only what may make a data folder makes one") {
  TemporaryFolder folder;
  auto data = (folder / "missing").string(), file = (folder / "x.csv").string();
  write(file, "名称\n某社区\n");
  const Arguments commands[] = {{"user", "add", "--login", "x", "--role", "officer", "--organisation", "1"},
                                {"organisation", "add", "--name", "某社区"},
                                {"organisation", "list"},
                                {"organisation", "import", file},
                                {"import", "vacancies", file, "--organisation", "7"},
                                {"match", "--seeker", "1"},
                                {"train"},
                                {"migrate"},
                                {"backup", (folder / "copy").string()},
                                {"demo", "--sign-ins"}};
  for (auto arguments : commands) {
    arguments.insert(arguments.end(), {"--data", data});
    auto outcome = run_sanqing(arguments);
    CAPTURE(arguments, outcome.out, outcome.err);
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err == "sanqing: there is no data folder " + data + "\n");
    CHECK_FALSE(std::filesystem::exists(data));
  }
}

TEST_CASE("offices are added one by one and from a list, and shown as a tree") {
  TemporaryFolder folder;
  { Served served(folder.path()); }
  auto run = [&](Arguments arguments) {
    arguments.insert(arguments.begin(), "organisation");
    arguments.insert(arguments.end(), {"--data", folder.path().string()});
    return run_sanqing(arguments);
  };
  auto added = run({"add", "--name", "领事巷社区", "--under", "就业服务中心", "--phone", "02363801234", "--latitude",
                    "29.55", "--longitude", "106.57"});
  CHECK(added.exit_code == 0);
  CHECK(added.out == "organisation 领事巷社区 (Community), number 2\n");
  CHECK(has(run({"add", "--name", "领事巷社区"}).err, "is there already: number 2"));
  CHECK(run({"add", "--name", "渝中区", "--level", "district"}).exit_code == 0);
  CHECK(run({"add", "--name", "大坪街道", "--under", "3"}).exit_code == 0);
  CHECK(has(run({"add", "--name", "马家堡社区", "--under", "大平街道"}).err, "no organisation named 大平街道"));
  CHECK(has(run({"add", "--name", "甲社区", "--under", "领事巷社区"}).err, "must be below the parent's"));
  CHECK(has(run({"add", "--name", "乙社区", "--latitude", "north", "--longitude", "1"}).err, "in degrees"));

  auto file = (folder / "list.csv").string();
  write(file,
        "名称,上级,级别,电话\n马家堡社区,大坪街道,社区,\n浮图关社区,大坪街道,,68801234\n大坪街道,渝中区,街道,68800000\n"
        "孤社区,无名街道,社区,\n");
  auto taken = run({"import", file});
  CHECK(taken.exit_code == 0);
  CHECK(taken.out == "2 new, 1 changed, 0 unchanged, 1 rejected\n");
  CHECK(taken.err == "line 5: there is no organisation named 无名街道\n");
  CHECK(run({"import", file}).out == "0 new, 0 changed, 3 unchanged, 1 rejected\n");
  CHECK(run({"list"}).out ==
        "     1  就业服务中心 (City)\n     2    领事巷社区 (Community)\n     3    渝中区 (District)\n"
        "     4      大坪街道 (Subdistrict)\n     5        马家堡社区 (Community)\n"
        "     6        浮图关社区 (Community)\n");
  CHECK(run_sanqing({"user", "add", "--login", "li", "--role", "officer", "--organisation", "2", "--data",
                     folder.path().string()})
            .exit_code == 0);
}

TEST_CASE("a demo office is made once, and told from a real one") {
  TemporaryFolder folder;
  auto data = small_demo(folder);
  auto again = run_sanqing({"demo", "--data", data});
  CHECK(again.exit_code == 0);
  CHECK(has(again.out, "already there"));
  CHECK(has(again.out, "nothing changed"));
  CHECK(has(run_sanqing({"demo", "--sign-ins", "--data", data}).out, "officer / "));
  for (const char* day : {"1900-01-01", "1999-12-31", "2025-02-30", "2999-01-01", "yesterday"}) {
    auto refused = run_sanqing({"demo", "--today", day, "--data", (folder / "other").string()});
    CHECK(refused.exit_code == 1);
    CHECK(has(refused.err, "from 2000 to today"));
  }
  CHECK_FALSE(std::filesystem::exists(folder / "other"));

  auto real = (folder / "real").string(), config = (folder / "x.toml").string();
  { Served served(real); }
  write(config, "data = \"" + real + "\"\n");
  auto kept = run_sanqing({"demo", "--if-empty", "--config", config});
  CHECK(kept.exit_code == 0);
  CHECK(kept.out.empty());
  auto refused = run_sanqing({"demo", "--sign-ins", "--config", config});
  CHECK(refused.exit_code == 1);
  CHECK(has(refused.err, "holds no demo office"));
}

TEST_CASE("a match says only its answer, and the next one has nothing to make again") {
  TemporaryFolder folder;
  auto data = small_demo(folder);
  auto snapshot = std::filesystem::path(data) / "index" / "vacancies.snap";
  for (int time = 0; time < 2; ++time) {
    auto answer = run_sanqing({"match", "--seeker", "1", "--data", data});
    CHECK(answer.exit_code == 0);
    CHECK(answer.err.empty());
    CHECK(std::filesystem::exists(snapshot));
  }
  CHECK(has(run_sanqing({"match", "--seeker", "1", "--weights", "1", "--data", data}).err, "--weights needs"));
  CHECK(has(run_sanqing({"match", "--seeker", "1", "--division", "5a", "--data", data}).err, "--division needs"));
  std::filesystem::resize_file(snapshot, 100);
  CHECK(has(run_sanqing({"match", "--seeker", "1", "--data", data}).err, "the index is made again: "));
  CHECK(run_sanqing({"match", "--seeker", "1", "--data", data}).err.empty());
}

TEST_CASE("everybody is matched in one run, and what each group was offered is told") {
  const TemporaryFolder folder;
  const Variable english("LANG", "en_GB.UTF-8");
  auto data = small_demo(folder);
  auto run = run_sanqing({"match", "--all", "--limit", "3", "--data", data});
  REQUIRE(run.exit_code == 0);
  CHECK(lines(run.out) > 20);
  CHECK(run.out.starts_with("{\"seeker\":"));
  CHECK(has(run.err, "What each group was offered"));
  CHECK(has(run.err, "sex"));
  CHECK(run_sanqing({"match", "--all", "--seeker", "1", "--data", data}).exit_code != 0);
}

TEST_CASE("nobody is looked for where a vacancy is not open, and the answer says why") {
  TemporaryFolder folder;
  auto data = (folder / "data").string(), file = (folder / "jobs.jsonl").string();
  write(file, R"({"title":"保洁员","employer_name":"好邻居超市","status":"filled","headcount":2,"filled":2})"
              "\n"
              R"({"title":"保安员","employer_name":"好邻居超市","status":"expired"})"
              "\n"
              R"({"title":"营业员","employer_name":"好邻居超市","status":"open","valid_until":"2020-01-31"})"
              "\n");
  auto taken = run_sanqing({"import", "vacancies", file, "--data", data});
  REQUIRE(has(taken.out, "3 new"));
  CHECK(has(taken.err, "made the new data folder"));
  auto same = run_sanqing({"import", "vacancies", file, "--data", data});
  CHECK(same.err.empty());
  const std::pair<const char*, const char*> why[] = {
      {"1", "is filled"}, {"2", "is expired"}, {"3", "expired on 2020-01-31"}};
  for (const auto& [id, said] : why) {
    auto answer = run_sanqing({"match", "--vacancy", id, "--data", data});
    CAPTURE(answer.out);
    CHECK(answer.exit_code == 0);
    CHECK(has(answer.out, said));
    CHECK(lines(answer.out) == 1);
    CHECK(has(run_sanqing({"match", "--vacancy", id, "--json", "--data", data}).out, "\"not_open\":"));
  }
  Variable language("LC_ALL", "zh_CN.UTF-8");
  CHECK(has(run_sanqing({"match", "--vacancy", "1", "--data", data}).out, "不再配人"));
}

TEST_CASE("a damaged database is told in one sentence that says what to do") {
  TemporaryFolder folder;
  auto data = folder.path().string();
  {
    Served served(data);
    served.wait_until_ready();
    served.signal(SIGTERM);
    REQUIRE(served.wait().exit_code == 0);  // so that everything is in the one file
  }
  std::filesystem::resize_file(folder / "sanqing.sqlite", std::filesystem::file_size(folder / "sanqing.sqlite") / 2);
  for (const Arguments& command : {Arguments{"serve", "--port", "0"}, {"migrate"}, {"match", "--seeker", "1"}}) {
    auto arguments = command;
    arguments.insert(arguments.end(), {"--data", data});
    auto outcome = run_sanqing(arguments);
    CAPTURE(arguments, outcome.err);
    CHECK(outcome.exit_code == 1);
    CHECK(lines(outcome.err) == 1);
    CHECK(has(outcome.err, (folder / "sanqing.sqlite").string()));
    CHECK(has(outcome.err, "sanqing restore"));
    CHECK_FALSE(has(outcome.err, "::"));
  }
}

TEST_CASE("the first start warns of nothing, and leaves an index that doctor finds in order") {
  TemporaryFolder folder;
  auto data = small_demo(folder);
  {
    Served served(data);
    served.wait_until_ready();
    served.signal(SIGTERM);
    auto end = served.wait();
    CHECK(has(end.err, "the index is made (first start)"));
    CHECK_FALSE(has(end.err, "is made again"));
  }
  auto looked = run_sanqing({"doctor", "--data", data});
  CHECK(has(looked.out, "ok       index: "));
  CHECK(has(looked.out, "ok       folder: can be written"));
  Served served(data);
  served.wait_until_ready();
  served.signal(SIGTERM);
  CHECK_FALSE(has(served.wait().err, "the index is made"));
}

TEST_CASE("./run takes folders and files from where its caller stands, and leaves the settings to the program") {
  TemporaryFolder folder;
  for (const char* name : {"checkout/packaging", "checkout/build", "stand"})
    std::filesystem::create_directories(folder / name);
  std::filesystem::copy_file(std::filesystem::path(SANQING_SOURCE_DIR) / "run", folder / "checkout/run");
  write(folder / "checkout/packaging/steps.sh",
        "install_packages() { :; }\nbuild_web() { :; }\nbuild_program() { :; }\n");
  write(folder / "checkout/build/sanqing", "#!/bin/sh\necho \"${PWD##*/}: $*\"\n");
  std::filesystem::permissions(folder / "checkout/build/sanqing", std::filesystem::perms::owner_all);
  auto said = [&](const std::string& options) {
    auto command = "cd '" + (folder / "stand").string() + "' && bash ../checkout/run " + options + " > ../out";
    REQUIRE(std::system(command.c_str()) == 0);
    std::ifstream out(folder / "out");
    return std::string(std::istreambuf_iterator<char>(out), {});
  };
  CHECK(said("--data here --port 9") ==
        "stand: demo --if-empty --data here --port 9\nstand: serve --data here --port 9\n");
  CHECK(said("--no-demo --config=a.toml") == "stand: serve --config=a.toml\n");
}
