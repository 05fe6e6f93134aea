#pragma once
// Keeping the paths of the organisation tree. Room-private: Repository<Organisation> calls these around its own work.

#include "data/repository.hpp"

namespace sanqing::data::tree {

// The path of the parent ("/" for a root). Faults: no such parent; a level not below the parent's; a place under
// `organisation` itself or its children.
Result<std::string> path_above(Connection& connection, const Organisation& organisation);

// Moves everything whose path starts with `from` under `to`.
void move(Writing& writing, const std::string& from, const std::string& to);

}  // namespace sanqing::data::tree
