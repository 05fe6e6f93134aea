#include "matching/vectors.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "index/kernels.hpp"
#include "matching/wishes.hpp"

namespace sanqing::matching {

namespace {

void add_words(std::string& text, std::string_view words) {
  if (words.empty()) return;
  if (!text.empty()) text += ' ';
  text += words;
}

void add_occupation(std::string& text, std::string_view code, const Trades& trades) {
  if (auto found = trades.find(code); found != no_occupation) add_words(text, trades.occupation(found).name.zh);
}

std::string intent_words(const data::Seeker& seeker, const Trades& trades) {
  std::string text;
  for (const data::WantedOccupation& wanted : seeker.intent.occupations) {
    add_words(text, wanted.name);
    add_occupation(text, wanted.code, trades);
  }
  add_words(text, wish_of(parted(seeker.intent.text), trades));
  return text;
}

std::string skills_words(const data::Seeker& seeker, const Trades& trades) {
  std::string text;
  for (const data::Work& work : seeker.skills.history) {
    add_words(text, work.title);
    add_occupation(text, work.occupation, trades);
  }
  for (const data::Skill& skill : seeker.skills.skills) add_words(text, skill.name);
  for (const data::Certificate& held : seeker.skills.certificates)
    add_words(text, trades.certificate_name(held.kind).zh);
  add_words(text, seeker.skills.text);
  return text;
}

std::string intent_words(const data::Vacancy& vacancy, const Trades& trades) {
  std::string text = vacancy.title;
  add_occupation(text, vacancy.occupation, trades);
  return text.empty() ? vacancy.description : text;
}

std::string skills_words(const data::Vacancy& vacancy, const Trades& trades) {
  std::string text = vacancy.title;
  add_words(text, vacancy.description);
  for (const data::NeededSkill& skill : vacancy.skills) add_words(text, skill.name);
  for (const data::NeededCertificate& needed : vacancy.certificates)
    add_words(text, trades.certificate_name(needed.kind).zh);
  return text;
}

std::string intent_words(const data::Course& course, const Trades& trades) {
  std::string text = course.title;
  for (const std::string& code : course.occupations) add_occupation(text, code, trades);
  return text;
}

std::string skills_words(const data::Course& course, const Trades& trades) {
  std::string text = course.title;
  add_words(text, course.description);
  for (const std::string& skill : course.gives_skills) add_words(text, skill);
  for (const std::string& kind : course.gives_certificates) add_words(text, trades.certificate_name(kind).zh);
  return text;
}

void unit(std::span<float> block) {
  float square = 0;
  for (float value : block) square += value * value;
  if (square > 0)
    for (float& value : block) value /= std::sqrt(square);
}

template <class Record>
void embed_both(const Record& record, const Trades& trades, const index::Embedder& embedder, std::span<float> out) {
  auto dimension = static_cast<std::size_t>(embedder.dimension());
  embedder.embed(intent_words(record, trades), out.subspan(0, dimension));
  embedder.embed(skills_words(record, trades), out.subspan(dimension, dimension));
}

// What a vacancy is: half its title, half all it says, so that an odd title ("楼面") does not hide the work.
void blend_title_with_text(std::span<float> out) {
  auto dimension = (out.size() - condition_size) / 2;
  auto title = out.first(dimension), text = out.subspan(dimension, dimension);
  for (std::size_t at = 0; at < dimension; ++at) title[at] += text[at];
  unit(title);
}

// The places of the hand-made block.
enum Place : std::size_t { two_hours = 0, week_days = 12, nights = 15, pay = 16, forms = 24, lodging = 30 };

// The shares of each two hours of the day that lie in `day`.
void spread_hours(const DayTime& day, std::span<float> block, float weight) {
  for (Span span : day.spans())
    for (int slot = 0; slot < 12; ++slot) {
      int overlap = std::min<int>(span.to, (slot + 1) * 120) - std::max<int>(span.from, slot * 120);
      if (overlap > 0) block[two_hours + static_cast<std::size_t>(slot)] += weight * static_cast<float>(overlap) / 120;
    }
}

// Eight levels of pay a month; a range lies on all it touches.
void spread_pay(std::int32_t low, std::int32_t high, std::span<float> block) {
  constexpr std::array<std::int32_t, 7> yuan{2500, 3500, 4500, 5500, 7000, 9000, 12000};
  for (std::size_t level = 0; level < 8; ++level) {
    std::int64_t from = level == 0 ? 0 : yuan[level - 1] * 100LL;
    std::int64_t to = level == 7 ? std::numeric_limits<std::int64_t>::max() : yuan[level] * 100LL;
    if (low < to && high >= from) block[pay + level] = 0.5f;
  }
}

}  // namespace

index::Layout plain_layout(const index::Embedder& embedder) {
  return {{embedder.dimension(), embedder.dimension(), condition_size}, 0};
}

index::Layout vacancy_layout(const index::Embedder& embedder) {
  index::Layout layout = plain_layout(embedder);
  layout.columns = VacancyColumns::count;
  return layout;
}

std::array<std::int32_t, VacancyColumns::count> columns_of(const VacancyFacts& vacancy) {
  using enum data::WageUnit;
  constexpr std::int32_t everyone = 1 << 30;
  std::array<std::int32_t, VacancyColumns::count> columns;
  columns[VacancyColumns::month_wage] = vacancy.wages[static_cast<std::size_t>(month)].high;
  columns[VacancyColumns::hour_wage] = vacancy.wages[static_cast<std::size_t>(hour)].high;
  columns[VacancyColumns::education] = vacancy.education;
  columns[VacancyColumns::activities] = vacancy.activities;
  columns[VacancyColumns::physical] = vacancy.physical;
  columns[VacancyColumns::reserved] = vacancy.reserved_for ? vacancy.reserved_for : everyone;
  columns[VacancyColumns::form] = vacancy.form;
  columns[VacancyColumns::certificates] = static_cast<std::int32_t>(vacancy.must_have.first_bits());
  return columns;
}

std::vector<index::Condition> conditions_of(const SeekerFacts& seeker) {
  using enum index::Condition::Test;
  constexpr std::int32_t everyone = 1 << 30;
  std::vector<index::Condition> conditions;
  conditions.reserve(VacancyColumns::count);
  if (seeker.wage_floor && seeker.wage_unit == data::WageUnit::month)
    conditions.push_back({VacancyColumns::month_wage, at_least, seeker.wage_floor});
  if (seeker.wage_floor && seeker.wage_unit == data::WageUnit::hour)
    conditions.push_back({VacancyColumns::hour_wage, at_least, seeker.wage_floor});
  if (seeker.education != education_unknown)
    conditions.push_back({VacancyColumns::education, at_most, seeker.education});
  if (seeker.refuses) conditions.push_back({VacancyColumns::activities, none_of, seeker.refuses});
  if (seeker.limits) conditions.push_back({VacancyColumns::physical, none_of, seeker.limits});
  conditions.push_back({VacancyColumns::reserved, any_of, seeker.groups | everyone});
  if (seeker.forms) conditions.push_back({VacancyColumns::form, any_of, seeker.forms});
  if (seeker.certificates_known)
    conditions.push_back(
        {VacancyColumns::certificates, none_of, static_cast<std::int32_t>(~seeker.certificates.first_bits())});
  return conditions;
}

void embed_words(const data::Seeker& seeker, const Trades& trades, const index::Embedder& embedder,
                 std::span<float> out) {
  embed_both(seeker, trades, embedder, out);
}

void embed_words(const data::Vacancy& vacancy, const Trades& trades, const index::Embedder& embedder,
                 std::span<float> out) {
  embed_both(vacancy, trades, embedder, out);
  blend_title_with_text(out);
}

void embed_words(const data::Course& course, const Trades& trades, const index::Embedder& embedder,
                 std::span<float> out) {
  embed_both(course, trades, embedder, out);
}

void embed_conditions(const SeekerFacts& seeker, std::span<float> out) {
  auto block = out.last(condition_size);
  std::ranges::fill(block, 0.0f);
  if (seeker.free.stated) spread_hours(seeker.free.days[0], block, 0.3f);
  if (seeker.days_stated)
    for (int days = 5; days <= std::popcount(seeker.days); ++days)
      block[week_days + static_cast<std::size_t>(std::min(days, 7) - 5)] = 0.4f;
  if (seeker.night_welcome) block[nights] = 0.3f;
  if (seeker.refuses & bit(data::Activity::night)) block[nights] = -0.6f;
  if (seeker.wage_wish && seeker.wage_unit == data::WageUnit::month)
    spread_pay(seeker.wage_floor, std::max(seeker.wage_wish, seeker.wage_floor + 100'000), block);
  for (std::size_t form = 0; form < 6; ++form)
    if (seeker.forms >> form & 1) block[forms + form] = 0.4f;
  unit(block);
}

void embed_conditions(const VacancyFacts& vacancy, std::span<float> out) {
  auto block = out.last(condition_size);
  std::ranges::fill(block, 0.0f);
  spread_hours(vacancy.worked.today, block, 0.3f);
  spread_hours(vacancy.worked.tomorrow, block, 0.3f);
  if (vacancy.days_per_week)
    block[week_days + static_cast<std::size_t>(std::clamp<int>(vacancy.days_per_week, 5, 7) - 5)] = 0.4f;
  if (vacancy.activities & bit(data::Activity::night)) block[nights] = 0.5f;
  const WageRange& month = vacancy.wages[static_cast<std::size_t>(data::WageUnit::month)];
  if (month.stated) spread_pay(std::max(0, month.low), month.high, block);
  block[forms + static_cast<std::size_t>(std::countr_zero(vacancy.form))] = 0.4f;
  unit(block);
}

Cosines cosines(std::span<const float> a, std::span<const float> b) {
  std::size_t dimension = (a.size() - condition_size) / 2;
  auto cosine = [&](std::size_t from) {
    // A block is a unit vector or all zero; a unit vector's own product tells.
    auto left = a.subspan(from, dimension), right = b.subspan(from, dimension);
    auto empty = [](std::span<const float> block) {
      return std::ranges::all_of(block, [](float v) { return v == 0; });
    };
    if (empty(left) || empty(right)) return std::numeric_limits<float>::quiet_NaN();
    return index::dot(left.data(), right.data(), dimension);
  };
  return {cosine(0), cosine(dimension)};
}

}  // namespace sanqing::matching
