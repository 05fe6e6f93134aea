#include "data/folder_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sanqing::data {

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  const auto path = (folder / "lock").string();
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    const std::string why = std::strerror(errno);
    return fail(Fault::unavailable,
                {fmt::format("数据文件夹 {} 不能写入（{}）；请检查权限", folder.string(), why),
                 fmt::format("cannot write in the data folder {} ({}); check its permissions", folder.string(), why)});
  }
  FolderLock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return lock;
  return fail(
      Fault::conflict,
      {fmt::format("数据文件夹 {} 正被另一个三清程序使用；请先停止它，或用 --data 换一个文件夹", folder.string()),
       fmt::format("the data folder {} is in use by another sanqing; stop that one first or choose another "
                   "folder with --data",
                   folder.string())});
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

FolderLock::~FolderLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace sanqing::data
