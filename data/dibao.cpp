#include "data/dibao.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <charconv>
#include <limits>

namespace sanqing::data {

namespace {

namespace json = boost::json;
using Exact = __int128;  // fen x the share's denominator

constexpr int most_people = 99, most_months = 120, most_incomes = 200;
constexpr std::int64_t most_fen = 100'000'000'000;  // a thousand million yuan: the products below stay exact

struct Household {
  Exact income, allowance;
  Exact total() const { return income + allowance; }
};

Household household(const DibaoQuestion& question, Exact income_fen, int workers) {
  const Exact unit = question.work_cost_share.denominator;
  const Exact line = question.line.fen;
  const Exact income = income_fen * unit;
  const Exact countable = std::max<Exact>(0, income - workers * question.work_cost_share.numerator * line);
  return {income, std::max<Exact>(0, question.persons * line * unit - countable)};
}

// Reads one field after the other, noting every one that cannot be.
class Fields {
 public:
  explicit Fields(const json::object& json) : json_(json) {}
  std::vector<FieldError> wrong;

  void refuse(std::string_view field, std::string zh, std::string en) {
    wrong.push_back({"/" + std::string(field), "impossible", {std::move(zh), std::move(en)}});
  }

  const json::value* find(std::string_view field, bool required) {
    const auto* value = json_.if_contains(field);
    if (value && !value->is_null()) return value;
    if (required) refuse(field, "缺少", "is missing");
    return nullptr;
  }

  int whole(std::string_view field, int least, int most, bool required = true) {
    const auto* value = find(field, required);
    if (!value) return least;
    const auto* number = value->if_int64();
    if (number && *number >= least && *number <= most) return static_cast<int>(*number);
    refuse(field, fmt::format("应为 {} 到 {} 的整数", least, most),
           fmt::format("must be a whole number from {} to {}", least, most));
    return least;
  }

  Money amount(std::string_view field, const json::value& value) {
    const auto money = Money::parse(decimal_text(value));
    if (money && money->fen >= 0 && money->fen <= most_fen) return *money;
    refuse(field, "应为不小于零的金额，至多两位小数", "must be an amount, not negative, with at most two decimals");
    return {};
  }
  Money amount(std::string_view field) {
    const auto* value = find(field, true);
    return value ? amount(field, *value) : Money{};
  }

  std::vector<Money> amounts(std::string_view field) {
    std::vector<Money> out;
    const auto* value = find(field, true);
    if (!value) return out;
    const auto* list = value->if_array();
    if (!list || list->size() > most_incomes)
      refuse(field, "应为金额的列表", "must be a list of amounts");
    else
      for (std::size_t i = 0; i < list->size(); ++i) out.push_back(amount(fmt::format("{}/{}", field, i), (*list)[i]));
    return out;
  }

  Share share(std::string_view field) {
    const auto* value = find(field, false);
    if (!value) return {};
    const auto share = Share::parse(decimal_text(*value));
    if (!share) refuse(field, "应为 0 到 1 的小数", "must be a decimal from 0 to 1");
    return share.value_or(Share{});
  }

  void only(std::initializer_list<std::string_view> names) {
    for (const auto& field : json_)
      if (std::ranges::find(names, std::string_view(field.key())) == names.end())
        refuse(field.key(), "没有这个名称", "is not a known name");
  }

 private:
  // A JSON number is read by its shortest text, so that 0.3 is three tenths.
  static std::string decimal_text(const json::value& value) {
    if (const auto* text = value.if_string()) return std::string(*text);
    if (const auto* number = value.if_int64()) return std::to_string(*number);
    const auto* number = value.if_double();
    if (!number) return {};
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), *number, std::chars_format::fixed, 9);
    if (end.ec != std::errc()) return {};
    std::string fixed(text, end.ptr);
    fixed.erase(fixed.find_last_not_of('0') + 1);
    if (fixed.ends_with('.')) fixed.pop_back();
    return fixed;
  }

