#pragma once
// What only accounts and sign-ins are asked. Any thread with its own connection.

#include "data/repository.hpp"

namespace sanqing::data {

// As it was registered, letter for letter.
std::optional<Account> account_by_login(Connection&, const std::string& login);

std::optional<SignIn> sign_in_by_token(Connection&, const std::string& token_hash);

// Ends every sign-in of an account (password, role or state changed) but `kept`; returns how many.
std::int64_t end_sign_ins_of(Writing&, Id account_id, Id kept = 0);
// Ends those not seen since, or begun before.
std::int64_t end_old_sign_ins(Writing&, Time not_seen_since, Time begun_before);

}  // namespace sanqing::data
