// `sanqing match`: what fits a person, or who fits a vacancy, with the reasons, on the terminal.

#include <fmt/core.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <filesystem>

#include "data/labels.hpp"
#include "data/organisations.hpp"
#include "data/repository.hpp"
#include "data/vacancies.hpp"
#include "matching/engine.hpp"
#include "server/commands.hpp"
#include "server/commands/checks.hpp"
#include "server/commands/language.hpp"
#include "server/commands/match_all.hpp"
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
  bool all = false, json = false;
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

data::Result<void> check_division(const std::string& division) {
  bool digits = std::ranges::all_of(division, [](char c) { return c >= '0' && c <= '9'; });
  if (digits && (division.empty() || division.size() == 4 || division.size() == 6)) return {};
  return data::fail(data::Fault::invalid, {"--division 要写 6 位（区县）或 4 位（市）的区划代码，如 500103",
                                           "--division needs the 6 digits of a district or the 4 of a city: 500103"});
}

std::unexpected<data::Error> nobody(std::string_view zh, std::string_view en, data::Id id) {
  return data::fail(data::Fault::not_found,
                    {fmt::format("没有编号 {} 的{}", id, zh), fmt::format("there is no {} {}", en, id)});
}

// For whom: one of the two.
struct Subject {
  std::optional<data::Vacancy> vacancy;
  std::optional<data::Seeker> seeker;
};

data::Result<Subject> find(const Asked& asked, const data::Database& database) {
  auto reading = database.read();
  Subject subject;
  if (asked.vacancy)
    subject.vacancy = data::Repository<data::Vacancy>::find(reading.connection(), asked.vacancy);
  else
    subject.seeker = data::Repository<data::Seeker>::find(reading.connection(), asked.seeker);
  if (asked.vacancy && !subject.vacancy) return nobody("岗位", "vacancy", asked.vacancy);
  if (asked.seeker && !subject.seeker) return nobody("求职者", "seeker", asked.seeker);
  return subject;
}

// Why nobody is looked for, whoever would fit.
std::optional<data::Words> not_open(const data::Vacancy& vacancy) {
  auto because = [&](const std::string& zh, const std::string& en) {
    return data::Words{fmt::format("岗位 {}（{}）{}，不再配人", vacancy.id, vacancy.title, zh),
                       fmt::format("vacancy {} ({}) {}: nobody is looked for", vacancy.id, vacancy.title, en)};
  };
  auto closed = data::closed_as(vacancy, data::Date::today());
  if (!closed) return std::nullopt;
  if (vacancy.status != data::VacancyStatus::open) {
    auto status = data::label(vacancy.status);
    std::string en(data::describing::word_of(vacancy.status));
    return because(fmt::format("的状态是“{}”", status.zh),
                   vacancy.status == data::VacancyStatus::draft ? "is a draft" : "is " + en);
  }
  if (closed == data::VacancyStatus::filled)
    return because(fmt::format("要的 {} 人已招满", vacancy.headcount),
                   fmt::format("has all its {} places filled", vacancy.headcount));
  return because(fmt::format("到 {} 已过期", vacancy.valid_until->text()),
                 fmt::format("expired on {}", vacancy.valid_until->text()));
}

Matches ask(const Asked& asked, const matching::Weights& weights, const Subject& subject,
            const data::Database& database, const matching::Engine& engine) {
  matching::MatchQuery query{asked.limit, weights, asked.division, true};
  if (subject.vacancy)
    return engine.seekers_for(*subject.vacancy, query, data::organisation_ids_in(database.read().connection()));
  return asked.kind == "course" ? engine.courses_for(*subject.seeker, query)
                                : engine.vacancies_for(*subject.seeker, query);
}

// So that the next one need not do it again. Not beside a server, which keeps the index itself; a folder that is not
// ours to write stays as it is.
void keep_index(const Config& config, const matching::Engine& engine) {
  try {
    if (auto alone = data::Database::open(config.data, {.create = false})) engine.save(**alone);
  } catch (const std::exception&) {
  }
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
  if ((asked.seeker != 0) + (asked.vacancy != 0) + asked.all != 1)
    return complain(
        {data::Fault::invalid,
         {"请用 --seeker、--vacancy 或 --all 指明给谁配", "say for whom: --seeker ID, --vacancy ID or --all"}});
  auto weights = weights_of(asked.weights);
  if (!weights) return complain(weights.error());
  if (auto sound = check_division(asked.division); !sound) return complain(sound.error());
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) return complain(database.error());
  auto subject = asked.all ? data::Result<Subject>() : find(asked, **database);
  if (!subject) return complain(subject.error());
  if (auto why = subject->vacancy ? not_open(*subject->vacancy) : std::nullopt) {
    if (asked.json) {
      json::object nothing = json_of(Matches{});
      nothing["not_open"] = json_of(*why);
      fmt::print("{}\n", json::serialize(nothing));
    } else {
      say(*why);
    }
    return 0;
  }
  matching::Engine engine(index::current_embedder(std::filesystem::path(config.data) / "models"),
                          data::Taxonomy::shipped());
  matching::Loaded loaded;
  {
    ProgressBar bar;
    loaded = engine.load(**database, [&](std::string_view what, std::size_t done, std::size_t of) {
      if (of) return bar(what, done, of);
      say({fmt::format("索引重新生成：{}", what), fmt::format("the index is made again: {}", what)}, stderr);
    });
  }
  if (asked.all) {
    match_all(**database, engine, {asked.limit, *weights, asked.division, false});
  } else {
    auto matches = ask(asked, *weights, *subject, **database, engine);
    asked.json ? fmt::print("{}\n", json::serialize(json_of(matches))) : print_matches(matches);
  }
  std::fflush(stdout);
  if (loaded.worth_saving()) keep_index(config, engine);
  return 0;
}

}  // namespace

void add_match(CLI::App& app, const Config& config, Command& chosen) {
  auto* command = app.add_subcommand("match", "Say what fits a person, or who fits a vacancy, and why");
  auto asked = std::make_shared<Asked>();
  command->add_option("--seeker", asked->seeker, "the person's number")->check(whole_number(1));
  command->add_option("--vacancy", asked->vacancy, "the vacancy's number")->check(whole_number(1));
  command->add_flag("--all", asked->all,
                    "everybody who looks for work, one JSON object a line; a table of fairness on stderr");
  command->add_option("--kind", asked->kind, "what to find for a person")->check(one_of({"vacancy", "course"}));
  command->add_option("--limit", asked->limit, "how many")->check(whole_number(1, 100));
  command->add_option("--weights", asked->weights, "of intent, skills and family, such as 0.4,0.35,0.25");
  command->add_option("--division", asked->division, "only there: 6 digits for a district, 4 for a city");
  command->add_flag("--json", asked->json, "JSON instead of text");
  command->callback([&config, &chosen, asked] { chosen = [&config, asked] { return match(config, *asked); }; });
}

}  // namespace sanqing::server
