#include "data/exchange/import_organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "data/exchange/mapping.hpp"
#include "data/exchange/sheet.hpp"
#include "data/normalise/folding.hpp"
#include "data/organisations.hpp"

namespace sanqing::data {

namespace {

struct Column {
  std::string OrganisationDraft::*field;
  std::vector<std::string_view> headers;  // as header_key gives them
};

const std::vector<Column>& columns() {
  static const std::vector<Column> all{
      {&OrganisationDraft::name, {"名称", "机构名称", "机构", "社区", "社区名称", "name"}},
      {&OrganisationDraft::under, {"上级", "上级机构", "所属街道", "街道", "所属", "under", "parent"}},
      {&OrganisationDraft::level, {"级别", "层级", "level"}},
      {&OrganisationDraft::code, {"代码", "区划代码", "code"}},
      {&OrganisationDraft::address, {"地址", "address"}},
      {&OrganisationDraft::phone, {"电话", "联系电话", "phone"}},
      {&OrganisationDraft::latitude, {"纬度", "latitude", "lat"}},
      {&OrganisationDraft::longitude, {"经度", "longitude", "lng", "lon"}},
  };
  return all;
}

const Column* column_of(const std::string& header) {
  const auto key = header_key(header);
  const auto found = std::ranges::find_if(
      columns(), [&](const Column& column) { return std::ranges::find(column.headers, key) != column.headers.end(); });
  return found == columns().end() ? nullptr : &*found;
}

std::unexpected<Error> refuse(std::string zh, std::string en) {
  return fail(Fault::invalid, {std::move(zh), std::move(en)});
}

std::optional<Id> number_in(std::string_view text) {
  Id id = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || stop != text.data() + text.size() || id < 1) return std::nullopt;
  return id;
}

// Of a tree that is held in memory.
Result<Organisation> find_in(const std::vector<Organisation>& tree, std::string_view text) {
  if (const auto id = number_in(text)) {
    const auto found = std::ranges::find(tree, *id, &Organisation::id);
    if (found != tree.end()) return *found;
    return fail(Fault::not_found,
                {fmt::format("没有编号为 {} 的机构", *id), fmt::format("there is no organisation {}", *id)});
  }
  const auto found = std::ranges::find(tree, text, &Organisation::name);
  if (found == tree.end())
    return fail(Fault::not_found,
                {fmt::format("没有名叫“{}”的机构", text), fmt::format("there is no organisation named {}", text)});
  if (const auto count = std::ranges::count(tree, text, &Organisation::name); count > 1)
    return fail(Fault::conflict,
                {fmt::format("名叫“{}”的机构有 {} 个，请写编号（sanqing organisation list 里有）", text, count),
                 fmt::format("there are {} organisations named {}: give the number (see sanqing organisation list)",
                             count, text)});
  return *found;
}

Result<Level> read_level(const std::string& text) {
  using Word = std::pair<std::string_view, Level>;
  constexpr std::array words{Word{"市", Level::city},
                             Word{"城市", Level::city},
                             Word{"city", Level::city},
                             Word{"区", Level::district},
                             Word{"县", Level::district},
                             Word{"区县", Level::district},
                             Word{"district", Level::district},
                             Word{"county", Level::district},
                             Word{"街道", Level::subdistrict},
                             Word{"镇", Level::subdistrict},
                             Word{"乡", Level::subdistrict},
                             Word{"乡镇", Level::subdistrict},
                             Word{"街镇", Level::subdistrict},
                             Word{"subdistrict", Level::subdistrict},
                             Word{"street", Level::subdistrict},
                             Word{"社区", Level::community},
                             Word{"村", Level::community},
                             Word{"居委会", Level::community},
                             Word{"community", Level::community}};
  const auto plain = folded(text);
  const auto found = std::ranges::find(words, std::string_view(plain), &Word::first);
  if (found != words.end()) return found->second;
  return refuse(fmt::format("级别应是市、区县、街道或社区，而不是“{}”", text),
                fmt::format("the level must be city, district, subdistrict or community, not {}", text));
}

Level level_of(const std::string& name, const Organisation* parent) {
  using Ending = std::pair<std::string_view, Level>;
  constexpr std::array endings{
      Ending{"社区", Level::community},   Ending{"居委会", Level::community}, Ending{"村", Level::community},
      Ending{"街道", Level::subdistrict}, Ending{"镇", Level::subdistrict},   Ending{"乡", Level::subdistrict},
      Ending{"区", Level::district},      Ending{"县", Level::district},      Ending{"市", Level::city}};
  const auto told = std::ranges::find_if(endings, [&](const Ending& ending) { return name.ends_with(ending.first); });
  const Level below = !parent                            ? Level::city
                      : parent->level == Level::city     ? Level::district
                      : parent->level == Level::district ? Level::subdistrict
                                                         : Level::community;
  return told != endings.end() && (!parent || told->second > parent->level) ? told->second : below;
}

Result<std::optional<double>> read_degrees(const std::string& text, const Words& what) {
  if (text.empty()) return std::nullopt;
  const auto plain = folded(text);
  double value = 0;
  const auto [stop, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error == std::errc() && stop == plain.data() + plain.size()) return value;
  return refuse(fmt::format("{}应是度数，如 29.5537，而不是“{}”", what.zh, text),
                fmt::format("the {} must be in degrees such as 29.5537, not {}", what.en, text));
}

// The parent as the draft names it. An office that is not below another one has none: it is what the tree begins with.
Result<std::optional<Organisation>> parent_of(const std::vector<Organisation>& tree, const OrganisationDraft& draft) {
  if (!draft.under.empty()) {
    auto found = find_in(tree, draft.under);
    if (!found) return std::unexpected(found.error());
    return *std::move(found);
  }
  std::vector<const Organisation*> roots;
  for (const auto& office : tree)
    if (!office.parent_id) roots.push_back(&office);
  if (roots.empty() || std::ranges::any_of(roots, [&](const auto* root) { return root->name == draft.name; }))
    return std::nullopt;
  if (roots.size() == 1) return *roots.front();
  return refuse("最高一级的机构不止一个，请写明上级", "there are several highest offices: say under which");
}

struct Read {
  Organisation office;  // with the id where it is known already
  bool changed = false;
};

// What the draft makes of the office it names, or of a new one.
Result<Read> read_draft(const std::vector<Organisation>& tree, const OrganisationDraft& draft) {
  if (draft.name.empty()) return refuse("没有名称", "the name is missing");
  if (number_in(draft.name)) return refuse("名称不能只是数字", "a name that is only a number would be taken for one");
  auto parent = parent_of(tree, draft);
  if (!parent) return std::unexpected(parent.error());
  const auto parent_id = *parent ? std::optional((*parent)->id) : std::nullopt;
  auto known = draft.code.empty() ? tree.end() : std::ranges::find(tree, draft.code, &Organisation::code);
  if (known == tree.end())
    known = std::ranges::find_if(
        tree, [&](const Organisation& office) { return office.name == draft.name && office.parent_id == parent_id; });
  Read read;
  if (known != tree.end()) {
    read.office = *known;
    if (!draft.under.empty()) read.office.parent_id = parent_id;
  } else {
    read.office.parent_id = parent_id;
    read.office.level = level_of(draft.name, *parent ? &**parent : nullptr);
  }
  auto& office = read.office;
  office.name = draft.name;
  for (const auto& [text, field] : {std::pair{&draft.code, &Organisation::code},
                                    {&draft.address, &Organisation::address},
                                    {&draft.phone, &Organisation::phone}})
    if (!text->empty()) office.*field = *text;
  if (!draft.level.empty()) {
    auto level = read_level(draft.level);
    if (!level) return std::unexpected(level.error());
    office.level = *level;
  }
  auto latitude = read_degrees(draft.latitude, {"纬度", "latitude"});
  if (!latitude) return std::unexpected(latitude.error());
  auto longitude = read_degrees(draft.longitude, {"经度", "longitude"});
  if (!longitude) return std::unexpected(longitude.error());
  if (*latitude) office.latitude = *latitude;
  if (*longitude) office.longitude = *longitude;
  const auto told = [](const Organisation& it) {
    return std::tie(it.parent_id, it.level, it.code, it.name, it.address, it.phone, it.latitude, it.longitude);
  };
  read.changed = known != tree.end() && told(*known) != told(office);
  return read;
}

Result<void> store(Writing& writing, Read& read, const Actor& actor) {
  if (read.office.id) return Repository<Organisation>::update(writing, read.office, actor);
  auto made = Repository<Organisation>::insert(writing, read.office, actor);
  if (!made) return std::unexpected(made.error());
  return {};
}

// Whole sentences of the fields, without their pointers.
Words words_of(const Error& error) {
  if (error.fields.empty()) return error.words;
  Words words;
  for (const auto& field : error.fields) {
    words.zh += (words.zh.empty() ? "" : "；") + field.words.zh;
    words.en += (words.en.empty() ? "" : "; ") + fmt::format("{}: {}", field.pointer.substr(1), field.words.en);
  }
  return words;
}

struct ListedOffice {
  std::size_t number = 0;
  OrganisationDraft draft;
};

Result<std::vector<ListedOffice>> read_lines(const std::filesystem::path& file, std::optional<Encoding> encoding,
                                             ImportReport& report) {
  auto sheet = Sheet::open(file, encoding, [](const std::vector<std::string>& header) {
    return std::ranges::any_of(header, [](const std::string& cell) {
      const auto* column = column_of(cell);
      return column && column->field == &OrganisationDraft::name;
    });
  });
  if (!sheet) return std::unexpected(sheet.error());
  std::vector<ListedOffice> lines;
  Row row;
  while ((*sheet)->next(row)) {
    if (row.broken) {
      report.rejections.push_back({row.line, *row.broken});
      continue;
    }
    ListedOffice line{row.line, {}};
    for (std::size_t i = 0; i < row.cells.size() && i < (*sheet)->columns().size(); ++i)
      if (const auto* column = column_of((*sheet)->columns()[i]); column && (line.draft.*column->field).empty())
        line.draft.*column->field = std::string(trimmed(row.cells[i]));
    lines.push_back(std::move(line));
  }
  for (const auto& header : (*sheet)->columns())
    if (!column_of(header)) report.unused_columns.emplace_back(trimmed(header));
  return lines;
}

// The first line whose parent does not stand in a line that is still to come; of lines that wait for each other the
// first, which is then refused for the parent that is not there.
std::size_t next_line(const std::vector<ListedOffice>& lines) {
  const auto waits = [&](const ListedOffice& line) {
    return std::ranges::any_of(lines, [&](const ListedOffice& other) {
      return &other != &line && !line.draft.under.empty() && other.draft.name == line.draft.under;
    });
  };
  const auto ready = std::ranges::find_if_not(lines, waits);
  return ready == lines.end() ? 0 : static_cast<std::size_t>(ready - lines.begin());
}

}  // namespace

