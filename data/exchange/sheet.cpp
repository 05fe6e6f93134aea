#include "data/exchange/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fstream>
#include <unordered_map>

#include "data/json.hpp"
#include "data/normalise/folding.hpp"

namespace sanqing::data {

namespace {

std::unexpected<Error> refuse(std::string zh, std::string en) {
  return fail(Fault::invalid, {std::move(zh), std::move(en)});
}

bool is_empty(const Row& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); });
}

class CsvSheet : public Sheet {
 public:
  CsvSheet(const std::filesystem::path& file, FileText text, std::uint64_t bytes)
      : Sheet(file, text, bytes), transcoder_(text.encoding), lines_(file, text.mark), reader_(lines_, transcoder_) {}

  bool find_header(const std::function<bool(const std::vector<std::string>&)>& is_header) {
    constexpr int most_titles = 10;
    Row row;
    for (int i = 0; i <= most_titles && reader_.next(row); ++i) {
      while (!row.cells.empty() && trimmed(row.cells.back()).empty()) row.cells.pop_back();
      if (row.broken || !is_header(row.cells)) continue;
      columns_ = row.cells;
      was_rejected_ = std::ranges::any_of(columns_, [](const auto& name) { return trimmed(name) == reason_column; });
      reader_.expect(columns_.size());
      return true;
    }
    return false;
  }

  bool next(Row& row) override {
    do {
      if (!reader_.next(row)) return false;
    } while (!row.broken && is_empty(row));
    if (row.broken) return true;
    while (row.cells.size() > columns_.size() && trimmed(row.cells.back()).empty()) row.cells.pop_back();
    const auto have = row.cells.size(), want = columns_.size();
    if (have != want)
      row.broken = have < want ? Words{fmt::format("有{}列，表头有{}列", have, want),
                                       fmt::format("{} cells under a header of {}", have, want)}
                               : Words{fmt::format("有{}列，表头有{}列，多出的并在最后一列里", have, want),
                                       fmt::format("{} cells under a header of {}; what is too much was joined to the "
                                                   "last column",
                                                   have, want)};
    return true;
  }
  Format format() const override { return Format::csv; }
  char separator() const override { return reader_.separator(); }
  std::uint64_t bytes_read() const override { return lines_.bytes_read(); }

 private:
  Transcoder transcoder_;
  LineReader lines_;
  CsvReader reader_;
};

std::string cell_text(const boost::json::value& value) {
  if (value.is_null()) return {};
  if (const auto* text = value.if_string()) return std::string(*text);
  if (const auto* yes = value.if_bool()) return *yes ? "是" : "否";
  if (const auto* items = value.if_array()) {
    std::string joined;
    for (const auto& item : *items) {
      if (!joined.empty()) joined += ',';
      joined += cell_text(item);
    }
    return joined;
  }
  return serialize(value);
}

class JsonSheet : public Sheet {
 public:
  JsonSheet(const std::filesystem::path& file, FileText text, std::uint64_t bytes)
      : Sheet(file, text, bytes), transcoder_(text.encoding), lines_(file, text.mark) {}

  // The keys of the first object must be a header.
  bool find_header(const std::function<bool(const std::vector<std::string>&)>& is_header) {
    Row row;
    while (next(row)) {
      waiting_.push_back(row);
      if (!row.broken) break;
    }
    return !columns_.empty() && is_header(columns_);
  }

  bool next(Row& row) override {
    if (started_ && reading_again_ < waiting_.size()) {
      row = waiting_[reading_again_++];
      return true;
    }
    Line line;
    do {
      if (!lines_.next(line)) return false;
    } while (trimmed(line.bytes).empty());
    row = {};
    row.line = line.number;
    const auto text = line.cut ? std::nullopt : transcoder_.decode(line.bytes);
    row.text = text ? *text : transcoder_.decode_damaged(std::string_view(line.bytes).substr(0, 64 << 10));
    if (line.cut)
      row.broken = Words{"这一行太长", "the line is too long"};
    else if (!text)
      row.broken = Words{"有认不出的字符编码", "bytes that are no text of the file's encoding"};
    else
      read_object(row);
    return true;
  }
  void start() { started_ = true; }
  Format format() const override { return Format::json_lines; }
  std::uint64_t bytes_read() const override { return lines_.bytes_read(); }

