#include "data/normalise/wage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <stdexcept>

#include "data/normalise/folding.hpp"
#include "data/normalise/wage_tokens.hpp"
#include "data/text.hpp"

namespace sanqing::data {

namespace {

// Which wage of the text an amount is.
enum class Phase { none, trial, regular };
enum class Kind { none, base, total, side };

struct Amount {
  Quantity from;
  std::optional<Quantity> to = {};
  Phase phase = Phase::none;
  Kind kind = Kind::none;
  std::optional<WageUnit> unit;
  bool above = false, below = false, odd = false;
  int clause = 0;
};

struct Span {
  std::optional<Money> min, max;
  bool operator==(const Span&) const = default;
};

std::unexpected<Error> refuse(std::string zh, std::string en) {
  return fail(Fault::invalid, {std::move(zh), std::move(en)});
}
std::unexpected<Error> refuse_scale() {
  return refuse("说不准是元、千还是万，请把金额写全", "the scale of the amounts is uncertain; write them in full");
}

class Reader {
 public:
  explicit Reader(std::vector<WageToken> tokens) : tokens_(std::move(tokens)) {}

  Result<Wage> read() {
    while (at_ < tokens_.size())
      if (auto step = next(); !step) return std::unexpected(step.error());
    std::erase_if(amounts_, [&](const Amount& amount) { return slogans_.contains(amount.clause); });
    const bool only_side = !amounts_.empty() && std::ranges::all_of(amounts_, &Reader::is_side);
    std::erase_if(amounts_, &Reader::is_side);
    keep_the_wage_itself();
    if (amounts_.empty()) return without_amount(only_side);
    return with_amounts();
  }

 private:
  static bool is_side(const Amount& amount) { return amount.kind == Kind::side; }

  const WageToken* peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }
  bool peek_is(WageWord word, std::size_t ahead = 0) const { return peek(ahead) && peek(ahead)->word == word; }

  Result<void> next() {
    const auto& token = tokens_[at_];
    switch (token.word) {
      case WageWord::amount:
        return amount();
      case WageWord::minus:
        return refuse("工资不能是负数", "a wage cannot be negative");
      case WageWord::unknown:
        return refuse("数字后面的写法看不懂", "what stands after a number is not a unit this program knows");
      case WageWord::base:
        ++at_;
        if (peek_is(WageWord::plus) || peek_is(WageWord::extra))
          skip_structure();
        else
          kind_ = Kind::base;
        return {};
      case WageWord::trial:
        phase_ = Phase::trial;
        break;
      case WageWord::regular:
        phase_ = Phase::regular;
        break;
      case WageWord::total:
        kind_ = Kind::total;
        break;
      case WageWord::extra:
        if (!included_) extra_ = true;
        if (!included_) kind_ = Kind::side;
        break;
      case WageWord::side:
        if (!included_) kind_ = Kind::side;
        break;
      case WageWord::included:
        included_ = true;
        break;
      case WageWord::at_least:
        at_least_ = true;
        break;
      case WageWord::at_most:
        at_most_ = true;
        break;
      case WageWord::unit:
        unit_ = token.unit;
        break;
      case WageWord::odd_unit:
        odd_ = true;
        break;
      case WageWord::negotiable:
        negotiable_ = true;
        break;
      case WageWord::months:
        months_ = token.number;
        break;
      case WageWord::slogan:
        slogans_.insert(clause_);
        break;
      case WageWord::vague:
        vague_ = true;
        break;
      case WageWord::mark:
        if (kind_ == Kind::side) kind_ = Kind::none;
        included_ = at_least_ = at_most_ = odd_ = false;
        ++clause_;
        break;
      case WageWord::currency:
      case WageWord::range:
      case WageWord::or_more:
      case WageWord::or_less:
      case WageWord::about:
      case WageWord::plus:
      case WageWord::count:
      case WageWord::other:
        break;
    }
    ++at_;
    return {};
  }

