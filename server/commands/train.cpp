// `sanqing train`: learns the embedder on the office's own vacancies. The new model is kept in DATA/models and used
// from the next start on, unless it finds less than the present one on employers that were held back; older ones stay.

#include <fmt/core.h>

#include <filesystem>
#include <span>

#include "data/database.hpp"
#include "data/repository.hpp"
#include "index/durable_file.hpp"
#include "index/embedder.hpp"
#include "index/model_file.hpp"
#include "index/training/office.hpp"
#include "server/commands.hpp"
#include "server/commands/language.hpp"
#include "server/progress.hpp"

namespace sanqing::server {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t least_vacancies = 200, least_text = 30;  // bytes of a description worth learning from

std::vector<index::OfficeText> texts_of(const data::Database& database) {
  std::vector<index::OfficeText> texts;
  auto reading = database.read();
  data::Page page{.limit = 200, .cursor = {}};
  do {
    auto slice = data::Repository<data::Vacancy>::list(reading.connection(), page);
    if (!slice) break;
    for (data::Vacancy& vacancy : slice->items)
      if (!vacancy.title.empty() && vacancy.description.size() >= least_text)
        texts.push_back({std::move(vacancy.title), std::move(vacancy.description), std::move(vacancy.employer_name)});
    page.cursor = slice->next_cursor;
  } while (!page.cursor.empty());
  return texts;
}

void use_model(const fs::path& models, std::string_view name) {
  index::replace_file(models / "current", [&](index::Stream& out) { return out.write(name.data(), name.size()); });
}

int go_back(const fs::path& models, const std::string& name) {
  if (name == "shipped") {
    fs::remove(models / "current");
  } else {
    auto model = index::load_embedder(models / name);  // throws, naming the file, where it is not there or damaged
    use_model(models, name);
  }
  say({fmt::format("下次启动起使用：{}", name), fmt::format("used from the next start on: {}", name)});
  return 0;
}

std::string percent(double before, double after) { return fmt::format("{:.3f} -> {:.3f}", before, after); }

int train(const Config& config) {
  auto database = data::Database::open(config.data, {.create = false, .read_only = true});
  if (!database) return complain(database.error());
  auto parts = index::split(texts_of(**database));
  std::size_t all = parts.learn.size() + parts.held_back.size();
  if (all < least_vacancies || parts.held_back.size() < least_vacancies / 20)
    return complain(
        {data::Fault::conflict,
         {fmt::format("有文字说明的不同岗位只有 {} 个（保留作检验的 {} 个），至少要 {} 个，且来自多家单位，才能学习",
                      all, parts.held_back.size(), least_vacancies),
          fmt::format("only {} different vacancies with a description ({} of them held back): at least {} "
                      "of several employers are needed to learn from",
                      all, parts.held_back.size(), least_vacancies)}});

  fs::path models = fs::path(config.data) / "models";
  auto present = index::current_embedder(models);
  ProgressBar bar;
  auto bytes = index::learn(parts.learn, index::shipped_model_bytes(),
                            [&](std::size_t step, std::size_t of, double) { bar("train", step, of); });
  std::string name(index::read_model(bytes, "the new model").name);
  fs::create_directories(models);
  fs::path file = models / (name + ".bin");
  index::replace_file(file, [&](index::Stream& out) { return out.write(bytes.data(), bytes.size()); });

  auto before = index::measure(*present, parts.held_back),
       after = index::measure(*index::load_embedder(file), parts.held_back);
  say({fmt::format("学了 {} 个岗位，用保留的 {} 个检验", parts.learn.size(), parts.held_back.size()),
       fmt::format("learned from {} vacancies, measured on {} held back", parts.learn.size(), parts.held_back.size())});
  say({"职位名 → 说明 MAP  " + percent(before.title_to_text, after.title_to_text),
       "title -> text MAP  " + percent(before.title_to_text, after.title_to_text)});
  say({"说明 → 说明 MAP    " + percent(before.text_to_text, after.text_to_text),
       "text -> text MAP   " + percent(before.text_to_text, after.text_to_text)});
  if (after.title_to_text < before.title_to_text || after.text_to_text < before.text_to_text) {
    say({fmt::format("没有变好：继续使用 {}（新模型留在 {}）", present->name(), file.string()),
         fmt::format("not better: {} stays in use (the new one is kept as {})", present->name(), file.string())});
    return 0;
  }
  use_model(models, file.filename().string());
  say({fmt::format("下次启动起使用 {}；要退回：sanqing train --use NAME", file.string()),
       fmt::format("{} is used from the next start on; to go back: sanqing train --use NAME", file.string())});
  return 0;
}

}  // namespace

void add_train(CLI::App& app, const Config& config, Command& chosen) {
  auto* command = app.add_subcommand("train", "Learn the embedder on this office's own vacancies");
  auto use = std::make_shared<std::string>();
  command->add_option("--use", *use, "go back: a file of DATA/models, or `shipped`");
  command->callback([&config, &chosen, use] {
    chosen = [&config, use] { return use->empty() ? train(config) : go_back(fs::path(config.data) / "models", *use); };
  });
}

}  // namespace sanqing::server
