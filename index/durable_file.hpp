#pragma once
// Files that outlive a crash: written under a temporary name, on disk before they take the place of the old one.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>

namespace sanqing::index {

// A file descriptor with a running checksum of what went through it.
class Stream {
 public:
  Stream(const std::filesystem::path& file, int flags);  // as of open(2)
  ~Stream() { close(); }
  Stream(const Stream&) = delete;

  bool open() const { return descriptor_ >= 0; }
  std::uint64_t sum() const { return sum_; }
  bool write(const void* from, std::size_t bytes);
  bool read(void* to, std::size_t bytes);  // all of them, or false
  bool sync();
  bool close();

 private:
  void add(const void* part, std::size_t bytes);

  int descriptor_;
  std::uint64_t sum_ = 0;
};

// `write` fills the new file. Throws std::runtime_error naming the file when it, or the disk, says no; the old one is
// untouched then.
void replace_file(const std::filesystem::path& file, const std::function<bool(Stream&)>& write);

}  // namespace sanqing::index
