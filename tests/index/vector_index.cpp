#include "index/vector_index.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <thread>

#include "tests/support/temporary.hpp"

using namespace sanqing::index;
using sanqing::tests::TemporaryFolder;

namespace {

struct Row {
  Cell cell;
  std::vector<float> vector;
  std::vector<std::int32_t> columns;
};

const Layout layout{{32, 16, 8}, 3};

std::vector<float> random_vector(std::mt19937& random, const Layout& of = layout) {
  std::normal_distribution<float> normal;
  std::vector<float> out;
  for (int size : of.blocks) {
    std::vector<float> block(static_cast<std::size_t>(size));
    float squares = 0;
    for (float& x : block) {
      x = normal(random);
      squares += x * x;
    }
    for (float x : block) out.push_back(x / std::sqrt(squares));
  }
  return out;
}

Row random_row(std::mt19937& random) {
  return {static_cast<Cell>(random() % 5),
          random_vector(random),
          {static_cast<std::int32_t>(random() % 10), static_cast<std::int32_t>(random() % 16),
           static_cast<std::int32_t>(random() % 100) - 50}};
}

bool meets(const Row& row, Id id, const Filter& filter) {
  if (!filter.cells.empty() && std::ranges::find(filter.cells, row.cell) == filter.cells.end()) return false;
  for (const Condition& c : filter.conditions) {
    std::int32_t x = row.columns[static_cast<std::size_t>(c.column)];
    bool holds = c.test == Condition::Test::at_least  ? x >= c.value
                 : c.test == Condition::Test::at_most ? x <= c.value
                 : c.test == Condition::Test::all_of  ? (x & c.value) == c.value
                 : c.test == Condition::Test::any_of  ? (x & c.value) != 0
                                                      : (x & c.value) == 0;
    if (!holds) return false;
  }
  return !filter.accept || filter.accept(id);
}

std::vector<Neighbour> brute_force(const std::map<Id, Row>& rows, const std::vector<float>& query,
                                   const std::vector<float>& weights, std::size_t k, const Filter& filter) {
  std::vector<Neighbour> all;
  for (const auto& [id, row] : rows) {
    if (!meets(row, id, filter)) continue;
    double sum = 0;
    std::size_t at = 0;
    for (std::size_t b = 0; b < layout.blocks.size(); ++b)
      for (int i = 0; i < layout.blocks[b]; ++i, ++at) sum += double{weights[b]} * query[at] * row.vector[at];
    all.push_back({id, static_cast<float>(sum)});
  }
  std::ranges::sort(all, [](auto& x, auto& y) { return x.score != y.score ? x.score > y.score : x.id < y.id; });
  if (all.size() > k) all.resize(k);
  return all;
}

Filter random_filter(std::mt19937& random) {
  Filter filter;
  for (Cell cell = -1; cell < 6; ++cell)
    if (random() % 3 == 0) filter.cells.push_back(cell);
  if (random() % 3 == 0) filter.cells.clear();
  for (unsigned i = random() % 4; i > 0; --i)
    filter.conditions.push_back({static_cast<int>(random() % 3), static_cast<Condition::Test>(random() % 5),
                                 static_cast<std::int32_t>(random() % 8)});
  if (random() % 3 == 0) filter.accept = [](Id id) { return id % 3 != 1; };
  return filter;
}

// Same ids in the same order, except where two scores differ by less than sums of floats can tell apart.
void check_same(const std::vector<Neighbour>& found, const std::vector<Neighbour>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].score == Approx(expected[i].score).margin(2e-6));
    if (found[i].id != expected[i].id) CHECK(std::abs(found[i].score - expected[i].score) < 2e-6f);
  }
}

VectorIndex filled(std::mt19937& random, int rows) {
  VectorIndex index(layout);
  for (int i = 0; i < rows; ++i) {
    Row row = random_row(random);
    index.put(i, row.cell, row.vector, row.columns);
  }
  return index;
}

}  // namespace

