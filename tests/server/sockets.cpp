// The server with its sockets, in this process: so that the sanitizers see the coroutines too.

#include "server/server.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <thread>

#include "tests/server/house.hpp"
#include "tests/support/http.hpp"

using namespace sanqing;
using namespace sanqing::tests;

namespace {

struct Serving {
  explicit Serving(House& house) {
    house.config.port = 0;
    auto listening = server::Server::listen(*house.app);
    if (!listening) FAIL(listening.error().words.en);
    server = std::move(*listening);
    thread = std::jthread([this] { server->run(); });
  }
  ~Serving() { server->stop(); }
  std::unique_ptr<server::Server> server;
  std::jthread thread;
};

}  // namespace

TEST_CASE("one connection carries many requests, good and bad") {
  House house;
  Serving serving(house);
  Client client(serving.server->port());
  REQUIRE(client.sign_in("officer", password));
  for (int i = 0; i < 20; ++i) {
    auto made = client.post("/api/v1/seekers", R"({"name":"王秀英"})");
    REQUIRE(made.status == 201);
    CHECK(client.get(fmt::format("/api/v1/seekers/{}", made.json().at("id").as_int64())).status == 200);
    CHECK(client.get("/api/v1/seekers/4711").status == 404);
    CHECK(client.send("HEAD", "/api/v1/seekers").status == 200);
    CHECK(client.post("/api/v1/seekers", "{").status == 400);
  }
  CHECK(client.post("/api/v1/seekers", std::string(2'000'000, 'x')).status == 413);
  CHECK(client.get("/healthz").status == 200);
}

TEST_CASE("a peer that goes away in the middle harms nobody") {
  House house;
  Serving serving(house);
  for (const char* bytes :
       {"", "GET /heal", "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{",
        "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n"}) {
    Client client(serving.server->port());
    client.say(bytes);
  }
  CHECK(Client(serving.server->port()).get("/healthz").status == 200);
}

TEST_CASE("many screens hear of a change, and leave as they like") {
  House house;
  Serving serving(house);
  Client client(serving.server->port());
  REQUIRE(client.sign_in("officer", password));
  std::vector<std::unique_ptr<Client>> screens;
  for (int i = 0; i < 8; ++i) {
    auto& screen = screens.emplace_back(std::make_unique<Client>(serving.server->port()));
    screen->cookie = client.cookie;
    REQUIRE(screen->upgrade("/api/v1/live").status == 101);
  }
  screens.pop_back();                // without a word
  screens.back()->say_frame(8, "");  // with one
  screens.back()->hear_message();
  screens.pop_back();
  REQUIRE(client.post("/api/v1/seekers", R"({"name":"王秀英"})").status == 201);
  for (auto& screen : screens) CHECK(screen->hear_message() == R"({"look":"seekers","id":1})");
  screens[0]->say_frame(9, "ping");
  screens[1]->say_frame(1, std::string(60'000, 'x'));
  REQUIRE(client.post("/api/v1/seekers", R"({"name":"李强"})").status == 201);
  for (auto& screen : screens) CHECK(screen->hear_message() == R"({"look":"seekers","id":2})");
  house.app->hub.dismiss_all();
  for (auto& screen : screens) CHECK_FALSE(screen->hear_message());
}

TEST_CASE("a flood of sign-ins is refused at once, and nobody else waits for it") {
  House house;
  Serving serving(house);
  std::string body = R"({"login":"nobody","password":"nonsense"})";
  auto request = fmt::format(
      "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}",
      body.size(), body);
  std::vector<std::unique_ptr<Client>> flood;
  for (int i = 0; i < 80; ++i) flood.emplace_back(std::make_unique<Client>(serving.server->port()))->say(request);
  CHECK(Client(serving.server->port()).get("/healthz").status == 200);
  std::map<int, int> answers;
  for (auto& client : flood) {
    auto answer = client->hear();
    ++answers[answer.status];
    if (answer.status == 503) CHECK(!answer.header("retry-after").empty());
  }
  CHECK(answers[503] > 0);
  CHECK(answers[401] + answers[429] > 0);
  CHECK(answers[401] + answers[429] + answers[503] == 80);
}
