#include <algorithm>
#include <cmath>

#include "index/lexical.hpp"
#include "matching/clears/clears.hpp"

namespace sanqing::matching {

namespace {

// What the person called the wish; wishes beyond the record's list were read from their own words.
std::string_view wish_name(const SeekerFacts& seeker, std::size_t entry, const Trades& trades) {
  const auto& wanted = seeker.record->intent.occupations;
  if (entry < wanted.size() && !wanted[entry].name.empty()) return wanted[entry].name;
  OccupationIndex occupation = entry < seeker.reading.wishes.size() ? seeker.reading.wishes[entry] : no_occupation;
  return occupation == no_occupation ? std::string_view() : trades.occupation(occupation).name.zh;
}

std::string_view wish_name_en(const SeekerFacts& seeker, std::size_t entry, const Trades& trades) {
  OccupationIndex occupation = entry < seeker.reading.wishes.size() ? seeker.reading.wishes[entry] : no_occupation;
  return occupation == no_occupation ? wish_name(seeker, entry, trades) : trades.occupation(occupation).name.en;
}

Closeness closest_wish(const SeekerFacts& seeker, const VacancyFacts& vacancy) {
  const auto& wanted = seeker.reading.wanted;
  auto found = std::ranges::lower_bound(wanted, vacancy.occupation, {}, &Closeness::occupation);
  bool there = vacancy.occupation != no_occupation && found != wanted.end() && found->occupation == vacancy.occupation;
  return there ? *found : Closeness();
}

bool refuses_trade(const SeekerFacts& seeker, const VacancyFacts& vacancy) {
  return vacancy.occupation != no_occupation &&
         std::ranges::find(seeker.reading.refused, vacancy.occupation) != seeker.reading.refused.end();
}

// How much of a wish stands in the advert, word for word; 0..1.
float shared_words(const SeekerFacts& seeker, const VacancyFacts& vacancy) {
  float most = 0;
  for (const auto& terms : seeker.reading.wish_terms) most = std::max(most, index::coverage(terms, vacancy.text_terms));
  return most;
}

// An officer settled both occupations: how they are related is known, not guessed from words.
bool occupations_settled(const SeekerFacts& seeker, const VacancyFacts& vacancy) {
  std::size_t entry = closest_wish(seeker, vacancy).entry;
  const auto& wanted = seeker.record->intent.occupations;
  return entry < wanted.size() && !wanted[entry].code.empty() && !vacancy.record->occupation.empty();
}

// A later wish counts a little less.
float relatedness(const SeekerFacts& seeker, const VacancyFacts& vacancy) {
  Closeness close = closest_wish(seeker, vacancy);
  return worth(close.relation) * (1 - 0.04f * static_cast<float>(std::min<int>(close.entry, 5)));
}

void speak_of_occupation(const Pair& pair, float chance, Speech& speech) {
  auto you = speech.address.zh();
  auto they = speech.address.en();
  if (refuses_trade(pair.seeker, pair.vacancy)) {
    const data::Words& name = pair.trades.occupation(pair.vacancy.occupation).name;
    return speech.say(text(you, "说过不想做", name.zh), text("said no to ", name.en));
  }
  Closeness close = closest_wish(pair.seeker, pair.vacancy);
  std::string_view wish = wish_name(pair.seeker, close.entry, pair.trades);
  std::string_view wish_en = wish_name_en(pair.seeker, close.entry, pair.trades);
  // What was only read out of words is not said to be what the person wants: nobody settled it with them.
  bool settled = close.entry < pair.seeker.record->intent.occupations.size();
  if (close.relation == Relation::same && settled)
    speech.say(text("正是", you, "想做的", wish), text("the work ", they, " want: ", wish_en));
  else if (close.relation == Relation::same && chance >= 0.6f)
    speech.say(text("和", you, "说的对得上：", wish), text("it is what ", they, " spoke of: ", wish_en));
  else if (close.relation == Relation::neighbour && settled)
    speech.say(text("离", you, "想做的", wish, "不远，转过来不难"),
               text("not far from what ", they, " want (", wish_en, "), an easy move"));
  else if (chance >= 0.6f)
    speech.say(text("和", you, "说的对得上"), text("it is what ", they, " spoke of"));
  else if (chance >= 0.25f)
    speech.say(text("和", you, "说的有些接近"), text("partly what ", they, " spoke of"));
  else if (close.relation == Relation::same_class && settled)
    speech.say(text("和", you, "想做的", wish, "同属一类，不是同一个工种"),
               text("of the same class as ", wish_en, ", but another trade"));
  else
    speech.say(text("和", you, "想做的工作不一样"), text("not the work ", they, " want"));
}

data::Words spoken_range(const WageRange& range, data::WageUnit wage_unit) {
  data::Words unit = per(wage_unit);
  auto yuan = [&](std::int32_t fen) {  // what was converted has no odd fen
    return matching::yuan(range.converted ? (fen + 50) / 100 * 100 : fen);
  };
  auto phrase = [&](std::string amount, std::string_view before_zh, std::string_view before_en, data::Words end) {
    return data::Words{text(before_zh, amount, " ", unit.zh, end.zh), text(before_en, amount, " ", unit.en, end.en)};
  };
  if (range.low < 0) return phrase(yuan(range.high), "最高 ", "up to ", {});
  if (range.high == WageRange::open) return phrase(yuan(range.low), "", "", {"起", " and up"});
  if (range.low == range.high) return phrase(yuan(range.low), "", "", {});
  return phrase(text(yuan(range.low), "–", yuan(range.high)), "", "", {});
}

void speak_of_wage(const Pair& pair, const WageRange& range, Speech& speech) {
  const SeekerFacts& seeker = pair.seeker;
  auto you = speech.address.zh();
  auto they = speech.address.en();
  std::int32_t wanted = seeker.wage_floor ? seeker.wage_floor : seeker.wage_wish;
  data::Words offered = spoken_range(range, seeker.wage_unit);
  std::string zh = text(range.converted ? "工资折合" : "工资", range.low < 0 ? "" : " ", offered.zh);
  std::string en = text("pay ", range.converted ? "comes to " : "", offered.en);
  std::string_view floor_zh = seeker.wage_floor ? "要的 " : "希望的 ",
                   floor_en = seeker.wage_floor ? "ask" : "hope for";
  if (range.low > wanted)
    speech.say(text(zh, "，比", you, floor_zh, yuan(wanted), " 高"),
               text(en, ", more than the ", yuan(wanted), " ", they, " ", floor_en));
  else if (range.low == wanted)
    speech.say(text(zh, "，正好是", you, floor_zh, yuan(wanted)),
               text(en, ", just the ", yuan(wanted), " ", they, " ", floor_en));
  else if (range.high == WageRange::open)
    speech.say(text(zh, "，能不能到", you, floor_zh, yuan(wanted), " 要问一问"),
               text(en, "; ask whether it reaches the ", yuan(wanted), " ", they, " ", floor_en));
  else if (range.high >= wanted)
    speech.say(text(zh, "，做得好能到", you, floor_zh, yuan(wanted)),
               text(en, ", reaches the ", yuan(wanted), " ", they, " ", floor_en, " at best"));
  else
    speech.say(text(zh, "，比", you, floor_zh, yuan(wanted), " 低"),
               text(en, ", less than the ", yuan(wanted), " ", they, " ", floor_en));
}

// The advert pays by another unit and leaves out what it takes to compare.
void ask_what_pay_comes_to(const Pair& pair, Speech& speech) {
  const data::Vacancy& advert = *pair.vacancy.record;
  bool by_day = advert.wage_unit == data::WageUnit::day, to_hour = pair.seeker.wage_unit == data::WageUnit::hour;
  bool hours_known = advert.hours_per_day || advert.shifts.size() == 1;
  data::Words gap = !hours_known && (!by_day || to_hour)
                        ? data::Words{"没写一天上几个小时", "it does not say how many hours a day"}
                        : data::Words{"没写一周上几天", "it does not say how many days a week"};
  data::Words own = per(advert.wage_unit), wanted = per(pair.seeker.wage_unit);
  speech.miss(text("工资按“", own.zh, "”算，", gap.zh, "，先问清合多少", wanted.zh),
              text("paid ", own.en, ", and ", gap.en, ": ask what it comes to ", wanted.en));
}

// The pay to count on: near the lower end, as most who start get it.
float expected_pay(const WageRange& range) {
  if (range.low < 0) return 0.85f * static_cast<float>(range.high);
  float low = static_cast<float>(range.low);
  return range.high == WageRange::open ? low * 1.1f : low + 0.3f * (static_cast<float>(range.high) - low);
}

}  // namespace

WishEvidence wish_evidence(const SeekerFacts& seeker, const VacancyFacts& vacancy, float cosine) {
  return {.cosine = std::isnan(cosine) ? 0 : cosine,
          .words = shared_words(seeker, vacancy),
          .related = relatedness(seeker, vacancy)};
}

float chance_wanted(WishEvidence evidence) {
  const auto& [cosine, words, related] = evidence;
  return 1 / (1 + std::exp(-(10.4f * cosine + 2.2f * words + 2.7f * related - 5.7f)));
}

std::optional<float> chance_wanted(const SeekerFacts& seeker, const VacancyFacts& vacancy, float cosine) {
  if (refuses_trade(seeker, vacancy)) return 0.0f;
  if (seeker.reading.wish_terms.empty()) return std::nullopt;
  WishEvidence evidence = wish_evidence(seeker, vacancy, cosine);
  float chance = chance_wanted(evidence);
  return occupations_settled(seeker, vacancy) ? std::max(chance, 0.95f * evidence.related) : chance;
}

bool is_wanted(const SeekerFacts& seeker, const VacancyFacts& vacancy, float intent_cosine) {
  float related = relatedness(seeker, vacancy);
  bool settled = occupations_settled(seeker, vacancy) && related > 0;
  if (!seeker.reading.wish_terms.empty() && !settled && chance_wanted({intent_cosine, 1, related}) < 0.5f) return false;
  return chance_wanted(seeker, vacancy, intent_cosine).value_or(1) >= 0.5f;
}

Opinion wanted_occupation(const Pair& pair, Speech* speech) {
  auto chance = chance_wanted(pair.seeker, pair.vacancy, pair.intent_cosine);
  if (!chance) return Opinion::unknown();
  if (speech) speak_of_occupation(pair, *chance, *speech);
  return Opinion::of(*chance);
}

Opinion wage(const Pair& pair, Speech* speech) {
  const SeekerFacts& seeker = pair.seeker;
  const WageRange& range = pair.vacancy.wages[static_cast<std::size_t>(seeker.wage_unit)];
  if (!seeker.wage_wish) return Opinion::unknown();
  if (!range.stated) {
    if (speech) {
      bool offered = pair.vacancy.record->wage_min || pair.vacancy.record->wage_max;
      offered ? ask_what_pay_comes_to(pair, *speech)
              : speech->miss("工资面议，先问清给多少", "pay is not stated: ask first");
    }
    return Opinion::unknown();
  }
  if (speech) speak_of_wage(pair, range, *speech);
  float pay = expected_pay(range), floor = static_cast<float>(seeker.wage_floor);
  float wish = static_cast<float>(seeker.wage_wish);
  if (floor == 0) floor = 0.75f * wish;  // only a wish was told: three quarters of it would do at a pinch
  if (wish <= floor) wish = 1.25f * floor;
  if (pay < floor) return Opinion::of(0.5f * pay / floor);
  return Opinion::of(0.65f + 0.35f * std::min(1.0f, (pay - floor) / (wish - floor)));
}

Opinion form(const Pair& pair, Speech* speech) {
  if (!pair.seeker.forms) return Opinion::silent();
  if (!(pair.seeker.forms & pair.vacancy.form)) return Opinion::of(0);
  if (speech) {
    data::Words name = name_of(pair.vacancy.record->form);
    speech->say(text("是", speech->address.zh(), "要的", name.zh), text(name.en, ", as wanted"));
  }
  return Opinion::of(1);
}

Opinion start(const Pair& pair, Speech* speech) {
  if (pair.seeker.start_on == no_day || pair.vacancy.start_on == no_day || pair.vacancy.start_on < pair.today)
    return Opinion::silent();
  bool in_time = pair.seeker.start_on <= pair.vacancy.start_on;
  if (speech && in_time) {
    std::string day = pair.vacancy.record->start_on->text();
    speech->say(text(day, " 上岗，来得及"), text("starts on ", day, ", in time"));
  }
  return Opinion::of(in_time ? 1 : 0);
}

}  // namespace sanqing::matching
