#include "server/routes.hpp"

#include <charconv>

#include "server/handlers/crud.hpp"
#include "server/handlers/handlers.hpp"
#include "server/http_faults.hpp"

namespace sanqing::server {
namespace {

using data::Role;
using enum Method;

constexpr Roles anyone = Roles::anyone();
constexpr Roles signed_in{Role::seeker,     Role::employer,      Role::officer,
                          Role::supervisor, Role::administrator, Role::integrator};
constexpr Roles office{Role::officer, Role::supervisor, Role::administrator};
constexpr Roles office_or_employer{Role::officer, Role::supervisor, Role::administrator, Role::employer};
constexpr Roles administrator{Role::administrator};

constexpr Route table[] = {
    {get, "/healthz", anyone, get_health, Place::here},
    {get, "/readyz", anyone, get_readiness, Place::here},
    {get, "/version", anyone, get_version, Place::here},
    {get, "/metrics", anyone, get_metrics, Place::here},
    {get, "/api/v1/openapi.yaml", anyone, get_openapi, Place::here},

    {post, "/api/v1/sessions", anyone, sign_in, Place::vault},
    {get, "/api/v1/sessions/current", signed_in, get_session, Place::here, true},
    {delete_, "/api/v1/sessions/current", signed_in, sign_out, Place::worker, true},
    {post, "/api/v1/sessions/current/password", signed_in, change_password, Place::vault, true},

    {get, "/api/v1/organisations", office, list_records<data::Organisation>},
    {post, "/api/v1/organisations", administrator, create_record<data::Organisation>},
    {get, "/api/v1/organisations/{id}", office, get_record<data::Organisation>},
    {patch, "/api/v1/organisations/{id}", administrator, change_record<data::Organisation>},

    {get, "/api/v1/seekers", office, list_records<data::Seeker>},
    {post, "/api/v1/seekers", office, create_record<data::Seeker>},
    {get, "/api/v1/seekers/{id}", office, get_record<data::Seeker>},
    {put, "/api/v1/seekers/{id}", office, replace_record<data::Seeker>},
    {patch, "/api/v1/seekers/{id}", office, change_record<data::Seeker>},
    {get, "/api/v1/seekers/{id}/events", office, list_seeker_events},
    {get, "/api/v1/seekers/{id}/matches", office, match_seeker},

    {get, "/api/v1/households", office, list_records<data::Household>},
    {post, "/api/v1/households", office, create_record<data::Household>},
    {get, "/api/v1/households/{id}", office, get_record<data::Household>},
    {patch, "/api/v1/households/{id}", office, change_record<data::Household>},

    {get, "/api/v1/employers", office_or_employer, list_records<data::Employer>},
    {post, "/api/v1/employers", office, create_record<data::Employer>},
    {get, "/api/v1/employers/{id}", office_or_employer, get_record<data::Employer>},
    {patch, "/api/v1/employers/{id}", office, change_record<data::Employer>},

    {get, "/api/v1/vacancies", office_or_employer, list_records<data::Vacancy>},
    {post, "/api/v1/vacancies", office, create_record<data::Vacancy>},
    {get, "/api/v1/vacancies/{id}", office_or_employer, get_record<data::Vacancy>},
    {put, "/api/v1/vacancies/{id}", office, replace_record<data::Vacancy>},
    {patch, "/api/v1/vacancies/{id}", office, change_record<data::Vacancy>},
    {get, "/api/v1/vacancies/{id}/matches", office, match_vacancy},

    {get, "/api/v1/courses", office, list_records<data::Course>},
    {post, "/api/v1/courses", office, create_record<data::Course>},
    {get, "/api/v1/courses/{id}", office, get_record<data::Course>},
    {patch, "/api/v1/courses/{id}", office, change_record<data::Course>},

    {get, "/api/v1/course-sessions", office, list_records<data::CourseSession>},
    {post, "/api/v1/course-sessions", office, create_record<data::CourseSession>},
    {get, "/api/v1/course-sessions/{id}", office, get_record<data::CourseSession>},
    {patch, "/api/v1/course-sessions/{id}", office, change_record<data::CourseSession>},

    {get, "/api/v1/referrals", office, list_records<data::Referral>},
    {get, "/api/v1/referrals/{id}", office, get_record<data::Referral>},
    {get, "/api/v1/placements", office, list_records<data::Placement>},
    {get, "/api/v1/placements/{id}", office, get_record<data::Placement>},
    {get, "/api/v1/follow-ups", office, list_records<data::FollowUp>},
    {get, "/api/v1/follow-ups/{id}", office, get_record<data::FollowUp>},

    {get, "/api/v1/notices", office, list_records<data::Notice>},
    {post, "/api/v1/notices/{id}/read", office, read_notice},

    {post, "/api/v1/matches", office, match_draft},
    {get, "/api/v1/course-plan", office, plan_courses},

    {get, "/api/v1/taxonomy/occupations", signed_in, guess_occupations},
    {get, "/api/v1/taxonomy/certificates", signed_in, list_certificates},
    {get, "/api/v1/labels", anyone, list_labels, Place::here},

    {get, "/api/v1/public/communities", anyone, list_communities},
    {get, "/api/v1/public/vacancies", anyone, list_public_vacancies},
    {get, "/api/v1/public/vacancies/{id}", anyone, get_public_vacancy},

    {get, "/api/v1/live", office, live, Place::here},

    {get, "/problems/*", anyone, get_problem_page, Place::here},
    {get, "/", anyone, go_to_public_page, Place::here},
    {get, "/app", anyone, go_to_console, Place::here},
    {get, "/app/*", anyone, get_page, Place::here},
    {get, "/s/*", anyone, get_page, Place::here},
};

// The rest of `text` behind its first segment, which is put into `segment`.
std::string_view after_segment(std::string_view text, std::string_view& segment) {
  segment = text.substr(0, text.find('/', 1));
  return text.substr(segment.size());
}

// Both start with '/'.
bool fits(std::string_view pattern, std::string_view path, Found& found) {
  while (!pattern.empty()) {
    std::string_view expected, given;
    pattern = after_segment(pattern, expected);
    if (expected == "/*") {
      found.rest = path.substr(std::min<std::size_t>(1, path.size()));
      return !path.empty();
    }
    path = after_segment(path, given);
    if (expected == "/{id}") {
      if (given.size() < 2 || given[1] == '0') return false;
      auto end = given.data() + given.size();
      auto [stop, error] = std::from_chars(given.data() + 1, end, found.id);
      if (error != std::errc{} || stop != end || found.id <= 0) return false;
    } else if (expected != given) {
      return false;
    }
  }
  return path.empty();
}

data::Result<void> admit(const Route& route, const Call& call) {
  if (route.roles.open()) return {};
  if (!call.caller) return data::fail(data::Fault::unauthenticated, {"请先登录", "Nobody is signed in"});
  if (!route.roles.has(call.caller->account.role))
    return data::fail(data::Fault::forbidden, {"这个账号不能做这件事", "This is not for accounts of this role"});
  if (call.caller->account.must_change_password && !route.first_steps)
    return data::fail(data::Fault::forbidden, {"请先修改初始密码", "Change the first password before anything else"});
  return {};
}

bool is_json(std::string_view content_type, Method method) {
  auto type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return type == "application/json" || (method == patch && type == "application/merge-patch+json");
}

bool changes(Method method) { return method != get && method != head; }

Response run(const Route& route, const Found& found, const Request& request, App& app) {
  auto token = token_of(request);
  Call call{app,
            request,
            token.empty() ? nullptr : app.sign_ins.find(token),
            token,
            found.id,
            found.rest,
            Query(request.query)};
  if (auto admitted = admit(route, call); !admitted) return problem(request, admitted.error());
  if (changes(request.method)) {
    if (!route.roles.open() && !same_secret(request.csrf, csrf_of(token)))
      return problem(request, "csrf", {"请刷新页面后再试", "Send the csrf_token of the session in X-CSRF-Token"});
    if (!request.body.empty() && !is_json(request.content_type, request.method))
      return problem(request, "media-type", {"请用 application/json", "Send application/json"});
  }
  auto result = route.handler(call);
  return result ? std::move(*result) : problem(request, result.error());
}

}  // namespace

std::span<const Route> routes() { return table; }

Found find_route(const Request& request) {
  Found found;
  auto method = request.method == head ? get : request.method;
  for (const auto& route : table) {
    if (!fits(route.path, request.path, found)) continue;
    if (route.method == method) {
      found.route = &route;
      return found;
    }
    if (!found.allowed.empty()) found.allowed += ", ";
    found.allowed += route.method == get ? "GET, HEAD" : name_of(route.method);
  }
  return found;
}

std::string_view token_of(const Request& request) {
  constexpr std::string_view name = "sanqing_session=";
  std::string_view rest = request.cookie;
  while (!rest.empty()) {
    auto item = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    while (item.starts_with(' ')) item.remove_prefix(1);
    if (item.starts_with(name)) return item.substr(name.size());
  }
  return {};
}

Response answer(const Found& found, const Request& request, App& app) {
  if (!found.route && found.allowed.empty())
    return problem(request, {data::Fault::not_found, {"没有这个网址", "There is nothing at this address"}});
  if (!found.route) {
    auto response =
        problem(request, "method", {"这个网址只支持：" + found.allowed, "This address knows only: " + found.allowed});
    response.headers.emplace_back("Allow", found.allowed);
    return response;
  }
  try {
    return run(*found.route, found, request, app);
  } catch (const std::exception& failure) {
    app.log(Level::error, failure.what(), {{"trace_id", request.trace_id}, {"route", found.route->path}});
  } catch (...) {
    app.log(Level::error, "unknown exception", {{"trace_id", request.trace_id}, {"route", found.route->path}});
  }
  return internal_problem(request);
}

}  // namespace sanqing::server
