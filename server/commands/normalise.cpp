// `sanqing normalise wage|identity|name|workday`: the importers' own readers, for other programs. One text a line in,
// one JSON object a line out, whatever the line holds.

#include <fmt/core.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <functional>
#include <iostream>

#include "data/json.hpp"
#include "data/normalise/folding.hpp"
#include "data/normalise/identity.hpp"
#include "data/normalise/names.hpp"
#include "data/normalise/wage.hpp"
#include "data/normalise/workdays.hpp"
#include "server/commands.hpp"

namespace sanqing::server {
namespace {

namespace json = boost::json;

json::value amount(const std::optional<data::Money>& money) {
  if (!money) return nullptr;
  if (money->fen % 100 == 0) return money->fen / 100;
  return static_cast<double>(money->fen) / 100.0;
}

// Doubles in their shortest decimal form: 18.5, not 1.85E1.
std::string written(const json::object& object) {
  std::string text = "{";
  for (const auto& [key, value] : object) {
    if (text.size() > 1) text += ',';
    text += json::serialize(json::value(key)) + ':';
    text += value.is_double() ? fmt::format("{}", value.get_double()) : json::serialize(value);
  }
  return text + "}";
}

json::object rejected(std::string_view input, const data::Error& error) {
  return {{"input", input}, {"verdict", "reject"}, {"error", error.words.zh}};
}

json::object wage(std::string_view line, std::string_view input) {
  const auto read = data::read_wage(line);
  if (!read) return rejected(input, read.error());
  return {{"input", input},
          {"verdict", "ok"},
          {"min", amount(read->min)},
          {"max", amount(read->max)},
          {"unit", data::describing::word_of(read->unit)},
          {"months_per_year", read->months_per_year},
          {"negotiable", read->negotiable}};
}

json::object identity(std::string_view line, std::string_view input, data::Date on) {
  const auto read = data::read_identity(line, on);
  if (!read) return rejected(input, read.error());
  json::array warnings;
  for (const auto warning : read->warnings) warnings.emplace_back(data::word(warning));
  return {{"input", input},
          {"verdict", read->legacy ? "legacy" : "valid"},
          {"normalised", read->number},
          {"birth_date", read->birth_date.text()},
          {"sex", data::describing::word_of(read->sex)},
          {"warnings", std::move(warnings)}};
}

int each_line(const std::function<json::object(std::string_view line, std::string_view input)>& read) {
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.ends_with('\r')) line.pop_back();
    std::cout << written(read(line, data::repaired_utf8(line))) << '\n';
    if (std::cin.rdbuf()->in_avail() <= 0) std::cout.flush();
  }
  std::cout.flush();
  return std::cout ? 0 : 1;
}

}  // namespace

void add_normalise(CLI::App& app, const Config&, Command& chosen) {
  auto* command = app.add_subcommand(
      "normalise", "The importers' readers: one text a line from standard input, one JSON object a line out");
  command->require_subcommand(1);

  auto* wages =
      command->add_subcommand("wage", "Wages as adverts write them: 3-5千/月, 20元/时, 面议; an open end is null");
  wages->callback([&chosen] { chosen = [] { return each_line(wage); }; });

  auto* identities = command->add_subcommand("identity",
                                             "Identity numbers. Doubtful ones stay \"valid\" with \"warnings\": "
                                             "check_digit (the last character is not the one "
                                             "that belongs to the others), area (no such province)");
  auto on = std::make_shared<std::string>();
  identities->add_option("--on", *on, "the day it is read, YYYY-MM-DD (default: today)");
  identities->callback([&chosen, on] {
    chosen = [on] {
      const auto day = on->empty() ? data::Date::today() : data::Date::parse(*on);
      if (!day)
        return complain(
            {data::Fault::invalid, {"--on 要写成 2026-11-23 这样的日期", "--on needs a day written like 2026-11-23"}});
      return each_line([&](std::string_view line, std::string_view input) { return identity(line, input, *day); });
    };
  });
  command->add_subcommand("name", "Every pinyin reading, and the initials, under which a name is found")
      ->callback([&chosen] {
        chosen = [] { return each_line([](auto line, auto) { return data::normalise_name_line(line); }); };
      });
  command->add_subcommand("workday", "{\"date\",\"n\"}: the n-th working day after the date")->callback([&chosen] {
    chosen = [] { return each_line([](auto line, auto) { return data::normalise_workday_line(line); }); };
  });
}

}  // namespace sanqing::server
