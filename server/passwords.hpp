#pragma once
// Passwords (argon2id, t = 2, m = 19 MiB: 15 ms and 19 MiB each, so only for the small pool of their own) and the
// random words of sign-ins. Pure functions; threads may share them.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "data/result.hpp"

namespace sanqing::server {

// Call once before anything else here. Throws where the system gives no randomness.
void start_randomness();

std::string hash_password(std::string_view password);
// With an empty hash (unknown login) the same work is done and the answer is no.
bool password_fits(const std::string& hash, std::string_view password);
// What is wrong with a new password; nullopt = nothing.
std::optional<data::FieldError> refuse_password(std::string_view password, std::string pointer);

std::string random_password();  // 16 letters and digits that are not mistaken for each other
std::string random_token();     // 256 bits, base64url

using Digest = std::array<unsigned char, 32>;
Digest digest_of(std::string_view token);  // BLAKE2b
std::string hex_of(const Digest& digest);
std::optional<Digest> digest_from_hex(std::string_view hex);
// The token that changing requests carry: keyed by the session's own, so nothing more is kept.
std::string csrf_of(std::string_view token);
bool same_secret(std::string_view a, std::string_view b);  // in constant time

}  // namespace sanqing::server
