#include "data/rules/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "data/text.hpp"

namespace sanqing::data::rules {

namespace {

namespace json = boost::json;
using Text = std::string_view;

constexpr Text sexes[] = {"M", "F"};
constexpr Text educations[] = {"illiterate",       "primary", "junior",   "senior", "secondary_vocational",
                               "technical_school", "college", "bachelor", "master", "doctor"};
constexpr Text work_statuses[] = {"laid_off",     "unemployed",          "employed", "retired",        "self_employed",
                                  "informal_job", "public_welfare_post", "student",  "unable_to_work", "no_work",
                                  "moved"};
constexpr Text spouse_statuses[] = {"laid_off", "unemployed", "employed",       "informal_job",
                                    "retired",  "student",    "unable_to_work", "none"};
constexpr Text certificate_statuses[] = {"held", "applied", "cancelled", "none"};
constexpr Text dibao_statuses[] = {"receiving", "applied", "stopped", "refused", "delayed_exit", "none"};
// The last one stands for every other word: who else lives there is not a closed list.
constexpr Text relations[] = {"spouse",        "child",  "son",    "daughter", "stepchild",
                              "adopted_child", "parent", "father", "mother",   "other"};
constexpr Text member_statuses[] = {"registered_unemployed",
                                    "unregistered_unemployed",
                                    "employed",
                                    "self_employed",
                                    "informal_job",
                                    "public_welfare_post",
                                    "student",
                                    "retired",
                                    "unable_to_work",
                                    "no_work"};

constexpr auto person_slots = std::to_array<Slot>({
    {"sex", "sex", Kind::word, sexes, "性别", "sex"},
    {"birth_date", "birth_date", Kind::date, {}, "出生日期", "date of birth"},
    {"education", "education", Kind::word, educations, "文化程度", "education"},
    {"able_to_work", "able_to_work", Kind::flag, {}, "有劳动能力", "able to work"},
    {"technical_speciality", "technical_speciality", Kind::flag, {}, "有技术专长", "technically specialised"},
    {"work_status", "work_status", Kind::word, work_statuses, "就业状况", "work status"},
    {"registered_unemployed_since",
     "registered_unemployed_since",
     Kind::date_or_none,
     {},
     "失业登记日期",
     "registered unemployed since"},
    {"spouse_status", "spouse_status", Kind::word, spouse_statuses, "配偶就业状况", "work status of the spouse"},
    {"single_parent", "single_parent", Kind::flag, {}, "单亲", "a single parent"},
    {"household_size", "household_size", Kind::count, {}, "家庭人口", "household size"},
    {"household_income_month", "household_income_month", Kind::money, {}, "家庭月收入", "household income a month"},
    {"disability_certificate.status", "disability_certificate", Kind::word, certificate_statuses, "残疾人证",
     "disability certificate"},
    {"disability_certificate.valid_from",
     "disability_certificate",
     Kind::date,
     {},
     "残疾人证生效日期",
     "disability certificate valid from"},
    {"disability_certificate.valid_to",
     "disability_certificate",
     Kind::date_or_none,
     {},
     "残疾人证有效期",
     "disability certificate valid to"},
    {"dibao.status", "dibao", Kind::word, dibao_statuses, "低保", "dibao"},
    {"landless_farmer_hardship",
     "landless_farmer_hardship",
     Kind::flag,
     {},
     "生活困难的失地农民",
     "a landless farmer in hardship"},
});
static_assert(person_slots[person::registered_since].name == "registered_unemployed_since");
static_assert(person_slots[person::household_size].name == "household_size");
static_assert(person_slots[person::household_income].name == "household_income_month");
static_assert(person_slots[person::valid_from].name == "disability_certificate.valid_from");
static_assert(person_slots[person::valid_to].name == "disability_certificate.valid_to");

constexpr auto member_slots = std::to_array<Slot>({
    {"relation", "household_others", Kind::word, relations, "关系", "relation"},
    {"sex", "household_others", Kind::word, sexes, "性别", "sex"},
    {"birth_date", "household_others", Kind::date, {}, "出生日期", "date of birth"},
    {"status", "household_others", Kind::word, member_statuses, "就业状况", "work status"},
});

constexpr std::int64_t most_people = 99;
constexpr int oldest = 150;

class Reader {
 public:
  explicit Reader(std::vector<FieldError>& wrong) : wrong_(wrong) {}

