// `sanqing evaluate`: how well the product ranks a judged set, beside what a search engine would do.

#include <fmt/core.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "data/exchange/judged_set.hpp"
#include "matching/evaluation/evaluate.hpp"
#include "server/commands.hpp"
#include "server/commands/checks.hpp"
#include "server/progress.hpp"

namespace sanqing::server {
namespace {

namespace json = boost::json;
using matching::Evaluation;
using matching::Method;

struct Asked {
  std::string folder, documents, queries, grades, violations, model;
  std::vector<std::string> methods;
  bool json = false;
};

data::Result<data::JudgedFiles> files_of(const Asked& asked) {
  data::JudgedFiles files;
  if (!asked.folder.empty()) files = data::JudgedFiles::in(asked.folder);
  if (!asked.documents.empty()) files.documents = asked.documents;
  if (!asked.queries.empty()) files.queries = asked.queries;
  if (!asked.grades.empty()) files.grades = asked.grades;
  if (!asked.violations.empty()) files.violations = asked.violations;
  if (files.documents.empty() || files.queries.empty() || files.grades.empty())
    return data::fail(data::Fault::invalid, {"请给一个文件夹，或用 --docs、--queries、--qrels 指明文件",
                                             "give a folder, or the files with --docs, --queries and --qrels"});
  return files;
}

json::object json_of(std::string_view method, const Evaluation& found) {
  return {{"method", method},
          {"queries", found.queries},
          {"documents", found.documents},
          {"map", found.quality.map},
          {"ndcg10", found.quality.ndcg10},
          {"recall10", found.quality.recall10},
          {"mrr", found.quality.mrr},
          {"p1", found.quality.p1},
          {"violations", found.violations},
          {"queries_violated", found.queries_violated},
          {"microseconds", found.microseconds}};
}

void print_row(std::string_view method, const Evaluation& found, bool violations) {
  fmt::print("{:<8} {:>7.4f} {:>8.4f} {:>9.4f} {:>7.4f} {:>7.4f} {:>10} {:>9.1f}\n", method, found.quality.map,
             found.quality.ndcg10, found.quality.recall10, found.quality.mrr, found.quality.p1,
             violations ? std::to_string(found.violations) : "-", found.microseconds);
}

int evaluate(const Asked& asked) {
  auto files = files_of(asked);
  if (!files) return complain(files.error());
  auto set = data::read_judged_set(*files);
  if (!set) return complain(set.error());
  auto embedder = asked.model.empty() ? index::shipped_embedder() : index::load_embedder(asked.model);
  auto taxonomy = data::Taxonomy::shipped();

  json::array rows;
  for (const std::string& name : asked.methods) {
    ProgressBar bar;
    Evaluation found = matching::evaluate(*set, *matching::method_named(name), embedder, taxonomy,
                                          [&](std::size_t done, std::size_t of) { bar(name, done, of); });
    if (asked.json) {
      rows.push_back(json_of(name, found));
      continue;
    }
    if (&name == &asked.methods.front())
      fmt::print("{} queries, {} documents, model {}\n{:<8} {:>7} {:>8} {:>9} {:>7} {:>7} {:>10} {:>9}\n",
                 found.queries, found.documents, embedder->name(), "method", "MAP", "nDCG@10", "Recall@10", "MRR",
                 "P@1", "violations", "us/query");
    print_row(name, found, !files->violations.empty());
  }
  if (asked.json)
    fmt::print("{}\n", json::serialize(json::object{{"model", embedder->name()}, {"results", std::move(rows)}}));
  return 0;
}

}  // namespace

void add_evaluate(CLI::App& app, const Config&, Command& chosen) {
  auto* command = app.add_subcommand("evaluate", "Measure the ranking on a judged set");
  auto asked = std::make_shared<Asked>();
  command->add_option("FOLDER", asked->folder, "holds docs.jsonl, queries.jsonl, qrels.tsv, perhaps violations.tsv");
  command->add_option("--docs", asked->documents, "{\"id\",\"title\",\"text\"} or vacancy records, one a line");
  command->add_option("--queries", asked->queries, "{\"id\",\"text\"} or seeker records, one a line");
  command->add_option("--qrels", asked->grades, "TREC: query 0 document grade");
  command->add_option("--violations", asked->violations, "pairs that must never be shown: query document reason");
  command->add_option("--method", asked->methods, "bm25, dense, hybrid, full; all where none is named")
      ->check(one_of({"bm25", "dense", "hybrid", "full"}))
      ->delimiter(',');
  command->add_option("--model", asked->model, "an embedder's file instead of the one in the program");
  command->add_flag("--json", asked->json, "JSON instead of a table");
  command->callback([&chosen, asked] {
    if (asked->methods.empty())
      asked->methods.assign(std::begin(matching::method_names), std::end(matching::method_names));
    chosen = [asked] { return evaluate(*asked); };
  });
}

}  // namespace sanqing::server
