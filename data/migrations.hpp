#pragma once
// The append-only list of schema changes; its length is the schema's version. A migration that was released is never
// edited: the next one corrects it.

#include <span>
#include <string_view>
#include <vector>

#include "data/connection.hpp"

namespace sanqing::data {

struct Migration {
  std::string_view name;
  std::vector<std::string_view> statements;  // in the words of dialect::ddl
  void (*fill)(Connection&) = nullptr;  // what SQL cannot work out for rows that are there, in the same transaction
};

const std::vector<Migration>& migrations();

// 0 = an empty file.
int stored_version(Connection& connection);

// Brings the schema from `from` to the end of `list`, each migration in a transaction of its own.
void migrate(Connection& connection, int from, std::span<const Migration> list);

}  // namespace sanqing::data
