#pragma once
// Copies of a database file, always read back before they count. Room-private; the doors are Database::backup and
// restore.

#include <filesystem>

#include "data/result.hpp"

namespace sanqing::data {

inline constexpr const char* kDatabaseFile = "sanqing.sqlite";

// The schema's version of a file (0 = empty). Faults: not ours, newer than this program, unreadable.
Result<int> inspect(const std::filesystem::path& file);

// A consistent copy of `from`, which may be in use, under the new name `to`; complete and checked, or not there at all.
Result<void> copy_database(const std::filesystem::path& from, const std::filesystem::path& to);

// Keeps the folder's database beside it as sanqing-v<version>-before-migration.sqlite.
Result<void> copy_before_migration(const std::filesystem::path& folder, int version);

}  // namespace sanqing::data
