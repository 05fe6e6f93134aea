// The real program over real sockets: what only the door, the process and the folder can show.

#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/support/http.hpp"
#include "tests/support/served.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing::tests;

namespace {

// The first administrator, with the password changed.
void settle(Client& client, const Served& served) {
  REQUIRE(client.sign_in("admin", served.first_password()));
  auto changed = client.post("/api/v1/sessions/current/password",
                             fmt::format(R"({{"old":"{}","new":"a new password"}})", served.first_password()));
  REQUIRE(changed.status == 204);
}

std::int64_t id_of(const Answer& answer) {
  INFO(answer.body);
  REQUIRE(answer.status == 201);
  return answer.json().at("id").as_int64();
}

}  // namespace

TEST_CASE("from an empty folder to an explained match") {
  TemporaryFolder folder;
  Served served(folder.path());
  Client client(served.port());
  CHECK(client.get("/healthz").status == 200);
  settle(client, served);
  served.wait_until_ready();
  auto employer = id_of(client.post("/api/v1/employers", R"({"name":"好邻居超市"})"));
  auto seeker = id_of(client.post("/api/v1/seekers",
                                  R"({"name":"王秀英","status":"active","intent":{"text":"保洁","wage_floor":3000}})"));
  id_of(client.post("/api/v1/vacancies",
                    fmt::format(R"({{"title":"保洁员","employer_id":{},"wage_min":3200,"wage_max":3800}})", employer)));
  auto matches = client.get(fmt::format("/api/v1/seekers/{}/matches", seeker));
  REQUIRE(matches.status == 200);
  CHECK(matches.json().at("items").as_array().size() == 1);
  auto metrics = client.get("/metrics");
  CHECK(metrics.body.find("route=\"/api/v1/seekers/{id}/matches\"") != std::string::npos);
  CHECK(metrics.body.find("王秀英") == std::string::npos);

  SECTION("everything is there after a restart") {
    served.signal(SIGTERM);
    auto end = served.wait();
    CHECK(end.exit_code == 0);
    CHECK(end.err.find("王秀英") == std::string::npos);
    Served again(folder.path());
    again.wait_until_ready();
    CHECK(again.first_password().empty());
    Client later(again.port());
    REQUIRE(later.sign_in("admin", "a new password"));
    CHECK(later.get(fmt::format("/api/v1/seekers/{}/matches", seeker)).json().at("items").as_array().size() == 1);
  }
}

TEST_CASE("the first password has to be changed before anything else") {
  TemporaryFolder folder;
  Served served(folder.path());
  Client client(served.port());
  REQUIRE(client.sign_in("admin", served.first_password()));
  CHECK(client.get("/api/v1/sessions/current").json().at("account").at("must_change_password").as_bool());
  CHECK(client.get("/api/v1/seekers").status == 403);
}

