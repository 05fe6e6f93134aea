#pragma once
// The file of a VectorIndex: layout, stamp, then cell by cell ids, columns and f32 rows, and a checksum of it all.
// Little-endian. Codes are not stored: making them again is faster than reading them.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/cells.hpp"

namespace sanqing::index {

// What a snapshot needs, as of now; the f32 pages are shared, not copied, and stay as they are while they are held.
std::vector<CellRows> share_rows(const CellLists& cells);

// Through a temporary name beside `file`. Throws std::runtime_error naming the file.
void write_snapshot(const std::filesystem::path& file, const Layout& layout, const std::vector<CellRows>& cells,
                    std::string_view stamp);
// nullopt, with `why` filled, unless every byte is as it was written and the layout is this one.
std::optional<std::vector<CellRows>> read_snapshot(const std::filesystem::path& file, const Layout& layout,
                                                   std::string& stamp, std::string& why);

}  // namespace sanqing::index
