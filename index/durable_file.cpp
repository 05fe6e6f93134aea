#include "index/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "index/checksum.hpp"

namespace sanqing::index {
namespace {

// Repeats a partial read or write until all is through.
template <class Step>
bool through(std::size_t bytes, Step step) {
  for (std::size_t at = 0; at < bytes;) {
    ssize_t done = step(at, bytes - at);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    at += static_cast<std::size_t>(done);
  }
  return true;
}

}  // namespace

Stream::Stream(const std::filesystem::path& file, int flags)
    : descriptor_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}

bool Stream::write(const void* from, std::size_t bytes) {
  add(from, bytes);
  return through(bytes, [&](std::size_t at, std::size_t left) {
    return ::write(descriptor_, static_cast<const char*>(from) + at, left);
  });
}

bool Stream::read(void* to, std::size_t bytes) {
  bool whole = through(
      bytes, [&](std::size_t at, std::size_t left) { return ::read(descriptor_, static_cast<char*>(to) + at, left); });
  if (whole) add(to, bytes);
  return whole;
}

bool Stream::sync() { return ::fsync(descriptor_) == 0; }

bool Stream::close() {
  int open = std::exchange(descriptor_, -1);
  return open < 0 || ::close(open) == 0;
}

void Stream::add(const void* part, std::size_t bytes) {
  sum_ = sum_ * 0x9E3779B97F4A7C15u + checksum({static_cast<const std::byte*>(part), bytes});
}

void replace_file(const std::filesystem::path& file, const std::function<bool(Stream&)>& write) {
  std::filesystem::path temporary = file;
  temporary += ".new";
  auto refuse = [&] {
    std::string reason = std::strerror(errno);
    ::unlink(temporary.c_str());
    throw std::runtime_error(file.string() + ": cannot be written (" + reason + ")");
  };
  {
    Stream out(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    if (!out.open() || !write(out) || !out.sync() || !out.close()) refuse();
  }
  if (::rename(temporary.c_str(), file.c_str()) != 0) refuse();
  Stream folder(file.has_parent_path() ? file.parent_path() : ".", O_RDONLY | O_DIRECTORY);
  if (folder.open()) folder.sync();  // so that the new name, too, outlives a power cut
}

}  // namespace sanqing::index
