#pragma once
// The column `name_keys` of a seeker: under which letters the name is found (data/normalise/names), kept beside the
// record by the one place that writes it (repository_impl.hpp) and by the migration that brought the column.
// Room-private.

#include <string>
#include <string_view>

#include "data/connection.hpp"
#include "data/query.hpp"

namespace sanqing::data {

// " hulianrong hlr": every key has a blank before it.
std::string search_keys(std::string_view name);

// Writes them for a record that has just been stored.
void keep_search_keys(Connection& connection, const Seeker& seeker);

// For records stored before there was such a column.
void fill_search_keys(Connection& connection);

// Adds the condition that a name holds `q` or, where q is letters, is spelled or initialled so.
void add_name(Filter& filter, const std::string& q);

}  // namespace sanqing::data
