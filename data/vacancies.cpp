#include "data/vacancies.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "data/like.hpp"
#include "data/page.hpp"

namespace sanqing::data {

namespace {

constexpr double kEarthRadiusKm = 6371.0088;
constexpr double kKmPerDegree = kEarthRadiusKm * std::numbers::pi / 180;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// Great-circle distance by the haversine formula.
double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
  const double rise = std::sin(radians(latitude_b - latitude_a) / 2);
  const double run = std::sin(radians(longitude_b - longitude_a) / 2);
  const double a = rise * rise + std::cos(radians(latitude_a)) * std::cos(radians(latitude_b)) * run * run;
  return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(a)));
}

// A spoken name of an occupation (看大门, 带娃) finds the vacancies of that occupation as well.
void add_words(Filter& filter, const std::string& q, const std::vector<std::string>& occupations) {
  if (q.empty()) return;
  const std::string found =
      "id IN (SELECT id FROM vacancies WHERE title LIKE :title ESCAPE '\\' OR employer_name LIKE :employer ESCAPE '\\'";
  const auto part = like_part(q);
  if (occupations.empty()) {
    filter.add(found + ")", part, part);
    return;
  }
  static_assert(kMostOccupations == 3);
  const auto code = [&](std::size_t i) { return i < occupations.size() ? occupations[i] : occupations.front(); };
  filter.add(found + " OR occupation IN (:first, :second, :third))", part, part, code(0), code(1), code(2));
}

struct Spot {
  std::int64_t metres = 0;
  Id id = 0;
  double km = 0;
  auto order() const { return std::pair(metres, id); }
};

// "metres-id" of the last one shown.
std::optional<Spot> spot_of(const std::string& cursor) {
  Spot spot;
  const char* end = cursor.data() + cursor.size();
  const auto metres = std::from_chars(cursor.data(), end, spot.metres);
  if (metres.ec != std::errc() || metres.ptr == end || *metres.ptr != '-') return std::nullopt;
  const auto id = std::from_chars(metres.ptr + 1, end, spot.id);
  if (id.ec != std::errc() || id.ptr != end) return std::nullopt;
  return spot;
}

// Everything in the circle: the box by the index, the circle exactly.
std::vector<Spot> spots_in(Connection& connection, const Circle& circle, const std::string& q,
                           const std::vector<std::string>& occupations, Date today) {
  const double up = circle.km / kKmPerDegree;
  const double widest = std::cos(radians(std::min(89.0, std::abs(circle.latitude) + up)));
  const double aside = circle.km / (kKmPerDegree * widest);
  Filter filter;
  filter.add("status = 'open'")
      .add("latitude BETWEEN :south AND :north", circle.latitude - up, circle.latitude + up)
      .add("longitude BETWEEN :west AND :east", circle.longitude - aside, circle.longitude + aside)
      .add("filled < headcount")
      .add("valid_until IS NULL OR valid_until >= :today", today);
  add_words(filter, q, occupations);
  std::vector<Spot> spots;
  for_each_row<Id, double, double>(
      connection, "SELECT id, latitude, longitude FROM vacancies" + filter.sql(),
      [&](Id id, double latitude, double longitude) {
        const double km = distance_km(circle.latitude, circle.longitude, latitude, longitude);
        if (km <= circle.km) spots.push_back({std::llround(km * 1000), id, km});
      },
      filter);
  return spots;
}

}  // namespace

std::optional<VacancyStatus> closed_as(const Vacancy& vacancy, Date today) {
  if (vacancy.status != VacancyStatus::open) return vacancy.status;
  if (vacancy.filled >= vacancy.headcount) return VacancyStatus::filled;
  if (vacancy.valid_until && *vacancy.valid_until < today) return VacancyStatus::expired;
  return std::nullopt;
}

Result<Slice<Vacancy>> vacancies_list(Connection& connection, const VacancyFilter& asked, const Page& page,
                                      const Scope& scope) {
  const auto cursor = start_of(page);
  if (!cursor) return std::unexpected(cursor.error());
  Filter filter = in_scope<Vacancy>(scope).add("id < :before", before_of(*cursor));
  if (asked.status) filter.add("status = :status", *asked.status);
  if (asked.employer_id) filter.add("employer_id = :employer_id", *asked.employer_id);
  if (asked.division.size() == 4)
    filter.add("division >= :city AND division < :next_city", asked.division, asked.division + ":");
  else if (!asked.division.empty())
    filter.add("division = :division", asked.division);
  add_words(filter, asked.q, asked.occupations);
  return page_of<Vacancy>(connection, filter, page, "id DESC");
}

Result<Slice<NearVacancy>> open_vacancies_near(Connection& connection, const Circle& circle, const std::string& q,
                                               Date today, const Page& page,
                                               const std::vector<std::string>& occupations) {
  if (auto sound = start_of({.limit = page.limit, .cursor = ""}); !sound) return std::unexpected(sound.error());
  std::optional<Spot> last;
  if (!page.cursor.empty()) {
    last = spot_of(page.cursor);
    if (!last) return std::unexpected(start_of({.limit = page.limit, .cursor = "?"}).error());
  }
  auto spots = spots_in(connection, circle, q, occupations, today);
  if (last) std::erase_if(spots, [&](const Spot& spot) { return spot.order() <= last->order(); });
  const auto shown = std::min(spots.size(), static_cast<std::size_t>(page.limit));
  const auto end = spots.begin() + static_cast<std::ptrdiff_t>(shown);
  std::partial_sort(spots.begin(), end, spots.end(),
                    [](const Spot& a, const Spot& b) { return a.order() < b.order(); });
  Slice<NearVacancy> slice;
  for (auto spot = spots.begin(); spot != end; ++spot)
    if (auto vacancy = Repository<Vacancy>::find(connection, spot->id))
      slice.items.push_back({std::move(*vacancy), spot->km});
  if (shown < spots.size()) slice.next_cursor = std::to_string(end[-1].metres) + "-" + std::to_string(end[-1].id);
  return slice;
}

std::optional<Vacancy> vacancy_by_import_key(Connection& connection, Id organisation_id, const std::string& source,
                                             const std::string& import_key) {
  if (import_key.empty()) return std::nullopt;
  return first<Vacancy>(connection,
                        select<Vacancy>() +
                            " WHERE organisation_id = :organisation_id AND source = :source AND "
                            "import_key = :import_key AND import_key <> ''",
                        organisation_id, source, import_key);
}

std::optional<Employer> employer_by_name(Connection& connection, Id organisation_id, const std::string& name) {
  return first<Employer>(
      connection, select<Employer>() + " WHERE organisation_id = :organisation_id AND name = :name ORDER BY id LIMIT 1",
      organisation_id, name);
}

}  // namespace sanqing::data
