#include "index/snapshot.hpp"

#include <fcntl.h>

#include "index/durable_file.hpp"

namespace sanqing::index {
namespace {

constexpr std::uint64_t magic = 0x31585649514E4153u;  // "SANQIVX1"

struct Counts {
  std::uint64_t magic, blocks, columns, cells, stamp;
};
struct CellHead {
  std::int64_t cell;
  std::uint64_t rows;
};

// Calls part(memory, bytes) for everything a cell consists of, in file order, until one fails.
template <class Rows, class Part>
bool each_part(Rows& rows, std::size_t dimension, Part part) {
  std::size_t count = rows.ids.size();
  if (!part(rows.ids.data(), count * sizeof(Id))) return false;
  for (auto& column : rows.columns)
    if (!part(column.data(), count * sizeof(std::int32_t))) return false;
  for (std::size_t first = 0; first < count; first += rows_a_page) {
    std::size_t used = std::min(rows_a_page, count - first);
    if (!part(rows.pages[first / rows_a_page].get(), used * dimension * sizeof(float))) return false;
  }
  return true;
}

bool write_all(Stream& out, const Layout& layout, const std::vector<CellRows>& cells, std::string_view stamp) {
  Counts counts{magic, layout.blocks.size(), static_cast<std::uint64_t>(layout.columns), cells.size(), stamp.size()};
  if (!out.write(&counts, sizeof counts) || !out.write(layout.blocks.data(), layout.blocks.size() * sizeof(int)) ||
      !out.write(stamp.data(), stamp.size()))
    return false;
  auto dimension = static_cast<std::size_t>(layout.dimension());
  for (const CellRows& rows : cells) {
    CellHead head{rows.cell, rows.ids.size()};
    if (!out.write(&head, sizeof head) ||
        !each_part(rows, dimension, [&](const void* from, std::size_t bytes) { return out.write(from, bytes); }))
      return false;
  }
  std::uint64_t sum = out.sum();
  return out.write(&sum, sizeof sum);
}

// Why the rest of the file cannot be used; empty when `cells` is whole. Sizes are checked against `left`, the bytes the
// file has after its head, before memory is asked for.
std::string read_cells(Stream& in, const Layout& layout, std::uint64_t count, std::uint64_t left,
                       std::vector<CellRows>& cells) {
  auto dimension = static_cast<std::size_t>(layout.dimension());
  std::uint64_t row_bytes = sizeof(Id) + static_cast<std::uint64_t>(layout.columns) * 4 + dimension * 4;
  for (std::uint64_t i = 0; i < count; ++i) {
    CellHead head;
    if (left < sizeof head || !in.read(&head, sizeof head)) return "is cut short";
    left -= sizeof head;
    if (head.rows > left / row_bytes) return "is cut short";
    left -= head.rows * row_bytes;
    CellRows& rows = cells.emplace_back();
    rows.cell = static_cast<Cell>(head.cell);
    rows.ids.resize(head.rows);
    rows.columns.assign(static_cast<std::size_t>(layout.columns), std::vector<std::int32_t>(head.rows));
    for (std::size_t first = 0; first < head.rows; first += rows_a_page)
      rows.pages.push_back(std::make_shared_for_overwrite<float[]>(rows_a_page * dimension));
    if (!each_part(rows, dimension, [&](void* to, std::size_t bytes) { return in.read(to, bytes); }))
      return "is cut short";
  }
  std::uint64_t expected = in.sum(), sum = 0;
  if (left != sizeof sum || !in.read(&sum, sizeof sum)) return left < sizeof sum ? "is cut short" : "is damaged";
  return sum == expected ? "" : "is damaged (its checksum does not match)";
}

}  // namespace

std::vector<CellRows> share_rows(const CellLists& cells) {
  std::vector<CellRows> shared;
  for (std::size_t list = 0; list < cells.size(); ++list) {
    const CellRows& rows = cells.at(list);
    if (!rows.ids.empty()) shared.push_back({rows.cell, rows.ids, {}, {}, rows.columns, rows.pages});
  }
  return shared;
}

void write_snapshot(const std::filesystem::path& file, const Layout& layout, const std::vector<CellRows>& cells,
                    std::string_view stamp) {
  replace_file(file, [&](Stream& out) { return write_all(out, layout, cells, stamp); });
}

std::optional<std::vector<CellRows>> read_snapshot(const std::filesystem::path& file, const Layout& layout,
                                                   std::string& stamp, std::string& why) {
  auto refuse = [&](std::string_view what) {
    why = file.string() + " " + std::string(what);
    return std::nullopt;
  };
  std::error_code ignored;
  std::uint64_t left = std::filesystem::file_size(file, ignored);
  Stream in(file, O_RDONLY);
  if (!in.open() || ignored) return refuse("is not there or cannot be opened");
  Counts counts;
  if (!in.read(&counts, sizeof counts)) return refuse("is cut short");
  if (counts.magic != magic) return refuse("is not an index of this program");
  left -= sizeof counts;
  if (counts.blocks != layout.blocks.size() || counts.columns != static_cast<std::uint64_t>(layout.columns))
    return refuse("has another layout");
  std::vector<int> blocks(counts.blocks);
  if (!in.read(blocks.data(), blocks.size() * sizeof(int))) return refuse("is cut short");
  if (blocks != layout.blocks) return refuse("has another layout");
  left -= blocks.size() * sizeof(int);
  if (counts.stamp > left) return refuse("is cut short");
  std::string read_stamp(counts.stamp, '\0');
  if (!in.read(read_stamp.data(), read_stamp.size())) return refuse("is cut short");
  left -= counts.stamp;
  std::vector<CellRows> cells;
  if (std::string reason = read_cells(in, layout, counts.cells, left, cells); !reason.empty()) return refuse(reason);
  stamp = std::move(read_stamp);
  return cells;
}

}  // namespace sanqing::index