  const json::object& json_;
};

}  // namespace

std::optional<Share> Share::parse(std::string_view text) {
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  auto decimals = point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if ((whole != "0" && whole != "1") || decimals.empty() || !std::ranges::all_of(decimals, digit)) return std::nullopt;
  while (decimals.size() > 1 && decimals.ends_with('0')) decimals.remove_suffix(1);
  if (decimals.size() > 9) return std::nullopt;
  Share share{whole[0] - '0', 1};
  for (const char c : decimals) share = {share.numerator * 10 + (c - '0'), share.denominator * 10};
  if (share.numerator > share.denominator) return std::nullopt;
  return share;
}

DibaoAnswer work_out(const DibaoQuestion& question) {
  Exact income = 0;
  for (const Money& one : question.incomes) income += one.fen;
  const Household before = household(question, income, question.workers);
  const Household after = household(question, income + question.new_wage.fen, question.workers + 1);
  // Half up; no amount below is negative: more income and more workers never make the total smaller.
  const auto rounded = [unit = Exact{question.work_cost_share.denominator}](Exact exact) {
    return Money{static_cast<std::int64_t>((exact * 2 + unit) / (unit * 2))};
  };
  DibaoAnswer answer{.allowance_before = rounded(before.allowance),
                     .allowance_after = rounded(after.allowance),
                     .family_total_before = rounded(before.total()),
                     .family_total_after = rounded(after.total()),
                     .gain = rounded(after.total() - before.total()),
                     .cliff = before.allowance > 0 && after.allowance == 0,
                     .during_delay = {}};
  if (answer.cliff && question.exit_delay_months > 0)
    answer.during_delay = {.months = question.exit_delay_months,
                           .allowance = answer.allowance_before,
                           .family_total = rounded(after.income + before.allowance),
                           .gain = rounded(after.income - before.income),
                           .drop_at_end = rounded(before.allowance - after.allowance)};
  return answer;
}

Result<DibaoQuestion> read_dibao(const json::object& json) {
  Fields fields(json);
  DibaoQuestion question;
  fields.only({"id", "line", "persons", "incomes", "workers", "work_cost_share", "new_wage", "exit_delay_months"});
  question.line = fields.amount("line");
  question.persons = fields.whole("persons", 1, most_people);
  question.incomes = fields.amounts("incomes");
  question.workers = fields.whole("workers", 0, most_people);
  question.work_cost_share = fields.share("work_cost_share");
  question.new_wage = fields.amount("new_wage");
  question.exit_delay_months = fields.whole("exit_delay_months", 0, most_months, false);
  if (fields.wrong.empty() && question.line.fen == 0) fields.refuse("line", "低保线应大于零", "must be above zero");
  if (fields.wrong.empty() && question.workers >= question.persons)
    fields.refuse("workers", "家里没有人可以再去上班", "leaves nobody in the household to take the job");
  if (fields.wrong.empty()) return question;
  return fail(Fault::invalid, {"输入有误", "the input cannot be"}, std::move(fields.wrong));
}

json::object dibao_json(const DibaoAnswer& answer) {
  const auto text = [](Money money) { return fmt::format("{}.{:02}", money.fen / 100, money.fen % 100); };
  json::object out{{"allowance_before", text(answer.allowance_before)},
                   {"allowance_after", text(answer.allowance_after)},
                   {"family_total_before", text(answer.family_total_before)},
                   {"family_total_after", text(answer.family_total_after)},
                   {"gain", text(answer.gain)},
                   {"cliff", answer.cliff},
                   {"during_delay", nullptr}};
  if (const auto& delay = answer.during_delay)
    out["during_delay"] = json::object{{"months", delay->months},
                                       {"allowance", text(delay->allowance)},
                                       {"family_total", text(delay->family_total)},
                                       {"gain", text(delay->gain)},
                                       {"drop_at_end", text(delay->drop_at_end)}};
  return out;
}

}  // namespace sanqing::data
