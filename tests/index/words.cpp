#include "index/words.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace sanqing::index;

namespace {

std::u32string folded(std::string_view text) {
  std::u32string out;
  fold(text, out);
  return out;
}

std::multiset<std::uint64_t> grams(std::string_view text, Gram kind) {
  std::multiset<std::uint64_t> out;
  for_each_gram(folded(text), [&](Gram gram, std::uint64_t hash) {
    if (gram == kind) out.insert(hash);
  });
  return out;
}

}  // namespace

TEST_CASE("full width, capitals, accents and traditional characters fold away") {
  CHECK(folded("ＪＡＶＡ开发") == U"java开发");
  CHECK(folded("電工、焊工") == U"电工 焊工");
  CHECK(folded("看護婦 Köchin DISEÑADORA") == U"看护妇 kochin disenadora");
  CHECK(folded("ko\xCC\x88"
               "chin") == folded("köchin"));  // the mark as a character of its own
  CHECK(folded("Straße ﬁt ㈱") == U"strasse fit 株 ");
  CHECK(folded("  保洁 -- 员!! ") == U"保洁 员 ");
  CHECK(folded("会\u200B计") == U"会计");  // a zero-width space is nothing
}

TEST_CASE("c++ and c# are words, a lonely plus is not") {
  CHECK(folded("C++/C# + 1") == U"c++ c# 1");
  CHECK(grams("c++", Gram::word) != grams("c", Gram::word));
}

TEST_CASE("bytes that are no text separate words and harm nothing") {
  CHECK(folded("保\xFF\xFE洁") == U"保 洁");
  CHECK(folded("\xE4\xBF") == U"");
  CHECK(folded("a\xC0\x80z") == U"a z");          // overlong
  CHECK(folded("a\xED\xA0\x80z") == U"a z");      // a surrogate
  CHECK(folded("a\xF4\x90\x80\x80z") == U"a z");  // beyond Unicode
  CHECK(folded(std::string_view("a\0b", 3)) == U"a b");
  CHECK(folded("👍保安👮‍♀️") == U"保安 ");
  CHECK(folded("𠮷野家") == U"𠮷野家");
}

TEST_CASE("a run of Han is cut into one to four characters, other words stay whole and in parts") {
  CHECK(grams("保洁员", Gram::han1).size() == 3);
  CHECK(grams("保洁员", Gram::han2).size() == 2);
  CHECK(grams("保洁员", Gram::han3).size() == 1);
  CHECK(grams("保洁员", Gram::han4).empty());
  CHECK(grams("保洁。员", Gram::han2).size() == 1);
  CHECK(grams("java开发 java", Gram::word).count(*grams("JAVA", Gram::word).begin()) == 2);
  CHECK(grams("2024年8:30", Gram::number).size() == 3);
  CHECK(grams("2024年", Gram::word).empty());
  CHECK(grams("software engineer", Gram::words2).size() == 1);
  CHECK(grams("software工程 engineer", Gram::words2).empty());
  CHECK(grams("baker", Gram::part).size() == 5 + 4 + 3);
  CHECK(grams("ok", Gram::part).empty());
}

TEST_CASE("n-grams come in the order of the text, so that a part of them is a part of the text") {
  std::vector<std::uint64_t> all, first;
  for_each_gram(folded("保洁员招聘 cleaner"), [&](Gram, std::uint64_t hash) { all.push_back(hash); });
  for_each_gram(folded("保"), [&](Gram, std::uint64_t hash) { first.push_back(hash); });
  REQUIRE_FALSE(all.empty());
  CHECK(all.front() == first.front());
}
