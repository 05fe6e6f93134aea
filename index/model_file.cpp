#include "index/model_file.hpp"

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include "index/checksum.hpp"

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
  float unknown[gram_kinds];
  char name[72];
};
static_assert(sizeof(Header) == 128);

struct Offsets {
  std::size_t hashes, scales, codes, idf, checksum, end;
  Offsets(std::size_t rows, std::size_t dimension) {
    hashes = sizeof(Header);
    scales = hashes + 8 * rows;
    codes = (scales + 4 * rows + 63) / 64 * 64;
    idf = codes + rows * dimension;
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
  Offsets at(model.hashes.size(), model.dimension);
  std::vector<std::byte> bytes(at.end);
  auto copy = [&](std::size_t offset, auto part) {
    if (!part.empty()) std::memcpy(bytes.data() + offset, part.data(), part.size_bytes());
  };
  copy(at.hashes, model.hashes);
  copy(at.scales, model.scales);
  copy(at.codes, model.codes);
  copy(at.idf, model.idf);
  Header header{magic, newest, static_cast<std::uint32_t>(model.dimension), model.hashes.size(), {}, {}};
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
      header.rows > bytes.size() / header.dimension)
    refuse("is damaged or cut short");
  Offsets at(header.rows, header.dimension);
  std::uint64_t sum = 0;
  if (at.end != bytes.size()) refuse("is cut short");
  std::memcpy(&sum, bytes.data() + at.checksum, 8);
  if (sum != checksum(bytes.first(at.checksum))) refuse("is damaged (its checksum does not match)");
  ModelView model;
  model.name = std::string_view(header.name, strnlen(header.name, sizeof header.name));
  model.dimension = header.dimension;
  model.hashes = part<std::uint64_t>(bytes, at.hashes, header.rows);
  model.scales = part<float>(bytes, at.scales, header.rows);
  model.codes = part<std::int8_t>(bytes, at.codes, header.rows * header.dimension);
  model.idf = part<std::uint8_t>(bytes, at.idf, header.rows);
  std::memcpy(model.unknown.data(), header.unknown, sizeof header.unknown);
  return model;
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
  float step = length / std::sqrt(static_cast<float>(out.size()));
  for (std::size_t i = 0; i < out.size(); i += 64) {
    std::uint64_t signs = detail::finish(hash + 0x9E3779B97F4A7C15u * (i / 64 + 1));
    for (std::size_t n = 0; n < 64 && i + n < out.size(); ++n)
      out[i + n] += std::bit_cast<float>(std::bit_cast<std::uint32_t>(step) ^
                                         (static_cast<std::uint32_t>(signs >> n & 1) << 31));
  }
}

}  // namespace sanqing::index
