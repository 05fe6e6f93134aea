#pragma once
// What importing has in common for every noun: choosing the mapping, reading rows into drafts, batches written beside
// the reading, the report. A Noun says what is its own:
//   using Draft; using Record; static constexpr std::string_view kind;
//   static const std::vector<Field<Draft>>& fields();
//   static constexpr std::string_view needed;                    the field without which a file is not of this kind
//   static constexpr bool secret, one_row_each;                  who may read the rejected; whether a row is a person
//   static Record& record_of(Draft&);
//   Result<void> open(Database&, organisation, source, RowKeys&)  before the first row: what is known already
//   Result<void> allow(Draft&)                                   what the data folder says against a row
//   void adopt(Record, Draft&, std::vector<std::string>&)        a record as JSON instead of cells
//   std::string identity(const Draft&, const std::vector<std::string>& identifying)   digest, or empty
//   Result<Outcome> store(Writing&, Item<Noun>&)                 one row, inside the batch's transaction
// Room-private.

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <map>
#include <memory>

#include "data/exchange/fields.hpp"
#include "data/exchange/import.hpp"
#include "data/exchange/keys.hpp"
#include "data/exchange/mapping.hpp"
#include "data/exchange/rejected.hpp"
#include "data/exchange/sheet.hpp"
#include "data/json.hpp"
#include "data/normalise/folding.hpp"
#include "data/repository.hpp"
#include "data/validation.hpp"

namespace sanqing::data::importing {

enum class Outcome { created, changed, unchanged };

// A row that was read and waits to be written.
template <class Noun>
struct Item {
  Row row;
  typename Noun::Draft draft;
  std::string import_key;
  Id stored = 0;  // 0 = new
};

inline std::string sentence_of(const Error& error) {
  std::string text = error.words.zh;
  for (const auto& field : error.fields)
    text += fmt::format("{}{}：{}", &field == &error.fields.front() ? "：" : "；",
                        field.pointer.substr(field.pointer.empty() ? 0 : 1), field.words.zh);
  return text;
}
inline std::string english_of(const Error& error) {
  std::string text = error.words.en;
  for (const auto& field : error.fields) text += fmt::format("; {}: {}", field.pointer, field.words.en);
  return text;
}

template <class Noun>
class Run {
 public:
  using Draft = typename Noun::Draft;
  static constexpr std::size_t batch_size = 2000;

  Run(Database& database, const Taxonomy& taxonomy, const ImportOptions& options, const ImportProgress& progress)
      : database_(database), taxonomy_(taxonomy), options_(options), progress_(progress), noun_(taxonomy) {}

  Result<ImportReport> run() {
    if (auto ready = prepare(); !ready) return std::unexpected(ready.error());
    auto read = read_rows();
    // A batch that is being written is waited for whatever happened.
    if (auto written = finish_batch(); !written && read) read = std::unexpected(written.error());
    if (!read) return std::unexpected(read.error());
    if (auto finished = rejected_->finish(); !finished) return std::unexpected(finished.error());
    report_.rejected = rejected_->count();
    if (report_.rejected) report_.rejected_file = rejected_->file();
    note_unused_columns();
    return std::move(report_);
  }

 private:
  using Batch = std::vector<Item<Noun>>;
  struct Written {
    std::size_t created = 0, changed = 0, unchanged = 0;
    std::vector<std::pair<Row, Error>> refused;
  };

  Result<void> prepare() {
    const auto names = names_of(Noun::fields());
    std::vector<Mapping> candidates;
    if (options_.mapping.empty()) {
      candidates = shipped_mappings(Noun::kind, names);
    } else {
      auto mapping = named_mapping(options_.mapping, Noun::kind, names);
      if (!mapping) return std::unexpected(mapping.error());
      if (!mapping->kind.empty() && mapping->kind != Noun::kind)
        return fail(Fault::invalid, {fmt::format("列名对照是给 {} 用的，不是 {}", mapping->kind, Noun::kind),
                                     fmt::format("the mapping is for {}, not {}", mapping->kind, Noun::kind)});
      candidates.push_back(std::move(*mapping));
    }
    auto sheet = Sheet::open(options_.file, options_.encoding, [&](const std::vector<std::string>& header) {
      return is_native(header) || choose(candidates, header);
    });
    if (!sheet) return std::unexpected(sheet.error());
    sheet_ = std::move(*sheet);
    if (native_) mapping_ = Mapping{.name = "native", .kind = {}, .columns = {}, .identify_by = {}, .fixed = {}};
    report_.mapping = mapping_.name;
    rejected_ = std::make_unique<RejectedFile>(*sheet_, Noun::secret);
    for (const auto& field : Noun::fields()) readers_.emplace(field.name, &field);
    const auto source = options_.source.empty() ? mapping_.name : options_.source;
    return noun_.open(database_, options_.organisation, source, keys_);
  }

