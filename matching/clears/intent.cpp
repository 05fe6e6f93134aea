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

Closeness closest_wish(const Pair& pair) {
  const auto& wanted = pair.seeker.reading.wanted;
  auto found = std::ranges::lower_bound(wanted, pair.vacancy.occupation, {}, &Closeness::occupation);
  bool there =
      pair.vacancy.occupation != no_occupation && found != wanted.end() && found->occupation == pair.vacancy.occupation;
  return there ? *found : Closeness();
}

// How much of a wish stands in the title, word for word; 0..1.
float shared_words(const Pair& pair) {
  float most = 0;
  for (const auto& terms : pair.seeker.reading.wish_terms)
    most = std::max(most, index::overlap(terms, pair.vacancy.title_terms));
  return most;
}

void speak_of_occupation(const Pair& pair, Closeness close, float words, float similar, Speech& speech) {
  auto you = speech.address.zh();
  auto they = speech.address.en();
  std::string_view wish = wish_name(pair.seeker, close.entry, pair.trades);
  std::string_view wish_en = wish_name_en(pair.seeker, close.entry, pair.trades);
  switch (close.relation) {
    case Relation::same:
      return speech.say(text("正是", you, "想做的", wish), text("the work ", they, " want: ", wish_en));
    case Relation::neighbour:
      return speech.say(text("和", you, "想做的", wish, "是相近的工种，上手快"),
                        text("close to what ", they, " want (", wish_en, "), easy to move into"));
    case Relation::same_class:
    case Relation::same_field:
      return speech.say(text("和", you, "想做的", wish, "是同一行"), text("the same line of work as ", wish_en));
    case Relation::none:
      break;
  }
  if (words >= 0.5f)
    speech.say(text("岗位名称和", you, "说的对得上"), text("its title has the words ", they, " used"));
  else if (similar >= 0.6f)
    speech.say(text("岗位内容和", you, "说的想法接近"), text("its description is close to what ", they, " said"));
  else if (similar >= 0.3f)
    speech.say(text("岗位内容和", you, "说的想法有些接近"),
               text("its description is partly close to what ", they, " said"));
  else
    speech.say(text("和", you, "想做的工作不一样"), text("not the work ", they, " want"));
}

data::Words per(data::WageUnit unit) {
  switch (unit) {
    case data::WageUnit::month:
      return {"元/月", "a month"};
    case data::WageUnit::day:
      return {"元/天", "a day"};
    case data::WageUnit::hour:
      return {"元/小时", "an hour"};
    case data::WageUnit::year:
      return {"元/年", "a year"};
  }
  return {};
}

data::Words spoken_range(const WageRange& range, data::WageUnit wage_unit) {
  data::Words unit = per(wage_unit);
  auto phrase = [&](std::string amount, std::string_view before_zh, std::string_view before_en, std::string_view end) {
    return data::Words{text(before_zh, amount, " ", unit.zh, end), text(before_en, amount, " ", unit.en)};
  };
  if (range.low < 0) return phrase(yuan(range.high), "最高 ", "up to ", "");
  if (range.high == WageRange::open) return phrase(yuan(range.low), "", "from ", "起");
  if (range.low == range.high) return phrase(yuan(range.low), "", "", "");
  return phrase(text(yuan(range.low), "–", yuan(range.high)), "", "", "");
}

void speak_of_wage(const Pair& pair, const WageRange& range, Speech& speech) {
  const SeekerFacts& seeker = pair.seeker;
  auto you = speech.address.zh();
  auto they = speech.address.en();
  std::int32_t wanted = seeker.wage_floor ? seeker.wage_floor : seeker.wage_wish;
  data::Words offered = spoken_range(range, seeker.wage_unit);
  std::string zh = text(range.converted ? "工资折合 " : "工资 ", offered.zh);
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

// The pay to count on: near the lower end, as most who start get it.
float expected_pay(const WageRange& range) {
  if (range.low < 0) return 0.85f * static_cast<float>(range.high);
  float low = static_cast<float>(range.low);
  return range.high == WageRange::open ? low * 1.1f : low + 0.3f * (static_cast<float>(range.high) - low);
}

}  // namespace

Opinion wanted_occupation(const Pair& pair, Speech* speech) {
  const SeekerReading& reading = pair.seeker.reading;
  if (reading.wish_terms.empty()) return Opinion::unknown();
  Closeness close = closest_wish(pair);
  float related = worth(close.relation) * (1 - 0.04f * static_cast<float>(std::min<int>(close.entry, 5)));
  float words = close.relation == Relation::same ? 0 : shared_words(pair);
  float similar = std::isnan(pair.intent_cosine) ? 0 : likeness(pair.intent_cosine);
  if (speech) speak_of_occupation(pair, close, words, similar, *speech);
  // Where both are in the taxonomy and unrelated, likeness of words alone counts for less.
  bool both_known = !reading.wanted.empty() && pair.vacancy.occupation != no_occupation;
  return Opinion::of(std::max({related, 0.95f * words, similar * (both_known ? 0.75f : 0.9f)}));
}

Opinion wage(const Pair& pair, Speech* speech) {
  const SeekerFacts& seeker = pair.seeker;
  const WageRange& range = pair.vacancy.wages[static_cast<std::size_t>(seeker.wage_unit)];
  if (!seeker.wage_wish) return Opinion::unknown();
  if (!range.stated) {
    if (speech) {
      bool offered = pair.vacancy.record->wage_min || pair.vacancy.record->wage_max;
      offered ? speech->miss("工资按另一种单位算，没写工时，先问清一个月能拿多少",
                             "paid by another unit without stated hours: ask what it comes to")
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