TEST_CASE("a search finds what comparing with every row finds, under any filter, while rows come, change and go") {
  std::mt19937 random(20260);
  VectorIndex index(layout);
  std::map<Id, Row> rows;
  for (int round = 0; round < 60; ++round) {
    for (int i = 0; i < 60; ++i) {
      Id id = static_cast<Id>(random() % 2500);
      if (random() % 4 == 0) {
        index.erase(id);
        rows.erase(id);
      } else {
        Row row = random_row(random);
        index.put(id, row.cell, row.vector, row.columns);
        rows[id] = row;
      }
    }
    REQUIRE(index.size() == rows.size());
    for (int i = 0; i < 5; ++i) {
      auto query = random_vector(random);
      std::vector<float> weights{static_cast<float>(random() % 100) / 100, static_cast<float>(random() % 100) / 100,
                                 static_cast<float>(random() % 3) / 2};
      Filter filter = random_filter(random);
      std::size_t k = 1 + random() % 20;
      check_same(index.search(query, weights, k, filter), brute_force(rows, query, weights, k, filter));
    }
  }
  for (const auto& [id, row] : rows) CHECK(index.vector_of(id) == row.vector);
}

TEST_CASE("rows that are alike by thousands come in the order of their ids") {
  std::mt19937 random(1);
  VectorIndex index(layout);
  auto same = random_vector(random);
  for (Id id = 3000; id > 0; --id) index.put(id, static_cast<Cell>(id % 3), same, std::vector<std::int32_t>{0, 0, 0});
  auto found = index.search(same, std::vector<float>{1, 1, 1}, 5, {});
  REQUIRE(found.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(found[i].id == static_cast<Id>(i + 1));
  CHECK(found[0].score == Approx(3));
}

TEST_CASE("only rows about to enter the answer are asked about") {
  std::mt19937 random(2);
  VectorIndex index = filled(random, 4000);
  int asked = 0;
  Filter filter;
  filter.accept = [&](Id) { return ++asked, true; };
  index.search(random_vector(random), std::vector<float>{1, 1, 1}, 10, filter);
  CHECK(asked < 2000);
}

TEST_CASE("asking for nothing, of nothing or outside every cell is answered with nothing") {
  std::mt19937 random(3);
  std::vector<float> weights{1, 1, 1};
  VectorIndex empty(layout);
  CHECK(empty.search(random_vector(random), weights, 10, {}).empty());
  CHECK(empty.vector_of(1).empty());
  empty.erase(1);
  VectorIndex index = filled(random, 100);
  CHECK(index.search(random_vector(random), weights, 0, {}).empty());
  CHECK(index.search(random_vector(random), weights, 10, {.cells = {77}, .conditions = {}, .accept = {}}).empty());
  CHECK(index.search(random_vector(random), weights, 1000, {}).size() == 100);
  CHECK(
      index.search(random_vector(random), weights, 1000, {.cells = {1, 1, 1}, .conditions = {}, .accept = {}}).size() <
      100);
  CHECK(index.search(std::vector<float>(56, 0.0f), weights, 3, {}).size() == 3);
  CHECK_THROWS_AS(index.search(std::vector<float>(8), weights, 3, {}), std::invalid_argument);
}

TEST_CASE("searching goes on while rows come and go") {
  std::mt19937 random(4);
  VectorIndex index = filled(random, 2000);
  TemporaryFolder folder;
  std::atomic<bool> done = false;
  std::atomic<int> searched = 0, wrong = 0;
  auto search = [&](unsigned seed) {
    std::mt19937 own(seed);
    while (!done) {
      Filter filter = random_filter(own);
      auto found = index.search(random_vector(own), std::vector<float>{1, 0.5f, 0.2f}, 20, filter);
      for (std::size_t i = 1; i < found.size(); ++i) wrong += found[i - 1].score < found[i].score;
      ++searched;
    }
  };
  std::thread one(search, 10), two(search, 11);
  while (searched < 20) std::this_thread::yield();
  for (int i = 0; i < 4000; ++i) {
    Id id = static_cast<Id>(random() % 3000);
    Row row = random_row(random);
    if (random() % 3 == 0)
      index.erase(id);
    else
      index.put(id, row.cell, row.vector, row.columns);
    if (i % 1000 == 0) index.save(folder / "snapshot", "while writing");
  }
  done = true;
  one.join();
  two.join();
  CHECK(wrong == 0);
}

TEST_CASE("a snapshot gives back every row, and its stamp") {
  std::mt19937 random(5);
  TemporaryFolder folder;
  VectorIndex index = filled(random, 1500);
  index.erase(7);
  index.save(folder / "rows.index", "model x, event 42");
  std::string stamp, why;
  auto loaded = VectorIndex::load(folder / "rows.index", layout, stamp, why);
  REQUIRE(loaded);
  CHECK(stamp == "model x, event 42");
  CHECK(loaded->size() == index.size());
  CHECK_FALSE(loaded->contains(7));
  for (int i = 0; i < 20; ++i) {
    auto query = random_vector(random);
    Filter filter = random_filter(random);
    auto before = index.search(query, std::vector<float>{1, 1, 1}, 10, filter),
         after = loaded->search(query, std::vector<float>{1, 1, 1}, 10, filter);
    REQUIRE(before.size() == after.size());
    for (std::size_t n = 0; n < before.size(); ++n) CHECK(before[n].id == after[n].id);
  }
  CHECK_FALSE(std::filesystem::exists(folder / "rows.index.new"));
}

TEST_CASE("a snapshot shows the moment it was taken, whatever is written meanwhile") {
  std::mt19937 random(6);
  TemporaryFolder folder;
  VectorIndex index = filled(random, 600);
  auto before = index.vector_of(5);
  index.save(folder / "a", "");
  index.put(5, 0, random_vector(random), std::vector<std::int32_t>{0, 0, 0});
  std::string stamp, why;
  CHECK(VectorIndex::load(folder / "a", layout, stamp, why)->vector_of(5) == before);
}

TEST_CASE("a snapshot cut short anywhere, or with any byte changed, is refused with a reason") {
  std::mt19937 random(7);
  TemporaryFolder folder;
  VectorIndex index = filled(random, 40);
  auto file = folder / "rows.index";
  index.save(file, "stamp");
  std::string whole;
  {
    std::ifstream in(file, std::ios::binary);
    whole.assign(std::istreambuf_iterator<char>(in), {});
  }
  auto refused = [&](const std::string& bytes) {
    { std::ofstream(file, std::ios::binary) << bytes; }
    std::string stamp, why;
    bool is = !VectorIndex::load(file, layout, stamp, why);
    return is && why.find(file.string()) != std::string::npos && stamp.empty();
  };
  std::size_t wrong = 0;
  for (std::size_t n = 0; n < whole.size(); n += n < 600 ? 1 : 37) wrong += !refused(whole.substr(0, n));
  for (std::size_t n = 0; n < whole.size(); n += n < 600 ? 1 : 41) {
    std::string damaged = whole;
    damaged[n] = static_cast<char>(damaged[n] ^ 0x20);
    wrong += !refused(damaged);
  }
  wrong += !refused(whole + "x");
  CHECK(wrong == 0);
}

TEST_CASE("a snapshot of another layout, or none at all, is refused") {
  std::mt19937 random(8);
  TemporaryFolder folder;
  filled(random, 10).save(folder / "rows", "");
  std::string stamp, why;
  CHECK_FALSE(VectorIndex::load(folder / "rows", {{32, 16, 16}, 3}, stamp, why));
  CHECK(why.find("layout") != std::string::npos);
  CHECK_FALSE(VectorIndex::load(folder / "rows", {{32, 16, 8}, 2}, stamp, why));
  CHECK_FALSE(VectorIndex::load(folder / "nothing", layout, stamp, why));
  CHECK_THROWS_AS(filled(random, 10).save(folder / "no/such/folder", ""), std::runtime_error);
}
