#include "data/exchange/keys.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

namespace sanqing::data {

std::string digest(const std::vector<std::string_view>& parts) {
  crypto_generichash_state state;
  std::array<unsigned char, crypto_generichash_BYTES_MIN> bytes{};
  crypto_generichash_init(&state, nullptr, 0, bytes.size());
  for (const auto part : parts) {
    const auto length = static_cast<std::uint64_t>(part.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&length), sizeof length);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  }
  crypto_generichash_final(&state, bytes.data(), bytes.size());
  std::string text;
  for (std::size_t i = 0; i < 12; ++i) fmt::format_to(std::back_inserter(text), "{:02x}", bytes[i]);
  return text;
}

std::string import_key(std::string_view key, std::string_view content) { return fmt::format("{}.{}", key, content); }

void RowKeys::known(Id id, std::string_view import_key) {
  const auto dot = import_key.find('.');
  if (dot == std::string_view::npos) return;
  stored_.emplace(import_key.substr(0, dot), KnownRow{id, std::string(import_key.substr(dot + 1))});
}

RowKeys::Place RowKeys::place(const std::string& identity, const std::string& told) {
  auto& before = seen_[identity];
  if (std::ranges::find(before, told) != before.end())
    return {.key = identity, .stored = nullptr, .number = before.size(), .repeated = true};
  Place place{.key = before.empty() ? identity : fmt::format("{}-{}", identity, before.size()),
              .stored = nullptr,
              .number = before.size(),
              .repeated = false};
  before.push_back(told);
  if (const auto found = stored_.find(place.key); found != stored_.end()) place.stored = &found->second;
  return place;
}

}  // namespace sanqing::data
