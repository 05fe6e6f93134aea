#pragma once
// The handlers that are not the same for every noun (those are in crud.hpp). Plain functions of plain values.

#include "server/routes.hpp"

namespace sanqing::server {

// health.cpp
data::Result<Response> get_health(Call& call);
data::Result<Response> get_readiness(Call& call);
data::Result<Response> get_version(Call& call);
data::Result<Response> get_metrics(Call& call);
data::Result<Response> get_openapi(Call& call);

// sessions.cpp
data::Result<Response> sign_in(Call& call);
data::Result<Response> get_session(Call& call);
data::Result<Response> sign_out(Call& call);
data::Result<Response> change_password(Call& call);

// seekers.cpp
data::Result<Response> list_seeker_events(Call& call);

// notices.cpp
data::Result<Response> read_notice(Call& call);

// matches.cpp
data::Result<Response> match_seeker(Call& call);
data::Result<Response> match_vacancy(Call& call);
data::Result<Response> match_draft(Call& call);
data::Result<Response> plan_courses(Call& call);

// taxonomy.cpp
data::Result<Response> guess_occupations(Call& call);
data::Result<Response> list_certificates(Call& call);
data::Result<Response> list_labels(Call& call);

// open_to_all.cpp
data::Result<Response> list_communities(Call& call);
data::Result<Response> list_public_vacancies(Call& call);
data::Result<Response> get_public_vacancy(Call& call);

// pages.cpp
data::Result<Response> get_page(Call& call);
data::Result<Response> go_to_public_page(Call& call);
data::Result<Response> go_to_console(Call& call);
data::Result<Response> get_problem_page(Call& call);

// Lets a WebSocket in (101); the session then hands the socket to server/live.
data::Result<Response> live(Call& call);

}  // namespace sanqing::server
