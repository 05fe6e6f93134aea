// Seekers: numbers masked on the way out, an identity number read on the way in.

#include "data/seekers.hpp"

#include "data/events.hpp"
#include "data/normalise/identity.hpp"
#include "server/completeness.hpp"
#include "server/handlers/crud_impl.hpp"
#include "server/handlers/handlers.hpp"
#include "server/masking.hpp"

namespace sanqing::server {
namespace {

using data::Seeker;
using Wrong = std::vector<data::FieldError>;

// The masked text that was shown comes back unchanged: the stored value stays.
void unmask(std::string& value, const std::string& stored, const std::string& mask, std::string_view field,
            Wrong& wrong) {
  if (value == stored) return;
  if (!stored.empty() && value == mask)
    value = stored;
  else if (value.find('*') != std::string::npos)
    wrong.push_back({fmt::format("/{}", field), "masked", {"请填写完整号码", "write the whole number"}});
}

// Normalises the number and takes from it what is not known yet.
void read_number(Seeker& seeker, Wrong& wrong) {
  if (seeker.identity_number.empty()) return;
  auto identity = data::read_identity(seeker.identity_number, data::Date::today());
  if (!identity) {
    wrong.push_back({"/identity_number", "identity", identity.error().words});
    return;
  }
  seeker.identity_number = identity->number;
  if (!seeker.birth_date) seeker.birth_date = identity->birth_date;
  if (!seeker.sex) seeker.sex = identity->sex;
}

// "a","b"
std::string quoted(const std::vector<std::string_view>& words) {
  std::string out;
  for (auto word : words) out.append(out.empty() ? "\"" : ",\"").append(word).append("\"");
  return out;
}

// `json` is what an event repeats of a record; personal numbers in it are masked like anywhere else.
std::string masked_event(const std::string& json) {
  if (json.empty()) return json;
  auto value = data::parse_json(json);
  if (!value || !value->is_object()) return {};
  auto& object = value->get_object();
  auto hide = [&](std::string_view field, std::string (*mask)(std::string_view)) {
    if (auto* number = object.if_contains(field); number && number->is_string())
      *number = mask(std::string_view(number->get_string()));
  };
  hide("identity_number", masked_identity);
  hide("phone", masked_phone);
  return data::serialize(*value);
}

}  // namespace

template <>
struct Noun<Seeker> : AnyNoun<Seeker> {
  static constexpr std::string_view name = "seekers";
  static constexpr bool matched = true;
  static constexpr std::array<std::string_view, 3> kept{"completeness", "warnings", "import_key"};

  static data::Result<data::Slice<Seeker>> list(Call& call, data::Connection& connection, const data::Page& page,
                                                const data::Scope& scope) {
    data::SeekerFilter filter;
    filter.q = call.query.text("q").value_or("");
    filter.status = call.query.word<data::SeekerStatus>("status");
    if (auto done = call.query.done(); !done) return std::unexpected(done.error());
    return data::seekers_list(connection, filter, page, scope);
  }

  static void start(Seeker& seeker) { seeker.registered_on = data::Date::today(); }

  static void complete(Call& call, data::Connection& connection, const Seeker& before, Seeker& seeker, Wrong& wrong) {
    seeker.import_key = before.import_key;
    unmask(seeker.identity_number, before.identity_number, masked_identity(before.identity_number), "identity_number",
           wrong);
    unmask(seeker.phone, before.phone, masked_phone(before.phone), "phone", wrong);
    if (seeker.identity_number != before.identity_number && wrong.empty()) read_number(seeker, wrong);
    if (seeker.household_id &&
        !data::Repository<data::Household>::find(connection, *seeker.household_id, call.caller->people()))
      wrong.push_back({"/household_id", "unknown", {"没有这个家庭", "no such household"}});
    for (std::size_t i = 0; i < seeker.intent.occupations.size(); ++i)
      if (const auto& code = seeker.intent.occupations[i].code; !code.empty() && !call.app.taxonomy->occupation(code))
        wrong.push_back({fmt::format("/intent/occupations/{}/code", i),
                         "unknown",
                         {"没有这个职业代码", "no such occupation code"}});
  }

