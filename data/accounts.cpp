#include "data/accounts.hpp"

#include "data/query.hpp"

namespace sanqing::data {

std::optional<Account> account_by_login(Connection& connection, const std::string& login) {
  return first<Account>(connection, select<Account>() + " WHERE login = :login", login);
}

std::optional<SignIn> sign_in_by_token(Connection& connection, const std::string& token_hash) {
  return first<SignIn>(connection, select<SignIn>() + " WHERE token_hash = :token_hash", token_hash);
}

std::int64_t end_sign_ins_of(Writing& writing, Id account_id, Id kept) {
  return execute(writing.connection(), "DELETE FROM sign_ins WHERE account_id = :account_id AND id <> :kept",
                 account_id, kept);
}

std::int64_t end_old_sign_ins(Writing& writing, Time not_seen_since, Time begun_before) {
  return execute(writing.connection(), "DELETE FROM sign_ins WHERE seen_at < :seen_at OR created_at < :created_at",
                 not_seen_since, begun_before);
}

}  // namespace sanqing::data
