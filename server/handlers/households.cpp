#include "server/handlers/crud_impl.hpp"

namespace sanqing::server {

template <>
struct Noun<data::Household> : AnyNoun<data::Household> {
  static constexpr std::string_view name = "households";

  static void complete(Call& call, data::Connection& connection, const data::Household&, data::Household& household,
                       std::vector<data::FieldError>& wrong) {
    // A member who is registered must be one the caller may know of.
    for (std::size_t i = 0; i < household.members.size(); ++i)
      if (auto id = household.members[i].seeker_id;
          id && !data::Repository<data::Seeker>::find(connection, *id, call.caller->people()))
        wrong.push_back({fmt::format("/members/{}/seeker_id", i), "unknown", {"没有这个人", "no such person"}});
  }
};

template data::Result<Response> list_records<data::Household>(Call&);
template data::Result<Response> get_record<data::Household>(Call&);
template data::Result<Response> create_record<data::Household>(Call&);
template data::Result<Response> change_record<data::Household>(Call&);

}  // namespace sanqing::server
