#pragma once
// A person and a job that fit each other, to change one thing of; and an embedder that needs no model.

#include <cmath>

#include "index/embedder.hpp"
#include "matching/eligibility.hpp"
#include "matching/standing.hpp"

namespace sanqing::tests {

using namespace sanqing::matching;

inline data::Clock clock(std::string_view text) { return *data::Clock::parse(text); }
inline data::Hours shift(std::string_view from, std::string_view to) { return {clock(from), clock(to)}; }
inline data::Date date(std::string_view text) { return *data::Date::parse(text); }

inline const Trades& trades() {
  static const Trades shipped(data::Taxonomy::shipped());
  return shipped;
}

inline const Day today = day_of(date("2026-11-23"));

// Lives at 解放碑; wants 3,000 a month, days only, within 5 km.
inline data::Seeker person() {
  data::Seeker seeker;
  seeker.name = "演示甲";
  seeker.latitude = 29.5570, seeker.longitude = 106.5770;
  seeker.intent.occupations = {{"", "保洁员"}};
  seeker.intent.wage_floor = data::Money::yuan(3000);
  seeker.intent.available = {shift("08:00", "18:00")};
  seeker.intent.days = {1, 2, 3, 4, 5, 6};
  seeker.intent.max_km = 5;
  seeker.skills.education = data::Education::junior;
  seeker.skills.history = {{"", "保洁员", 3, false}};
  return seeker;
}

inline data::Vacancy job() {
  data::Vacancy vacancy;
  vacancy.id = 1;
  vacancy.title = "保洁员";
  vacancy.employer_name = "演示物业";
  vacancy.description = "负责楼道、大厅的日常清洁。";
  vacancy.headcount = 2;
  vacancy.wage_min = data::Money::yuan(3200);
  vacancy.wage_max = data::Money::yuan(3600);
  vacancy.shifts = {shift("08:30", "17:00")};
  vacancy.days_per_week = 5;
  vacancy.latitude = 29.5600, vacancy.longitude = 106.5800;
  vacancy.division = "500103";
  return vacancy;
}

inline Place yuzhong() {
  Place place;
  place.locate(29.5530, 106.5680);
  place.assign_division("500103005");
  return place;
}

inline SeekerFacts facts(const data::Seeker& seeker, Place office = yuzhong(), Day on = today) {
  SeekerFacts facts = facts_of(seeker, office, trades(), on);
  facts.record = std::make_shared<data::Seeker>(seeker);
  return facts;
}

inline VacancyFacts facts(const data::Vacancy& vacancy) {
  VacancyFacts facts = facts_of(vacancy, trades());
  facts.record = std::make_shared<data::Vacancy>(vacancy);
  return facts;
}

inline Blockers blocked(const data::Seeker& seeker, const data::Vacancy& vacancy, Day on = today) {
  return blockers(facts(seeker, yuzhong(), on), facts(vacancy), on);
}

// Characters and pairs of them, hashed into 64 places.
class HashedEmbedder final : public index::Embedder {
 public:
  int dimension() const override { return 64; }
  std::string_view name() const override { return name_; }
  void embed(std::string_view text, std::span<float> out) const override {
    std::ranges::fill(out, 0.0f);
    for (std::size_t at = 0; at + 2 < text.size(); at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : 3)
      for (std::size_t length : {3, 6}) out[name_hash(text.substr(at, length)) % 64] += 1;
    float square = 0;
    for (float value : out) square += value * value;
    if (square > 0)
      for (float& value : out) value /= std::sqrt(square);
  }
  explicit HashedEmbedder(std::string name = "hashed-1") : name_(std::move(name)) {}

 private:
  std::string name_;
};

inline std::shared_ptr<const index::Embedder> hashed_embedder() {
  static const auto embedder = std::make_shared<const HashedEmbedder>();
  return embedder;
}

inline Standing standing() { return Standing(hashed_embedder(), data::Taxonomy::shipped()); }

inline void put(Standing& standing, const data::Vacancy& vacancy) {
  auto incoming = standing.read(vacancy);
  standing.embed(vacancy, incoming);
  standing.put(std::move(incoming));
}
inline void put(Standing& standing, const data::Seeker& seeker) {
  auto incoming = standing.read(seeker, today);
  standing.embed(seeker, incoming);
  standing.put(std::move(incoming));
}

}  // namespace sanqing::tests
