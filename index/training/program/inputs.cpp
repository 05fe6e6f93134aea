#include "index/training/program/inputs.hpp"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace sanqing::training {
namespace {

void put_utf8(unsigned c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 63));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 63));
    out += static_cast<char>(0x80 | (c & 63));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 63));
    out += static_cast<char>(0x80 | (c >> 6 & 63));
    out += static_cast<char>(0x80 | (c & 63));
  }
}

// `at` stands behind the opening quote; left behind the closing one.
std::string json_string(const std::string& line, std::size_t& at) {
  std::string out;
  auto hex = [&] {
    unsigned c = static_cast<unsigned>(std::stoul(line.substr(at + 1, 4), nullptr, 16));
    at += 4;
    return c;
  };
  for (; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] != '\\') {
      out += line[at];
      continue;
    }
    switch (line[++at]) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
        out += '\r';
        break;
      case 'b':
      case 'f':
        out += ' ';
        break;
      case 'u': {
        unsigned c = hex();
        if (c >= 0xD800 && c < 0xDC00 && at + 2 < line.size() && line[at + 1] == '\\' && line[at + 2] == 'u') {
          at += 2;
          c = 0x10000 + ((c - 0xD800) << 10) + (hex() - 0xDC00);
        }
        put_utf8(c, out);
        break;
      }
      default:
        out += line[at];
    }
  }
  ++at;
  return out;
}

}  // namespace

std::string read_text(const std::filesystem::path& file) {
  if (file.extension() != ".zst") {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be opened");
    return {std::istreambuf_iterator<char>(in), {}};
  }
  if (!std::filesystem::exists(file)) throw std::runtime_error(file.string() + ": is not there");
  std::FILE* pipe = ::popen(("zstdcat '" + file.string() + "'").c_str(), "r");
  if (!pipe) throw std::runtime_error(file.string() + ": zstdcat cannot be run");
  std::string text;
  char part[65536];
  while (std::size_t got = std::fread(part, 1, sizeof part, pipe)) text.append(part, got);
  if (::pclose(pipe) != 0) throw std::runtime_error(file.string() + ": zstdcat failed");
  return text;
}

std::vector<Fields> read_json_lines(const std::filesystem::path& file) {
  std::vector<Fields> rows;
  std::string text = read_text(file);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    Fields row;
    for (std::size_t at = line.find('"'); at != std::string::npos; at = line.find('"', at)) {
      std::string key = json_string(line, ++at);
      at = line.find_first_not_of(": ", at);
      if (at == std::string::npos) break;
      if (line[at] == '"') {
        row[key] = json_string(line, ++at);
      } else {
        at = std::min(line.find_first_of(",}", at), line.size());
      }
    }
    if (!row.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Fields> read_csv(const std::filesystem::path& file) {
  std::string text = read_text(file);
  std::vector<std::vector<std::string>> records(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
    char c = text[i];
    if (quoted) {
      if (c != '"')
        cell += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        cell += text[++i];
      else
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',' || c == '\n') {
      records.back().push_back(std::exchange(cell, {}));
      if (c == '\n') records.emplace_back();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (!cell.empty()) records.back().push_back(cell);
  std::vector<Fields> rows;
  for (std::size_t i = 1; i < records.size(); ++i) {
    Fields row;
    for (std::size_t n = 0; n < std::min(records[0].size(), records[i].size()); ++n) row[records[0][n]] = records[i][n];
    if (!row.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::vector<std::string>> read_tsv(const std::filesystem::path& file) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  for (char c : read_text(file)) {
    if (c == '\t' || c == '\n') {
      rows.back().push_back(std::exchange(cell, {}));
      if (c == '\n') rows.emplace_back();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (rows.back().empty()) rows.pop_back();
  return rows;
}

}  // namespace sanqing::training
