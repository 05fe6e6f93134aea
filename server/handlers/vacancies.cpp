// Vacancies and their employers. An employer's account sees its own and nobody else's.

#include "data/vacancies.hpp"

#include "server/handlers/crud_impl.hpp"
#include "server/handlers/occupations.hpp"
#include "server/handlers/posting.hpp"

namespace sanqing::server {

template <>
struct Noun<data::Employer> : AnyNoun<data::Employer> {
  static constexpr std::string_view name = "employers";
  static constexpr bool pooled = true;

  static data::Result<data::Slice<data::Employer>> list(Call& call, data::Connection& connection,
                                                        const data::Page& page, const data::Scope& scope) {
    const auto& account = call.caller->account;
    if (account.role != data::Role::employer) return AnyNoun::list(call, connection, page, scope);
    if (auto done = call.query.done(); !done) return std::unexpected(done.error());
    data::Slice<data::Employer> own;
    if (account.employer_id) own.items = data::Repository<data::Employer>::find_all(connection, {*account.employer_id});
    return own;
  }

  static bool may_see(const Caller& caller, const data::Employer& employer) {
    return caller.account.role != data::Role::employer || caller.account.employer_id == employer.id;
  }
};

template <>
struct Noun<data::Vacancy> : AnyNoun<data::Vacancy> {
  static constexpr std::string_view name = "vacancies";
  static constexpr bool pooled = true, matched = true;
  static constexpr bool warns_readers = true;  // imported adverts are checked by whoever opens them
  static constexpr std::array<std::string_view, 5> kept{"filled", "employer_name", "source", "import_key", "warnings"};

  static data::Result<data::Slice<data::Vacancy>> list(Call& call, data::Connection& connection, const data::Page& page,
                                                       const data::Scope& scope) {
    data::VacancyFilter filter;
    filter.q = call.query.text("q").value_or("");
    filter.occupations = occupations_named(filter.q, *call.app.taxonomy);
    filter.status = call.query.word<data::VacancyStatus>("status");
    filter.division = call.query.division();
    if (auto done = call.query.done(); !done) return std::unexpected(done.error());
    const auto& account = call.caller->account;
    if (account.role == data::Role::employer) filter.employer_id = account.employer_id.value_or(0);
    return data::vacancies_list(connection, filter, page, scope);
  }

  static bool may_see(const Caller& caller, const data::Vacancy& vacancy) {
    return caller.account.role != data::Role::employer || caller.account.employer_id == vacancy.employer_id;
  }

  static void start(data::Vacancy& vacancy) { vacancy.posted_on = data::Date::today(); }

  static void complete(Call& call, data::Connection& connection, const data::Vacancy& before, data::Vacancy& vacancy,
                       std::vector<data::FieldError>& wrong) {
    vacancy.filled = before.filled;
    vacancy.source = before.id ? before.source : "typed";
    vacancy.import_key = before.import_key;
    auto employer = data::Repository<data::Employer>::find(connection, vacancy.employer_id, call.caller->supply());
    if (employer)
      vacancy.employer_name = employer->name;
    else
      wrong.push_back({"/employer_id", "unknown", {"没有这个用人单位", "no such employer"}});
    if (!vacancy.occupation.empty() && !call.app.taxonomy->occupation(vacancy.occupation))
      wrong.push_back({"/occupation", "unknown", {"没有这个职业代码", "no such occupation code"}});
    if (!vacancy.division.empty() && !is_division(vacancy.division))
      wrong.push_back(
          {"/division", "division", {"应是 4 位或 6 位行政区划代码", "must be a division code of 4 or 6 digits"}});
  }

  static std::vector<data::FieldError> warnings(const Call& call, const data::Vacancy& vacancy) {
    return doubtful_words(vacancy, *call.app.taxonomy);
  }
};

template data::Result<Response> list_records<data::Employer>(Call&);
template data::Result<Response> get_record<data::Employer>(Call&);
template data::Result<Response> create_record<data::Employer>(Call&);
template data::Result<Response> change_record<data::Employer>(Call&);
template data::Result<Response> list_records<data::Vacancy>(Call&);
template data::Result<Response> get_record<data::Vacancy>(Call&);
template data::Result<Response> create_record<data::Vacancy>(Call&);
template data::Result<Response> replace_record<data::Vacancy>(Call&);
template data::Result<Response> change_record<data::Vacancy>(Call&);

}  // namespace sanqing::server
