#include "data/exchange/lines.hpp"

#include <algorithm>

namespace sanqing::data {

LineReader::LineReader(const std::filesystem::path& file, std::size_t skip)
    : in_(file, std::ios::binary), buffer_(1 << 18) {
  in_.seekg(static_cast<std::streamoff>(skip));
  bytes_read_ = skip;
}

// The next byte without taking it, -1 at the end.
int LineReader::get() {
  if (at_ == filled_) {
    in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    filled_ = static_cast<std::size_t>(in_.gcount());
    at_ = 0;
    if (filled_ == 0) return -1;
  }
  return static_cast<unsigned char>(buffer_[at_]);
}

bool LineReader::next(Line& line) {
  if (!back_.empty()) {
    line = std::move(back_.front());
    back_.pop_front();
    return true;
  }
  line = {};
  line.number = ++number_;
  bool any = false;
  while (get() >= 0) {
    any = true;
    const char* from = buffer_.data() + at_;
    const char* const until = buffer_.data() + filled_;
    const char* end = from;
    while (end != until && *end != '\n' && *end != '\r') ++end;
    const auto room = longest - std::min(longest, line.bytes.size());
    const auto length = static_cast<std::size_t>(end - from);
    line.bytes.append(from, std::min(length, room));
    line.cut |= length > room;
    at_ += length;
    bytes_read_ += length;
    if (end == until) continue;
    line.end = *end;
    ++at_, ++bytes_read_;
    if (line.end == "\r" && get() == '\n') {
      line.end = "\r\n";
      ++at_, ++bytes_read_;
    }
    break;
  }
  return any;
}

void LineReader::put_back(Line line) { back_.push_front(std::move(line)); }

}  // namespace sanqing::data
