#pragma once
// What a rule may ask about: the named facts of a person, of the other members of the household, and of the evidence
// (names and words: domain.md). A fact that is absent or null is not known, which is neither yes nor no.
// Plain values; threads may share them.

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "data/records/values.hpp"
#include "data/result.hpp"

namespace sanqing::data::rules {

enum class Kind { word, flag, count, money, date, date_or_none };

// One place in the facts: "dibao.status" is a slot of the fact "dibao", which is what a missing fact is called.
struct Slot {
  std::string_view name;
  std::string_view fact;
  Kind kind;
  std::span<const std::string_view> words;  // of Kind::word; `education` is ordered, lowest first
  std::string_view zh, en;
};

struct Nothing {  // "none": known, and there is none
  auto operator<=>(const Nothing&) const = default;
};
// Not known, none, a flag, a number (a word's place in its slot's list, a count, fen) or a day.
using Value = std::variant<std::monostate, Nothing, bool, std::int64_t, Date>;
using Values = std::vector<Value>;  // by slot

inline bool is_known(const Value& value) { return !std::holds_alternative<std::monostate>(value); }

// Whose facts a condition reads.
enum class Scope { person, member };
std::span<const Slot> slots(Scope scope);
std::optional<int> find_slot(Scope scope, std::string_view name);
std::optional<int> find_word(const Slot& slot, std::string_view word);
// The fact's name for a person to read: {"出生日期", "date of birth"}.
Words fact_words(std::string_view fact);

// The slots of the person that more than a rule file names.
namespace person {
enum { sex, birth_date, household_size = 9, household_income = 10, valid_from = 12, valid_to = 13 };
inline constexpr int registered_since = 6;
}  // namespace person
namespace member {
enum { relation, sex, birth_date, status };
}

struct Evidence {
  std::optional<Date> issued_on;
  std::optional<int> max_age_months;
};

struct Facts {
  Values person = Values(slots(Scope::person).size());
  std::optional<std::vector<Values>> others;  // everyone in the household but the person; empty = lives alone
  std::map<std::string, Evidence, std::less<>> evidence;  // by category
};

// Strict: an unknown name, a wrong type or an impossible value is reported with its pointer ("/dibao/status"), all of
// them at once.
Facts read_facts(const boost::json::object& json, std::vector<FieldError>& wrong);

// What cannot have been so on that day (born later, registered before birth, a certificate that ends before it begins).
std::vector<FieldError> contradictions(const Facts& facts, Date on);

}  // namespace sanqing::data::rules
