// From the JSON of a rule file to a checked RuleSet.
#include <array>
#include <charconv>

#include "data/rules/rule_reader.hpp"

namespace sanqing::data::rules {

namespace {

constexpr int most_questions = 10;  // the household's answers are enumerated where they are not known

// The days of a table's rows go up; only the first may leave its day out.
class Ascending {
 public:
  void check(RuleReader& read, const Node& row, const std::optional<Date>& day) {
    if (!day && !first_) read.error(row, "只有第一行可以不写日期", "only the first row may leave its day out");
    if (day && last_ && *day <= *last_) read.error(row, "日期应逐行递增", "the days must go up from row to row");
    last_ = day;
    first_ = false;
  }

 private:
  bool first_ = true;
  std::optional<Date> last_;
};

std::optional<Date> optional_date(RuleReader& read, const Node* node) {
  if (!node) return std::nullopt;
  return read.date(node);
}

std::vector<AmountRow> amount_rows(RuleReader& read, const Node& node) {
  std::vector<AmountRow> rows;
  Ascending order;
  read.items(&node, [&](const Node& item) {
    if (!read.is_object(item)) return;
    read.only(item, {"from", "amount"});
    const auto amount = Money::parse(read.text(read.need(item, "amount")));
    if (!amount || amount->fen <= 0)
      read.error(item, "金额应为大于零、至多两位小数的文字",
                 "the amount must be text, above zero, at most two decimals");
    rows.push_back({optional_date(read, item.find("from")), amount.value_or(Money{})});
    order.check(read, item, rows.back().from);
  });
  return rows;
}

std::vector<AgeRow> age_rows(RuleReader& read, const Node& node) {
  std::vector<AgeRow> rows;
  Ascending order;
  read.items(&node, [&](const Node& item) {
    if (!read.is_object(item)) return;
    read.only(item, {"born_from", "years", "months"});
    const int years = read.number(read.need(item, "years"));
    const Node* months = item.find("months");
    rows.push_back({optional_date(read, item.find("born_from")), years * 12 + (months ? read.number(months) : 0)});
    order.check(read, item, rows.back().born_from);
  });
  return rows;
}

std::vector<Span> spans(RuleReader& read, const Node& node) {
  static constexpr auto units = std::to_array<std::string_view>({" working_days", " days", " months", " years"});
  std::vector<Span> out;
  read.items(&node, [&](const Node& item) {
    const std::string said = read.text(&item);
    int count = 0;
    const auto [rest, fault] = std::from_chars(said.data(), said.data() + said.size(), count);
    const auto unit = std::ranges::find(units, std::string_view(said).substr(rest - said.data()));
    if (fault != std::errc() || count <= 0 || unit == units.end())
      return read.error(item, "应写作如“7 days”，单位为 working_days days months years",
                        "must be like \"7 days\", with working_days, days, months or years");
    out.push_back({count, static_cast<Span::Unit>(unit - units.begin())});
  });
  return out;
}

std::vector<std::string> texts(RuleReader& read, const Node& node) {
  std::vector<std::string> out;
  read.items(&node, [&](const Node& item) { out.push_back(read.text(&item)); });
  return out;
}

void head(RuleReader& read, const Node& root, RuleSet& rules) {
  read.only(root, {"name", "version", "title", "source", "region", "effective_from", "effective_to", "stale_evidence",
                   "youngest_registrant", "limits", "amounts", "ages", "clocks", "lists", "definitions", "applies_when",
                   "categories"});
  rules.name = read.text(read.need(root, "name"));
  rules.version = read.number(read.need(root, "version"));
  rules.title = read.words(read.need(root, "title"));
  rules.source = read.words(read.need(root, "source"));
  rules.region = read.text(read.need(root, "region"));
  rules.effective_from = read.date(read.need(root, "effective_from"));
  rules.effective_to = optional_date(read, root.find("effective_to"));
  if (const Node* stale = root.find("stale_evidence")) {
    const auto said = read.text(stale);
    rules.stale_evidence_unknown = said == "unknown";
    if (said != "unknown" && said != "ignored")
      read.error(*stale, "应为 unknown 或 ignored", "must be unknown or ignored");
  }
  if (const Node* age = root.find("youngest_registrant")) rules.youngest_registrant = read.number(age);
}

template <class T, class Take>
void table(RuleReader& read, const Node* node, std::vector<Named<T>>& out, Take take) {
  read.each(node, [&](const Member& m) { out.push_back({m.name, take(m.value)}); });
}

void tables(RuleReader& read, const Node& root, RuleSet& rules) {
  table(read, root.find("limits"), rules.limits, [&](const Node& node) { return read.number(&node); });
  table(read, root.find("amounts"), rules.amounts, [&](const Node& node) { return amount_rows(read, node); });
  table(read, root.find("ages"), rules.ages, [&](const Node& node) { return age_rows(read, node); });
  table(read, root.find("clocks"), rules.clocks, [&](const Node& node) { return spans(read, node); });
  table(read, root.find("lists"), rules.lists, [&](const Node& node) { return texts(read, node); });
}

void conditions(RuleReader& read, const Node& root, RuleSet& rules) {
  const Node* definitions = root.find("definitions");
  if (definitions && !read.is_object(*definitions)) return;
  ConditionReader reader(read, rules, definitions);
  if (const Node* base = read.need(root, "applies_when")) rules.applies_when = reader.condition(*base, Scope::person);
  read.items(read.need(root, "categories"), [&](const Node& item) {
    if (!read.is_object(item)) return;
    read.only(item, {"name", "title", "when"});
    Category category{read.text(read.need(item, "name")), read.words(read.need(item, "title")), {}};
    if (std::ranges::find(rules.categories, category.name, &Category::name) != rules.categories.end())
      read.error(item, "类别重名", "there is a category of this name already");
    if (const Node* when = read.need(item, "when")) category.when = reader.condition(*when, Scope::person);
    rules.categories.push_back(std::move(category));
  });
  reader.name_unused();
  if (rules.questions > most_questions)
    read.error(root, fmt::format("关于家庭成员的条件超过 {} 个", most_questions),
               fmt::format("more than {} conditions on household members", most_questions));
}

}  // namespace

Result<RuleSet> load_rule_set(std::string_view json) {
  const auto root = parse_positioned(json);
  RuleReader read;
  RuleSet rules;
  if (!root) {
    read.wrong = root.error().fields;
  } else if (read.is_object(*root)) {
    head(read, *root, rules);
    tables(read, *root, rules);
    conditions(read, *root, rules);
  }
  if (read.wrong.empty()) return rules;
  const auto count = read.wrong.size();
  return fail(Fault::invalid,
              {fmt::format("规则文件有 {} 处错误", count), fmt::format("the rule file has {} mistakes", count)},
              std::move(read.wrong));
}

}  // namespace sanqing::data::rules