  // One person is registered once: whoever carries the number already is named, so that the officer can open the
  // record. A number that was stored twice before stays as it is until it is written anew.
  static std::optional<Response> refuse(Call& call, data::Connection& connection, const Seeker& before,
                                        const Seeker& seeker) {
    if (seeker.identity_number == before.identity_number) return std::nullopt;
    auto other = data::seeker_by_identity_number(connection, seeker.identity_number, seeker.id, call.caller->people());
    if (!other) return std::nullopt;
    auto phone = other->phone.empty() ? "" : " " + masked_phone(other->phone);
    data::Words words{
        fmt::format("这个身份证号已经登记过：{}{}（编号 {}）", other->name, phone, other->id),
        fmt::format("this identity number is registered already: {}{} (number {})", other->name, phone, other->id)};
    auto response = problem(call.request, status_of(data::Fault::conflict), "conflict",
                            {"已经登记过", "Registered already"}, words, {{"/identity_number", "registered", words}});
    response.body.back() = ',';
    fmt::format_to(std::back_inserter(response.body), R"("seeker_id":{}}})", other->id);
    return response;
  }

  static Wrong warnings(const Call& call, const Seeker& seeker) {
    Wrong warnings;
    if (seeker.identity_number.empty()) return warnings;
    auto identity = data::read_identity(seeker.identity_number, data::Date::today());
    if (!identity) return warnings;
    // Who and where is not theirs to see; the office above sees both.
    auto reading = call.app.database.read();
    auto registered = [&](const data::Scope& within) {
      return data::seeker_by_identity_number(reading.connection(), seeker.identity_number, seeker.id, within);
    };
    if (registered({}) && !registered(call.caller->people()))
      warnings.push_back({"/identity_number",
                          "elsewhere",
                          {"这个身份证号在别的社区登记过，先和上级核实",
                           "this identity number is registered in another community; ask the office above first"}});
    for (auto warning : identity->warnings)
      warnings.push_back({"/identity_number", std::string(data::word(warning)), data::words(warning)});
    if (seeker.sex && *seeker.sex != identity->sex)
      warnings.push_back({"/sex",
                          "identity_number",
                          {"性别与身份证号不符，请看一眼证件", "the sex is not that of the identity number"}});
    if (seeker.birth_date && *seeker.birth_date != identity->birth_date)
      warnings.push_back(
          {"/birth_date",
           "identity_number",
           {"出生日期与身份证号不符，请看一眼证件", "the birth date is not that of the identity number"}});
    return warnings;
  }

  static void show(std::string& out, const Seeker& seeker) {
    Seeker shown = seeker;
    shown.identity_number = masked_identity(seeker.identity_number);
    shown.phone = masked_phone(seeker.phone);
    data::write_json(out, shown);
    auto [intent, skills, family] = completeness_of(seeker);
    out.back() = ',';
    fmt::format_to(std::back_inserter(out),
                   R"("completeness":{{"intent":{},"skills":{},"family":{},)"
                   R"("open":{{"intent":[{}],"skills":[{}],"family":[{}]}}}}}})",
                   intent.percent, skills.percent, family.percent, quoted(intent.open), quoted(skills.open),
                   quoted(family.open));
  }
};

template data::Result<Response> list_records<Seeker>(Call&);
template data::Result<Response> get_record<Seeker>(Call&);
template data::Result<Response> create_record<Seeker>(Call&);
template data::Result<Response> replace_record<Seeker>(Call&);
template data::Result<Response> change_record<Seeker>(Call&);

data::Result<Response> list_seeker_events(Call& call) {
  auto page = call.query.page();
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  auto reading = call.app.database.read();
  if (!crud::find<Seeker>(call, reading.connection(), call.caller->people())) return crud::missing<Seeker>();
  auto slice = data::timeline_of_seeker(reading.connection(), call.id, page, call.caller->people());
  if (!slice) return std::unexpected(slice.error());
  std::string out = "{\"items\":[";
  for (auto& event : slice->items) {
    event.before = masked_event(event.before);
    event.after = masked_event(event.after);
    if (out.back() != '[') out += ',';
    data::write_json(out, event);
  }
  out += "],\"next_cursor\":";
  data::write_json(out, slice->next_cursor);
  out += '}';
  return json(std::move(out));
}

}  // namespace sanqing::server
