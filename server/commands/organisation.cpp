// `sanqing organisation add|list|import`: the tree of offices, from the city's to the communities.

#include <fmt/core.h>

#include <algorithm>

#include "data/exchange/import_organisations.hpp"
#include "data/exchange/sheet.hpp"
#include "data/labels.hpp"
#include "data/organisations.hpp"
#include "server/commands.hpp"
#include "server/commands/checks.hpp"
#include "server/commands/language.hpp"

namespace sanqing::server {
namespace {

int add(const Config& config, const data::OrganisationDraft& draft) {
  auto database = data::Database::open(config.data, {.create = false});
  if (!database) return complain(database.error());
  auto added = data::add_organisation(**database, draft, {0, "organisation added on the command line"});
  if (!added) return complain(added.error());
  auto level = data::label(added->level);
  say({fmt::format("机构 {}（{}），编号 {}", added->name, level.zh, added->id),
       fmt::format("organisation {} ({}), number {}", added->name, level.en, added->id)});
  return 0;
}

int list(const Config& config) {
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) return complain(database.error());
  auto reading = (*database)->read();
  // By path, so that an office stands below the one it is under; "/1/4/17/" is two levels down.
  for (const auto& office : data::organisations_in(reading.connection())) {
    auto depth = static_cast<std::size_t>(std::ranges::count(office.path, '/')) - 2;
    fmt::print("{:>6}  {}{} ({})\n", office.id, std::string(2 * depth, ' '), office.name,
               in_language(data::label(office.level)));
  }
  return 0;
}

int import(const Config& config, const std::string& file) {
  if (auto readable = data::check_readable(file); !readable) return complain(readable.error());
  auto database = data::Database::open(config.data, {.create = false});
  if (!database) return complain(database.error());
  auto report = data::import_organisations(**database, file);
  if (!report) return complain(report.error());
  std::string unused;
  for (const auto& column : report->unused_columns) unused += (unused.empty() ? "" : ", ") + column;
  if (!unused.empty()) say({"没有用到的列：" + unused, "columns not used: " + unused}, stderr);
  for (const auto& note : report->rejections)
    say({fmt::format("第 {} 行：{}", note.line, note.words.zh), fmt::format("line {}: {}", note.line, note.words.en)},
        stderr);
  say({fmt::format("新增 {} 个，更新 {} 个，未变 {} 个，拒绝 {} 个", report->created, report->changed,
                   report->unchanged, report->rejected),
       fmt::format("{} new, {} changed, {} unchanged, {} rejected", report->created, report->changed, report->unchanged,
                   report->rejected)});
  return 0;
}

}  // namespace

void add_organisation(CLI::App& app, const Config& config, Command& chosen) {
  auto* group = app.add_subcommand("organisation", "The tree of offices: city, districts, subdistricts, communities");
  group->require_subcommand(1);

  auto draft = std::make_shared<data::OrganisationDraft>();
  auto* adding = group->add_subcommand("add", "Add an office");
  adding->add_option("--name", draft->name, "its name, such as 领事巷社区")->required();
  adding->add_option("--under", draft->under, "number or name of the office above (default: the highest)");
  adding->add_option("--level", draft->level, "its level (default: told from the name, else the next one down)")
      ->check(one_of({"community", "subdistrict", "district", "city"}));
  adding->add_option("--code", draft->code, "code of its division, GB/T 2260 and longer");
  adding->add_option("--address", draft->address, "where it is");
  adding->add_option("--phone", draft->phone, "its telephone number");
  adding->add_option("--latitude", draft->latitude, "degrees north, WGS84");
  adding->add_option("--longitude", draft->longitude, "degrees east, WGS84");
  adding->callback([&config, &chosen, draft] { chosen = [&config, draft] { return add(config, *draft); }; });

  group->add_subcommand("list", "Show the tree with the numbers")->callback([&config, &chosen] {
    chosen = [&config] { return list(config); };
  });

  auto file = std::make_shared<std::string>();
  auto* importing = group->add_subcommand("import", "Take in a list of offices, in any order");
  importing
      ->add_option("FILE", *file,
                   "CSV with a header of 名称 上级 级别 代码 地址 电话 纬度 经度 (name under level code address phone "
                   "latitude longitude); only the name is a must")
      ->required();
  importing->callback([&config, &chosen, file] { chosen = [&config, file] { return import(config, *file); }; });
}

}  // namespace sanqing::server
