// Who fits whom. The hot path: one read, the engine, and JSON written straight into the answer.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "data/cases.hpp"
#include "data/json.hpp"
#include "data/organisations.hpp"
#include "data/vacancies.hpp"
#include "data/validation.hpp"
#include "matching/reasons.hpp"
#include "server/handlers/body.hpp"
#include "server/handlers/handlers.hpp"
#include "server/masking.hpp"

namespace sanqing::server {
namespace {

using matching::Matches;
using matching::MatchQuery;

std::unexpected<data::Error> still_loading() {
  return data::fail(data::Fault::busy, {"正在装入索引，请稍后再试", "The index is still loading, try again"});
}

// --- writing ---

// Four decimals: the rest says nothing to a person.
void write_score(std::string& out, double score) { data::write_json(out, std::round(score * 1e4) / 1e4); }

void write_words(std::string& out, const data::Words& words) {
  out += "\"zh\":";
  data::write_json(out, words.zh);
  out += ",\"en\":";
  data::write_json(out, words.en);
}

template <class Items, class Write>
void write_list(std::string& out, std::string_view name, const Items& items, Write write) {
  out.append("\"").append(name).append("\":[");
  bool first = true;
  for (const auto& item : items) {
    out += first ? "{" : ",{";
    first = false;
    write(item);
    out += '}';
  }
  out += ']';
}

std::string_view word_of(matching::Clear clear) {
  switch (clear) {
    case matching::Clear::intent:
      return "intent";
    case matching::Clear::skills:
      return "skills";
    case matching::Clear::family:
      return "family";
  }
  return "";
}

bool has_home(const data::Seeker& person) { return person.latitude && person.longitude; }

// `home`: the person's own place is known; else distances are the community's.
void write_match(std::string& out, const matching::Match& match, bool home) {
  out += "\"id\":";
  data::write_json(out, match.id);
  for (auto [name, score] : {std::pair{"total", match.total},
                             {"intent", match.intent},
                             {"skills", match.skills},
                             {"family", match.family},
                             {"would_accept", match.would_accept},
                             {"would_be_hired", match.would_be_hired}}) {
    out.append(",\"").append(name).append("\":");
    write_score(out, score);
  }
  out += ",\"openings\":";
  data::write_json(out, match.openings);
  out += ",\"distance_km\":";
  if (match.distance_km)
    data::write_json(out, matching::said_km(*match.distance_km));
  else
    out += "null";
  out += ",\"distance_from\":";
  out += !match.distance_km ? "null" : home ? "\"home\"" : "\"community\"";
  out += ',';
  write_list(out, "reasons", match.reasons, [&](const matching::Reason& reason) {
    out.append("\"clear\":\"").append(word_of(reason.clear)).append("\",\"rule\":\"").append(reason.rule);
    out += "\",\"value\":";
    write_score(out, reason.value);
    out += ",\"weight\":";
    write_score(out, reason.weight);
    out += ',';
    write_words(out, reason.words);
  });
  out += ',';
  write_list(out, "missing", match.missing, [&](const data::Words& words) { write_words(out, words); });
}

// The engine says in a sentence that something is not known; a list of such things only names them.
data::Words named(data::Words unknown) {
  auto cut = [](std::string& text, std::initializer_list<std::string_view> endings) {
    for (auto ending : endings)
      if (text.ends_with(ending)) return text.resize(text.size() - ending.size());
  };
  cut(unknown.zh, {"还没问清", "还没登记"});
  cut(unknown.en, {" is not known yet", " are not known yet"});
  return unknown;
}

// `cards[i]` is the summary of match i, under the name `card`. `person` is who was asked about; nullptr where people
// are the answer. `closed` as in data::closed_as.
Response written(const Matches& matches, std::string_view card, const std::vector<std::string>& cards,
                 const data::Seeker* person, std::optional<data::VacancyStatus> closed = {}) {
  Response response;
  auto& out = response.body;
  out.reserve(1024 + matches.items.size() * 4096);
  out += '{';
  std::size_t i = 0;
  write_list(out, "items", matches.items, [&](const matching::Match& match) {
    write_match(out, match, person ? has_home(*person) : match.seeker && has_home(*match.seeker));
    if (const auto& text = cards[i++]; !text.empty()) out.append(",\"").append(card).append("\":").append(text);
  });
  out += ",\"eligible\":";
  data::write_json(out, matches.eligible);
  out += ",\"closed\":";
  data::write_json(out, closed);
  out += ',';
  write_list(out, "changes", matches.changes, [&](const matching::Change& change) {
    out += "\"constraint\":";
    data::write_json(out, change.constraint);
    out += ",\"from\":";
    data::write_json(out, change.from);
    out += ",\"to\":";
    data::write_json(out, change.to);
    out += ",\"opens\":";
    data::write_json(out, change.opens);
    out += ",\"wanted\":";
    data::write_json(out, change.wanted);
    out += ',';
    write_words(out, change.words);
  });
  out += ',';
  write_list(out, "unknown", matches.unknown, [&](const data::Words& words) { write_words(out, named(words)); });
  out += '}';
  return response;
}

// --- cards ---

std::vector<data::Id> ids_of(const Matches& matches) {
  std::vector<data::Id> ids;
  ids.reserve(matches.items.size());
  for (const auto& match : matches.items) ids.push_back(match.id);
  return ids;
}

// `{"id":7,"title":...}` of the named fields.
template <class Record>
std::string fields_of(const Record& record, std::initializer_list<std::string_view> names) {
  std::string out;
  data::describing::for_each_member<Record>([&](auto field) {
    if (std::ranges::find(names, std::string_view(field.name)) == names.end()) return;
    out.append(out.empty() ? "{\"" : ",\"").append(field.name).append("\":");
    data::write_json(out, record.*field.pointer);
  });
  return out + '}';
}

std::string card_of(const data::Vacancy& vacancy) {
  return fields_of(vacancy, {"id",
                             "organisation_id",
                             "title",
                             "employer_name",
                             "occupation",
                             "headcount",
                             "filled",
                             "status",
                             "form",
                             "wage_min",
                             "wage_max",
                             "wage_unit",
                             "months_per_year",
                             "negotiable",
                             "shifts",
                             "days_per_week",
                             "hours_per_day",
                             "accommodation",
                             "meals",
                             "address",
                             "division",
                             "valid_until"});
}

std::string card_of(data::Seeker seeker) {
  seeker.phone = masked_phone(seeker.phone);
  return fields_of(seeker, {"id", "organisation_id", "name", "sex", "birth_date", "phone", "status", "work_status"});
}

template <class Record>
std::vector<std::string> cards(Call& call, std::string_view noun, const Matches& matches) {
  return call.app.cards.of(noun, ids_of(matches), [&](const std::vector<data::Id>& missing) {
    std::vector<std::pair<data::Id, std::string>> texts;
    auto reading = call.app.database.read();
    for (const auto& record : data::Repository<Record>::find_all(reading.connection(), missing))
      texts.emplace_back(record.id, card_of(record));
    return texts;
  });
}

// With the next run that still takes people; that depends on the day, so these are not kept.
std::vector<std::string> course_cards(Call& call, const std::vector<data::Id>& ids) {
  std::vector<std::string> texts;
  auto reading = call.app.database.read();
  auto today = data::Date::today();
  for (auto id : ids) {
    auto& text = texts.emplace_back();
    auto course = data::Repository<data::Course>::find(reading.connection(), id);
    if (!course) continue;
    text = fields_of(*course, {"id", "organisation_id", "title", "provider", "hours", "cost", "subsidy",
                               "gives_certificates", "gives_skills"});
    std::optional<data::CourseSession> next;
    for (auto& session : data::sessions_of(reading.connection(), id)) {
      bool takes = session.status == data::SessionStatus::planned || session.status == data::SessionStatus::enrolling;
      if (takes && session.starts_on >= today && session.taken < session.seats &&
          (!next || session.starts_on < next->starts_on))
        next = std::move(session);
    }
    text.back() = ',';
    text += "\"next_session\":";
    text +=
        next ? fields_of(*next, {"id", "starts_on", "ends_on", "hours", "days", "seats", "taken", "address"}) : "null";
    text += '}';
  }
  return texts;
}

Response matched(Call& call, const data::Seeker& seeker, const std::string& kind, const MatchQuery& query) {
  if (kind == "course") {
    auto matches = call.app.engine.courses_for(seeker, query);
    return written(matches, "course", course_cards(call, ids_of(matches)), &seeker);
  }
  auto matches = call.app.engine.vacancies_for(seeker, query);
  return written(matches, "vacancy", cards<data::Vacancy>(call, "vacancies", matches), &seeker);
}

MatchQuery match_query(Query& query) {
  MatchQuery asked;
  asked.limit = static_cast<int>(query.number("limit", 1, 100).value_or(asked.limit));
  asked.weights = query.weights().value_or(asked.weights);
  return asked;
}

bool is_kind(std::string_view kind) { return kind == "vacancy" || kind == "course"; }
const data::Words wrong_kind{"应是 vacancy 或 course", "must be vacancy or course"};

}  // namespace

data::Result<Response> match_seeker(Call& call) {
  auto asked = match_query(call.query);
  auto kind = call.query.text("kind").value_or("vacancy");
  if (!is_kind(kind)) call.query.wrong("kind", "not_in_list", wrong_kind);
  asked.division = call.query.division();
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  auto seeker =
      data::Repository<data::Seeker>::find(call.app.database.read().connection(), call.id, call.caller->people());
  if (!seeker) return data::fail(data::Fault::not_found, {"没有这条记录", "There is no such record"});
  if (!call.app.ready()) return still_loading();
  return matched(call, *seeker, kind, asked);
}

data::Result<Response> match_vacancy(Call& call) {
  auto asked = match_query(call.query);
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  std::optional<data::Vacancy> vacancy;
  std::vector<data::Id> offices;
  {
    auto reading = call.app.database.read();
    vacancy = data::Repository<data::Vacancy>::find(reading.connection(), call.id, call.caller->supply());
    if (!vacancy) return data::fail(data::Fault::not_found, {"没有这条记录", "There is no such record"});
    offices = data::organisation_ids_in(reading.connection(), call.caller->people());
  }
  if (auto closed = data::closed_as(*vacancy, data::Date::today())) return written({}, "seeker", {}, nullptr, closed);
  if (!call.app.ready()) return still_loading();
  auto matches = call.app.engine.seekers_for(*vacancy, asked, offices);
  return written(matches, "seeker", cards<data::Seeker>(call, "seekers", matches), nullptr);
}

data::Result<Response> plan_courses(Call& call) {
  auto limit = static_cast<int>(call.query.number("limit", 1, 20).value_or(5));
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  if (!call.app.ready()) return still_loading();
  auto offices = data::organisation_ids_in(call.app.database.read().connection(), call.caller->people());
  auto plan = call.app.engine.courses_to_hold(offices, limit);
  std::vector<data::Id> ids;
  for (const auto& planned : plan) ids.push_back(planned.course);
  auto cards = course_cards(call, ids);
  std::string out = "{";
  std::size_t i = 0;
  write_list(out, "items", plan, [&](const matching::PlannedCourse& planned) {
    out.append("\"course\":").append(cards[i++]);
    for (auto [name, count] : {std::pair{"people", planned.people},
                               {"vacancies", planned.vacancies},
                               {"opens", planned.opens},
                               {"adds", planned.adds}}) {
      out.append(",\"").append(name).append("\":");
      data::write_json(out, count);
    }
  });
  return json(out + '}');
}

data::Result<Response> match_draft(Call& call) {
  auto body = object_in(call.request);
  if (!body) return std::unexpected(body.error());
  std::vector<data::FieldError> wrong;
  auto take = [&](std::string_view name, auto& into) {
    if (const auto* field = body->if_contains(name)) data::read_json(*field, into, fmt::format("/{}", name), wrong);
    body->erase(name);
  };
  data::Seeker seeker;
  seeker.organisation_id = call.caller->organisation.id;
  seeker.registered_on = data::Date::today();
  if (auto* draft = body->if_contains("seeker"); !draft)
    wrong.push_back({"/seeker", "required", {"必须填写", "required"}});
  else if (auto* fields = draft->if_object())
    for (auto name : {"id", "version", "created_at", "updated_at", "completeness", "warnings", "import_key"})
      fields->erase(name);
  take("seeker", seeker);
  std::string kind = "vacancy", division;
  MatchQuery asked;
  std::vector<double> weights{asked.weights.intent, asked.weights.skills, asked.weights.family};
  take("kind", kind);
  take("limit", asked.limit);
  take("weights", weights);
  take("division", division);
  refuse_rest(*body, wrong);

  // A page sends a person back as it was shown; matching asks for no number of theirs.
  for (auto* number : {&seeker.identity_number, &seeker.phone})
    if (number->find('*') != std::string::npos) number->clear();
  // Whoever is asked about may have no name yet.
  for (auto& rule : data::check(seeker))
    if (rule.pointer != "/name") wrong.push_back({"/seeker" + rule.pointer, rule.code, rule.words});
  if (!is_kind(kind)) wrong.push_back({"/kind", "not_in_list", wrong_kind});
  if (asked.limit < 1 || asked.limit > 100)
    wrong.push_back({"/limit", "range", {"应是 1 到 100 的整数", "must be a whole number from 1 to 100"}});
  if (weights.size() == 3) asked.weights = {weights[0], weights[1], weights[2]};
  if (weights.size() != 3 || !are_weights(asked.weights))
    wrong.push_back(
        {"/weights", "weights", {"应是三个 0 到 1 的数，不能都是 0", "must be three numbers from 0 to 1, not all 0"}});
  if (!division.empty() && !is_division(division))
    wrong.push_back(
        {"/division", "division", {"应是 4 位或 6 位行政区划代码", "must be a division code of 4 or 6 digits"}});
  asked.division = division;
  if (!wrong.empty()) return std::unexpected(wrong_body(std::move(wrong)));
  if (!call.app.ready()) return still_loading();
  return matched(call, seeker, kind, asked);
}

}  // namespace sanqing::server
