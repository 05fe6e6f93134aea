#include "data/organisations.hpp"

#include "data/scope.hpp"

namespace sanqing::data {

std::vector<Organisation> children_of(Connection& connection, std::optional<Id> parent_id, const Scope& scope) {
  Filter filter = in_scope<Organisation>(scope);
  if (parent_id)
    filter.add("parent_id = :parent_id", *parent_id);
  else
    filter.add("parent_id IS NULL");
  return all_of<Organisation>(connection, filter.end("ORDER BY id"));
}

std::vector<Organisation> organisations_in(Connection& connection, const Scope& scope) {
  return all_of<Organisation>(connection, in_scope<Organisation>(scope).end("ORDER BY path"));
}

std::vector<Id> organisation_ids_in(Connection& connection, const Scope& scope) {
  const Filter filter = in_scope<Organisation>(scope).end("ORDER BY id");
  return all<Id>(connection, "SELECT id FROM organisations" + filter.sql(), filter);
}

std::optional<Organisation> organisation_by_code(Connection& connection, const std::string& code) {
  if (code.empty()) return std::nullopt;
  return first<Organisation>(connection, select<Organisation>() + " WHERE code = :code ORDER BY id LIMIT 1", code);
}

std::optional<Organisation> organisation_by_name(Connection& connection, const std::string& name, const Scope& scope) {
  const Filter filter = in_scope<Organisation>(scope).add("name = :name", name).end("ORDER BY path LIMIT 1");
  return first<Organisation>(connection, select<Organisation>() + filter.sql(), filter);
}

}  // namespace sanqing::data
