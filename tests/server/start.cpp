// What the server leaves behind when it has loaded.

#include <catch2/catch.hpp>

#include "tests/server/house.hpp"

using namespace sanqing;
using namespace sanqing::tests;

TEST_CASE("a server that had to make its index writes it while it serves, not only at its end") {
  House house;  // has loaded once, from an empty office
  CHECK(std::filesystem::exists(house.folder / "index" / "vacancies.snap"));
  for (int i = 0; i < 3; ++i) house.vacancy("\"status\":\"open\"");
  std::filesystem::remove_all(house.folder / "index");
  house.app->load();
  matching::Engine next(index::shipped_embedder(), data::Taxonomy::shipped());
  auto loaded = next.load(*house.database);
  CHECK_FALSE(loaded.rebuilt);
  CHECK(loaded.embedded == 0);
  CHECK(next.size().vacancies == 3);
}