  // Objects of JSON Lines whose keys are all fields of the record are records, as `to_json` writes them.
  bool is_native(const std::vector<std::string>& header) {
    if (!options_.mapping.empty()) return false;
    std::vector<std::string_view> members;
    describing::for_each_member<typename Noun::Record>([&](auto d) { members.emplace_back(d.name); });
    native_ =
        std::ranges::all_of(
            header, [&](const std::string& column) { return std::ranges::find(members, column) != members.end(); }) &&
        std::ranges::find(header, Noun::needed) != header.end();
    return native_;
  }

  // The mapping that knows most columns, of equals the one that knows fewest others.
  bool choose(const std::vector<Mapping>& candidates, const std::vector<std::string>& header) {
    const Mapping* best = nullptr;
    std::pair<std::size_t, std::size_t> best_rank;
    for (const auto& mapping : candidates) {
      const auto fields = mapping.fields_of(header);
      if (std::ranges::find(fields, Noun::needed) == fields.end()) continue;
      const auto matched =
          static_cast<std::size_t>(std::ranges::count_if(fields, [](const auto& f) { return !f.empty(); }));
      const std::pair rank{matched, 10'000 - std::min<std::size_t>(mapping.columns.size(), 10'000)};
      if (best && rank <= best_rank) continue;
      best = &mapping;
      best_rank = rank;
    }
    if (best) mapping_ = *best;
    return best != nullptr;
  }

  Result<void> read_rows() {
    Row row;
    Batch batch;
    while (sheet_->next(row)) {
      if (auto item = read(std::move(row))) batch.push_back(std::move(*item));
      if (fault_) return std::unexpected(*fault_);
      if (batch.size() < batch_size) continue;
      if (auto started = start_batch(std::move(batch)); !started) return started;
      batch = {};
      if (progress_) progress_("导入", sheet_->bytes_read(), sheet_->bytes());
    }
    if (!batch.empty())
      if (auto started = start_batch(std::move(batch)); !started) return started;
    if (progress_) progress_("导入", sheet_->bytes(), sheet_->bytes());
    return {};
  }

  void reject(const Row& row, const Error& error) {
    if (auto added = rejected_->add(row, sentence_of(error)); !added) fault_ = added.error();
    if (report_.rejections.size() < ImportReport::most_notes)
      report_.rejections.push_back({row.line, {sentence_of(error), english_of(error)}});
  }

  std::optional<Item<Noun>> read(Row row) {
    if (row.broken) {
      reject(row, {Fault::invalid, *row.broken});
      return std::nullopt;
    }
    Item<Noun> item;
    auto content = native_ ? read_native(row, item.draft) : read_cells(row, item.draft);
    if (content) {
      if (auto finished = finish(item.draft, taxonomy_); !finished)
        content = std::unexpected(finished.error());
      else if (auto allowed = noun_.allow(item.draft); !allowed)
        content = std::unexpected(allowed.error());
      else if (auto wrong = check(Noun::record_of(item.draft)); !wrong.empty())
        content = fail(Fault::invalid, {"内容不对", "some fields are wrong"}, std::move(wrong));
    }
    if (!content) {
      reject(row, content.error());
      return std::nullopt;
    }
    const auto told = Noun::one_row_each ? digest({written(Noun::record_of(item.draft))}) : *content;
    const auto place = keys_.place(noun_.identity(item.draft, identifying_), told);
    if (place.repeated || (place.stored && place.stored->content == *content)) {
      ++report_.unchanged;
      return std::nullopt;
    }
    if (Noun::one_row_each && place.number > 0) {
      reject(row, {Fault::conflict,
                   {"这一位在文件里前面已经出现过，内容不同", "the same as a row before, told differently"}});
      return std::nullopt;
    }
    note_doubts(row, item.draft);
    item.import_key = import_key(place.key, *content);
    if (place.stored) item.stored = place.stored->id;
    item.row = std::move(row);
    return item;
  }

  // Fills the draft from the cells; returns the digest of what was read. `identifying_` is left with what tells rows
  // apart.
  Result<std::string> read_cells(const Row& row, Draft& draft) {
    while (fields_.size() < sheet_->columns().size()) {
      const auto field = mapping_.fields_of({sheet_->columns()[fields_.size()]});
      const auto found = readers_.find(field[0]);
      fields_.push_back(found == readers_.end() ? nullptr : found->second);
    }
    std::vector<std::string_view> read;
    std::map<std::string_view, std::string_view> said;
    std::string problems_zh, problems_en;
    const auto take = [&](const Field<Draft>& field, std::string_view header, std::string_view written) {
      const auto text = trimmed(written);
      if (text.empty() || (said.contains(field.name) && !field.repeats)) return;
      said.emplace(field.name, text);
      read.push_back(field.name);
      read.push_back(text);
      const auto problem = [&](const Words& words) {
        problems_zh += fmt::format("{}{}：{}", problems_zh.empty() ? "" : "；", header, words.zh);
        problems_en += fmt::format("{}{}: {}", problems_en.empty() ? "" : "; ", header, words.en);
      };
      if (text.find('\0') != std::string_view::npos) return problem({"有空字符", "holds a NUL character"});
      // A row that was rejected for its bytes must be rejected again until somebody has put them right.
      if (sheet_->was_rejected() && text.find("\uFFFD") != std::string_view::npos)
        return problem({"有认不出的字符编码", "bytes that are no text of the file's encoding"});
      const auto done = field.read({header, text}, draft, taxonomy_);
      if (done) return;
      if (field.unread == Unread::reject) return problem(done.error().words);
      if (field.unread == Unread::keep) keep_words(draft, header, text);
      draft.warnings.push_back({fmt::format("{}：{}，这一格先空着", header, done.error().words.zh),
                                fmt::format("{}: {}; left open", header, done.error().words.en)});
    };
    for (const auto& [name, value] : mapping_.fixed) take(*readers_.at(name), name, value);
    said.clear();  // a column beats what is fixed
    for (std::size_t i = 0; i < row.cells.size() && i < fields_.size(); ++i)
      if (fields_[i]) take(*fields_[i], trimmed(sheet_->columns()[i]), row.cells[i]);
    if (!problems_zh.empty()) return fail(Fault::invalid, {problems_zh, problems_en});
    identifying_.clear();
    for (const auto& name : mapping_.identify_by)
      identifying_.push_back(said.contains(name) ? squeezed(folded(said.at(name))) : std::string());
    return digest(read);
  }

