#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <latch>

#include "matching/reasons.hpp"
#include "server/cards.hpp"
#include "server/config.hpp"
#include "server/http.hpp"
#include "server/http_faults.hpp"
#include "server/log.hpp"
#include "server/masking.hpp"
#include "server/metrics.hpp"
#include "server/pages.hpp"
#include "server/workers.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing;
using namespace sanqing::server;

TEST_CASE("percent-encoded text is read, broken text is not") {
  CHECK(percent_decoded("%E4%BF%9D%e5%ae%89") == "保安");
  CHECK(percent_decoded("a+b", true) == "a b");
  CHECK(percent_decoded("a+b") == "a+b");
  for (const char* broken : {"%", "%4", "%zz", "%00", "%ff", "%c0%af", "%ed%a0%80"}) CHECK(!percent_decoded(broken));
}

TEST_CASE("Chinese is spoken unless English is preferred") {
  CHECK_FALSE(prefers_english(""));
  CHECK_FALSE(prefers_english("zh-CN,zh;q=0.9,en;q=0.8"));
  CHECK(prefers_english("en-US,en;q=0.9,zh;q=0.1"));
  CHECK(prefers_english("fr, en;q=0.3"));
  CHECK_FALSE(prefers_english("fr"));
}

TEST_CASE("the ends of a person's numbers are shown") {
  CHECK(masked_identity("11010519491231002X") == "110105********002X");
  CHECK(masked_phone("13800001234") == "138****1234");
  CHECK(masked_phone("023-63801234") == "023-****1234");
  CHECK(masked_phone("12345") == "***45");
  CHECK(masked_phone("") == "");
  CHECK(masked_phone("王姐13800001234") == "王姐138****1234");
}

TEST_CASE("ways to reach a person are taken out of public text, wages and times are not") {
  CHECK(without_contacts("电话13800001234，工资3000-4500") == "电话***，工资3000-4500");
  CHECK(without_contacts("微信：abc_12345 面谈") == "微信：*** 面谈");
  CHECK(without_contacts("加VX同号") == "加VX同号");
  CHECK(without_contacts("08:30-17:30，2026-11-23 面试") == "08:30-17:30，2026-11-23 面试");
}

TEST_CASE("workers take in only as much as fits") {
  Workers workers(1, 2);
  std::latch started(1), go(1);
  std::atomic<int> done = 0;
  REQUIRE(workers.reserve());
  workers.hand_in([&] {
    started.count_down();
    go.wait();
    ++done;
  });
  started.wait();
  for (int i = 0; i < 2; ++i) {
    REQUIRE(workers.reserve());
    workers.hand_in([&] { ++done; });
  }
  CHECK_FALSE(workers.reserve());
  CHECK(workers.waiting() == 2);
  go.count_down();
  while (done < 3) std::this_thread::yield();
  CHECK(workers.reserve());
}

TEST_CASE("a text is kept until its record changes") {
  Cards cards;
  int reads = 0;
  auto read = [&](const std::vector<data::Id>& ids) {
    ++reads;
    std::vector<std::pair<data::Id, std::string>> texts;
    for (auto id : ids)
      if (id != 9) texts.emplace_back(id, "text " + std::to_string(id));
    return texts;
  };
  CHECK(cards.of("vacancies", {3, 9, 1}, read) == std::vector<std::string>{"text 3", "", "text 1"});
  cards.of("vacancies", {1, 3}, read);
  CHECK(reads == 1);
  cards.forget("vacancies", 3);
  cards.of("vacancies", {1, 3}, read);
  CHECK(reads == 2);
}

TEST_CASE("a record that changes while its text is read is read again the next time") {
  Cards cards;
  cards.of("vacancies", {1}, [&](const std::vector<data::Id>&) {
    cards.forget("vacancies", 1);
    return std::vector<std::pair<data::Id, std::string>>{{1, "old"}};
  });
  CHECK(cards.of("vacancies", {1}, [](const std::vector<data::Id>&) {
    return std::vector<std::pair<data::Id, std::string>>{{1, "new"}};
  }) == std::vector<std::string>{"new"});
}

TEST_CASE("latencies are counted in buckets that add up") {
  Metrics metrics({"route=\"/a\"", "route=\"/b\""});
  metrics.count(0, 200, 0.0002);
  metrics.count(0, 404, 3);
  metrics.gauge("sanqing_x", "An x.", [] { return 4.5; });
  auto text = metrics.text();
  for (const char* line : {"sanqing_request_seconds_bucket{route=\"/a\",le=\"0.0001\"} 0\n",
                           "sanqing_request_seconds_bucket{route=\"/a\",le=\"0.00025\"} 1\n",
                           "sanqing_request_seconds_bucket{route=\"/a\",le=\"10\"} 2\n",
                           "sanqing_request_seconds_bucket{route=\"/a\",le=\"+Inf\"} 2\n",
                           "sanqing_request_seconds_count{route=\"/a\"} 2\n",
                           "sanqing_requests_total{route=\"/a\",status=\"4xx\"} 1\n", "sanqing_x 4.5\n"}) {
    CAPTURE(line, text);
    CHECK(text.find(line) != std::string::npos);
  }
  CHECK(text.find("/b") == std::string::npos);
}

