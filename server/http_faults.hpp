#pragma once
// The only translation of what went wrong into HTTP: problem+json (RFC 9457) in the caller's language, every wrong
// field with its JSON pointer. Pure functions.

#include <optional>

#include "data/result.hpp"
#include "server/http.hpp"

namespace sanqing::server {

int status_of(data::Fault fault);

// `slug` names the kind of problem ("/problems/<slug>"); title and detail are chosen by Accept-Language.
Response problem(const Request& request, int status, std::string_view slug, const data::Words& title,
                 const data::Words& detail, const std::vector<data::FieldError>& fields = {});

Response problem(const Request& request, const data::Error& error);

// A problem of HTTP itself: csrf, method, media-type, upgrade, internal.
Response problem(const Request& request, std::string_view slug, const data::Words& detail);

// What was refused before anything read it (server/door, sizes): `why` is the English detail of a malformed message.
Response problem_at_the_door(const Request& request, int status, std::string_view why);

// An exception that nobody expected: says nothing of what it was (the log does).
Response internal_problem(const Request& request);

// The text behind "/problems/<slug>"; nullopt for a slug that is none of ours.
std::optional<std::string> problem_page(std::string_view slug);

// [{pointer, code, detail}] in the caller's language: errors and warnings look alike.
void write_fields(std::string& out, const std::vector<data::FieldError>& fields, bool english);

}  // namespace sanqing::server
