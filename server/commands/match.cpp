// `sanqing match`: what fits a person, or who fits a vacancy, with the reasons, on the terminal.

#include <fmt/core.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <cmath>

#include "data/organisations.hpp"
#include "data/repository.hpp"
#include "matching/engine.hpp"
#include "server/commands.hpp"
#include "server/commands/language.hpp"
#include "server/progress.hpp"

namespace sanqing::server {
namespace {

namespace json = boost::json;
using matching::Match;
using matching::Matches;

struct Asked {
  data::Id seeker = 0, vacancy = 0;
  std::string kind = "vacancy", weights = "0.4,0.35,0.25", division;
  int limit = 10;
  bool json = false;
};

data::Result<matching::Weights> weights_of(const std::string& text) {
  std::array<double, 3> parts{};
  const char *at = text.data(), *end = at + text.size();
  bool sound = true;
  for (std::size_t i = 0; i < parts.size() && sound; ++i) {
    auto [stop, error] = std::from_chars(at, end, parts[i]);
    bool ended = i + 1 == parts.size() ? stop == end : stop != end && *stop == ',';
    sound = error == std::errc() && ended && parts[i] >= 0 && parts[i] <= 1;
    at = stop + 1;
  }
  if (!sound || parts[0] + parts[1] + parts[2] <= 0)
    return data::fail(data::Fault::invalid, {"--weights 要写三个 0 到 1 的数，不能都是 0，如 0.4,0.35,0.25",
                                             "--weights needs three numbers from 0 to 1, not all 0: 0.4,0.35,0.25"});
  return matching::Weights{parts[0], parts[1], parts[2]};
}

std::unexpected<data::Error> nobody(std::string_view zh, std::string_view en, data::Id id) {
  return data::fail(data::Fault::not_found,
                    {fmt::format("没有编号 {} 的{}", id, zh), fmt::format("there is no {} {}", en, id)});
}

data::Result<Matches> ask(const Asked& asked, const data::Database& database, const matching::Engine& engine) {
  auto weights = weights_of(asked.weights);
  if (!weights) return std::unexpected(weights.error());
  matching::MatchQuery query{asked.limit, *weights, asked.division, true};
  auto reading = database.read();
  auto& connection = reading.connection();
  if (asked.vacancy) {
    auto vacancy = data::Repository<data::Vacancy>::find(connection, asked.vacancy);
    if (!vacancy) return nobody("岗位", "vacancy", asked.vacancy);
    return engine.seekers_for(*vacancy, query, data::organisation_ids_in(connection));
  }
  auto seeker = data::Repository<data::Seeker>::find(connection, asked.seeker);
  if (!seeker) return nobody("求职者", "seeker", asked.seeker);
  return asked.kind == "course" ? engine.courses_for(*seeker, query) : engine.vacancies_for(*seeker, query);
}

std::string title_of(const Match& match) {
  if (match.vacancy) return fmt::format("{} · {}", match.vacancy->title, match.vacancy->employer_name);
  if (match.course) return fmt::format("{} · {}", match.course->title, match.course->provider);
  return match.seeker->name;
}

void print_match(int place, const Match& match) {
  bool zh = reads_chinese();
  std::string far = match.distance_km ? fmt::format("  {:.1f} km", *match.distance_km) : "";
  fmt::print(fmt::runtime(zh ? "{:>3}. {:.2f}  {}  （编号 {}，还要 {} 人{}）\n"
                             : "{:>3}. {:.2f}  {}  (id {}, {} places left{})\n"),
             place, match.total, title_of(match), match.id, match.openings, far);
  fmt::print(fmt::runtime(
                 zh ? "     意向 {:.2f}  技能 {:.2f}  家庭 {:.2f}  愿去 {:.2f}  会录 {:.2f}\n"
                    : "     intent {:.2f}  skills {:.2f}  family {:.2f}  would accept {:.2f}  would be hired {:.2f}\n"),
             match.intent, match.skills, match.family, match.would_accept, match.would_be_hired);
  for (const auto& reason : match.reasons)
    fmt::print("     {} {}\n", reason.value >= 0.5 ? '+' : '-', in_language(reason.words));
  for (const auto& words : match.missing) fmt::print("     ? {}\n", in_language(words));
}

void print_matches(const Matches& matches) {
  bool zh = reads_chinese();
  fmt::print(
      fmt::runtime(zh ? "符合全部硬条件的有 {} 个，列出前 {} 个：\n" : "{} pass every hard constraint; the best {}:\n"),
      matches.eligible, matches.items.size());
  int place = 0;
  for (const Match& match : matches.items) print_match(++place, match);
  if (!matches.changes.empty())
    fmt::print(fmt::runtime(zh ? "\n放宽一条会怎样：\n" : "\nWhat one change would open:\n"));
  for (const auto& change : matches.changes) fmt::print("  {}\n", in_language(change.words));
  if (!matches.unknown.empty()) fmt::print(fmt::runtime(zh ? "\n还要问清：\n" : "\nStill to ask:\n"));
  for (const auto& words : matches.unknown) fmt::print("  {}\n", in_language(words));
}

json::object json_of(const data::Words& words) { return {{"zh", words.zh}, {"en", words.en}}; }

json::array json_of(const std::vector<data::Words>& list) {
  json::array array;
  for (const auto& words : list) array.push_back(json_of(words));
  return array;
}

json::object json_of(const Match& match) {
  constexpr std::string_view clears[] = {"intent", "skills", "family"};
  json::array reasons;
  for (const auto& reason : match.reasons) {
    json::object one = json_of(reason.words);
    one["clear"] = clears[static_cast<std::size_t>(reason.clear)];
    one["rule"] = reason.rule;
    one["value"] = reason.value;
    one["weight"] = reason.weight;
    reasons.push_back(std::move(one));
  }
  json::object object{{"id", match.id},
                      {"title", title_of(match)},
                      {"total", match.total},
                      {"intent", match.intent},
                      {"skills", match.skills},
                      {"family", match.family},
                      {"would_accept", match.would_accept},
                      {"would_be_hired", match.would_be_hired},
                      {"openings", match.openings},
                      {"distance_km", match.distance_km ? json::value(*match.distance_km) : json::value(nullptr)}};
  object["reasons"] = std::move(reasons);
  object["missing"] = json_of(match.missing);
  return object;
}

json::object json_of(const Matches& matches) {
  json::array items, changes;
  for (const Match& match : matches.items) items.push_back(json_of(match));
  for (const auto& change : matches.changes) {
    json::object one = json_of(change.words);
    one["constraint"] = change.constraint;
    one["from"] = change.from;
    one["to"] = change.to;
    one["opens"] = change.opens;
    changes.push_back(std::move(one));
  }
  json::object object{{"eligible", matches.eligible}};
  object["items"] = std::move(items);
  object["changes"] = std::move(changes);
  object["unknown"] = json_of(matches.unknown);
  return object;
}

int match(const Config& config, const Asked& asked) {
  if (!asked.seeker == !asked.vacancy)
    return complain(
        {data::Fault::invalid, {"请用 --seeker 或 --vacancy 指明给谁配", "say for whom: --seeker ID or --vacancy ID"}});
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) return complain(database.error());
  matching::Engine engine(index::shipped_embedder(), data::Taxonomy::shipped());
  {
    ProgressBar bar;
    engine.load(**database, [&](std::string_view what, std::size_t done, std::size_t of) { bar(what, done, of); });
  }
  auto matches = ask(asked, **database, engine);
  if (!matches) return complain(matches.error());
  if (asked.json)
    fmt::print("{}\n", json::serialize(json_of(*matches)));
  else
    print_matches(*matches);
  return 0;
}

}  // namespace

void add_match(CLI::App& app, const Config& config, Command& chosen) {
  auto* command = app.add_subcommand("match", "Say what fits a person, or who fits a vacancy, and why");
  auto asked = std::make_shared<Asked>();
  command->add_option("--seeker", asked->seeker, "the person's number")->check(CLI::PositiveNumber);
  command->add_option("--vacancy", asked->vacancy, "the vacancy's number")->check(CLI::PositiveNumber);
  command->add_option("--kind", asked->kind, "what to find for a person")->check(CLI::IsMember({"vacancy", "course"}));
  command->add_option("--limit", asked->limit, "how many")->check(CLI::Range(1, 100));
  command->add_option("--weights", asked->weights, "of intent, skills and family, such as 0.4,0.35,0.25");
  command->add_option("--division", asked->division, "only there: 6 digits for a district, 4 for a city");
  command->add_flag("--json", asked->json, "JSON instead of text");
  command->callback([&config, &chosen, asked] { chosen = [&config, asked] { return match(config, *asked); }; });
}

}  // namespace sanqing::server