  // "底薪+提成" that names no amount tells what the pay is made of: an amount beside it is the whole.
  void skip_structure() {
    while (peek() && (peek_is(WageWord::plus) || peek_is(WageWord::extra) || peek_is(WageWord::side) ||
                      peek_is(WageWord::other) || peek_is(WageWord::base)))
      ++at_;
    kind_ = Kind::total;
  }

  Result<void> amount() {
    Amount amount{.from = tokens_[at_].quantity,
                  .phase = phase_,
                  .kind = kind_,
                  .unit = unit_,
                  .above = at_least_,
                  .below = at_most_,
                  .odd = odd_,
                  .clause = clause_};
    phase_ = Phase::none;
    if (kind_ != Kind::side) kind_ = Kind::none;
    unit_.reset();
    at_least_ = at_most_ = odd_ = false;
    for (++at_; at_ < tokens_.size(); ++at_) {
      const auto& token = tokens_[at_];
      if (token.word == WageWord::range) {
        if (auto read = upper_end(amount); !read) return read;
      } else if (token.word == WageWord::unit) {
        if (token.prefix && peek_is(WageWord::amount, 1)) break;
        if (amount.unit && *amount.unit != token.unit)
          return refuse("写了两种计薪单位，说不清按哪一种", "two different units for one amount");
        amount.unit = token.unit;
      } else if (token.word == WageWord::plus) {
        if (!plus(amount)) break;
      } else if (token.word == WageWord::base && !peek_is(WageWord::amount, 1)) {
        amount.kind = Kind::base;  // 3000底薪
      } else if (!modifier(token, amount)) {
        break;
      }
    }
    if (amount.kind == Kind::none && peek_is(WageWord::side) && !amounts_.empty()) amount.kind = Kind::side;  // 200全勤
    amounts_.push_back(std::move(amount));
    return {};
  }

  Result<void> upper_end(Amount& amount) {
    while (peek_is(WageWord::currency, 1) || peek_is(WageWord::about, 1) || peek_is(WageWord::at_most, 1)) ++at_;
    if (!peek_is(WageWord::amount, 1)) return refuse("范围只写了一头", "the range has only one end");
    if (amount.to) return refuse("写了不止两个数，说不清哪一段是工资", "more than two ends in one range");
    amount.to = tokens_[++at_].quantity;
    amount.above = false;
    return {};
  }

  bool modifier(const WageToken& token, Amount& amount) {
    switch (token.word) {
      case WageWord::currency:
      case WageWord::about:
        return true;
      case WageWord::or_more:
        amount.above = true;
        return true;
      case WageWord::or_less:
        amount.below = true;
        return true;
      case WageWord::odd_unit:
        amount.odd = true;
        return true;
      case WageWord::months:
        months_ = token.number;
        return true;
      default:
        return false;
    }
  }

  // After an amount: "+提成" and "+" alone open the upper end, "+五险一金" says nothing; "+300全勤" is a side amount.
  bool plus(Amount& amount) {
    const auto* following = peek(1);
    if (following && following->word == WageWord::other) return false;
    amount.above = true;
    if (!following) return true;
    if (following->word != WageWord::amount && following->word != WageWord::extra && following->word != WageWord::side)
      return true;
    kind_ = Kind::side;
    return false;
  }

  // 转正 beats 试用期, the whole (综合) beats its parts, a promised base beats what others are said to make.
  void keep_the_wage_itself() {
    const auto keep_if_any = [&](auto wanted) {
      if (std::ranges::any_of(amounts_, wanted)) std::erase_if(amounts_, std::not_fn(wanted));
    };
    for (const auto& amount : amounts_)
      if (amount.unit) known_unit_ = known_unit_ ? known_unit_ : amount.unit;
    keep_if_any([](const Amount& a) { return a.phase == Phase::regular; });
    keep_if_any([](const Amount& a) { return a.phase != Phase::trial; });
    keep_if_any([](const Amount& a) { return !a.odd; });
    keep_if_any([](const Amount& a) { return a.kind == Kind::total; });
    keep_if_any([](const Amount& a) { return a.kind == Kind::base; });
  }

