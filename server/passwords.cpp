#include "server/passwords.hpp"

#include <sodium.h>

#include <new>
#include <stdexcept>

namespace sanqing::server {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = std::size_t{19} << 20;
constexpr std::size_t shortest = 8, longest = 1000;

std::string base64url(const Digest& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();
  return text;
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

void start_randomness() {
  if (sodium_init() < 0) throw std::runtime_error("the system gives no randomness");
}

std::string hash_password(std::string_view password) {
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  hash.resize(hash.find('\0'));
  return hash;
}

bool password_fits(const std::string& hash, std::string_view password) {
  static const std::string nobody = hash_password(random_token());
  bool fits =
      crypto_pwhash_str_verify(hash.empty() ? nobody.c_str() : hash.c_str(), password.data(), password.size()) == 0;
  return fits && !hash.empty();
}

std::optional<data::FieldError> refuse_password(std::string_view password, std::string pointer) {
  if (password.size() < shortest)
    return data::FieldError{std::move(pointer), "too_short", {"密码至少 8 位", "at least 8 characters"}};
  if (password.size() > longest) return data::FieldError{std::move(pointer), "too_long", {"密码太长", "too long"}};
  return std::nullopt;
}

std::string random_password() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  std::string password;
  while (password.size() < 16) password += letters[randombytes_uniform(letters.size())];
  return password;
}

std::string random_token() {
  Digest bytes;
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(bytes);
}

Digest digest_of(std::string_view token) {
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), bytes_of(token), token.size(), nullptr, 0);
  return digest;
}

std::string hex_of(const Digest& digest) {
  std::string hex(digest.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

std::optional<Digest> digest_from_hex(std::string_view hex) {
  Digest digest;
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_hex2bin(digest.data(), digest.size(), hex.data(), hex.size(), nullptr, &size, &end) != 0 ||
      size != digest.size() || end != hex.data() + hex.size())
    return std::nullopt;
  return digest;
}

std::string csrf_of(std::string_view token) {
  constexpr std::string_view purpose = "sanqing csrf";
  Digest digest;
  crypto_generichash(digest.data(), digest.size(), bytes_of(purpose), purpose.size(), bytes_of(token), token.size());
  return base64url(digest);
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace sanqing::server
