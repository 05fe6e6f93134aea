#pragma once
// The bodies of crud.hpp, slow to compile: only for the files of the nouns.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "data/record_json.hpp"
#include "data/validation.hpp"
#include "server/handlers/body.hpp"
#include "server/handlers/crud.hpp"
#include "server/http_faults.hpp"

namespace sanqing::server {

// What the server keeps itself: may be sent back, is not read.
inline constexpr std::array<std::string_view, 4> kept_fields{"id", "version", "created_at", "updated_at"};

// What most nouns do; each noun's Noun<Record> derives from it and says what it does otherwise.
template <class Record>
struct AnyNoun {
  static constexpr bool pooled = false;   // supply: read by the whole city
  static constexpr bool matched = false;  // the engine follows it
  static constexpr std::array<std::string_view, 0> kept{};

  static data::Result<data::Slice<Record>> list(Call& call, data::Connection& connection, const data::Page& page,
                                                const data::Scope& scope) {
    if (auto done = call.query.done(); !done) return std::unexpected(done.error());
    return data::Repository<Record>::list(connection, page, scope);
  }
  static bool may_see(const Caller&, const Record&) { return true; }
  static void start(Record&) {}  // defaults that depend on the day
  // After the body was read over `before` (a blank record when new): derive, check against other records.
  static void complete(Call&, data::Connection&, const Record&, Record&, std::vector<data::FieldError>&) {}
  // The last look, in the transaction that writes: nobody else can write between this and the record.
  static std::optional<Response> refuse(Call&, data::Connection&, const Record&, const Record&) { return std::nullopt; }
  static constexpr bool warns_readers = false;  // or only who has just written
  static std::vector<data::FieldError> warnings(const Call&, const Record&) { return {}; }
  static void show(std::string& out, const Record& record) { data::write_json(out, record); }
};

template <class Record>
struct Noun;  // name = the plural in paths

namespace crud {

template <class Record>
data::Scope scope_of(const Caller& caller) {
  return Noun<Record>::pooled ? caller.supply() : caller.people();
}

template <class Record>
std::unexpected<data::Error> missing() {
  return data::fail(data::Fault::not_found, {"没有这条记录", "There is no such record"});
}

template <class Record>
std::optional<Record> find(Call& call, data::Connection& connection, const data::Scope& scope) {
  auto record = data::Repository<Record>::find(connection, call.id, scope);
  if (record && !Noun<Record>::may_see(*call.caller, *record)) record.reset();
  return record;
}

template <class Record>
Response shown(const Call& call, const Record& record, int status = 200) {
  Response response;
  response.status = status;
  Noun<Record>::show(response.body, record);
  bool reads = call.request.method == Method::get || call.request.method == Method::head;
  std::vector<data::FieldError> warnings;
  if (!reads || Noun<Record>::warns_readers) warnings = Noun<Record>::warnings(call, record);
  if (!warnings.empty()) {
    response.body.back() = ',';
    response.body += "\"warnings\":";
    write_fields(response.body, warnings, prefers_english(call.request.accept_language));
    response.body += '}';
  }
  if constexpr (requires { record.version; }) response.headers.emplace_back("ETag", etag_of(record.version));
  return response;
}

// Reads the body over `record`, and says everything that is wrong with the result.
template <class Record>
data::Result<void> read_over(Call& call, const Record& before, Record& record) {
  auto body = object_in(call.request);
  if (!body) return std::unexpected(body.error());
  for (auto name : kept_fields) body->erase(name);
  for (auto name : Noun<Record>::kept) body->erase(name);
  std::vector<data::FieldError> wrong;
  data::read_json(boost::json::value(std::move(*body)), record, "", wrong);
  auto reading = call.app.database.read();
  Noun<Record>::complete(call, reading.connection(), before, record, wrong);
  if constexpr (requires { record.organisation_id; })
    if (record.organisation_id != before.organisation_id &&
        !data::Repository<data::Organisation>::find(reading.connection(), record.organisation_id,
                                                    call.caller->people()))
      wrong.push_back(
          {"/organisation_id", "unknown", {"没有这个机构，或不归您管", "no such organisation, or none of yours"}});
  for (auto& more : data::check(record))
    if (std::ranges::find(wrong, more.pointer, &data::FieldError::pointer) == wrong.end())
      wrong.push_back(std::move(more));
  if (!wrong.empty()) return std::unexpected(wrong_body(std::move(wrong)));
  return {};
}

template <class Record>
void tell(const Call& call, const Record& record) {
  data::Id organisation;
  if constexpr (requires { record.organisation_id; })
    organisation = record.organisation_id;
  else
    organisation = record.id;
  using Nouns = Noun<Record>;
  call.app.changed(Nouns::name, record.id, organisation,
                   Nouns::pooled ? Hub::Seen::by_the_city : Hub::Seen::by_the_office, Nouns::matched);
}

// Writes in one transaction, after the noun's last look: `write(writing)` gives a Result.
template <class Record, class Write>
data::Result<std::optional<Response>> store(Call& call, const Record& before, const Record& record, Write write) {
  std::optional<Response> refused;
  auto written = call.app.database.write([&](data::Writing& writing) -> data::Result<void> {
    refused = Noun<Record>::refuse(call, writing.connection(), before, record);
    if (refused) return data::fail(data::Fault::conflict, {"", ""});
    if (auto done = write(writing); !done) return std::unexpected(done.error());
    return {};
  });
  if (!written && !refused) return std::unexpected(written.error());
  return refused;
}

// `start(stored)` is the record that the body is read over.
template <class Record, class Start>
data::Result<Response> overwrite(Call& call, Start start) {
  auto version = version_in(call.request);
  if (!version) return std::unexpected(version.error());
  std::optional<Record> stored =
      find<Record>(call, call.app.database.read().connection(), scope_of<Record>(*call.caller));
  // What the whole city may read, only its own office may change.
  if (!stored ||
      !data::Repository<Record>::find(call.app.database.read().connection(), stored->id, call.caller->people()))
    return missing<Record>();
  if (*version && **version != stored->version)
    return data::fail(data::Fault::stale, {"这条记录刚刚被别人改过，请重新打开再改",
                                           "Somebody else has just changed this record; open it again"});
  Record record = start(*stored);
  if (auto read = read_over(call, *stored, record); !read) return std::unexpected(read.error());
  auto refused = store(call, *stored, record, [&](data::Writing& writing) {
    return data::Repository<Record>::update(writing, record, call.actor(), call.caller->people());
  });
  if (!refused) return std::unexpected(refused.error());
  if (*refused) return std::move(**refused);
  tell(call, record);
  return shown(call, record);
}

}  // namespace crud

template <class Record>
data::Result<Response> list_records(Call& call) {
  auto page = call.query.page();
  auto reading = call.app.database.read();
  auto slice = Noun<Record>::list(call, reading.connection(), page, crud::scope_of<Record>(*call.caller));
  if (!slice) return std::unexpected(slice.error());
  std::string out = "{\"items\":[";
  for (const auto& record : slice->items) {
    if (!Noun<Record>::may_see(*call.caller, record)) continue;
    if (out.back() != '[') out += ',';
    Noun<Record>::show(out, record);
  }
  out += "],\"next_cursor\":";
  data::write_json(out, slice->next_cursor);
  out += '}';
  return json(std::move(out));
}

template <class Record>
data::Result<Response> get_record(Call& call) {
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  auto reading = call.app.database.read();
  auto record = crud::find<Record>(call, reading.connection(), crud::scope_of<Record>(*call.caller));
  if (!record) return crud::missing<Record>();
  if constexpr (requires { record->version; })
    if (call.request.if_none_match == etag_of(record->version)) {
      Response response;
      response.status = 304;
      response.headers.emplace_back("ETag", etag_of(record->version));
      return response;
    }
  return crud::shown(call, *record);
}

template <class Record>
data::Result<Response> create_record(Call& call) {
  const Record blank;
  Record record;
  Noun<Record>::start(record);
  if constexpr (requires { record.organisation_id; }) record.organisation_id = call.caller->organisation.id;
  if (auto read = crud::read_over(call, blank, record); !read) return std::unexpected(read.error());
  auto refused = crud::store(call, blank, record, [&](data::Writing& writing) {
    return data::Repository<Record>::insert(writing, record, call.actor());
  });
  if (!refused) return std::unexpected(refused.error());
  if (*refused) return std::move(**refused);
  crud::tell(call, record);
  auto response = crud::shown(call, record, 201);
  response.headers.emplace_back("Location", fmt::format("/api/v1/{}/{}", Noun<Record>::name, record.id));
  return response;
}

template <class Record>
data::Result<Response> replace_record(Call& call) {
  return crud::overwrite<Record>(call, [](const Record& stored) {
    Record record;
    Noun<Record>::start(record);
    // What the server keeps stays; the noun's own kept fields are laid over in `complete`.
    record.id = stored.id;
    record.organisation_id = stored.organisation_id;
    record.version = stored.version;
    record.created_at = stored.created_at;
    record.updated_at = stored.updated_at;
    return record;
  });
}

template <class Record>
data::Result<Response> change_record(Call& call) {
  return crud::overwrite<Record>(call, [](const Record& stored) { return stored; });
}

}  // namespace sanqing::server
