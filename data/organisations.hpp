#pragma once
// What only the organisation tree is asked. Any thread with its own connection.

#include <vector>

#include "data/repository.hpp"

namespace sanqing::data {

// Direct children, by id; `parent_id` empty = the roots.
std::vector<Organisation> children_of(Connection&, std::optional<Id> parent_id, const Scope& = {});

// All of them: a few hundred in a city. By path, so that parents stand before their children.
std::vector<Organisation> organisations_in(Connection&, const Scope& = {});
std::vector<Id> organisation_ids_in(Connection&, const Scope& = {});

std::optional<Organisation> organisation_by_code(Connection&, const std::string& code);
std::optional<Organisation> organisation_by_name(Connection&, const std::string& name, const Scope& = {});

}  // namespace sanqing::data
