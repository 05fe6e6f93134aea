#include "data/tree.hpp"

#include "data/scope.hpp"

namespace sanqing::data::tree {

namespace {

std::unexpected<Error> wrong(std::string pointer, std::string code, const Words& words) {
  return fail(Fault::invalid, words, {{std::move(pointer), std::move(code), words}});
}

}  // namespace

Result<std::string> path_above(Connection& connection, const Organisation& organisation) {
  for (const Level child :
       all<Level>(connection, "SELECT level FROM organisations WHERE parent_id = :id", organisation.id))
    if (child <= organisation.level)
      return wrong("/level", "level", {"级别应高于下级机构", "the level must be above the children's"});
  if (!organisation.parent_id) return "/";
  const auto parent = first<std::string, Level>(connection, "SELECT path, level FROM organisations WHERE id = :id",
                                                *organisation.parent_id);
  if (!parent) return wrong("/parent_id", "unknown", {"没有这个上级机构", "there is no such parent organisation"});
  const auto& [path, level] = *parent;
  if (organisation.id != 0 && path.starts_with(organisation.path))
    return wrong("/parent_id", "circle",
                 {"不能把机构放到它自己的下级里", "an organisation cannot be put below itself"});
  if (organisation.level <= level)
    return wrong("/level", "level", {"级别应低于上级机构", "the level must be below the parent's"});
  return path;
}

void move(Writing& writing, const std::string& from, const std::string& to) {
  const Bounds bounds(Scope{from});
  execute(writing.connection(),
          "UPDATE organisations SET path = :to || substr(path, :rest) WHERE path >= :from AND path < :until", to,
          static_cast<std::int64_t>(from.size() + 1), bounds.from, bounds.until);
}

}  // namespace sanqing::data::tree
