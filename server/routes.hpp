#pragma once
// The one table of routes, and the one place where 401, 403, 404, 405 and 415 are decided. `route` is all of the server
// without sockets: the session and the tests call the same function.

#include <initializer_list>
#include <span>
#include <string>

#include "server/app.hpp"
#include "server/http.hpp"
#include "server/query.hpp"

namespace sanqing::server {

// One request on its way through a handler.
struct Call {
  App& app;
  const Request& request;
  std::shared_ptr<const Caller> caller;  // null only on public routes
  std::string_view token;                // of the cookie
  data::Id id = 0;                       // the {id} of the path
  std::string_view rest;                 // what `*` stands for
  Query query;

  data::Actor actor() const { return {caller ? caller->account.id : 0, ""}; }
};

using Handler = data::Result<Response> (*)(Call&);

// Where a handler runs: on the waiting thread (a few microseconds, no disk), on a worker, or among the few threads that
// hash passwords.
enum class Place { here, worker, vault };

// Who may enter.
class Roles {
 public:
  constexpr Roles(std::initializer_list<data::Role> roles) {
    for (auto role : roles) bits_ |= bit(role);
  }
  static constexpr Roles anyone() {
    Roles roles{};
    roles.bits_ = ~0u;
    return roles;
  }
  constexpr bool has(data::Role role) const { return bits_ & bit(role); }
  constexpr bool open() const { return bits_ == ~0u; }  // nobody need be signed in

 private:
  static constexpr unsigned bit(data::Role role) { return 1u << static_cast<int>(role); }
  unsigned bits_ = 0;
};

struct Route {
  Method method;
  std::string_view path;  // "/api/v1/seekers/{id}/matches"; a last "*" takes the rest
  Roles roles;
  Handler handler;
  Place place = Place::worker;
  bool first_steps = false;  // also while the password has to be changed
};

std::span<const Route> routes();

struct Found {
  const Route* route = nullptr;
  data::Id id = 0;
  std::string_view rest;
  std::string allowed;  // the methods of this path, where there is such a path but no such method
};
Found find_route(const Request& request);

// Never throws: what a handler throws is logged and answered 500.
Response answer(const Found& found, const Request& request, App& app);
inline Response route(const Request& request, App& app) { return answer(find_route(request), request, app); }

// The session cookie's value; empty where there is none.
std::string_view token_of(const Request& request);

}  // namespace sanqing::server