  Result<std::string> read_native(const Row& row, Draft& draft) {
    if (sheet_->was_rejected() && row.text.find("\uFFFD") != std::string::npos)
      return fail(Fault::invalid, {"有认不出的字符编码", "bytes that are no text of the file's encoding"});
    auto json = parse_json(row.text);
    if (!json) return std::unexpected(json.error());
    if (auto* object = json->if_object()) {
      object->erase(line_column);
      object->erase(reason_column);
    }
    auto record = from_json<typename Noun::Record>(*json);
    if (!record) return std::unexpected(record.error());
    identifying_.clear();
    noun_.adopt(std::move(*record), draft, identifying_);
    return digest({serialize(*json)});
  }

  static std::string written(const typename Noun::Record& record) {
    std::string text;
    write_json(text, record);
    return text;
  }

  void note_doubts(const Row& row, const Draft& draft) {
    if (draft.warnings.empty()) return;
    ++report_.doubtful;
    if (report_.doubts.size() >= ImportReport::most_notes) return;
    Words all;
    for (const auto& warning : draft.warnings) {
      all.zh += (all.zh.empty() ? "" : "；") + warning.zh;
      all.en += (all.en.empty() ? "" : "; ") + warning.en;
    }
    report_.doubts.push_back({row.line, std::move(all)});
  }

  // The batch is written while the next one is read.
  Result<void> start_batch(Batch batch) {
    if (auto finished = finish_batch(); !finished) return finished;
    writing_ = std::async(std::launch::async, [this, batch = std::move(batch)]() mutable { return write(batch); });
    return {};
  }

  Result<Written> write(Batch& batch) {
    return database_.write([&](Writing& writing) -> Result<Written> {
      Written written;
      for (auto& item : batch) {
        auto outcome = noun_.store(writing, item);
        if (!outcome) {
          if (outcome.error().fault == Fault::unavailable) return std::unexpected(outcome.error());
          written.refused.emplace_back(std::move(item.row), std::move(outcome).error());
        } else {
          ++(*outcome == Outcome::created   ? written.created
             : *outcome == Outcome::changed ? written.changed
                                            : written.unchanged);
        }
      }
      return written;
    });
  }

  Result<void> finish_batch() {
    if (!writing_.valid()) return {};
    auto written = writing_.get();
    if (!written) return std::unexpected(written.error());
    report_.created += written->created;
    report_.changed += written->changed;
    report_.unchanged += written->unchanged;
    for (const auto& [row, error] : written->refused) reject(row, error);
    if (fault_) return std::unexpected(*fault_);
    return {};
  }

  void note_unused_columns() {
    if (native_) return;
    for (std::size_t i = 0; i < sheet_->columns().size(); ++i) {
      const auto name = trimmed(sheet_->columns()[i]);
      const bool used = i < fields_.size() && fields_[i];
      if (!used && !name.empty() && name != line_column && name != reason_column)
        report_.unused_columns.emplace_back(name);
    }
  }

  Database& database_;
  const Taxonomy& taxonomy_;
  const ImportOptions& options_;
  const ImportProgress& progress_;
  Noun noun_;
  Mapping mapping_;
  bool native_ = false;
  std::unique_ptr<Sheet> sheet_;
  std::unique_ptr<RejectedFile> rejected_;
  std::map<std::string, const Field<Draft>*, std::less<>> readers_;
  std::vector<const Field<Draft>*> fields_;  // of the columns
  std::vector<std::string> identifying_;
  RowKeys keys_;
  std::optional<Error> fault_;
  ImportReport report_;
  std::future<Result<Written>> writing_;
};

// The organisation a file is for, when none is named: the highest; a first one where the data folder is new.
Result<Organisation> organisation_for(Database& database, std::optional<Id> wanted);

}  // namespace sanqing::data::importing
