#include "index/model_file.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include "index/checksum.hpp"
#include "index/kernels.hpp"

namespace sanqing::index {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::uint64_t magic = 0x4C444D514E415300u;  // "\0SANQMDL"
constexpr std::uint32_t newest = 1;

struct Header {
  std::uint64_t magic;
  std::uint32_t version;
  std::uint32_t dimension;
  std::uint64_t rows;
  std::uint32_t bits;
  float scale_unit;
  float unknown[gram_kinds];
  char name[64];
};
static_assert(sizeof(Header) == 128);

struct Offsets {
  std::size_t hashes, scales, codes, idf, checksum, end;
  Offsets(std::size_t rows, std::size_t row_bytes) {
    hashes = sizeof(Header);
    scales = hashes + 8 * rows;
    codes = (scales + 2 * rows + 63) / 64 * 64;
    idf = codes + rows * row_bytes;
    checksum = (idf + rows + 7) / 8 * 8;
    end = checksum + 8;
  }
};

template <class T>
std::span<const T> part(std::span<const std::byte> bytes, std::size_t offset, std::size_t count) {
  return {reinterpret_cast<const T*>(bytes.data() + offset), count};
}

}  // namespace

std::vector<std::byte> write_model(const ModelView& model) {
  Offsets at(model.hashes.size(), model.row_bytes());
  std::vector<std::byte> bytes(at.end);
  auto copy = [&](std::size_t offset, auto part) {
    if (!part.empty()) std::memcpy(bytes.data() + offset, part.data(), part.size_bytes());
  };
  copy(at.hashes, model.hashes);
  copy(at.scales, model.scales);
  copy(at.codes, model.codes);
  copy(at.idf, model.idf);
  Header header{.magic = magic,
                .version = newest,
                .dimension = static_cast<std::uint32_t>(model.dimension),
                .rows = model.hashes.size(),
                .bits = static_cast<std::uint32_t>(model.bits),
                .scale_unit = model.scale_unit,
                .unknown = {},
                .name = {}};
  std::memcpy(header.unknown, model.unknown.data(), sizeof header.unknown);
  std::snprintf(header.name, sizeof header.name, "%.40s.%016llx", std::string(model.name).c_str(),
                static_cast<unsigned long long>(checksum(std::span(bytes).first(at.checksum))));
  std::memcpy(bytes.data(), &header, sizeof header);
  std::uint64_t sum = checksum(std::span(bytes).first(at.checksum));
  std::memcpy(bytes.data() + at.checksum, &sum, 8);
  return bytes;
}

ModelView read_model(std::span<const std::byte> bytes, std::string_view where) {
  auto refuse = [&](std::string_view what) { throw std::runtime_error(std::string(where) + ": " + std::string(what)); };
  if (bytes.size() < sizeof(Header)) refuse("is not a model of this program, or cut short");
  const auto& header = *reinterpret_cast<const Header*>(bytes.data());
  if (header.magic != magic) refuse("is not a model of this program");
  if (header.version != newest) refuse("is a model of another version of this program");
  if (header.dimension == 0 || header.dimension % 8 != 0 || header.dimension > 4096 ||
      (header.bits != 2 && header.bits != 4) || header.rows > bytes.size())
    refuse("is damaged or cut short");
  Offsets at(header.rows, header.dimension * header.bits / 8);
  std::uint64_t sum = 0;
  if (at.end != bytes.size()) refuse("is cut short");
  std::memcpy(&sum, bytes.data() + at.checksum, 8);
  if (sum != checksum(bytes.first(at.checksum))) refuse("is damaged (its checksum does not match)");
  ModelView model;
  model.name = std::string_view(header.name, strnlen(header.name, sizeof header.name));
  model.dimension = header.dimension;
  model.hashes = part<std::uint64_t>(bytes, at.hashes, header.rows);
  model.bits = header.bits;
  model.scale_unit = header.scale_unit;
  model.scales = part<std::uint16_t>(bytes, at.scales, header.rows);
  model.codes = part<std::uint8_t>(bytes, at.codes, header.rows * model.row_bytes());
  model.idf = part<std::uint8_t>(bytes, at.idf, header.rows);
  std::memcpy(model.unknown.data(), header.unknown, sizeof header.unknown);
  return model;
}

void ModelView::add_row(std::size_t row, float weight, std::span<float> out) const {
  add_packed(out.data(), codes.data() + row * row_bytes(), bits, weight * scale_unit * static_cast<float>(scales[row]),
             dimension);
}

// The codes are steps to both sides of zero; a step is what suits normally distributed numbers best (Max 1960).
PackedRows pack_rows(const std::vector<std::span<const float>>& rows, std::size_t bits) {
  PackedRows packed;
  std::vector<float> steps;
  for (std::span<const float> row : rows) {
    float deviation = std::sqrt(dot(row.data(), row.data(), row.size()) / static_cast<float>(row.size()));
    steps.push_back(deviation * (bits == 4 ? 0.335f : 0.9957f));
  }
  float greatest = steps.empty() ? 0.0f : *std::ranges::max_element(steps);
  packed.scale_unit = greatest > 0 ? greatest / 65535.0f : 1.0f;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    packed.scales.push_back(static_cast<std::uint16_t>(steps[r] / packed.scale_unit + 0.5f));
    std::size_t first = packed.codes.size(), m = rows[r].size() * bits / 8;
    packed.codes.resize(first + m);
    auto half = static_cast<float>(1u << (bits - 1));
    for (std::size_t i = 0; i < rows[r].size(); ++i) {
      float at = steps[r] > 0 ? rows[r][i] / steps[r] + half : half;  // code c stands for c + 1/2 - half
      auto code = static_cast<std::uint8_t>(std::clamp(at, 0.0f, 2 * half - 1));
      packed.codes[first + i % m] |= static_cast<std::uint8_t>(code << (i / m * bits));
    }
  }
  return packed;
}

std::vector<std::byte> read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + ": cannot be opened");
  std::vector<std::byte> bytes(std::filesystem::file_size(file));
  in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (in.gcount() != static_cast<std::streamsize>(bytes.size()))
    throw std::runtime_error(file.string() + ": cannot be read");
  return bytes;
}

void add_hashed(std::span<float> out, std::uint64_t hash, float length) {
  std::uint64_t signs[4];
  float step = length / std::sqrt(static_cast<float>(out.size()));
  for (std::size_t i = 0; i < out.size(); i += 256) {
    for (std::size_t n = 0; n < 4; ++n) signs[n] = detail::finish(hash + 0x9E3779B97F4A7C15u * (i / 64 + n + 1));
    add_signs(out.data() + i, signs, step, std::min<std::size_t>(256, out.size() - i));
  }
}

}  // namespace sanqing::index
