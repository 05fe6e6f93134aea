#include <catch2/catch.hpp>
#include <cmath>

#include "index/durable_file.hpp"
#include "index/model_file.hpp"
#include "index/training/exact_math.hpp"
#include "index/training/office.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing::index;

namespace {

// Four trades, each with words of its own around a name that its texts never say.
std::vector<OfficeText> office() {
  const std::vector<std::vector<std::string>> trades{
      {"保洁员", "打扫", "拖地", "擦玻璃", "清运垃圾", "消毒", "地面", "楼道"},
      {"保安员", "巡逻", "站岗", "登记", "监控", "消防", "夜班", "值守"},
      {"炊事员", "煮饭", "切菜", "炒菜", "食材", "后厨", "灶台", "留样"},
      {"电工", "线路", "配电", "检修", "高压", "低压", "照明", "开关柜"}};
  std::vector<OfficeText> texts;
  Random random(3);
  for (int i = 0; i < 400; ++i) {
    const auto& trade = trades[random.below(4)];
    std::string text = "岗位职责：";
    for (int n = 0; n < 4; ++n) text += trade[1 + random.below(7)] + "，";
    texts.push_back({trade[0], text + std::to_string(i), "单位" + std::to_string(random.below(40))});
  }
  return texts;
}

TrainingCorpus corpus_of(const std::vector<OfficeText>& texts) {
  TrainingCorpus corpus;
  TrainingSource source{"title-ad", 1, {}};
  for (const OfficeText& text : texts) {
    std::uint32_t title = corpus.add(text.title, 1), body = corpus.add(text.text, 0);
    source.pairs.push_back({title, body, static_cast<std::uint32_t>(text.title[3] & 0xFF)});
  }
  corpus.sources.push_back(std::move(source));
  return corpus;
}

TrainingOptions quick() {
  TrainingOptions options;
  options.dimension = 64;
  options.steps = 40;
  options.batch = 32;
  return options;
}

}  // namespace

TEST_CASE("exp and log of our own agree with the C library") {
  for (float x = -80; x < 80; x += 0.37f) CHECK(exact_exp(x) == Approx(std::exp(x)).epsilon(2e-6));
  for (double x = 1e-9; x < 1e12; x *= 1.7) CHECK(exact_log(x) == Approx(std::log(x)).epsilon(1e-9).margin(1e-12));
  CHECK(exact_exp(-1000) == 0);
}

TEST_CASE("training twice gives the same bytes, another seed others") {
  auto corpus = corpus_of(office());
  auto options = quick();
  auto first = train(corpus, options);
  CHECK(first == train(corpus, options));
  options.seed = 2;
  CHECK(first != train(corpus, options));
}

TEST_CASE("training finds texts by titles that they never say") {
  auto texts = office();
  auto options = quick();
  sanqing::tests::TemporaryFolder folder;
  auto figures = [&](std::size_t steps) {
    options.steps = steps;
    auto bytes = train(corpus_of(texts), options);
    replace_file(folder / "model", [&](Stream& out) { return out.write(bytes.data(), bytes.size()); });
    return measure(*load_embedder(folder / "model"), texts).title_to_text;
  };
  double before = figures(0), after = figures(60);
  CHECK(after > before + 0.2);
  CHECK(after > 0.9);
}

TEST_CASE("a model in 2 bits is near the same in 4") {
  auto corpus = corpus_of(office());
  auto options = quick();
  auto two = train(corpus, options);
  options.bits = 4;
  auto four = train(corpus, options);
  CHECK(two.size() < four.size());
  CHECK(read_model(two, "two").hashes.size() == read_model(four, "four").hashes.size());
}

TEST_CASE("an office learns from some employers and is measured on others") {
  auto parts = split(office());
  CHECK(parts.learn.size() > parts.held_back.size());
  REQUIRE(parts.held_back.size() > 20);
  for (const OfficeText& held : parts.held_back)
    for (const OfficeText& learned : parts.learn) REQUIRE(held.source != learned.source);
  auto twice = office();
  for (const OfficeText& text : office()) twice.push_back(text);
  CHECK(split(twice).learn.size() == parts.learn.size());
}

TEST_CASE("going on from a model keeps what it knew and learns the new") {
  auto options = quick();
  auto corpus = corpus_of(office());
  auto bytes = train(corpus, options);
  options.start_from = bytes;
  options.steps = 0;
  auto again = train(corpus, options);
  auto before = read_model(bytes, "before"), after = read_model(again, "after");
  CHECK(after.hashes.size() >= before.hashes.size());
  for (std::uint64_t hash : before.hashes) REQUIRE(std::ranges::binary_search(after.hashes, hash));
  options.dimension = 128;
  CHECK_THROWS_AS(train(corpus, options), std::invalid_argument);
}
