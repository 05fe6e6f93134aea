#include "data/exchange/import_run.hpp"
#include "data/exchange/seeker_draft.hpp"
#include "data/organisations.hpp"
#include "data/query.hpp"
#include "data/repository.hpp"

namespace sanqing::data {

namespace {

using importing::Item;
using importing::Outcome;

// Puts what `from` says into what `into` leaves open; lists and texts count as open when they are empty.
template <class T>
void fill_open(T& into, const T& from) {
  if constexpr (describing::Struct<T>) {
    describing::for_each_member<T>([&](auto d) { fill_open(into.*d.pointer, from.*d.pointer); });
  } else if constexpr (describing::is_optional<T>) {
    if (!into) into = from;
  } else if constexpr (requires { into.empty(); }) {
    if (into.empty()) into = from;
  }
}

// What the office itself decides stays as it is; of the rest the row says more, and what it leaves open stays.
void take_over(Seeker& fresh, const Seeker& stored, bool work_status_given) {
  fresh.id = stored.id;
  fresh.version = stored.version;
  fresh.created_at = stored.created_at;
  fresh.organisation_id = stored.organisation_id;
  fresh.status = stored.status;
  fresh.registered_on = stored.registered_on;
  if (!work_status_given) fresh.work_status = stored.work_status;
  if (!fresh.intent.wage_floor && !fresh.intent.wage_wish) fresh.intent.wage_unit = stored.intent.wage_unit;
  fill_open(fresh, stored);
}

class Seekers {
 public:
  using Draft = SeekerDraft;
  using Record = Seeker;
  static constexpr std::string_view kind = "seekers", needed = "name";
  static constexpr bool secret = true, one_row_each = true;
  static const std::vector<Field<Draft>>& fields() { return seeker_fields(); }
  static Seeker& record_of(Draft& draft) { return draft.seeker; }

  explicit Seekers(const Taxonomy&) {}

  Result<void> open(Database& database, std::optional<Id> organisation, const std::string& source, RowKeys& keys) {
    auto office = importing::organisation_for(database, organisation);
    if (!office) return std::unexpected(office.error());
    office_ = *office;
    actor_.why = fmt::format("导入 {}", source);
    auto reading = database.read();
    for (const auto& inside : organisations_in(reading.connection(), Scope{office_.path}))
      communities_.emplace(inside.name, inside.id);
    for_each_row<Id, Id, std::string, std::string>(
        reading.connection(), "SELECT id, organisation_id, identity_number, import_key FROM seekers ORDER BY id",
        [&](Id id, Id organisation_id, const std::string& number, const std::string& key) {
          if (!number.empty()) people_.emplace(number, Person{id, organisation_id});
          if (!key.empty()) keys.known(id, key);
        });
    return {};
  }

  // The community must be one of the office's, and nobody is registered twice.
  Result<void> allow(Draft& draft) {
    auto& seeker = draft.seeker;
    seeker.organisation_id = office_.id;
    if (!draft.community.empty()) {
      const auto found = communities_.find(draft.community);
      if (found == communities_.end())
        return fail(Fault::invalid, {fmt::format("没有名叫“{}”的社区", draft.community),
                                     fmt::format("there is no community named {}", draft.community)});
      seeker.organisation_id = found->second;
    }
    const auto known = people_.find(seeker.identity_number);
    if (known != people_.end() && known->second.organisation_id != seeker.organisation_id)
      return fail(Fault::conflict,
                  {"这个身份证号已在别的机构登记", "this identity number is registered with another organisation"});
    return {};
  }

  std::string identity(const Draft& draft, const std::vector<std::string>&) const {
    const auto& seeker = draft.seeker;
    if (!seeker.identity_number.empty()) return digest({"identity", seeker.identity_number});
    if (!seeker.phone.empty()) return digest({"phone", seeker.name, seeker.phone});
    return digest({"birth", seeker.name, seeker.birth_date ? seeker.birth_date->text() : ""});
  }

  void adopt(Seeker record, Draft& draft, std::vector<std::string>&) const {
    record.id = record.version = 0;
    record.household_id.reset();
    record.import_key.clear();
    draft.work_status_given = true;
    draft.seeker = std::move(record);
  }

  Result<Outcome> store(Writing& writing, Item<Seekers>& item) {
    auto& seeker = item.draft.seeker;
    const auto known = people_.find(seeker.identity_number);
    const bool typed_in = !item.stored && known != people_.end();
    const Id id = typed_in ? known->second.id : item.stored;
    auto stored = id ? Repository<Seeker>::find(writing.connection(), id) : std::optional<Seeker>{};
    if (!stored) {
      seeker.import_key = item.import_key;
      if (auto made = Repository<Seeker>::insert(writing, seeker, actor_); !made) return std::unexpected(made.error());
      return Outcome::created;
    }
    // What an officer typed in is not overwritten by a file: the file fills what is open.
    if (typed_in) {
      if (!stored->intent.wage_floor && !stored->intent.wage_wish) stored->intent.wage_unit = seeker.intent.wage_unit;
      fill_open(*stored, seeker);
      seeker = std::move(*stored);
    } else {
      take_over(seeker, *stored, item.draft.work_status_given);
    }
    seeker.import_key = item.import_key;
    if (auto updated = Repository<Seeker>::update(writing, seeker, actor_); !updated)
      return std::unexpected(updated.error());
    return Outcome::changed;
  }

 private:
  struct Person {
    Id id = 0, organisation_id = 0;
  };
  Organisation office_;
  Actor actor_;
  std::unordered_map<std::string, Id> communities_;
  std::unordered_map<std::string, Person> people_;
};

}  // namespace

Result<ImportReport> import_seekers(Database& database, const Taxonomy& taxonomy, const ImportOptions& options,
                                    const ImportProgress& progress) {
  return importing::Run<Seekers>(database, taxonomy, options, progress).run();
}

}  // namespace sanqing::data
