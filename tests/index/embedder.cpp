#include "index/embedder.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

#include "index/model_file.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing::index;
using sanqing::tests::TemporaryFolder;

namespace {

std::vector<float> embed(std::string_view text) {
  auto embedder = shipped_embedder();
  std::vector<float> out(static_cast<std::size_t>(embedder->dimension()));
  embedder->embed(text, out);
  return out;
}

float product(const std::vector<float>& x, const std::vector<float>& y) {
  float sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

float nearness(std::string_view x, std::string_view y) { return product(embed(x), embed(y)); }

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a text becomes a vector of length one, an empty one the zero vector") {
  for (std::string text : {"保洁员", "Java开发工程师", "security guard", "電工", "照顾瘫痪母亲5年", "x"})
    CHECK(std::sqrt(product(embed(text), embed(text))) == Approx(1).margin(1e-4));
  for (std::string text : {"", " \n\t", "👍👍", "!!??", "\xFF\xFE"}) CHECK(product(embed(text), embed(text)) == 0);
}

TEST_CASE("the same text gives the same vector, alone or among others") {
  auto embedder = shipped_embedder();
  std::vector<std::string_view> texts{"保洁", "", "仓库管理员", "cook"};
  auto together = embedder->embed_all(texts);
  auto size = static_cast<std::size_t>(embedder->dimension());
  for (std::size_t i = 0; i < texts.size(); ++i)
    CHECK(std::vector<float>(together.begin() + static_cast<std::ptrdiff_t>(i * size),
                             together.begin() + static_cast<std::ptrdiff_t>((i + 1) * size)) == embed(texts[i]));
}

TEST_CASE("strange texts are embedded like any other") {
  std::string longest;
  while (longest.size() < 60000) longest += "搬运工负责装卸货物，";
  std::string broken = "保\xFF洁\xC3员";
  for (const std::string& text : {longest, broken, std::string("\0\0保安\0", 9), std::string(20000, 'a')}) {
    auto vector = embed(text);
    for (float x : vector) REQUIRE(std::isfinite(x));
    CHECK(std::sqrt(product(vector, vector)) == Approx(1).margin(1e-4));
  }
}

TEST_CASE("traditional characters and capitals do not matter") {
  CHECK(nearness("電工", "电工") == Approx(1).margin(1e-5));
  CHECK(nearness("JAVA Ｄeveloper", "java developer") == Approx(1).margin(1e-5));
}

TEST_CASE("spoken names are nearer to their occupation than to another") {
  struct Spoken {
    std::string_view said, meant, other;
  };
  for (auto [said, meant, other] : {Spoken{"打扫卫生的", "保洁员", "程序员"}, Spoken{"看大门的", "保安员", "保洁员"},
                                    Spoken{"煮饭阿姨", "炊事员", "电工"}, Spoken{"带娃", "育婴员", "货车司机"},
                                    Spoken{"照顾老人", "养老护理员", "收银员"}, Spoken{"送外卖", "网约配送员", "会计"},
                                    Spoken{"cleaner", "保洁员", "司机"}, Spoken{"nanny", "育婴员", "电焊工"}}) {
    CAPTURE(said, meant, other);
    CHECK(nearness(said, meant) > nearness(said, other) + 0.1f);
  }
}

TEST_CASE("a typo or another order of words stays near") {
  CHECK(nearness("仓库管理员", "仓库管里员") > nearness("仓库管理员", "美容师") + 0.2f);
  CHECK(nearness("software engineer", "sofware enginer") > 0.4f);
  CHECK(nearness("酒店前台接待", "前台接待 酒店") > 0.7f);
}

TEST_CASE("a model file that is missing, cut short or changed is refused by name") {
  TemporaryFolder folder;
  auto file = folder / "model.bin";
  auto bytes = shipped_model_bytes();
  std::string whole(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  auto refused = [&] {
    try {
      load_embedder(file);
    } catch (const std::runtime_error& error) {
      return std::string(error.what()).find(file.string()) != std::string::npos;
    }
    return false;
  };
  CHECK(refused());
  for (std::size_t size : {std::size_t{0}, std::size_t{50}, std::size_t{128}, whole.size() / 2, whole.size() - 1}) {
    write(file, whole.substr(0, size));
    CHECK(refused());
  }
  for (std::size_t at :
       {std::size_t{3}, std::size_t{9}, std::size_t{14}, std::size_t{130}, whole.size() / 2, whole.size() - 3}) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    write(file, damaged);
    CHECK(refused());
  }
  write(file, whole);
  CHECK(load_embedder(file)->name() == shipped_embedder()->name());
  CHECK(bytes_of(file) == whole);
}

TEST_CASE("an office uses the model that its folder names, else the shipped one") {
  TemporaryFolder folder;
  CHECK(current_embedder(folder / "models") == shipped_embedder());
  std::filesystem::create_directory(folder / "models");
  auto bytes = shipped_model_bytes();
  write(folder / "models/own.bin", {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  write(folder / "models/current", "own.bin");
  CHECK(current_embedder(folder / "models") != shipped_embedder());
  write(folder / "models/current", "gone.bin");
  CHECK_THROWS_AS(current_embedder(folder / "models"), std::runtime_error);
}