  void wrong(const std::string& pointer, std::string code, std::string zh, std::string en) {
    wrong_.push_back({pointer, std::move(code), {std::move(zh), std::move(en)}});
  }

  Value value(const Slot& slot, const json::value& json, const std::string& pointer) {
    if (json.is_null()) return {};
    switch (slot.kind) {
      case Kind::word:
        return word(slot, json, pointer);
      case Kind::flag:
        if (const auto* flag = json.if_bool()) return *flag;
        wrong(pointer, "type", "应为 true 或 false", "must be true or false");
        return {};
      case Kind::count:
        return count(json, pointer, 1, most_people);
      case Kind::money:
        return money(json, pointer);
      case Kind::date_or_none:
        if (json.is_string() && json.get_string() == "none") return Nothing{};
        return day(json, pointer);
      case Kind::date:
        return day(json, pointer);
    }
    return {};
  }

  Value count(const json::value& json, const std::string& pointer, std::int64_t least, std::int64_t most) {
    const auto* number = json.if_int64();
    if (number && *number >= least && *number <= most) return *number;
    wrong(pointer, "range", fmt::format("应为 {} 到 {} 的整数", least, most),
          fmt::format("must be a whole number from {} to {}", least, most));
    return {};
  }

  Value day(const json::value& json, const std::string& pointer) {
    if (const auto* text = json.if_string())
      if (const auto date = Date::parse(Text(*text))) return *date;
    wrong(pointer, "date", "应为存在的日期，写作 YYYY-MM-DD", "must be an existing day written YYYY-MM-DD");
    return {};
  }

  // An object of known keys; each goes to `take(key, value, pointer)`, which says whether it knows the key.
  template <class Take>
  void object(const json::value& json, const std::string& pointer, Take take) {
    const auto* object = json.if_object();
    if (!object) return wrong(pointer, "type", "应为对象", "must be an object");
    for (const auto& [key, value] : *object) {
      const std::string where = pointer + "/" + std::string(key);
      if (!take(Text(key), value, where)) wrong(where, "unknown", "没有这个名称", "is not a known name");
    }
  }

 private:
  Value word(const Slot& slot, const json::value& json, const std::string& pointer) {
    const auto* text = json.if_string();
    if (text) {
      if (const auto found = find_word(slot, *text)) return std::int64_t{*found};
      if (slot.name == "relation" && !is_blank(*text)) return static_cast<std::int64_t>(slot.words.size() - 1);
    }
    const auto list = fmt::format("{}", fmt::join(slot.words, " "));
    wrong(pointer, text ? "word" : "type", "应为以下之一：" + list, "must be one of: " + list);
    return {};
  }

  Value money(const json::value& json, const std::string& pointer) {
    if (const auto* text = json.if_string())
      if (const auto money = Money::parse(Text(*text)); money && money->fen >= 0) return money->fen;
    wrong(pointer, "money", "应为金额文字，至多两位小数，如 \"550.00\"",
          "must be an amount as text with at most two decimals, like \"550.00\"");
    return {};
  }