 private:
  void read_object(Row& row) {
    auto json = parse_json(row.text);
    // A line that was rejected because it could not be parsed comes back inside {"原文": ...}.
    if (json && json->is_object())
      if (const auto* original = json->as_object().if_contains(std::string_view(text_column));
          original && original->is_string()) {
        row.text = std::string(original->as_string());
        json = parse_json(row.text);
      }
    if (!json) {
      row.broken = Words{"不是正确的 JSON：" + json.error().words.zh, "not JSON: " + json.error().words.en};
      return;
    }
    if (!json->is_object()) {
      row.broken = Words{"每行应是一个 JSON 对象", "every line must be one JSON object"};
      return;
    }
    for (const auto& [key, value] : json->as_object()) {
      const std::string_view name = key;
      was_rejected_ |= name == reason_column;
      if (name == line_column || name == reason_column) continue;
      auto found = places_.find(std::string(name));
      if (found == places_.end()) {
        found = places_.emplace(name, columns_.size()).first;
        columns_.emplace_back(name);
      }
      if (row.cells.size() <= found->second) row.cells.resize(found->second + 1);
      row.cells[found->second] = cell_text(value);
    }
  }

  Transcoder transcoder_;
  LineReader lines_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<Row> waiting_;
  std::size_t reading_again_ = 0;
  bool started_ = false;
};

bool looks_like_json(const std::filesystem::path& file, std::size_t skip) {
  std::ifstream in(file, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(skip));
  char c = 0;
  while (in.get(c) && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
  }
  return in && (c == '{' || c == '[');
}

template <class T>
Result<std::unique_ptr<Sheet>> opened(const std::filesystem::path& file, FileText text, std::uint64_t bytes,
                                      const std::function<bool(const std::vector<std::string>&)>& is_header) {
  auto sheet = std::make_unique<T>(file, text, bytes);
  if (!sheet->find_header(is_header))
    return refuse(
        fmt::format("{}里没有认得的列名，请检查表头，或用 --mapping 指定列名对照", file.filename().string()),
        fmt::format("no known column names in {}; check the header or give a mapping", file.filename().string()));
  if constexpr (std::is_same_v<T, JsonSheet>) sheet->start();
  return sheet;
}

}  // namespace

Result<void> check_readable(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  const auto name = file.string();
  if (!std::filesystem::exists(status)) return refuse("找不到文件 " + name, "no such file: " + name);
  if (std::filesystem::is_directory(status)) return refuse(name + " 是文件夹，不是文件", name + " is a folder");
  if (!std::filesystem::is_regular_file(status)) return refuse(name + " 不是普通文件", name + " is not a regular file");
  if (!std::ifstream(file)) return refuse("没有权限读取文件 " + name, "not allowed to read " + name);
  if (std::filesystem::file_size(file, error) == 0) return refuse(name + " 是空文件", name + " is empty");
  return {};
}

Result<std::unique_ptr<Sheet>> Sheet::open(const std::filesystem::path& file, std::optional<Encoding> encoding,
                                           const std::function<bool(const std::vector<std::string>&)>& is_header) {
  if (auto readable = check_readable(file); !readable) return std::unexpected(readable.error());
  auto text = detect_encoding(file);
  if (!text) return std::unexpected(text.error());
  if (encoding && text->certain && *encoding != text->encoding) {
    const bool utf8 = *encoding == Encoding::utf8;
    const auto name = file.filename().string();
    return refuse(fmt::format("{} 不是 {} 编码，看起来是 {}；请不写 --encoding，或写 --encoding {}", name,
                              utf8 ? "UTF-8" : "GB18030", utf8 ? "GB18030" : "UTF-8", utf8 ? "gb18030" : "utf-8"),
                  fmt::format("{} is not {}, it looks like {}; leave --encoding out or give --encoding {}", name,
                              utf8 ? "UTF-8" : "GB18030", utf8 ? "GB18030" : "UTF-8", utf8 ? "gb18030" : "utf-8"));
  }
  if (encoding) text->encoding = *encoding;
  const auto bytes = std::filesystem::file_size(file);
  return looks_like_json(file, text->mark) ? opened<JsonSheet>(file, *text, bytes, is_header)
                                           : opened<CsvSheet>(file, *text, bytes, is_header);
}

}  // namespace sanqing::data
