#pragma once
// The physical lines of a file, one at a time, however they end (LF, CRLF, CR), with lines put back where a reader went
// too far. Memory is bounded by the longest line allowed.

#include <deque>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace sanqing::data {

struct Line {
  std::size_t number = 0;  // from 1
  std::string bytes;       // without its end
  std::string end;         // "\n", "\r\n", "\r"; empty at the end of the file
  bool cut = false;        // was longer than allowed; `bytes` is its beginning
};

class LineReader {
 public:
  static constexpr std::size_t longest = 16 << 20;

  // Starts behind `skip` bytes (a byte order mark).
  LineReader(const std::filesystem::path& file, std::size_t skip);
  bool next(Line& line);
  void put_back(Line line);
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  int get();
  std::ifstream in_;
  std::vector<char> buffer_;
  std::size_t at_ = 0, filled_ = 0;
  std::uint64_t bytes_read_ = 0;
  std::size_t number_ = 0;
  std::deque<Line> back_;
};

}  // namespace sanqing::data
