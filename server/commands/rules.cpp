// `sanqing rules`: decide who is hard to place and what a job does to dibao, one JSON object a line, and check rule
// files.

#include <fmt/core.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "data/dibao.hpp"
#include "data/json.hpp"
#include "data/rules/decide.hpp"
#include "server/commands.hpp"
#include "server/commands/language.hpp"

namespace sanqing::server {
namespace {

namespace json = boost::json;
using data::rules::Answer;
using data::rules::RuleSet;

std::string sentence(const data::Error& error) {
  std::string out;
  for (const auto& field : error.fields) {
    const auto name = std::string_view(field.pointer).substr(field.pointer.starts_with('/'));
    out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", name, in_language(field.words));
  }
  return out.empty() ? in_language(error.words) : out;
}

data::Result<json::object> refuse(std::string field, std::string zh, std::string en) {
  return data::fail(data::Fault::invalid, {zh, en}, {{std::move(field), "invalid", {zh, en}}});
}

// One answer for each line, in order; a line that cannot be answered says why and the next is read. The line's id,
// where it has one, goes along.
template <class Work>
int answer_lines(json::object begin, Work answer) {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    json::object out = begin;
    auto asked = data::parse_json(line);
    if (asked && !asked->is_object()) asked = refuse("", "应为一个 JSON 对象", "must be a JSON object");
    if (asked) {
      const auto& object = asked->get_object();
      if (const auto* id = object.if_contains("id")) out["id"] = *id;
      const data::Result<json::object> answered = answer(object);
      if (answered)
        for (const auto& field : *answered) out[field.key()] = field.value();
      else
        asked = std::unexpected(answered.error());
    }
    if (!asked) out["error"] = sentence(asked.error());
    fmt::print("{}\n", json::serialize(out));
    if (std::cin.rdbuf()->in_avail() <= 0) std::fflush(stdout);
  }
  return 0;
}

json::value priority(Answer answer) {
  if (answer == Answer::unknown) return "unknown";
  return answer == Answer::yes;
}

data::Result<json::object> decide_one(const RuleSet& rules, const json::object& asked) {
  const auto* id = asked.if_contains("id");
  if (!id || !(id->is_string() || id->is_int64()))
    return refuse("id", "缺少，或不是文字或整数", "is missing, or neither text nor a whole number");
  const auto* on = asked.if_contains("on");
  const auto day = on && on->is_string() ? data::Date::parse(std::string_view(on->get_string())) : std::nullopt;
  if (!day) return refuse("on", "应为存在的日期（YYYY-MM-DD）", "must be an existing day (YYYY-MM-DD)");
  const auto* facts = asked.if_contains("facts");
  if (!facts || !facts->is_object()) return refuse("facts", "应为对象", "must be an object");
  std::vector<data::FieldError> wrong;
  const auto known = data::rules::read_facts(facts->get_object(), wrong);
  if (!wrong.empty()) return data::fail(data::Fault::invalid, {"情况有误", "the facts are wrong"}, std::move(wrong));
  const auto decision = data::rules::decide(rules, known, *day);
  if (!decision) return std::unexpected(decision.error());
  return json::object{{"priority", priority(decision->priority)},
                      {"categories", json::array(decision->categories.begin(), decision->categories.end())},
                      {"missing", json::array(decision->missing.begin(), decision->missing.end())},
                      {"because", in_language(decision->because)}};
}

int decide(const std::string& name) {
  const auto rules = data::rules::find_rule_set(name);
  if (!rules) return complain(rules.error());
  return answer_lines({{"id", nullptr}}, [&](const json::object& asked) { return decide_one(*rules, asked); });
}

int dibao() {
  return answer_lines({}, [](const json::object& asked) -> data::Result<json::object> {
    const auto question = data::read_dibao(asked);
    if (!question) return std::unexpected(question.error());
    return data::dibao_json(data::work_out(*question));
  });
}

int list() {
  for (const RuleSet& rules : data::rules::shipped_rule_sets())
    fmt::print("{}\t{}\t{}\t{}\t{}\n", rules.name, rules.version, rules.effective_from.text(),
               rules.region.empty() ? "*" : rules.region, in_language(rules.title));
  return 0;
}

int check(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) return complain({data::Fault::not_found, {"读不到文件 " + path, "cannot read " + path}});
  const auto rules = data::rules::load_rule_set(text);
  if (!rules) {
    for (const auto& mistake : rules.error().fields)
      fmt::print(stderr, "{}: {}: {}\n", path, mistake.pointer, in_language(mistake.words));
    return 1;
  }
  fmt::print("{}: {} {} {}\n", path, rules->name, rules->version, reads_chinese() ? "没有错误" : "no mistakes");
  return 0;
}

}  // namespace

void add_rules(CLI::App& app, const Config&, Command& chosen) {
  auto* rules = app.add_subcommand("rules", "Rule sets: who is hard to place, what a job does to dibao");
  rules->require_subcommand(1);
  auto name = std::make_shared<std::string>();
  auto* deciding = rules->add_subcommand("decide", "Read {\"id\",\"on\",\"facts\"} a line, answer a line each");
  deciding->add_option("--rules", *name, "the name of a rule set, or a file")->required();
  deciding->callback([&chosen, name] { chosen = [name] { return decide(*name); }; });
  rules->add_subcommand("dibao", "Read a household and a job a line, answer what it keeps")->callback([&chosen] {
    chosen = dibao;
  });
  rules->add_subcommand("list", "The rule sets that ship: name, version, begins, region, title")->callback([&chosen] {
    chosen = list;
  });
  auto path = std::make_shared<std::string>();
  auto* checking = rules->add_subcommand("check", "Check a rule file; each mistake with its line");
  checking->add_option("FILE", *path, "the rule file")->required();
  checking->callback([&chosen, path] { chosen = [path] { return check(*path); }; });
}

}  // namespace sanqing::server
