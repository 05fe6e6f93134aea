#include "data/validation.hpp"

#include <fmt/format.h>

#include <cmath>

#include "data/json.hpp"
#include "data/normalise/answers.hpp"
#include "data/normalise/folding.hpp"
#include "data/tables.hpp"
#include "data/text.hpp"

namespace sanqing::data {

namespace {

constexpr std::size_t kLongestText = 20'000;  // characters
constexpr std::size_t kLongestList = 1'000;

using Wrong = std::vector<FieldError>;

// Controls, line and paragraph ends, and the marks that turn the text around. (NUL may stand in no text at all.)
bool is_unprintable(char32_t c) {
  return (c > 0 && c < 0x20) || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// --- what holds for every field of every record ---

// A pointer is only written out where something is wrong.
using json_detail::Place;

void check_value(const std::string& text, const Place& place, Wrong& wrong) {
  if (text.size() > kLongestText && characters(text) > kLongestText)
    wrong.push_back(
        {place.pointer(), "too_long", {"文字太长（最多 20000 字）", "text is too long (at most 20,000 characters)"}});
  if (!is_clean_text(text))
    wrong.push_back({place.pointer(), "text", {"含有不能保存的字符", "holds characters that cannot be kept"}});
}

void check_value(double number, const Place& place, Wrong& wrong) {
  if (!std::isfinite(number)) wrong.push_back({place.pointer(), "type", {"应是数字", "must be a number"}});
}

template <class T>
requires(std::integral<T> || describing::Enum<T> || describing::TextValue<T> ||
         std::same_as<T, Money>) void check_value(const T&, const Place&, Wrong&) {}

template <describing::Struct T>
void check_value(const T& value, const Place& place, Wrong& wrong);

template <class T>
void check_value(const std::optional<T>& value, const Place& place, Wrong& wrong) {
  if (value) check_value(*value, place, wrong);
}

template <class T>
void check_value(const std::vector<T>& items, const Place& place, Wrong& wrong) {
  if (items.size() > kLongestList)
    wrong.push_back({place.pointer(), "too_long", {"条目太多（最多 1000 条）", "too many items (at most 1,000)"}});
  for (std::size_t i = 0; i < items.size(); ++i)
    check_value(items[i], Place{&place, {}, static_cast<std::int64_t>(i)}, wrong);
}

template <describing::Struct T>
void check_value(const T& value, const Place& place, Wrong& wrong) {
  describing::for_each_member<T>([&](auto d) { check_value(value.*d.pointer, Place{&place, d.name}, wrong); });
}

// Events are written by this program; what they repeat of a record may be longer than any single text.
void check_value(const Event& event, const Place& place, Wrong& wrong) {
  check_value(event.why, Place{&place, "why"}, wrong);
}

// --- rules of single fields ---

class Rules {
 public:
  explicit Rules(Wrong& wrong) : wrong_(wrong) {}

  void must(bool holds, std::string pointer, std::string code, Words words) {
    if (!holds) wrong_.push_back({std::move(pointer), std::move(code), std::move(words)});
  }
  void filled(const std::string& text, std::string pointer) {
    must(!is_blank(text), std::move(pointer), "required", {"不能为空", "must not be empty"});
  }
  template <class T>
  void from_to(const std::optional<T>& value, T least, T most, std::string pointer, Words words) {
    if (value) must(*value >= least && *value <= most, std::move(pointer), "range", std::move(words));
  }
  template <class T>
  void not_negative(const std::optional<T>& value, std::string pointer) {
    if (value) must(*value >= T{}, std::move(pointer), "range", {"不能小于零", "must not be negative"});
  }
  template <class T>
  void ordered(const std::optional<T>& from, const std::optional<T>& to, std::string pointer, Words words) {
    if (from && to) must(*from <= *to, std::move(pointer), "order", std::move(words));
  }
  void place(std::optional<double> latitude, std::optional<double> longitude) {
    from_to(latitude, -90.0, 90.0, "/latitude", {"纬度应在 -90 到 90 之间", "latitude must be from -90 to 90"});
    from_to(longitude, -180.0, 180.0, "/longitude",
            {"经度应在 -180 到 180 之间", "longitude must be from -180 to 180"});
    must(latitude.has_value() == longitude.has_value(), latitude ? "/longitude" : "/latitude", "required",
         {"经度和纬度要一起填写", "latitude and longitude come together"});
  }
  void weekdays(const std::vector<int>& days, const std::string& pointer) {
    for (std::size_t i = 0; i < days.size(); ++i)
      must(days[i] >= 1 && days[i] <= 7, pointer + "/" + std::to_string(i), "range",
           {"应是 1（周一）到 7（周日）", "must be from 1 (Monday) to 7 (Sunday)"});
  }
  void years(const std::optional<double>& years, std::string pointer) {
    from_to(years, 0.0, 80.0, std::move(pointer), {"年数应在 0 到 80 之间", "years must be from 0 to 80"});
  }
  void phone(const std::string& phone, std::string pointer) {
    must(phone.empty() || is_phone(phone), std::move(pointer), "format",
         {"电话不对：应是 5 到 20 位数字，可以有空格、短横、括号和转分机，几个号码用顿号隔开",
          "not a phone number: 5 to 20 digits with spaces, hyphens or brackets, an extension (ext), several of them "
          "separated by commas"});
  }
  // What stands in lists and on notices: one line, of a length that fits, without marks that turn the text around.
  void name(const std::string& text, const std::string& pointer, std::size_t most) {
    must(text.size() <= most || characters(text) <= most, pointer, "too_long",
         {fmt::format("太长（最多 {} 个字）", most), fmt::format("is too long (at most {} characters)", most)});
    bool plain = true;
    for (std::string_view rest = text; !rest.empty();) plain &= !is_unprintable(take_code_point(rest));
    must(plain || is_blank(text), pointer, "text",
         {"不能有换行、控制字符或改变文字方向的字符",
          "must not hold line ends, control characters or marks of text direction"});
  }
  void person(const std::string& text, const std::string& pointer) { name(text, pointer, 60); }
  void title(const std::string& text, const std::string& pointer) { name(text, pointer, 200); }

 private:
  Wrong& wrong_;
};

const Words kWages{"上限不能低于下限", "the upper end must not be below the lower end"};
const Words kDays{"结束日期不能早于开始日期", "the end must not be before the start"};

void rules(const Organisation& it, Rules& rule) {
  rule.filled(it.name, "/name");
  rule.title(it.name, "/name");
  rule.place(it.latitude, it.longitude);
  rule.phone(it.phone, "/phone");
}

void rules(const Account& it, Rules& rule) {
  rule.filled(it.login, "/login");
  rule.must(it.login.size() <= 100, "/login", "too_long", {"登录名太长", "the login is too long"});
  rule.name(it.display_name, "/display_name", 100);
}

void rules(const SignIn& it, Rules& rule) { rule.filled(it.token_hash, "/token_hash"); }
void rules(const Event& it, Rules& rule) {
  rule.filled(it.noun, "/noun");
  rule.filled(it.action, "/action");
}
void rules(const Notice&, Rules&) {}

void rules(const Intent& it, Rules& rule) {
  rule.not_negative(it.wage_floor, "/intent/wage_floor");
  rule.not_negative(it.wage_wish, "/intent/wage_wish");
  rule.ordered(it.wage_floor, it.wage_wish, "/intent/wage_wish",
               {"期望工资不能低于最低工资", "the wage wished for must not be below the floor"});
  rule.weekdays(it.days, "/intent/days");
  rule.from_to(it.max_km, 0.0, 5'000.0, "/intent/max_km", {"应在 0 到 5000 公里之间", "must be from 0 to 5,000 km"});
  rule.from_to(it.max_minutes, 0, 24 * 60, "/intent/max_minutes",
               {"应在 0 到 1440 分钟之间", "must be from 0 to 1,440 minutes"});
}

void rules(const Skills& it, Rules& rule) {
  for (std::size_t i = 0; i < it.skills.size(); ++i) {
    const auto pointer = "/skills/skills/" + std::to_string(i);
    rule.filled(it.skills[i].name, pointer + "/name");
    rule.years(it.skills[i].years, pointer + "/years");
  }
  for (std::size_t i = 0; i < it.certificates.size(); ++i)
    rule.filled(it.certificates[i].kind, "/skills/certificates/" + std::to_string(i) + "/kind");
  for (std::size_t i = 0; i < it.history.size(); ++i)
    rule.years(it.history[i].years, "/skills/history/" + std::to_string(i) + "/years");
}

void rules(const Seeker& it, Rules& rule) {
  rule.filled(it.name, "/name");
  rule.person(it.name, "/name");
  rule.phone(it.phone, "/phone");
  rule.must(it.identity_number.size() <= 60, "/identity_number", "too_long",
            {"证件号码太长", "the identity number is too long"});
  if (it.birth_date) {
    const Date today = Date::today();
    rule.must(*it.birth_date <= today, "/birth_date", "range", {"出生日期在将来", "the birth date is in the future"});
    rule.must(full_years(*it.birth_date, today) <= 150, "/birth_date", "range",
              {"年龄超过 150 岁", "older than 150 years"});
  }
  rule.place(it.latitude, it.longitude);
  rule.must(it.status != SeekerStatus::closed || !is_blank(it.closed_reason), "/closed_reason", "required",
            {"结束服务要写明原因", "a closed record needs its reason"});
  // A day of grace for clocks that run ahead.
  rule.must(it.registered_on.days <= Date::today().days + std::chrono::days(1), "/registered_on", "range",
            {"登记日期在将来", "the day of registration is in the future"});
  rules(it.intent, rule);
  rules(it.skills, rule);
  for (std::size_t i = 0; i < it.family.duties.size(); ++i)
    rule.weekdays(it.family.duties[i].days, "/family/duties/" + std::to_string(i) + "/days");
}

void rules(const Household& it, Rules& rule) {
  const int this_year = static_cast<int>(std::chrono::year_month_day{Date::today().days}.year());
  rule.not_negative(it.countable_income_month, "/countable_income_month");
  for (std::size_t i = 0; i < it.members.size(); ++i) {
    const auto pointer = "/members/" + std::to_string(i);
    rule.person(it.members[i].name, pointer + "/name");
    rule.not_negative(it.members[i].income_month, pointer + "/income_month");
    rule.from_to(it.members[i].birth_year, this_year - 150, this_year, pointer + "/birth_year",
                 {"出生年份不对", "not a possible year of birth"});
  }
}

void rules(const Employer& it, Rules& rule) {
  rule.filled(it.name, "/name");
  rule.title(it.name, "/name");
  rule.person(it.contact_name, "/contact_name");
  rule.phone(it.phone, "/phone");
}

void rules(const Vacancy& it, Rules& rule) {
  rule.filled(it.title, "/title");
  rule.title(it.title, "/title");
  rule.title(it.employer_name, "/employer_name");
  rule.must(it.headcount >= 1 && it.headcount <= 100'000, "/headcount", "range",
            {"招聘人数应在 1 到 100000 之间", "headcount must be from 1 to 100,000"});
  rule.must(it.filled >= 0, "/filled", "range", {"不能小于零", "must not be negative"});
  rule.must(it.filled <= it.headcount, "/filled", "range",
            {"已招人数不能超过招聘人数", "no more than the headcount can be filled"});
  rule.not_negative(it.wage_min, "/wage_min");
  rule.not_negative(it.wage_max, "/wage_max");
  rule.ordered(it.wage_min, it.wage_max, "/wage_max", kWages);
  rule.must(it.months_per_year >= 1 && it.months_per_year <= 36, "/months_per_year", "range",
            {"应在 1 到 36 之间", "must be from 1 to 36"});
  rule.from_to(it.days_per_week, 1, 7, "/days_per_week", {"应在 1 到 7 之间", "must be from 1 to 7"});
  if (it.hours_per_day)
    rule.must(*it.hours_per_day > 0 && *it.hours_per_day <= 24, "/hours_per_day", "range",
              {"应大于 0，最多 24", "must be above 0 and at most 24"});
  rule.years(it.experience_years, "/experience_years");
  for (std::size_t i = 0; i < it.certificates.size(); ++i)
    rule.filled(it.certificates[i].kind, "/certificates/" + std::to_string(i) + "/kind");
  for (std::size_t i = 0; i < it.skills.size(); ++i)
    rule.filled(it.skills[i].name, "/skills/" + std::to_string(i) + "/name");
  rule.place(it.latitude, it.longitude);
  rule.ordered(it.posted_on, it.valid_until, "/valid_until",
               {"有效期不能早于发布日期", "validity must not end before posting"});
}

void rules(const Course& it, Rules& rule) {
  rule.filled(it.title, "/title");
  rule.title(it.title, "/title");
  rule.not_negative(it.cost, "/cost");
  rule.not_negative(it.subsidy, "/subsidy");
  rule.must(it.hours >= 0 && it.hours <= 10'000, "/hours", "range",
            {"学时应在 0 到 10000 之间", "hours must be from 0 to 10,000"});
}

void rules(const CourseSession& it, Rules& rule) {
  rule.must(it.starts_on <= it.ends_on, "/ends_on", "order", kDays);
  rule.weekdays(it.days, "/days");
  rule.must(it.seats >= 0 && it.seats <= 100'000, "/seats", "range",
            {"名额应在 0 到 100000 之间", "seats must be from 0 to 100,000"});
  rule.must(it.taken >= 0, "/taken", "range", {"不能小于零", "must not be negative"});
  rule.must(it.taken <= it.seats, "/taken", "range", {"已报名人数不能超过名额", "no more than the seats can be taken"});
  rule.place(it.latitude, it.longitude);
}

void rules(const Seat&, Rules&) {}

void rules(const Referral& it, Rules& rule) {
  rule.ordered(std::optional(it.proposed_on), it.sent_on, "/sent_on", kDays);
  rule.ordered(std::optional(it.proposed_on), it.ended_on, "/ended_on", kDays);
}

void rules(const Placement& it, Rules& rule) {
  rule.not_negative(it.wage_month, "/wage_month");
  rule.not_negative(it.contract_months, "/contract_months");
  rule.ordered(std::optional(it.started_on), it.ended_on, "/ended_on", kDays);
}

void rules(const FollowUp&, Rules&) {}

}  // namespace

template <class Record>
std::vector<FieldError> check(const Record& record) {
  Wrong wrong;
  check_value(record, Place{}, wrong);
  Rules rule(wrong);
  rules(record, rule);
  return wrong;
}

template std::vector<FieldError> check(const Organisation&);
template std::vector<FieldError> check(const Account&);
template std::vector<FieldError> check(const SignIn&);
template std::vector<FieldError> check(const Event&);
template std::vector<FieldError> check(const Notice&);
template std::vector<FieldError> check(const Seeker&);
template std::vector<FieldError> check(const Household&);
template std::vector<FieldError> check(const Employer&);
template std::vector<FieldError> check(const Vacancy&);
template std::vector<FieldError> check(const Course&);
template std::vector<FieldError> check(const CourseSession&);
template std::vector<FieldError> check(const Seat&);
template std::vector<FieldError> check(const Referral&);
template std::vector<FieldError> check(const Placement&);
template std::vector<FieldError> check(const FollowUp&);

}  // namespace sanqing::data
