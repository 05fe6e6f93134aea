#include "data/exchange/import_run.hpp"
#include "data/exchange/vacancy_draft.hpp"
#include "data/query.hpp"
#include "data/repository.hpp"

namespace sanqing::data {

namespace {

using importing::Item;
using importing::Outcome;

// Where the row says nothing, what was known stays.
template <class T>
void keep_where_open(T& fresh, const T& stored) {
  if constexpr (describing::is_optional<T>) {
    if (!fresh) fresh = stored;
  } else if (fresh.empty()) {
    fresh = stored;
  }
}

void take_over(Vacancy& fresh, const Vacancy& stored, bool headcount_given) {
  fresh.id = stored.id;
  fresh.version = stored.version;
  fresh.created_at = stored.created_at;
  fresh.organisation_id = stored.organisation_id;
  fresh.status = stored.status;
  fresh.filled = stored.filled;
  fresh.headcount = std::max(headcount_given ? fresh.headcount : stored.headcount, stored.filled);
  fresh.latitude = stored.latitude;
  fresh.longitude = stored.longitude;
  keep_where_open(fresh.occupation, stored.occupation);
  keep_where_open(fresh.shifts, stored.shifts);
  keep_where_open(fresh.days_per_week, stored.days_per_week);
  keep_where_open(fresh.hours_per_day, stored.hours_per_day);
  keep_where_open(fresh.certificates, stored.certificates);
  keep_where_open(fresh.skills, stored.skills);
  keep_where_open(fresh.physical, stored.physical);
  keep_where_open(fresh.activities, stored.activities);
  keep_where_open(fresh.reserved_for, stored.reserved_for);
  keep_where_open(fresh.division, stored.division);
  keep_where_open(fresh.start_on, stored.start_on);
  keep_where_open(fresh.valid_until, stored.valid_until);
}

class Vacancies {
 public:
  using Draft = VacancyDraft;
  using Record = Vacancy;
  static constexpr std::string_view kind = "vacancies", needed = "title";
  static constexpr bool secret = false, one_row_each = false;
  static const std::vector<Field<Draft>>& fields() { return vacancy_fields(); }
  static Vacancy& record_of(Draft& draft) { return draft.vacancy; }

  explicit Vacancies(const Taxonomy&) {}

  Result<void> open(Database& database, std::optional<Id> organisation, const std::string& source, RowKeys& keys) {
    auto office = importing::organisation_for(database, organisation);
    if (!office) return std::unexpected(office.error());
    office_ = office->id;
    source_ = source;
    actor_.why = fmt::format("导入 {}", source);
    auto reading = database.read();
    for_each_row<Id, std::string>(
        reading.connection(),
        "SELECT id, import_key FROM vacancies WHERE organisation_id = :organisation AND source = :source "
        "AND import_key <> '' ORDER BY id",
        [&](Id id, const std::string& key) { keys.known(id, key); }, office_, source_);
    for_each_row<Id, std::string>(
        reading.connection(), "SELECT id, name FROM employers WHERE organisation_id = :organisation ORDER BY id DESC",
        [&](Id id, const std::string& name) { employers_[name] = id; }, office_);
    return {};
  }

  Result<void> allow(Draft& draft) {
    draft.vacancy.organisation_id = office_;
    draft.vacancy.source = source_;
    if (auto wrong = check(draft.employer); !wrong.empty())
      return fail(Fault::invalid, {"单位信息不对", "the employer's fields are wrong"}, std::move(wrong));
    return {};
  }

  std::string identity(const Draft& draft, const std::vector<std::string>& identifying) const {
    if (!draft.number.empty()) return digest({"number", draft.number});
    std::vector<std::string_view> parts(identifying.begin(), identifying.end());
    if (parts.empty()) parts = {draft.employer.name, draft.vacancy.title, draft.vacancy.address};
    return digest(parts);
  }

  // A record of another installation: ids, versions and counts of that one mean nothing here.
  void adopt(Vacancy record, Draft& draft, std::vector<std::string>& identifying) const {
    draft.number = record.import_key;
    draft.headcount_given = true;
    draft.employer.name = record.employer_name;
    record.id = record.employer_id = record.version = record.filled = 0;
    draft.vacancy = std::move(record);
    identifying = {draft.employer.name, draft.vacancy.title, draft.vacancy.address};
  }

  Result<Outcome> store(Writing& writing, Item<Vacancies>& item) {
    auto& vacancy = item.draft.vacancy;
    auto employer = employer_of(writing, item.draft.employer);
    if (!employer) return std::unexpected(employer.error());
    vacancy.employer_id = *employer;
    vacancy.import_key = item.import_key;
    const auto stored =
        item.stored ? Repository<Vacancy>::find(writing.connection(), item.stored) : std::optional<Vacancy>{};
    if (!stored) {
      if (auto id = Repository<Vacancy>::insert(writing, vacancy, actor_); !id) return std::unexpected(id.error());
      return Outcome::created;
    }
    take_over(vacancy, *stored, item.draft.headcount_given);
    if (auto updated = Repository<Vacancy>::update(writing, vacancy, actor_); !updated)
      return std::unexpected(updated.error());
    return Outcome::changed;
  }

 private:
  Result<Id> employer_of(Writing& writing, Employer& employer) {
    if (const auto known = employers_.find(employer.name); known != employers_.end()) return known->second;
    employer.organisation_id = office_;
    auto id = Repository<Employer>::insert(writing, employer, actor_);
    if (id) employers_.emplace(employer.name, *id);
    return id;
  }

  Id office_ = 0;
  std::string source_;
  Actor actor_;
  std::unordered_map<std::string, Id> employers_;
};

}  // namespace

Result<ImportReport> import_vacancies(Database& database, const Taxonomy& taxonomy, const ImportOptions& options,
                                      const ImportProgress& progress) {
  return importing::Run<Vacancies>(database, taxonomy, options, progress).run();
}

}  // namespace sanqing::data
