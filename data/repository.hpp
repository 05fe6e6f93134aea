#pragma once
// Reading and writing one noun. Every record type that is described (data/records) and listed in repository.cpp has the
// same six verbs; a question that only one noun is asked stands in that noun's own file (data/seekers.hpp,
// data/vacancies.hpp, ...). Scalars are columns, nested values are JSON text columns, both named as in the record.

#include <optional>
#include <string>
#include <vector>

#include "data/database.hpp"
#include "data/records/case.hpp"
#include "data/records/organisation.hpp"
#include "data/records/seeker.hpp"
#include "data/records/vacancy.hpp"

namespace sanqing::data {

// What a caller may know of: records of organisations whose path starts with `path`. "/" is everything.
// The scope is part of every query, so that counts and pages do not leak what lies outside.
struct Scope {
  std::string path = "/";
};

// Who changes something, and why; becomes the event.
struct Actor {
  Id account_id = 0;
  std::string why;
};

struct Page {
  int limit = 50;      // 1..200
  std::string cursor;  // as given by the last Slice; empty = from the start
};

template <class Record>
struct Slice {
  std::vector<Record> items;
  std::string next_cursor;  // empty = that was all
};

// Nouns: Organisation Account SignIn Event Notice Seeker Household Employer Vacancy Course CourseSession Seat Referral
// Placement FollowUp.
template <class Record>
class Repository {
 public:
  static std::optional<Record> find(Connection&, Id id, const Scope& = {});
  // In the order of `ids`; those that are not there are left out.
  static std::vector<Record> find_all(Connection&, const std::vector<Id>& ids, const Scope& = {});
  // By id, ascending. Bad cursor: Fault::invalid at "/cursor".
  static Result<Slice<Record>> list(Connection&, const Page&, const Scope& = {});
  static std::int64_t count(Connection&, const Scope& = {});
  // Gives `record` its id, version 1 and times; writes the event "created". Unknown foreign ids: Fault::invalid with
  // the field's pointer.
  static Result<Id> insert(Writing&, Record& record, const Actor&);
  // Only where the stored version is `record.version` (Fault::stale otherwise, Fault::not_found outside the scope);
  // raises version and updated_at; writes the event "changed" (or `action`) with what changed, before and after.
  static Result<void> update(Writing&, Record& record, const Actor&, const Scope& = {},
                             std::string_view action = "changed");
  static Result<void> erase(Writing&, Id id, const Actor&, const Scope& = {});
};

}  // namespace sanqing::data