  Result<Wage> without_amount(bool only_side) const {
    if (negotiable_) {
      Wage wage;
      wage.months_per_year = months_.value_or(12);
      wage.negotiable = true;
      return wage;
    }
    if (!slogans_.empty()) return refuse("这是口号，没有写明工资", "a slogan, not a wage");
    if (only_side) return refuse("只写了补贴或提成，没有写工资", "only allowances or commission, no wage");
    if (vague_) return refuse("只有笼统的数（几千、过万），没有写明工资", "only a vague amount, no definite wage");
    return refuse("没有找到工资数目", "no amount found");
  }

  Result<Wage> with_amounts() const {
    std::vector<Span> spans;
    std::set<WageUnit> units;
    bool ten_thousands = false;
    for (const auto& amount : amounts_) {
      if (amount.odd)
        return refuse("按件、按次、按周计酬或外币，不能折成月、天、小时、年的工资",
                      "paid by piece, by week or in another currency: not a wage per month, day, hour or year");
      auto span = resolve(amount);
      if (!span) return std::unexpected(span.error());
      spans.push_back(*span);
      if (amount.unit) units.insert(*amount.unit);
      ten_thousands |= amount.from.scale == 10000 || (amount.to && amount.to->scale == 10000);
    }
    auto span = merged(spans);
    if (!span || units.size() > 1) return refuse("写了几个不同的工资，请只留一个", "several different wages; keep one");
    Wage wage;
    wage.min = span->min;
    wage.max = span->max;
    wage.months_per_year = months_.value_or(12);
    wage.negotiable = negotiable_;
    const auto unit = !units.empty() ? std::optional(*units.begin()) : unit_ ? unit_ : known_unit_;
    if (unit)
      wage.unit = *unit;
    else if (auto fits = fits_a_month(wage, ten_thousands); !fits)
      return std::unexpected(fits.error());
    return checked_wage(wage);
  }

  // Both ends of one amount, with the scale that the writer meant for both ("3-5千").
  Result<Span> resolve(const Amount& amount) const {
    auto from = amount.from, to = amount.to.value_or(amount.from);
    if (amount.to) {
      const auto small = [](const Quantity& q) { return q.scale == 0 && q.high < 100 * millionths; };
      const bool shared = small(from) && to.scale > 0;
      if (shared) {
        from.low *= to.scale;
        from.high *= to.scale;
      } else if (from.scale > 0 && small(to)) {
        to.low *= from.scale;
        to.high *= from.scale;
        if (to.low <= from.low) return refuse_scale();
      }
      if (from.low > to.high) {
        if (shared && (to.scale >= 10000 || to.fraction)) return refuse_scale();  // 8-1.2万
        std::swap(from, to);
      }
    }
    constexpr std::int64_t fen = millionths / 100;
    if (from.low % fen || to.high % fen) return refuse("金额不能小于一分", "amounts go down to one fen only");
    Span span{Money{from.low / fen}, Money{to.high / fen}};
    const bool whole = amount.kind == Kind::total;
    const bool open = amount.above || amount.from.more || to.more || amount.kind == Kind::base || (extra_ && !whole);
    if (open)
      span.max.reset();
    else if (amount.below && !amount.to)
      span.min.reset();
    return span;
  }

  static std::optional<Span> merged(const std::vector<Span>& spans) {
    if (std::ranges::all_of(spans, [&](const Span& span) { return span == spans.front(); })) return spans.front();
    if (spans.size() != 2) return std::nullopt;
    const auto pair = [](const Span& above, const Span& below) -> std::optional<Span> {
      if (above.max || below.min) return std::nullopt;
      return Span{above.min, below.max};
    };
    auto span = pair(spans[0], spans[1]);
    return span ? span : pair(spans[1], spans[0]);
  }