TEST_CASE("bodies and heads over the limit are refused, and the server stays up") {
  TemporaryFolder folder;
  Served served(folder.path());
  Client client(served.port());
  auto big = client.post("/api/v1/sessions", R"({"login":")" + std::string(10'000'000, 'x') + "\"}");
  CHECK(big.status == 413);
  CHECK(big.header("content-type") == "application/problem+json");
  CHECK(client.get("/healthz", {{"X-Long", std::string(9'000, 'x')}}).status == 431);
  CHECK(client.get("/" + std::string(9'000, 'x')).status == 431);
  Client chunks(served.port());
  chunks.say(
      "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: "
      "chunked\r\n\r\n");
  for (int i = 0; i < 20; ++i) chunks.say("10000\r\n" + std::string(0x10000, 'x') + "\r\n");
  CHECK(chunks.hear().status == 413);
  CHECK(client.get("/healthz").status == 200);
}

TEST_CASE("two readings of one request are refused and the connection ends") {
  TemporaryFolder folder;
  Served served(folder.path());
  for (std::string bytes :
       {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n"}) {
    CAPTURE(bytes);
    Client client(served.port());
    client.say(bytes + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.hear().status == 400);
    CHECK(client.closed_by_server());
  }
}

TEST_CASE("requests sent in one go are answered in order") {
  TemporaryFolder folder;
  Served served(folder.path());
  Client client(served.port());
  client.say(
      "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nHEAD /version HTTP/1.1\r\nHost: a\r\n\r\nGET /nothing HTTP/1.1\r\nHost: "
      "a\r\n\r\n");
  CHECK(client.hear().status == 200);
  auto head = client.hear(true);
  CHECK(head.status == 200);
  CHECK(head.header("content-length") != "0");
  CHECK(client.hear().status == 404);
  client.say(
      "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nExpect: "
      "100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.hear().status == 100);
  client.say("{}");
  CHECK(client.hear().status == 400);
}

TEST_CASE("every answer carries the headers that keep a page safe") {
  TemporaryFolder folder;
  Served served(folder.path());
  Client client(served.port());
  for (const char* path : {"/healthz", "/s/", "/api/v1/seekers"}) {
    auto answer = client.get(path);
    CAPTURE(path, answer.status);
    auto policy = answer.header("content-security-policy");
    CHECK(policy.find("default-src 'self'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(answer.header("x-content-type-options") == "nosniff");
    CHECK(!answer.header("date").empty());
  }
}

TEST_CASE("a screen is told to look when somebody posts") {
  TemporaryFolder folder;
  Served served(folder.path());
  Client client(served.port());
  settle(client, served);
  auto connect = [&](Client& socket, const Headers& headers) {
    socket.cookie = client.cookie;
    return socket.upgrade("/api/v1/live", headers).status;
  };
  Client nobody(served.port()), foreign(served.port()), plain(served.port()), socket(served.port());
  CHECK(nobody.upgrade("/api/v1/live").status == 401);
  CHECK(connect(foreign, {{"Origin", "https://evil.example"}}) == 403);
  plain.cookie = client.cookie;
  CHECK(plain.get("/api/v1/live").status == 426);
  REQUIRE(connect(socket, {{"Origin", fmt::format("http://127.0.0.1:{}", served.port())}}) == 101);
  auto id = id_of(client.post("/api/v1/employers", R"({"name":"好邻居超市"})"));
  CHECK(socket.hear_message() == fmt::format(R"({{"look":"employers","id":{}}})", id));

  SECTION("a message over 64 KiB ends the socket, not the server") {
    socket.say_frame(1, std::string(70'000, 'x'));
    CHECK_FALSE(socket.hear_message());
  }
  SECTION("signing out ends it") {
    CHECK(client.send("DELETE", "/api/v1/sessions/current").status == 204);
    CHECK_FALSE(socket.hear_message());
  }
  SECTION("so does the end of the server") {
    served.signal(SIGTERM);
    CHECK_FALSE(socket.hear_message());
    CHECK(served.wait().exit_code == 0);
    return;
  }
  CHECK(client.get("/healthz").status == 200);
}

TEST_CASE("SIGTERM lets running requests finish and closes the others") {
  TemporaryFolder folder;
  Served served(folder.path());
  Client idle(served.port()), signing_in(served.port());
  CHECK(idle.get("/healthz").status == 200);
  // Hashing a password takes long enough for the signal to fall into it.
  std::string body = R"({"login":"nobody","password":"nonsense"})";
  signing_in.say(
      fmt::format("POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                  "Content-Length: {}\r\n\r\n{}",
                  body.size(), body));
  CHECK(idle.get("/healthz").status == 200);  // so the request above has been read
  served.signal(SIGTERM);
  auto answer = signing_in.hear();
  CHECK(answer.status == 401);
  CHECK(idle.closed_by_server());
  CHECK(served.wait().exit_code == 0);
}

TEST_CASE("a second process on the same folder is refused with one sentence") {
  TemporaryFolder folder;
  Served served(folder.path());
  auto second = run_sanqing({"serve", "--data", folder.path().string(), "--port", "0"});
  CHECK(second.exit_code == 1);
  CHECK(second.err.starts_with("sanqing: "));
  CHECK(std::count(second.err.begin(), second.err.end(), '\n') == 1);
  CHECK(Client(served.port()).get("/healthz").status == 200);
}

TEST_CASE("a folder that is missing, no folder, or read-only is refused with one sentence") {
  TemporaryFolder folder;
  auto file = (folder / "file").string();
  std::ofstream(file) << "x";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"serve", "--data", file, "--port", "0"},
        {"serve", "--data", "/proc/nowhere", "--port", "0"},
        {"migrate", "--data", (folder / "missing").string()},
        {"backup", "--data", (folder / "missing").string(), (folder / "copy").string()},
        {"user", "add", "--login", "x", "--role", "officer", "--organisation", "1", "--data",
         (folder / "missing").string()}}) {
    auto outcome = run_sanqing(arguments);
    CAPTURE(arguments, outcome.err);
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.starts_with("sanqing: "));
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  }
  CHECK_FALSE(std::filesystem::exists(folder / "missing"));
}

TEST_CASE("a folder that cannot be written any more is refused with one sentence") {
  TemporaryFolder folder;
  auto data = (folder / "data").string();
  { Served served(data); }
  // For root no mode bits count, a read-only mount does.
  bool root = geteuid() == 0;
  ::chmod(data.c_str(), 0500);
  auto command =
      root ? fmt::format(
                 "unshare -m sh -c 'mount --bind {0} {0} && mount -o remount,ro,bind {0} && exec {1} "
                 "serve --data {0} --port 0' 2> {2}",
                 data, SANQING_BINARY, (folder / "err").string())
           : fmt::format("{} serve --data {} --port 0 2> {}", SANQING_BINARY, data, (folder / "err").string());
  int status = std::system(command.c_str());
  std::string said;
  std::getline(std::ifstream(folder / "err"), said);
  if (said.starts_with("unshare:") || said.starts_with("mount:")) {
    WARN("no read-only mount here, not tried: " << said);
    return;
  }
  CHECK(WEXITSTATUS(status) == 1);
  CHECK(said.starts_with("sanqing: "));
  CHECK(said.find(data) != std::string::npos);

  for (auto at = command.find("serve "); at != std::string::npos; at = command.find("serve "))
    command.replace(at, 6, "doctor ");
  status = std::system((command + " > " + (folder / "out").string()).c_str());
  std::ifstream out(folder / "out");
  std::string looked((std::istreambuf_iterator<char>(out)), {});
  CHECK(WEXITSTATUS(status) == 1);
  CHECK(looked.find("problem  folder: " + data + " cannot be written by this user") != std::string::npos);
}

TEST_CASE("a snapshot of the index that is cut short is noticed and made again") {
  TemporaryFolder folder;
  auto stop = [](Served& served) {
    served.signal(SIGTERM);
    return served.wait();
  };
  std::int64_t seeker = 0;
  {
    Served served(folder.path());
    Client client(served.port());
    settle(client, served);
    served.wait_until_ready();
    auto employer = id_of(client.post("/api/v1/employers", R"({"name":"好邻居超市"})"));
    id_of(client.post("/api/v1/vacancies", fmt::format(R"({{"title":"保洁员","employer_id":{}}})", employer)));
    seeker = id_of(client.post("/api/v1/seekers", R"({"name":"王秀英","status":"active","intent":{"text":"保洁"}})"));
    CHECK(stop(served).exit_code == 0);
  }
  int cut = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "index")) {
    if (!entry.is_regular_file()) continue;
    std::filesystem::resize_file(entry.path(), entry.file_size() / 2);
    ++cut;
  }
  REQUIRE(cut > 0);
  auto looked = run_sanqing({"doctor", "--data", folder.path().string()});
  CHECK(looked.exit_code == 1);
  CHECK(looked.out.find("problem  index: ") != std::string::npos);
  Served served(folder.path());
  served.wait_until_ready();
  Client client(served.port());
  REQUIRE(client.sign_in("admin", "a new password"));
  CHECK(client.get(fmt::format("/api/v1/seekers/{}/matches", seeker)).json().at("items").as_array().size() == 1);
  CHECK(stop(served).err.find("the index is made again") != std::string::npos);
}

TEST_CASE("the command line says what it does not know") {
  TemporaryFolder folder;
  CHECK(run_sanqing({"--help"}).exit_code == 0);
  CHECK(run_sanqing({"serve", "--help"}).out.find("Serve the pages") != std::string::npos);
  CHECK(run_sanqing({"--version"}).exit_code == 0);
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"serv"},
                                                    {},
                                                    {"serve", "--prot", "1"},
                                                    {"serve", "--port", "many"},
                                                    {"serve", "--port", "70000"}}) {
    auto outcome = run_sanqing(arguments);
    CAPTURE(arguments, outcome.err);
    CHECK(outcome.exit_code != 0);
    CHECK(outcome.err.starts_with("sanqing: "));
  }
  auto config = (folder / "x.toml").string();
  std::ofstream(config) << "prot = 1\n";
  CHECK(run_sanqing({"serve", "--config", config}).err.find("prot") != std::string::npos);
}

TEST_CASE("settings stand before or after the subcommand") {
  TemporaryFolder folder;
  { Served served(folder.path()); }
  auto data = folder.path().string();
  CHECK(run_sanqing({"--data", data, "migrate"}).exit_code == 0);
  CHECK(run_sanqing({"migrate", "--data", data}).exit_code == 0);
}

TEST_CASE("accounts made on the command line can sign in") {
  TemporaryFolder folder;
  { Served served(folder.path()); }
  auto data = folder.path().string();
  auto made = run_sanqing({"user", "add", "--login", "li", "--role", "officer", "--organisation", "1", "--data", data});
  REQUIRE(made.exit_code == 0);
  auto at = made.out.find("password: ");
  REQUIRE(at != std::string::npos);
  auto password = made.out.substr(at + 10, made.out.find('\n', at) - at - 10);
  CHECK(run_sanqing({"user", "add", "--login", "zhang", "--role", "supervisor", "--organisation", "1", "--data", data,
                     "--password-stdin"},
                    "typed by hand\n")
            .exit_code == 0);
  CHECK(run_sanqing({"user", "add", "--login", "li", "--role", "officer", "--organisation", "1", "--data", data})
            .exit_code == 1);
  CHECK(run_sanqing({"user", "add", "--login", "x", "--role", "officer", "--organisation", "99", "--data", data})
            .exit_code == 1);
  CHECK(
      run_sanqing({"user", "add", "--login", "x", "--role", "king", "--organisation", "1", "--data", data}).exit_code !=
      0);
  Served served(folder.path());
  Client client(served.port());
  CHECK(client.sign_in("li", password));
  CHECK(client.sign_in("zhang", "typed by hand"));
}

TEST_CASE("a backup taken while serving can be restored and is looked over") {
  TemporaryFolder folder;
  auto data = (folder / "data").string(), copy = (folder / "copy.sqlite").string();
  std::string employer;
  {
    Served served(data);
    Client client(served.port());
    settle(client, served);
    id_of(client.post("/api/v1/employers", R"({"name":"好邻居超市"})"));
    REQUIRE(run_sanqing({"backup", copy, "--data", data}).exit_code == 0);
    id_of(client.post("/api/v1/employers", R"({"name":"写在备份之后"})"));
    CHECK(run_sanqing({"doctor", "--data", data}).exit_code == 0);
    CHECK(run_sanqing({"restore", copy, "--data", data}).exit_code == 1);  // in use
    served.signal(SIGTERM);
    CHECK(served.wait().exit_code == 0);
  }
  REQUIRE(run_sanqing({"restore", copy, "--data", data}).exit_code == 0);
  Served served(data);
  served.wait_until_ready();
  Client client(served.port());
  REQUIRE(client.sign_in("admin", "a new password"));
  CHECK(client.get("/api/v1/employers").json().at("items").as_array().size() == 1);
  served.signal(SIGTERM);
  served.wait();
  CHECK(run_sanqing({"doctor", "--data", data}).exit_code == 0);
  auto damaged = std::filesystem::path(data) / "sanqing.sqlite";
  std::filesystem::resize_file(damaged, std::filesystem::file_size(damaged) / 2);
  auto outcome = run_sanqing({"doctor", "--data", data});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.find("problem") != std::string::npos);
}
