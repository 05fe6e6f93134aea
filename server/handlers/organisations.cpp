#include "data/organisations.hpp"

#include "server/handlers/crud_impl.hpp"

namespace sanqing::server {

template <>
struct Noun<data::Organisation> : AnyNoun<data::Organisation> {
  static constexpr std::string_view name = "organisations";
  static constexpr std::array<std::string_view, 1> kept{"path"};

  static data::Result<data::Slice<data::Organisation>> list(Call& call, data::Connection& connection,
                                                            const data::Page& page, const data::Scope& scope) {
    auto parent = call.query.number("parent_id", 1, INT64_MAX);
    if (!parent) return AnyNoun::list(call, connection, page, scope);
    if (auto done = call.query.done(); !done) return std::unexpected(done.error());
    return data::Slice<data::Organisation>{data::children_of(connection, *parent, scope), ""};
  }
};

template data::Result<Response> list_records<data::Organisation>(Call&);
template data::Result<Response> get_record<data::Organisation>(Call&);
template data::Result<Response> create_record<data::Organisation>(Call&);
template data::Result<Response> change_record<data::Organisation>(Call&);

}  // namespace sanqing::server
