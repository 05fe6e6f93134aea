#include "data/exchange/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "data/normalise/folding.hpp"
#include "data/text.hpp"

namespace sanqing::data {

namespace {

constexpr std::size_t piece = 1 << 20;

std::unexpected<Error> refuse(std::string zh, std::string en) {
  return fail(Fault::invalid, {std::move(zh), std::move(en)});
}

// What the bytes are when they are read as UTF-8.
struct Census {
  std::size_t characters = 0;  // of three or four bytes: Chinese is written in these, and chance hardly makes them
  std::size_t bad = 0;         // bytes that begin or continue no character
  void count(std::string_view line) {
    while (!line.empty()) {
      if (static_cast<unsigned char>(line[0]) < 0x80) {
        line.remove_prefix(1);
        continue;
      }
      const auto before = line.size();
      const auto c = take_code_point(line);
      const auto length = before - line.size();
      if (c == 0xFFFD && length == 1)
        ++bad;
      else if (length > 2)
        ++characters;
    }
  }
};

// Of GB18030 text nearly every byte is bad as UTF-8; a damaged character of UTF-8 is three bad bytes at most.
FileText judge(const Census& census) {
  const bool utf8 = census.bad == 0 || census.characters > census.bad;
  return {.encoding = utf8 ? Encoding::utf8 : Encoding::gb18030,
          .mark = 0,
          .certain = utf8 ? census.characters > 0 : census.bad > 8 * census.characters};
}

}  // namespace

Result<FileText> detect_encoding(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<char> buffer(piece);
  std::string line;
  Census census;
  bool first = true;
  while (in.read(buffer.data(), piece) || in.gcount() > 0) {
    std::string_view text(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (first) {
      first = false;
      if (text.starts_with("\xEF\xBB\xBF")) return FileText{Encoding::utf8, 3, true};
      if (text.starts_with("\x84\x31\x95\x33")) return FileText{Encoding::gb18030, 4, true};
      if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return refuse("文件是 UTF-16 编码，请在表格软件里另存为“CSV UTF-8”",
                      "the file is UTF-16; save it as CSV UTF-8");
      if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0"))
        return refuse("这是 Excel 工作簿，不是 CSV，请另存为“CSV UTF-8”", "this is a workbook; save it as CSV UTF-8");
    }
    while (true) {
      const auto end = text.find('\n');
      line.append(text.substr(0, std::min(end, text.size())));
      if (line.size() > piece) {  // one endless line: judge it in pieces, at a place where no character is torn
        census.count(std::string_view(line).substr(0, line.find_last_of(" ,\"") + 1));
        line.clear();
      }
      if (end == std::string_view::npos) break;
      census.count(line);
      line.clear();
      text.remove_prefix(end + 1);
    }
  }
  census.count(line);
  return judge(census);
}

struct Transcoder::Converters {
  Encoding encoding;
  UConverter* gb18030 = nullptr;
  UConverter* utf8 = nullptr;
};

Transcoder::Transcoder(Encoding encoding) : converters_(std::make_unique<Converters>()) {
  converters_->encoding = encoding;
  if (encoding == Encoding::utf8) return;
  UErrorCode error = U_ZERO_ERROR;
  converters_->gb18030 = ucnv_open("gb18030", &error);
  converters_->utf8 = ucnv_open("UTF-8", &error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no GB18030 converter");
}

Transcoder::~Transcoder() {
  ucnv_close(converters_->gb18030);
  ucnv_close(converters_->utf8);
}

std::string Transcoder::convert(std::string_view bytes, bool strict, bool& whole) {
  UErrorCode error = U_ZERO_ERROR;
  ucnv_setToUCallBack(converters_->gb18030, strict ? UCNV_TO_U_CALLBACK_STOP : UCNV_TO_U_CALLBACK_SUBSTITUTE, nullptr,
                      nullptr, nullptr, &error);
  std::string out(bytes.size() * 2 + 16, '\0');
  char* target = out.data();
  const char* source = bytes.data();
  UChar pivot[1024];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  ucnv_convertEx(converters_->utf8, converters_->gb18030, &target, out.data() + out.size(), &source,
                 bytes.data() + bytes.size(), pivot, &pivot_source, &pivot_target, pivot + 1024, true, true, &error);
  whole = U_SUCCESS(error);
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

std::optional<std::string> Transcoder::decode(std::string_view bytes) {
  if (converters_->encoding == Encoding::utf8) return is_utf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
  bool whole = false;
  auto text = convert(bytes, true, whole);
  return whole ? std::optional(std::move(text)) : std::nullopt;
}

std::string Transcoder::decode_damaged(std::string_view bytes) {
  if (converters_->encoding == Encoding::utf8) return repaired_utf8(bytes);
  bool whole = false;
  return convert(bytes, false, whole);
}

std::string Transcoder::encode(std::string_view utf8) {
  if (converters_->encoding == Encoding::utf8) return std::string(utf8);
  UErrorCode error = U_ZERO_ERROR;
  std::string out(utf8.size() * 4 + 16, '\0');
  char* target = out.data();
  const char* source = utf8.data();
  UChar pivot[1024];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  ucnv_convertEx(converters_->gb18030, converters_->utf8, &target, out.data() + out.size(), &source,
                 utf8.data() + utf8.size(), pivot, &pivot_source, &pivot_target, pivot + 1024, true, true, &error);
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

}  // namespace sanqing::data
