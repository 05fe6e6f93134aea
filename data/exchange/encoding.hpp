#pragma once
// In what bytes a file's text is written. A byte order mark decides; otherwise the whole file: where more Chinese
// characters stand in it as UTF-8 than bytes that are none, it is UTF-8 with damage; everything else is read as
// GB18030, which includes GBK and GB2312. (ICU's own detector takes short Chinese files for Hebrew.)

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "data/result.hpp"

namespace sanqing::data {

enum class Encoding { utf8, gb18030 };

struct FileText {
  Encoding encoding = Encoding::utf8;
  std::size_t mark = 0;  // length of the byte order mark
  bool certain = false;  // there is text that is no good in the other encoding
};

// Reads the whole file once, in pieces. Refuses what is no such text (UTF-16, spreadsheets, archives).
Result<FileText> detect_encoding(const std::filesystem::path& file);

// Text of one encoding to UTF-8 and back. Not for two threads at once.
class Transcoder {
 public:
  explicit Transcoder(Encoding encoding);
  ~Transcoder();
  // nullopt where the bytes are no text of this encoding.
  std::optional<std::string> decode(std::string_view bytes);
  // As `decode`, with U+FFFD for what cannot be read.
  std::string decode_damaged(std::string_view bytes);
  std::string encode(std::string_view utf8);

 private:
  std::string convert(std::string_view bytes, bool strict, bool& whole);
  struct Converters;
  std::unique_ptr<Converters> converters_;
};

}  // namespace sanqing::data
