#include "data/exchange/import_run.hpp"
#include "data/organisations.hpp"

namespace sanqing::data::importing {

Result<Organisation> organisation_for(Database& database, std::optional<Id> wanted) {
  {
    auto reading = database.read();
    auto& connection = reading.connection();
    if (wanted) {
      auto named = Repository<Organisation>::find(connection, *wanted);
      if (named) return *std::move(named);
      return fail(Fault::not_found,
                  {fmt::format("没有编号为 {} 的机构", *wanted), fmt::format("there is no organisation {}", *wanted)});
    }
    auto roots = children_of(connection, std::nullopt);
    if (!roots.empty()) return roots.front();
  }
  Organisation first;
  first.name = "本社区";
  return database.write([&](Writing& writing) -> Result<Organisation> {
    auto id = Repository<Organisation>::insert(writing, first, {0, "第一次导入时建立"});
    if (!id) return std::unexpected(id.error());
    return first;
  });
}

}  // namespace sanqing::data::importing
