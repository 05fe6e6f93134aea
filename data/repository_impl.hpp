#pragma once
// The six verbs for any described record. Instantiated in repository_*.cpp only, because it is slow to compile.
// Room-private.

#include <fmt/format.h>

#include <algorithm>

#include "data/audit.hpp"
#include "data/page.hpp"
#include "data/scan.hpp"
#include "data/scope.hpp"
#include "data/search_keys.hpp"
#include "data/tree.hpp"
#include "data/validation.hpp"

namespace sanqing::data {

namespace repository_detail {

// All fields but the id, which is described first.
template <Stored Record>
constexpr std::size_t kFields = rows::width<Record> - 1;

template <Stored Record>
const std::array<Kind, kFields<Record> + 1>& kinds() {
  static const auto list = [] {
    std::array<Kind, kFields<Record> + 1> kinds{};
    rows::kinds<Record>(kinds.data());
    std::shift_left(kinds.begin(), kinds.end(), 1);
    // After the fields: the id of WHERE.
    kinds[kFields<Record>] = Kind::integer;
    return kinds;
  }();
  return list;
}

template <Stored Record>
void put_fields(Cell* cell, const Record& record) {
  bool id = true;
  describing::for_each_member<Record>([&](auto d) {
    if (!id) rows::put(cell++, record.*d.pointer);
    id = false;
  });
}

template <Stored Record, class Each>
std::string listed(Each&& text) {
  std::string list;
  bool id = true;
  describing::for_each_member<Record>([&](auto d) {
    if (!id) list.append(list.empty() ? "" : ", ").append(text(std::string_view(d.name)));
    id = false;
  });
  return list;
}

template <Stored Record>
const std::string& insert_sql() {
  static const std::string sql =
      fmt::format("INSERT INTO {} ({}) VALUES ({}) RETURNING id", Table<Record>::name,
                  listed<Record>([](std::string_view name) { return std::string(name); }),
                  listed<Record>([](std::string_view name) { return fmt::format(":{}", name); }));
  return sql;
}

template <Stored Record>
const std::string& update_sql() {
  static const std::string sql =
      fmt::format("UPDATE {} SET {} WHERE id = :id", Table<Record>::name,
                  listed<Record>([](std::string_view name) { return fmt::format("{} = :{}", name, name); }));
  return sql;
}

inline std::unexpected<Error> nothing_there() {
  return fail(Fault::not_found, {"没有这条记录", "there is no such record"});
}

template <Stored Record>
constexpr bool has_version = requires(Record record) {
  record.version;
};
template <Stored Record>
constexpr bool has_organisation = requires(Record record) {
  record.organisation_id;
};

template <Stored Record>
Id organisation_of(const Record& record) {
  if constexpr (has_organisation<Record>)
    return record.organisation_id;
  else
    return record.id;
}

template <Stored Record>
void stamp_new(Record& record) {
  const Time now = Time::now();
  if constexpr (has_version<Record>) record.version = 1;
  if constexpr (requires { record.updated_at; }) record.updated_at = now;
  if constexpr (requires { record.created_at; }) record.created_at = now;
  if constexpr (requires { record.seen_at; })
    if (record.seen_at == Time{}) record.seen_at = now;
}

inline Error wrong_fields(std::vector<FieldError> wrong) {
  return {Fault::invalid, {"有内容填写不对", "some fields are wrong"}, std::move(wrong)};
}

// Which field the broken rule of the database is about.
template <Stored Record>
Error explain(Connection& connection, const Record& record, const ConstraintBroken& broken) {
  using Rule = ConstraintBroken::Rule;
  if (broken.rule == Rule::unique && !broken.columns.empty()) {
    const Words words{"已经有一条相同的记录", "there is already such a record"};
    return {Fault::conflict, words, {{"/" + broken.columns.back(), "taken", words}}};
  }
  std::vector<FieldError> wrong;
  if (broken.rule == Rule::reference) {
    const auto check_id = [&](std::string_view field, std::optional<Id> id) {
      for (const Reference& reference : Table<Record>::references) {
        if (reference.field != field || !id) continue;
        const auto sql = fmt::format("SELECT id FROM {} WHERE id = :id", reference.table);
        if (!first<Id>(connection, sql, *id))
          wrong.push_back({fmt::format("/{}", field), "unknown", {"所指的记录不存在", "points to no record"}});
      }
    };
    describing::for_each_member<Record>([&](auto d) {
      if constexpr (std::convertible_to<decltype(record.*d.pointer), std::optional<Id>>)
        check_id(d.name, record.*d.pointer);
    });
  }
  if (wrong.empty()) throw broken;  // a rule that `check` should have known: ours to mend, not the user's
  return wrong_fields(std::move(wrong));
}

template <Stored Record>
void tell(Writing& writing, const Record& record, const Actor& actor, std::string_view action, std::string before,
          std::string after) {
  Event event{.at = Time::now(),
              .account_id = actor.account_id,
              .organisation_id = organisation_of(record),
              .noun = std::string(Table<Record>::name),
              .record_id = record.id,
              .action = std::string(action),
              .before = std::move(before),
              .after = std::move(after),
              .why = actor.why};
  write_event(writing, event);
}

// Not there, or an office above offers it to read.
template <Stored Record>
std::unexpected<Error> out_of_reach(Connection& connection, Id id, const Scope& scope) {
  if (Table<Record>::owned == Owned::pooled && find_in<Record>(connection, Reach::seen, scope, id))
    return fail(Fault::forbidden, {"这条记录属于上级机构，只能查看", "this record is an office above's: read only"});
  return nothing_there();
}

// A record may be handed only to an organisation that the caller may act for.
template <Stored Record>
Result<void> check_move(Connection& connection, const Record& stored, const Record& record, const Scope& scope) {
  if constexpr (has_organisation<Record>) {
    if (stored.organisation_id == record.organisation_id || scope.path == "/") return {};
    if (!find_in<Organisation>(connection, Reach::own, scope, record.organisation_id))
      return std::unexpected(wrong_fields(
          {{"/organisation_id", "unknown", {"没有这个机构，或不归您管", "no such organisation, or none of yours"}}}));
  }
  return {};
}

template <Stored Record>
void store(Connection& connection, const Record& record) {
  auto statement = connection.prepared(update_sql<Record>(), std::span(kinds<Record>()).first(kFields<Record> + 1), {});
  put_fields(statement->parameters.data(), record);
  statement->parameters[kFields<Record>].integer = record.id;
  statement->execute();
}

}  // namespace repository_detail

template <class Record>
void for_each(Connection& connection, const std::function<void(Record&&)>& each) {
  for_each_row<Record>(connection, select<Record>() + " ORDER BY id", each);
}

template <class Record>
std::optional<Record> Repository<Record>::find(Connection& connection, Id id, const Scope& scope) {
  return find_in<Record>(connection, Reach::seen, scope, id);
}

template <class Record>
std::vector<Record> Repository<Record>::find_all(Connection& connection, const std::vector<Id>& ids,
                                                 const Scope& scope) {
  std::vector<Record> records;
  records.reserve(ids.size());
  for (const Id id : ids)
    if (auto record = find(connection, id, scope)) records.push_back(std::move(*record));
  return records;
}

template <class Record>
Result<Slice<Record>> Repository<Record>::list(Connection& connection, const Page& page, const Scope& scope) {
  const auto after = start_of(page);
  if (!after) return std::unexpected(after.error());
  return page_of<Record>(connection, in_scope<Record>(scope).add("id > :after", *after), page);
}

template <class Record>
std::int64_t Repository<Record>::count(Connection& connection, const Scope& scope) {
  const Filter filter = in_scope<Record>(scope);
  const auto sql = fmt::format("SELECT COUNT(*) FROM {}{}", Table<Record>::name, filter.sql());
  return first<std::int64_t>(connection, sql, filter).value_or(0);
}

template <class Record>
Result<Id> Repository<Record>::insert(Writing& writing, Record& record, const Actor& actor) {
  using namespace repository_detail;
  Connection& connection = writing.connection();
  record.id = 0;
  stamp_new(record);
  if (auto wrong = check(record); !wrong.empty()) return std::unexpected(wrong_fields(std::move(wrong)));
  if constexpr (std::same_as<Record, Event>) {
    write_event(writing, record);
  } else {
    std::string above;
    if constexpr (std::same_as<Record, Organisation>) {
      auto path = tree::path_above(connection, record);
      if (!path) return std::unexpected(path.error());
      above = *path;
      record.path.clear();
    }
    try {
      static constexpr Kind id_kind[] = {Kind::integer};
      auto statement =
          connection.prepared(insert_sql<Record>(), std::span(kinds<Record>()).first(kFields<Record>), id_kind);
      put_fields(statement->parameters.data(), record);
      statement->execute();
      record.id = statement->columns[0].integer;
    } catch (const ConstraintBroken& broken) {
      return std::unexpected(explain(connection, record, broken));
    }
    if constexpr (std::same_as<Record, Seeker>) keep_search_keys(connection, record);
    if constexpr (std::same_as<Record, Organisation>) {
      record.path = fmt::format("{}{}/", above, record.id);
      execute(connection, "UPDATE organisations SET path = :path WHERE id = :id", record.path, record.id);
    }
    if constexpr (Table<Record>::audited) tell(writing, record, actor, "created", "", audit::summary(record));
  }
  return record.id;
}

template <class Record>
Result<void> Repository<Record>::update(Writing& writing, Record& record, const Actor& actor, const Scope& scope,
                                        std::string_view action) {
  using namespace repository_detail;
  Connection& connection = writing.connection();
  const auto stored = find_in<Record>(connection, Reach::own, scope, record.id);
  if (!stored) return out_of_reach<Record>(connection, record.id, scope);
  if constexpr (has_version<Record>)
    if (stored->version != record.version)
      return fail(Fault::stale, {"这条记录刚刚被别人改过，请重新打开再改",
                                 "somebody else has just changed this record; open it again"});
  if constexpr (requires { record.created_at; }) record.created_at = stored->created_at;
  if constexpr (std::same_as<Record, Organisation>) record.path = stored->path;
  if (auto wrong = check(record); !wrong.empty()) return std::unexpected(wrong_fields(std::move(wrong)));
  if (auto may = check_move(connection, *stored, record, scope); !may) return may;
  if constexpr (std::same_as<Record, Organisation>) {
    const auto above = tree::path_above(connection, record);
    if (!above) return std::unexpected(above.error());
    record.path = fmt::format("{}{}/", *above, record.id);
    if (record.path != stored->path) tree::move(writing, stored->path, record.path);
  }
  auto changes = audit::difference(*stored, record);
  // The same picture again changes nothing: no new version, no event.
  if (changes.empty() && action == "changed") {
    record = *stored;
    return {};
  }
  if constexpr (has_version<Record>) {
    record.version = stored->version + 1;
    record.updated_at = Time::now();
  }
  try {
    store(connection, record);
  } catch (const ConstraintBroken& broken) {
    return std::unexpected(explain(connection, record, broken));
  }
  if constexpr (std::same_as<Record, Seeker>)
    if (record.name != stored->name) keep_search_keys(connection, record);
  if constexpr (Table<Record>::audited)
    tell(writing, record, actor, action, std::move(changes.before), std::move(changes.after));
  return {};
}

template <class Record>
Result<void> Repository<Record>::erase(Writing& writing, Id id, const Actor& actor, const Scope& scope) {
  using namespace repository_detail;
  Connection& connection = writing.connection();
  const auto stored = find_in<Record>(connection, Reach::own, scope, id);
  if (!stored) return out_of_reach<Record>(connection, id, scope);
  try {
    execute(connection, fmt::format("DELETE FROM {} WHERE id = :id", Table<Record>::name), id);
  } catch (const ConstraintBroken&) {
    return fail(Fault::conflict, {"还有别的记录用到它，不能删除", "other records still need this one"});
  }
  if constexpr (Table<Record>::audited) tell(writing, *stored, actor, "erased", audit::summary(*stored), "");
  return {};
}

}  // namespace sanqing::data