  std::vector<FieldError>& wrong_;
};

bool is_none(const json::value& json) { return json.is_string() && json.get_string() == "none"; }

Values read_member(Reader& read, const json::value& json, const std::string& pointer) {
  Values values(member_slots.size());
  read.object(json, pointer, [&](Text key, const json::value& value, const std::string& where) {
    const auto slot = find_slot(Scope::member, key);
    if (slot) values[*slot] = read.value(member_slots[*slot], value, where);
    return slot.has_value();
  });
  return values;
}

Evidence read_evidence(Reader& read, const json::value& json, const std::string& pointer) {
  Evidence evidence;
  read.object(json, pointer, [&](Text key, const json::value& value, const std::string& where) {
    if (key == "issued_on") {
      if (!value.is_null())
        if (const auto day = read.day(value, where); is_known(day)) evidence.issued_on = std::get<Date>(day);
    } else if (key == "max_age_months") {
      if (!value.is_null())
        if (const auto months = read.count(value, where, 0, 1200); is_known(months))
          evidence.max_age_months = static_cast<int>(std::get<std::int64_t>(months));
    } else {
      return false;
    }
    return true;
  });
  return evidence;
}

// "disability_certificate" and "dibao": an object of slots; the word "none" alone says the same as {"status":"none"}.
void read_parts(Reader& read, Text fact, const json::value& json, const std::string& pointer, Values& values) {
  if (is_none(json)) {
    const auto slot = *find_slot(Scope::person, std::string(fact) + ".status");
    values[slot] = std::int64_t{*find_word(person_slots[slot], "none")};
    return;
  }
  read.object(json, pointer, [&](Text key, const json::value& value, const std::string& where) {
    const auto slot = find_slot(Scope::person, fmt::format("{}.{}", fact, key));
    if (slot) values[*slot] = read.value(person_slots[*slot], value, where);
    return slot.has_value();
  });
}

FieldError contradiction(std::string pointer, std::string zh, std::string en) {
  return {std::move(pointer), "contradiction", {std::move(zh), std::move(en)}};
}

}  // namespace

std::span<const Slot> slots(Scope scope) {
  if (scope == Scope::person) return person_slots;
  return member_slots;
}

std::optional<int> find_slot(Scope scope, Text name) {
  const auto list = slots(scope);
  const auto found = std::ranges::find(list, name, &Slot::name);
  if (found == list.end()) return std::nullopt;
  return static_cast<int>(found - list.begin());
}

std::optional<int> find_word(const Slot& slot, Text word) {
  const auto found = std::ranges::find(slot.words, word);
  if (found == slot.words.end()) return std::nullopt;
  return static_cast<int>(found - slot.words.begin());
}

Words fact_words(Text fact) {
  if (fact == "household_others") return {"家庭其他成员", "the other members of the household"};
  if (fact == "evidence") return {"在有效期内的证明材料", "evidence that is not out of date"};
  const auto found = std::ranges::find(person_slots, fact, &Slot::fact);
  if (found == person_slots.end()) return {std::string(fact), std::string(fact)};
  return {std::string(found->zh), std::string(found->en)};
}

Facts read_facts(const json::object& facts, std::vector<FieldError>& wrong) {
  Facts out;
  Reader read(wrong);
  read.object(facts, "", [&](Text key, const json::value& value, const std::string& where) {
    if (key == "previous_spell") return true;  // earlier spells of registration do not add up
    if (key == "disability_certificate" || key == "dibao") {
      if (!value.is_null()) read_parts(read, key, value, where, out.person);
    } else if (key == "household_others") {
      if (value.is_null()) return true;
      const auto* list = value.if_array();
      if (list || is_none(value))
        out.others.emplace();
      else
        read.wrong(where, "type", "应为成员列表", "must be a list of members");
      for (std::size_t i = 0; list && i < list->size(); ++i)
        out.others->push_back(read_member(read, (*list)[i], where + "/" + std::to_string(i)));
    } else if (key == "evidence") {
      if (value.is_null() || is_none(value)) return true;
      read.object(value, where, [&](Text category, const json::value& one, const std::string& at) {
        if (!one.is_null()) out.evidence.emplace(category, read_evidence(read, one, at));
        return true;
      });
    } else if (const auto slot = find_slot(Scope::person, key); slot && person_slots[*slot].fact == key) {
      out.person[*slot] = read.value(person_slots[*slot], value, where);
    } else {
      return false;
    }
    return true;
  });
  return out;
}

std::vector<FieldError> contradictions(const Facts& facts, Date on) {
  std::vector<FieldError> wrong;
  const auto day = [&](int slot) { return std::get_if<Date>(&facts.person[slot]); };
  const Date* born = day(person::birth_date);
  const Date* registered = day(person::registered_since);
  if (born && *born > on)
    wrong.push_back(contradiction("/birth_date", "出生日期晚于判断日期", "is after the day of the decision"));
  if (born && full_years(*born, on) > oldest)
    wrong.push_back(contradiction("/birth_date", "年龄超过 150 岁", "makes the person older than 150 years"));
  if (born && registered && *registered < *born)
    wrong.push_back(contradiction("/registered_unemployed_since", "早于出生日期", "is before the birth date"));
  const Date* from = day(person::valid_from);
  const Date* to = day(person::valid_to);
  if (from && to && *to < *from)
    wrong.push_back(
        contradiction("/disability_certificate/valid_to", "早于生效日期", "is before the first day of validity"));
  for (std::size_t i = 0; facts.others && i < facts.others->size(); ++i) {
    const auto* child = std::get_if<Date>(&(*facts.others)[i][member::birth_date]);
    if (child && *child > on)
      wrong.push_back(contradiction(fmt::format("/household_others/{}/birth_date", i), "出生日期晚于判断日期",
                                    "is after the day of the decision"));
  }
  return wrong;
}

}  // namespace sanqing::data::rules
