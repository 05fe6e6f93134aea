#include "data/cases.hpp"
#include "server/handlers/crud_impl.hpp"

namespace sanqing::server {

template <>
struct Noun<data::Course> : AnyNoun<data::Course> {
  static constexpr std::string_view name = "courses";
  static constexpr bool pooled = true, matched = true;
};

template <>
struct Noun<data::CourseSession> : AnyNoun<data::CourseSession> {
  static constexpr std::string_view name = "course-sessions";
  static constexpr bool pooled = true, matched = true;
  static constexpr std::array<std::string_view, 1> kept{"taken"};

  static data::Result<data::Slice<data::CourseSession>> list(Call& call, data::Connection& connection,
                                                             const data::Page& page, const data::Scope& scope) {
    auto course = call.query.number("course_id", 1, INT64_MAX);
    if (!course) return AnyNoun::list(call, connection, page, scope);
    if (auto done = call.query.done(); !done) return std::unexpected(done.error());
    return data::Slice<data::CourseSession>{data::sessions_of(connection, *course, scope), ""};
  }

  static void complete(Call& call, data::Connection& connection, const data::CourseSession& before,
                       data::CourseSession& session, std::vector<data::FieldError>& wrong) {
    session.taken = before.taken;
    if (session.course_id &&
        !data::Repository<data::Course>::find(connection, session.course_id, call.caller->supply()))
      wrong.push_back({"/course_id", "unknown", {"没有这门课程", "no such course"}});
  }
};

template data::Result<Response> list_records<data::Course>(Call&);
template data::Result<Response> get_record<data::Course>(Call&);
template data::Result<Response> create_record<data::Course>(Call&);
template data::Result<Response> change_record<data::Course>(Call&);
template data::Result<Response> list_records<data::CourseSession>(Call&);
template data::Result<Response> get_record<data::CourseSession>(Call&);
template data::Result<Response> create_record<data::CourseSession>(Call&);
template data::Result<Response> change_record<data::CourseSession>(Call&);

}  // namespace sanqing::server
