#pragma once
// One process at a time in a data folder: a lock on its file `lock`, given up by the system when the process ends,
// however it ends. Room-private.

#include <filesystem>
#include <memory>

#include "data/result.hpp"

namespace sanqing::data {

class FolderLock {
 public:
  static Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace sanqing::data
