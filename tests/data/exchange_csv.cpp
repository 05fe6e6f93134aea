// Files as offices send them: encodings, quotes, line ends, and what is broken in them.

#include <rapidcheck/catch.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "data/exchange/csv.hpp"
#include "data/exchange/mapping.hpp"
#include "data/exchange/seeker_draft.hpp"
#include "data/exchange/sheet.hpp"
#include "data/exchange/vacancy_draft.hpp"
#include "tests/support/temporary.hpp"

using namespace sanqing::data;
using sanqing::tests::TemporaryFolder;

namespace {

std::filesystem::path written(const TemporaryFolder& folder, std::string_view bytes, const char* name = "file.csv") {
  const auto path = folder / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

struct Read {
  std::size_t line;
  std::string cells;  // joined by |
  bool broken;
};

std::vector<Read> read(std::string_view bytes, std::size_t columns = 0) {
  const TemporaryFolder folder;
  const auto path = written(folder, bytes);
  const auto text = detect_encoding(path);
  REQUIRE(text.has_value());
  Transcoder transcoder(text->encoding);
  LineReader lines(path, text->mark);
  CsvReader reader(lines, transcoder);
  reader.expect(columns);
  std::vector<Read> rows;
  Row row;
  while (reader.next(row)) {
    std::string cells;
    for (const auto& cell : row.cells) cells += (&cell == &row.cells.front() ? "" : "|") + cell;
    rows.push_back({row.line, cells, row.broken.has_value()});
  }
  return rows;
}

std::string joined(const std::vector<Read>& rows) {
  std::string text;
  for (const auto& row : rows) text += std::to_string(row.line) + (row.broken ? "!" : ":") + row.cells + "\n";
  return text;
}

}  // namespace

TEST_CASE("quoted cells hold separators, quotes and line ends") {
  CHECK(joined(read("a,b\n1,2\n")) == "1:a|b\n2:1|2\n");
  CHECK(joined(read("\"a,b\",\"c\"\"d\",\"\"\n")) == "1:a,b|c\"d|\n");
  CHECK(joined(read("a,\"x\ny\",c\nd,e,f")) == "1:a|x\ny|c\n3:d|e|f\n");
  CHECK(joined(read("a,\"x\r\ny\",c\r\nd,e,f\r\n")) == "1:a|x\ny|c\n3:d|e|f\n");
  CHECK(joined(read("a,b\rc,d\r")) == "1:a|b\n2:c|d\n");
  CHECK(joined(read("a,,\n,,\n")) == "1:a||\n2:||\n");
  CHECK(joined(read("5\" pipe,b\n")) == "1:5\" pipe|b\n");
  CHECK(joined(read("\"a\" ,b\n")) == "1:a|b\n");
}

TEST_CASE("the separator of the sheet program is found in the header") {
  CHECK(joined(read("a;b;c\n1,5;2;3\n")) == "1:a|b|c\n2:1,5|2|3\n");
  CHECK(joined(read("a\tb\n1\t2,3\n")) == "1:a|b\n2:1|2,3\n");
  CHECK(joined(read("only\n1\n")) == "1:only\n2:1\n");
}

TEST_CASE("a byte order mark is not part of the first name") {
  CHECK(joined(read("\xEF\xBB\xBF姓名,电话\n张三,1\n")) == "1:姓名|电话\n2:张三|1\n");
  CHECK(joined(read("\x84\x31\x95\x33"
                    "a,b\n")) == "1:a|b\n");
}

TEST_CASE("GB18030 is told from UTF-8 and read whole") {
  Transcoder gb(Encoding::gb18030);
  const std::string rare = "单位,职位名称\n㐀𠮷有限公司,保洁员、保安\n";
  CHECK(gb.decode(gb.encode(rare)) == rare);
  CHECK(joined(read(gb.encode(rare))) == "1:单位|职位名称\n2:㐀𠮷有限公司|保洁员、保安\n");
  CHECK_FALSE(gb.decode("\xff\xff").has_value());
}

TEST_CASE("a few damaged bytes do not turn a UTF-8 file into another encoding") {
  std::string text = "姓名,地址\n";
  for (int i = 0; i < 30; ++i) text += "张三,较场口街道\n";
  text += "李\xff四,较场口\n王五,七星岗\n";
  const auto rows = read(text);
  REQUIRE(rows.size() == 33);
  CHECK(rows[31].broken);
  CHECK(rows[31].line == 32);
  CHECK(rows[31].cells == "李\uFFFD四|较场口");
  CHECK(rows[32].cells == "王五|七星岗");
}

TEST_CASE("a broken quote costs its own line only") {
  const auto text =
      "a,b,c\n"
      "1,\"open,3\n"
      "4,5,6\n"
      "7,\"8\",9\n"
      "10,11,12\n";
  CHECK(joined(read(text, 3)) == "1:a|b|c\n2!1|\"open|3\n3:4|5|6\n4:7|8|9\n5:10|11|12\n");
  CHECK(joined(read("a,b\n\"x\"y,1\n2,3\n", 2)) == "1:a|b\n2!\"x\"y|1\n3:2|3\n");
  CHECK(joined(read("a,b\n1,\"never closed\n2,3\n4,5", 2)) == "1:a|b\n2!1|\"never closed\n3:2|3\n4:4|5\n");
  // The next line's own quotes close it by chance: too many cells betray it.
  CHECK(joined(read("a,b\n1,\"open\n\"x\",\"y\"\n2,3\n", 2)) == "1:a|b\n2!1|\"open\n3:x|y\n4:2|3\n");
}

TEST_CASE("very long cells and very many lines are read with patience") {
  const std::string cell(1 << 20, 'x');
  const auto rows = read("a,b\n1,\"" + cell + "\"\n2,3\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].cells == "1|" + cell);
  std::string many = "a,b\n1,\"";
  for (int i = 0; i < 1000; ++i) many += "line\n";
  CHECK(read(many + "\"\n2,3\n").size() == 3);
  const auto endless = read(std::string(LineReader::longest + 10, 'y') + "\n1,2\n");
  REQUIRE(endless.size() == 2);
  CHECK(endless[0].broken);
  CHECK(endless[1].cells == "1|2");
}

TEST_CASE("what is no text of ours is refused with what to do") {
  const TemporaryFolder folder;
  for (const std::string& bytes :
       {std::string("\xFF\xFE\x31\x00", 4), std::string("PK\x03\x04zip"), std::string("\xD0\xCF\x11\xE0old")}) {
    const auto text = detect_encoding(written(folder, bytes));
    REQUIRE_FALSE(text.has_value());
    CHECK(text.error().words.zh.find("另存为") != std::string::npos);
  }
}

TEST_CASE("a written cell is read back to itself") {
  rc::check("csv_cell and CsvReader agree", [](std::vector<std::string> cells) {
    std::erase_if(cells, [](const std::string& cell) {
      return !std::ranges::all_of(cell, [](char c) { return c >= 0x20 && c < 0x7f; });
    });
    RC_PRE(!cells.empty());
    std::string text, plain;
    for (const auto& cell : cells) {
      text += (text.empty() ? "" : ",") + csv_cell(cell + "\"x\n,");
      plain += (plain.empty() ? "" : "|") + cell + "\"x\n,";
    }
    RC_ASSERT(read(text + "\n").at(0).cells == plain);
  });
  rc::check("any bytes are read to their end", [](const std::string& bytes) {
    const TemporaryFolder folder;
    const auto path = written(folder, bytes);
    if (const auto text = detect_encoding(path)) {
      Transcoder transcoder(text->encoding);
      LineReader lines(path, text->mark);
      CsvReader reader(lines, transcoder);
      Row row;
      while (reader.next(row)) {
      }
    }
  });
}

TEST_CASE("headers are known without stars, hints and spaces") {
  CHECK(header_key(" *姓 名（必填）") == "姓名");
  CHECK(header_key("月薪下限(元)") == "月薪下限");
  CHECK(header_key("ＰＨＯＮＥ：") == "phone");
}

TEST_CASE("the shipped mappings are sound") {
  CHECK(shipped_mappings("vacancies", names_of(vacancy_fields())).size() == 2);
  CHECK(shipped_mappings("seekers", names_of(seeker_fields())).size() == 1);
}

TEST_CASE("a mapping that cannot be used says what is wrong with it") {
  const auto fields = names_of(vacancy_fields());
  CHECK(parse_mapping(R"({"columns":{"岗":"title"}})", fields).has_value());
  const std::pair<const char*, const char*> wrong[] = {{R"({"columns":{"岗":"tilte"}})", "tilte"},
                                                       {R"({"columns":{}})", "columns"},
                                                       {R"({"colums":{"岗":"title"}})", "colums"},
                                                       {R"({"columns":{"岗":5}})", "岗"},
                                                       {"[]", "对象"},
                                                       {"{", "JSON"}};
  for (const auto& [text, names] : wrong) {
    INFO(text);
    const auto mapping = parse_mapping(text, fields);
    REQUIRE_FALSE(mapping.has_value());
    const bool named = mapping.error().words.zh.find(names) != std::string::npos || std::string_view(names) == "JSON";
    CHECK(named);
  }
  CHECK_FALSE(read_mapping("/nowhere/mapping.json", fields).has_value());
}
