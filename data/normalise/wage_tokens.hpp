#pragma once
// The words of wage texts: what `read_wage` sees. A text becomes tokens; words that say nothing about the amount
// (包吃住, 五险一金, 月休4天, 日结) become nothing at all, so that their digits cannot be taken for money.

#include <string>
#include <string_view>
#include <vector>

#include "data/normalise/numerals.hpp"
#include "data/records/words.hpp"

namespace sanqing::data {

enum class WageWord {
  amount,      // quantity
  currency,    // 元
  unit,        // 每月, /天: unit; prefix = stands before its amount (月薪, 时薪)
  odd_unit,    // 每件, /周, $: cannot be converted; text says which
  range,       // - ~ 至 到
  at_least,    // 不低于, from: stands before
  or_more,     // 以上, 起, +: stands behind
  at_most,     // 不超过, up to
  or_less,     // 以内
  about,       // 约, 左右
  negotiable,  // 面议
  months,      // 13薪: number
  base,        // 底薪
  trial,       // 试用期
  regular,     // 转正
  total,       // 综合
  extra,       // 提成: makes the upper end open
  side,        // 餐补, 加班费: the amount beside it is not the wage
  included,    // 含: what follows up to the next mark is inside the amount
  plus,        // +
  mark,        // , ; ( )
  minus,       // a minus sign before an amount
  slogan,      // 不是梦
  vague,       // 几千, 上万
  unknown,     // a Latin word stuck to a number
  count,       // 10人, 3个月, 80%: a number that is no money
  other
};

struct WageToken {
  WageWord word = WageWord::other;
  Quantity quantity = {};
  WageUnit unit = WageUnit::month;
  bool prefix = false;
  int number = 0;
  std::string text = {};
};

// `text` must be folded.
std::vector<WageToken> wage_tokens(std::string_view text);

}  // namespace sanqing::data
