// `sanqing import vacancies|seekers FILE`: what was taken in, what was not and why.

#include <fmt/core.h>

#include <filesystem>

#include "data/exchange/import.hpp"
#include "data/exchange/sheet.hpp"
#include "matching/engine.hpp"
#include "server/commands.hpp"
#include "server/commands/checks.hpp"
#include "server/commands/language.hpp"
#include "server/progress.hpp"

namespace sanqing::server {
namespace {

struct Asked {
  std::string file, mapping, encoding = "auto", source;
  data::Id organisation = 0;
};

using Import = data::Result<data::ImportReport> (*)(data::Database&, const data::Taxonomy&, const data::ImportOptions&,
                                                    const data::ImportProgress&);

void list_rows(const std::vector<data::RowNote>& notes, std::size_t all) {
  for (const auto& note : notes)
    fmt::print(stderr, "{}\n",
               in_language({fmt::format("第 {} 行：{}", note.line, note.words.zh),
                            fmt::format("line {}: {}", note.line, note.words.en)}));
  if (all > notes.size())
    fmt::print(stderr, "{}\n",
               in_language({fmt::format("……还有 {} 行", all - notes.size()),
                            fmt::format("... and {} more", all - notes.size())}));
}

void show(const data::ImportReport& report) {
  std::string unused;
  for (const auto& column : report.unused_columns) unused += (unused.empty() ? "" : ", ") + column;
  if (!unused.empty())
    fmt::print(stderr, "{}\n", in_language({"没有用到的列：" + unused, "columns not used: " + unused}));
  if (report.doubtful) {
    fmt::print(stderr, "{}\n",
               in_language({fmt::format("已收下、请再核对 {} 行：", report.doubtful),
                            fmt::format("taken, but please compare {} rows:", report.doubtful)}));
    list_rows(report.doubts, report.doubtful);
  }
  if (report.rejected) {
    const auto file = report.rejected_file.string();
    fmt::print(stderr, "{}\n",
               in_language({fmt::format("没有收下 {} 行，改好 {} 后可再次导入：", report.rejected, file),
                            fmt::format("{} rows not taken; correct {} and import it:", report.rejected, file)}));
    list_rows(report.rejections, report.rejected);
  }
  fmt::print("{}\n", in_language({fmt::format("新增 {} 条，更新 {} 条，未变 {} 条，拒绝 {} 条", report.created,
                                              report.changed, report.unchanged, report.rejected),
                                  fmt::format("{} new, {} changed, {} unchanged, {} rejected", report.created,
                                              report.changed, report.unchanged, report.rejected)}));
}

int run(const Config& config, const Asked& asked, Import import) {
  data::ImportOptions options;
  options.file = asked.file;
  options.mapping = asked.mapping;
  options.source = asked.source;
  if (asked.organisation) options.organisation = asked.organisation;
  if (asked.encoding == "utf-8") options.encoding = data::Encoding::utf8;
  if (asked.encoding == "gb18030") options.encoding = data::Encoding::gb18030;
  // A file that cannot be read must not leave a new data folder behind.
  if (auto readable = data::check_readable(options.file); !readable) return complain(readable.error());
  // A first import may make the folder; one for an office that must be there already may not.
  std::error_code ignored;
  const bool made = !asked.organisation && !std::filesystem::exists(config.data, ignored);
  auto database = data::Database::open(config.data, {.create = !asked.organisation});
  if (!database) return complain(database.error());
  if (made)
    say({fmt::format("新建数据文件夹 {}", config.data), fmt::format("made the new data folder {}", config.data)},
        stderr);
  const auto taxonomy = data::Taxonomy::shipped();
  ProgressBar bar;
  auto report = import(**database, *taxonomy, options, [&](std::string_view, std::size_t done, std::size_t of) {
    bar(in_language({"导入（字节）", "importing (bytes)"}), done, of);
  });
  if (!report) return complain(report.error());
  show(*report);
  if (report->created + report->changed == 0) return 0;
  // Embedded and indexed now, so that the next start has only to read.
  matching::Engine engine(index::current_embedder(std::filesystem::path(config.data) / "models"), taxonomy);
  engine.load(**database, [&](std::string_view noun, std::size_t done, std::size_t of) {
    if (of) bar(noun, done, of);
  });
  engine.save(**database);
  return 0;
}

void add_kind(CLI::App& command, const Config& config, Command& chosen, const char* name, const char* what,
              Import import) {
  auto asked = std::make_shared<Asked>();
  auto* kind = command.add_subcommand(name, what);
  kind->add_option("file", asked->file, "CSV with a header, or JSON Lines; bad rows go to FILE.rejected")->required();
  kind->add_option(
      "--mapping", asked->mapping,
      "JSON file that says which column is which field, or a shipped one: public-employment, vacancies, seekers "
      "(default: by the header)");
  kind->add_option("--organisation", asked->organisation, "id of the office it is for (default: the highest)")
      ->check(whole_number(1));
  kind->add_option("--encoding", asked->encoding, "how the file is written")
      ->check(one_of({"auto", "utf-8", "gb18030"}))
      ->capture_default_str();
  kind->add_option("--source", asked->source,
                   "whose file it is; rows are known again within it (default: the mapping)");
  kind->callback(
      [&config, &chosen, asked, import] { chosen = [&config, asked, import] { return run(config, *asked, import); }; });
}

}  // namespace

void add_import(CLI::App& app, const Config& config, Command& chosen) {
  auto* command = app.add_subcommand("import", "Take in a file of vacancies or people");
  command->require_subcommand(1);
  add_kind(*command, config, chosen, "vacancies", "Vacancies and their employers", data::import_vacancies);
  add_kind(*command, config, chosen, "seekers", "Job seekers", data::import_seekers);
}

}  // namespace sanqing::server
