#pragma once
// A rule set: who is hard to place (dated, sourced, of a region), with its clocks, amounts and lists. It is data, read
// from a JSON file (data/rules/*.json show the language) and checked whole when it is loaded: a mistake is reported
// with its line, all of them at once. Immutable after loading; threads may share it.
//
// A condition is one of
//   {"all": [...]}  {"any": [...]}  {"not": ...}  {"use": "a definition"}
//   {"fact": "education", "in": [words]} | {"at_least"/"at_most": word of an ordered list}
//   {"fact": "able_to_work", "is": true}
//   {"fact": "household_size", "at_least"/"at_most": number}
//   {"years_since"/"months_since": "a date", "at_least"/"at_most": number}     full calendar years or months on the day
//   {"near_age": "a table of ages", "within_months": number}                   of birth_date
//   {"per_head": "household_income_month", "below": "a table of amounts"}      strictly below
//   {"valid": "disability_certificate"}                                        the day is within valid_from and
//   valid_to
//   {"some_member"/"no_member": ...}                                           of the household, without the person
// where a number may be {"limit": "name"}, and "words" {zh, en} may say it for a person to read.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/records/values.hpp"
#include "data/result.hpp"
#include "data/rules/facts.hpp"

namespace sanqing::data::rules {

struct Number {
  int value = 0;
  int limit = -1;  // in RuleSet::limits, where it is a named one
};

struct Condition {
  enum class Kind { all, any, negation, word, flag, count, elapsed, near_age, per_head, valid, some_member };
  Kind kind = Kind::all;
  std::vector<Condition> parts;
  int slot = -1;           // the fact it reads
  std::vector<int> words;  // Kind::word: any of these
  bool flag = false;       // Kind::flag: this
  int months = 1;          // Kind::elapsed: of one unit
  std::optional<Number> at_least, at_most;
  int table = -1;     // of amounts or ages
  int question = -1;  // Kind::some_member: its number among all questions about the household
  std::optional<Words> said;
};

template <class T>
struct Named {
  std::string name;
  T value;
};

struct AmountRow {
  std::optional<Date> from;  // the first row holds for all days before the second
  Money amount;
};

struct AgeRow {
  std::optional<Date> born_from;
  int months = 0;
};

struct Span {
  enum class Unit { working_days, days, months, years };
  int count = 0;
  Unit unit = Unit::days;
};

struct Category {
  std::string name;
  Words title;
  Condition when;
};

struct RuleSet {
  std::string name;
  int version = 0;
  Words title, source;
  std::string region;  // a division code or its first digits; empty = anywhere
  Date effective_from;
  std::optional<Date> effective_to;  // the last day
  bool stale_evidence_unknown = false;
  int youngest_registrant = 0;  // full years; nobody younger can be registered, whatever is not known
  std::vector<Named<int>> limits;
  std::vector<Named<std::vector<AmountRow>>> amounts;
  std::vector<Named<std::vector<AgeRow>>> ages;
  std::vector<Named<std::vector<Span>>> clocks;
  std::vector<Named<std::vector<std::string>>> lists;
  Condition applies_when;
  std::vector<Category> categories;
  int questions = 0;  // about the household, in all conditions

  int number(const Number& number) const { return number.limit < 0 ? number.value : limits[number.limit].value; }
  std::optional<int> limit(std::string_view name) const;
  std::optional<Money> amount(std::string_view table, Date on) const;
  Money amount(int table, Date on) const;
  int age_months(int table, Date born) const;
  const std::vector<Span>* clock(std::string_view name) const;
};

// Fault::invalid: one FieldError for each mistake, its pointer "line N".
Result<RuleSet> load_rule_set(std::string_view json);
// By the name of one that ships, else by the path of a file. Fault::not_found if it is neither.
Result<RuleSet> find_rule_set(const std::string& name_or_file);
std::vector<RuleSet> shipped_rule_sets();

// The one in force on that day: of the most specific region that `division` lies in, the latest begun.
const RuleSet* choose(const std::vector<RuleSet>& rule_sets, std::string_view division, Date on);

// The same rules with one limit changed ("if the age limit were 55"). Fault::not_found names the limits there are.
Result<RuleSet> with_limit(RuleSet rules, std::string_view limit, int value);

}  // namespace sanqing::data::rules