Result<Organisation> find_organisation(Connection& connection, std::string_view number_or_name) {
  return find_in(organisations_in(connection), trimmed(number_or_name));
}

Result<Organisation> add_organisation(Database& database, const OrganisationDraft& draft, const Actor& actor) {
  return database.write([&](Writing& writing) -> Result<Organisation> {
    auto read = read_draft(organisations_in(writing.connection()), draft);
    if (!read) return std::unexpected(read.error());
    if (read->office.id)
      return fail(Fault::conflict, {fmt::format("“{}”已经有了，编号 {}", read->office.name, read->office.id),
                                    fmt::format("{} is there already: number {}", read->office.name, read->office.id)});
    if (auto stored = store(writing, *read, actor); !stored)
      return fail(stored.error().fault, words_of(stored.error()));
    return std::move(read->office);
  });
}

Result<ImportReport> import_organisations(Database& database, const std::filesystem::path& file,
                                          std::optional<Encoding> encoding) {
  ImportReport report;
  auto read_all = read_lines(file, encoding, report);
  if (!read_all) return std::unexpected(read_all.error());
  auto& lines = *read_all;
  const Actor actor{0, fmt::format("导入 {}", file.filename().string())};
  auto done = database.write([&](Writing& writing) -> Result<void> {
    auto tree = organisations_in(writing.connection());
    while (!lines.empty()) {
      const auto at = lines.begin() + static_cast<std::ptrdiff_t>(next_line(lines));
      const ListedOffice line = *at;
      lines.erase(at);
      auto read = read_draft(tree, line.draft);
      if (read && read->office.id && !read->changed) {
        ++report.unchanged;
        continue;
      }
      const bool fresh = read && !read->office.id;
      auto stored = read ? store(writing, *read, actor) : std::unexpected(read.error());
      if (!stored && stored.error().fault == Fault::unavailable) return stored;
      if (!stored) {
        report.rejections.push_back({line.number, words_of(stored.error())});
        continue;
      }
      ++(fresh ? report.created : report.changed);
      tree = organisations_in(writing.connection());
    }
    return {};
  });
  if (!done) return std::unexpected(done.error());
  std::ranges::sort(report.rejections, {}, &RowNote::line);
  report.rejected = report.rejections.size();
  return report;
}

}  // namespace sanqing::data