TEST_CASE("every fault has a status") {
  using data::Fault;
  CHECK(status_of(Fault::invalid) == 400);
  CHECK(status_of(Fault::unconditional) == 428);
  CHECK(status_of(Fault::busy) == 503);
  CHECK(status_of(Fault::unavailable) == 503);
}

TEST_CASE("what is refused at the door is said in the caller's language") {
  auto text = [](int status, const char* language) {
    auto body = problem_at_the_door({.accept_language = language}, status, "bare CR, LF or NUL").body;
    return body.substr(0, body.find("\"errors\""));
  };
  auto is_ascii = [](const std::string& text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
  };
  for (int status : {400, 413, 417, 431, 505}) {
    CAPTURE(status, text(status, "zh"));
    CHECK(is_ascii(text(status, "en")));
    auto zh = text(status, "zh");
    for (const char* field : {"\"title\":\"", "\"detail\":\""}) {
      auto at = zh.find(field);
      auto value = zh.substr(at + 10, zh.find('"', at + 10) - at - 10);
      CHECK_FALSE(is_ascii(value));
    }
  }
}

TEST_CASE("a distance is rounded as the reasons say it") {
  for (int metres = 0; metres < 30'000; metres += 7) {
    double km = matching::said_km(metres / 1000.0);
    auto said = matching::spoken_km(static_cast<float>(metres / 1000.0)).en;
    auto shown = said.ends_with(" km") ? fmt::format("{:g} km", km) : fmt::format("{:g} m", km * 1000);
    CAPTURE(metres);
    REQUIRE(shown == said);
  }
}

TEST_CASE("settings come from the file, then the environment; a misspelt one is named") {
  tests::TemporaryFolder folder;
  auto file = (folder / "sanqing.toml").string();
  auto read = [&](const std::string& text) {
    std::ofstream(file) << text;
    Config config;
    auto result = read_config(file, config);
    return std::pair(result, config);
  };
  auto [fine, config] = read("port = 9000\ndata = \"/srv\"\n");
  CHECK(fine);
  CHECK(config.port == 9000);
  CHECK(config.data == "/srv");
  setenv("SANQING_PORT", "9100", 1);
  CHECK(read("port = 9000\n").second.port == 9100);
  setenv("SANQING_PORT", "many", 1);
  CHECK(read("").first.error().words.en.find("SANQING_PORT") != std::string::npos);
  unsetenv("SANQING_PORT");
  CHECK(read("prot = 9000\n").first.error().words.en.find("prot") != std::string::npos);
  CHECK(read("port = \"9000\"\n").first.error().words.en.find("port") != std::string::npos);
  CHECK(read("port = \n").first.error().words.en.find("line 1") != std::string::npos);
  CHECK_FALSE(check_config({.port = 70'000}));
  CHECK(check_config({}));
}

TEST_CASE("pages are given packed, with a tag, and for ever where the name holds a hash") {
  REQUIRE(sodium_init() >= 0);
  tests::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "s/assets");
  auto write = [&](const char* name, const char* text) { std::ofstream(folder / name) << text; };
  write("s/index.html", "<p>");
  write("s/assets/a-1234.js", "let a;");
  write("s/assets/a-1234.js.br", "packed");
  Pages pages(folder.path().string());
  auto index = pages.find({.path = "/s/"});
  REQUIRE(index);
  CHECK(index->content() == "<p>");
  CHECK(index->content_type == "text/html; charset=utf-8");
  CHECK(pages.find({.path = "/s/vacancies/7"})->content() == "<p>");
  auto plain = pages.find({.path = "/s/assets/a-1234.js"});
  auto packed = pages.find({.path = "/s/assets/a-1234.js", .accept_encoding = "gzip, br"});
  CHECK(plain->content() == "let a;");
  CHECK(packed->content() == "packed");
  auto header = [](const Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers)
      if (known == name) return value;
    return std::string();
  };
  CHECK(header(*packed, "Content-Encoding") == "br");
  CHECK(header(*packed, "Cache-Control").find("immutable") != std::string::npos);
  CHECK(header(*packed, "ETag") != header(*plain, "ETag"));
  CHECK(pages.find({.path = "/s/assets/a-1234.js", .if_none_match = header(*plain, "ETag")})->status == 304);
  for (const char* nowhere : {"/s/../secret.txt", "/s/assets/b.js", "/x/", "/s/assets/%2e%2e/a.js"})
    CHECK_FALSE(pages.find({.path = nowhere}));
}

TEST_CASE("a log that nobody reads stops nothing") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  Log log(Level::info, ends[1]);
  for (int i = 0; i < 5'000; ++i) log(Level::info, "request", {{"route", "/api/v1/seekers/{id}"}, {"ms", 0.25}});
  std::string line(200, '\0');
  line.resize(static_cast<std::size_t>(::read(ends[0], line.data(), line.size())));
  CHECK(line.starts_with("{\"ts\":\"20"));
  CHECK(line.find(R"("level":"info","msg":"request","route":"/api/v1/seekers/{id}","ms":0.250})") != std::string::npos);
  ::close(ends[0]);
  ::close(ends[1]);
}
