#include "data/notices.hpp"

#include "server/handlers/crud_impl.hpp"
#include "server/handlers/handlers.hpp"

namespace sanqing::server {

template <>
struct Noun<data::Notice> : AnyNoun<data::Notice> {
  static constexpr std::string_view name = "notices";

  static data::Result<data::Slice<data::Notice>> list(Call& call, data::Connection& connection, const data::Page& page,
                                                      const data::Scope& scope) {
    if (auto done = call.query.done(); !done) return std::unexpected(done.error());
    return data::notices_for(connection, call.caller->account.id, page, scope);
  }

  // To the whole office, or to this account.
  static bool may_see(const Caller& caller, const data::Notice& notice) {
    return !notice.account_id || *notice.account_id == caller.account.id;
  }
};

template data::Result<Response> list_records<data::Notice>(Call&);

data::Result<Response> read_notice(Call& call) {
  auto notice = crud::find<data::Notice>(call, call.app.database.read().connection(), call.caller->people());
  if (!notice) return crud::missing<data::Notice>();
  if (!notice->read_at) {
    notice->read_at = data::Time::now();
    auto written = call.app.database.write([&](data::Writing& writing) {
      return data::Repository<data::Notice>::update(writing, *notice, call.actor(), call.caller->people());
    });
    if (!written) return std::unexpected(written.error());
  }
  return crud::shown(call, *notice);
}

}  // namespace sanqing::server
