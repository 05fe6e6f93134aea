// Referrals, placements, follow-ups: read here, written by the work on cases.

#include "data/cases.hpp"

#include "server/handlers/crud_impl.hpp"

namespace sanqing::server {
namespace {

// All of one person on one page, or everybody's by id.
template <class Record, auto of_seeker>
struct CaseNoun : AnyNoun<Record> {
  static data::Result<data::Slice<Record>> list(Call& call, data::Connection& connection, const data::Page& page,
                                                const data::Scope& scope) {
    auto seeker = call.query.number("seeker_id", 1, INT64_MAX);
    if (auto done = call.query.done(); !done) return std::unexpected(done.error());
    if (seeker) return data::Slice<Record>{of_seeker(connection, *seeker, scope), ""};
    return data::Repository<Record>::list(connection, page, scope);
  }
};

}  // namespace

template <>
struct Noun<data::Referral> : CaseNoun<data::Referral, data::referrals_of> {
  static constexpr std::string_view name = "referrals";
};
template <>
struct Noun<data::Placement> : CaseNoun<data::Placement, data::placements_of> {
  static constexpr std::string_view name = "placements";
};
template <>
struct Noun<data::FollowUp> : CaseNoun<data::FollowUp, data::follow_ups_of> {
  static constexpr std::string_view name = "follow-ups";
};

template data::Result<Response> list_records<data::Referral>(Call&);
template data::Result<Response> get_record<data::Referral>(Call&);
template data::Result<Response> list_records<data::Placement>(Call&);
template data::Result<Response> get_record<data::Placement>(Call&);
template data::Result<Response> list_records<data::FollowUp>(Call&);
template data::Result<Response> get_record<data::FollowUp>(Call&);

}  // namespace sanqing::server