  // No unit: a month's wage from 1,000 to 50,000 (domain.md). "40-70K·15薪" names a month's by its 15.
  Result<void> fits_a_month(const Wage& wage, bool ten_thousands) const {
    const auto least = wage.min ? *wage.min : *wage.max, most = wage.max ? *wage.max : *wage.min;
    if (least < Money::yuan(1000))
      return refuse("没有写单位，数目又太小，说不清是什么工资", "no unit, and too small for a month's wage");
    if (most > Money::yuan(50000) && (!months_ || ten_thousands))
      return refuse("没有写单位，数目太大，说不清是月薪还是年薪", "no unit, and too large for a month's wage");
    return {};
  }

  std::vector<WageToken> tokens_;
  std::size_t at_ = 0;
  std::vector<Amount> amounts_;
  Phase phase_ = Phase::none;
  Kind kind_ = Kind::none;
  std::optional<WageUnit> unit_, known_unit_;
  bool included_ = false, at_least_ = false, at_most_ = false, odd_ = false;
  bool extra_ = false, negotiable_ = false, vague_ = false;
  std::optional<int> months_;
  int clause_ = 0;
  std::set<int> slogans_;
};

struct Limits {
  std::int64_t least, most;  // yuan
  std::string_view zh, en;
};
Limits limits(WageUnit unit) {
  switch (unit) {
    case WageUnit::hour:
      return {3, 2000, "小时", "hour"};
    case WageUnit::day:
      return {20, 10'000, "天", "day"};
    case WageUnit::month:
      return {500, 200'000, "月", "month"};
    case WageUnit::year:
      return {5000, 5'000'000, "年", "year"};
  }
  throw std::logic_error("WageUnit");
}

constexpr std::size_t longest_text = 1000;

}  // namespace

Result<Wage> checked_wage(Wage wage) {
  if (wage.min && wage.max && *wage.min > *wage.max) std::swap(wage.min, wage.max);
  const auto limit = limits(wage.unit);
  for (const auto& end : {wage.min, wage.max}) {
    if (!end) continue;
    if (end->fen < 0) return refuse("工资不能是负数", "a wage cannot be negative");
    if (*end < Money::yuan(limit.least))
      return refuse(fmt::format("每{}{}元太少，像是漏写了千或万", limit.zh, end->text()),
                    fmt::format("{} a {} is too little; a scale may be missing", end->text(), limit.en));
    if (*end > Money::yuan(limit.most))
      return refuse(fmt::format("每{}{}元太多，不像真的工资", limit.zh, end->text()),
                    fmt::format("{} a {} is not a plausible wage", end->text(), limit.en));
  }
  return wage;
}

Result<Wage> read_wage(std::string_view text) {
  if (!is_utf8(text)) return refuse("文字编码不是 UTF-8", "the text is not UTF-8");
  if (text.find('\0') != std::string_view::npos) return refuse("文字里有空字符", "the text holds a NUL character");
  const auto plain = squeezed(folded(text));
  if (plain.empty()) return refuse("没有填写工资", "no wage given");
  if (plain.size() > longest_text) return refuse("这一段太长，不像工资", "too long for a wage");
  return Reader(wage_tokens(plain)).read();
}

std::string wage_text(const Wage& wage) {
  if (!wage.min && !wage.max) return wage.negotiable ? "面议" : "";
  std::string text;
  if (wage.min && wage.max && *wage.min != *wage.max)
    text = fmt::format("{}-{}元/{}", wage.min->text(), wage.max->text(), limits(wage.unit).zh);
  else
    text = fmt::format("{}元/{}", (wage.min ? wage.min : wage.max)->text(), limits(wage.unit).zh);
  if (!wage.max) text += "以上";
  if (!wage.min) text += "以下";
  if (wage.months_per_year != 12) text += fmt::format("·{}薪", wage.months_per_year);
  if (wage.negotiable) text += "（可面议）";
  return text;
}

}  // namespace sanqing::data
