#include "index/lexical.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace sanqing::index;

TEST_CASE("BM25 as worked out by hand") {
  Lexical lexical;
  lexical.add(1, "baker baker cook");
  lexical.add(2, "cook");
  lexical.add(3, "driver");
  auto found = lexical.search("baker", 10);
  REQUIRE(found.size() == 1);
  // idf = ln(1 + (3 - 1 + .5) / (1 + .5)), tf 2, length 3 of a mean of 5/3
  double idf = std::log(1 + 2.5 / 1.5), tf = 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / (5.0 / 3)));
  CHECK(found[0].id == 1);
  CHECK(found[0].score == Approx(idf * tf).epsilon(1e-5));
}

TEST_CASE("documents that share a term come best first, alike ones by id, at most k") {
  Lexical lexical;
  lexical.add(9, "小区保安");
  lexical.add(4, "小区保安");
  lexical.add(5, "程序员");
  lexical.add(6, "保洁");
  auto found = lexical.search("保安", 10);
  REQUIRE(found.size() == 3);
  CHECK(found[0].id == 4);
  CHECK(found[1].id == 9);
  CHECK(found[2].id == 6);
  CHECK(lexical.search("保安", 1).size() == 1);
  CHECK(lexical.search("", 10).empty());
  CHECK(lexical.search("木工", 10).empty());
  CHECK(Lexical().search("木工", 10).empty());
}

TEST_CASE("titles overlap by what is rare in them") {
  auto cleaner = title_terms("保洁员"), other = title_terms("酒店保洁"), guard = title_terms("保安员");
  CHECK(overlap(cleaner, cleaner) == Approx(1));
  CHECK(overlap(cleaner, other) > overlap(cleaner, guard));
  CHECK(overlap(cleaner, title_terms("司机")) == 0);
  CHECK(overlap(cleaner, {}) == 0);
  CHECK(overlap({}, {}) == 0);
  CHECK(overlap(title_terms("電工"), title_terms("电工 ")) == Approx(1));
}
