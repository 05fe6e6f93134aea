// How well requirements are read out of real adverts: precision and recall against labels made by reading them
// (requirements.tsv), field by field. Neither may fall more than 0.01 below recorded_requirements.json; record anew
// with SANQING_RECORD=1 build/tests/test_quality. SANQING_SHOW=1 prints what was missed and what was made up.
#include "data/requirements.hpp"

#include <fmt/core.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/quality/recorded.hpp"

using namespace sanqing;
namespace json = boost::json;

namespace {

const std::filesystem::path adverts_file = SANQING_SOURCE_DIR "/../shared/data/ads/dev.jsonl.zst";
const std::filesystem::path labels_file = SANQING_SOURCE_DIR "/tests/quality/requirements.tsv";

using Labels = std::set<std::string>;  // "field=value"

struct Labelled {
  Labels labels;
  bool held_back = false;
};

std::map<std::string, Labelled> read_labels() {
  std::map<std::string, Labelled> labelled;
  std::ifstream in(labels_file);
  bool held_back = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) {
      held_back = held_back || line.starts_with("# held back");
      continue;
    }
    std::stringstream cells(line);
    std::string id, cell;
    std::getline(cells, id, '\t');
    Labelled& one = labelled[id];
    one.held_back = held_back;
    while (std::getline(cells, cell, '\t')) {
      cell.erase(cell.find_last_not_of("?+\r") + 1);  // must or welcome is not what is counted here
      one.labels.insert(cell);
    }
  }
  return labelled;
}

std::string unpacked(const std::filesystem::path& file) {
  std::FILE* pipe = ::popen(("zstdcat '" + file.string() + "'").c_str(), "r");
  REQUIRE(pipe);
  std::string text;
  char part[65536];
  while (std::size_t got = std::fread(part, 1, sizeof part, pipe)) text.append(part, got);
  REQUIRE(::pclose(pipe) == 0);
  return text;
}

Labels read_from(const json::object& advert, const data::Taxonomy& taxonomy) {
  auto text = [&](const char* field) { return std::string(advert.at(field).as_string()); };
  Labels found;
  for (const auto& finding : data::read_requirements(text("title"), text("desc") + "\n" + text("welfare"), taxonomy))
    found.insert(finding.field + "=" + finding.value);
  return found;
}

struct Count {
  int right = 0, made_up = 0, missed = 0;
  double precision() const { return right ? right / static_cast<double>(right + made_up) : 0; }
  double recall() const { return right ? right / static_cast<double>(right + missed) : 0; }
};

void compare(const std::string& id, const Labels& labels, const Labels& found, const std::string& part,
             std::map<std::string, Count>& counts) {
  bool show = std::getenv("SANQING_SHOW");
  auto count = [&](const std::string& label, int Count::*which) {
    ++(counts[part + " " + label.substr(0, label.find('='))].*which);
    ++(counts[part].*which);
  };
  for (const std::string& label : found) {
    bool right = labels.contains(label);
    count(label, right ? &Count::right : &Count::made_up);
    if (!right && show && part != "held back") fmt::print("made up {} {}\n", id, label);
  }
  for (const std::string& label : labels) {
    if (found.contains(label)) continue;
    count(label, &Count::missed);
    if (show && part != "held back") fmt::print("missed  {} {}\n", id, label);
  }
}

}  // namespace

TEST_CASE("requirements of real adverts are read no worse than on record") {
  if (!std::filesystem::exists(adverts_file)) {
    WARN("skipped: no adverts at " << adverts_file.string());
    return;
  }
  auto taxonomy = data::Taxonomy::shipped();
  auto labelled = read_labels();
  REQUIRE(labelled.size() >= 300);
  std::map<std::string, Count> counts;
  std::stringstream lines(unpacked(adverts_file));
  std::size_t read = 0;
  for (std::string line; std::getline(lines, line);) {
    auto advert = json::parse(line).as_object();
    auto found = labelled.find(std::string(advert.at("id").as_string()));
    if (found == labelled.end()) continue;
    ++read;
    const auto& [labels, held_back] = found->second;
    compare(found->first, labels, read_from(advert, *taxonomy), held_back ? "held back" : "open", counts);
  }
  REQUIRE(read == labelled.size());

  json::object recorded = tests::read_record("recorded_requirements.json"), measured;
  fmt::print("| requirements of adverts | labels | precision | recall |\n|---|---|---|---|\n");
  for (const auto& [name, count] : counts) {
    fmt::print("| {} | {} | {:.3f} | {:.3f} |\n", name, count.right + count.missed, count.precision(), count.recall());
    if (name != "open" && name != "held back") continue;
    measured[name] = json::object{{"precision", count.precision()}, {"recall", count.recall()}};
    INFO(name);
    const json::value* before = recorded.if_contains(name);
    if (!before) continue;
    CHECK(count.precision() >= before->at("precision").to_number<double>() - tests::tolerated_drop);
    CHECK(count.recall() >= before->at("recall").to_number<double>() - tests::tolerated_drop);
  }
  tests::record("recorded_requirements.json", measured);
}
