#include "index/lexical.hpp"

#include <algorithm>
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

TEST_CASE("how much of a question stands in a text, by what is rare in it") {
  auto cleaner = asked_terms("保洁员");
  float shares = 0;
  for (const AskedTerm& term : cleaner) shares += term.share;
  CHECK(shares == Approx(1));
  CHECK(coverage(cleaner, text_terms("酒店招聘保洁员，月薪三千")) == Approx(1));
  CHECK(coverage(cleaner, text_terms("酒店保洁")) > coverage(cleaner, text_terms("小区保安员")));
  CHECK(coverage(cleaner, text_terms("大货司机")) == 0);
  CHECK(coverage(cleaner, {}) == 0);
  CHECK(coverage({}, text_terms("保洁员")) == 0);
  CHECK(coverage(asked_terms("電工"), text_terms("电工 ")) == Approx(1));
  CHECK(asked_terms("").empty());
  auto terms = text_terms("保洁保洁 java 2025");
  CHECK(terms.size() == 5);  // 保, 洁, 保洁, 洁保, java
  CHECK(std::ranges::is_sorted(terms));
}
