#include "matching/engine.hpp"

#include <algorithm>
#include <mutex>
#include <shared_mutex>

#include "matching/course_plan.hpp"
#include "matching/following.hpp"

namespace sanqing::matching {

// Questions share `mutex`; what follows the database prepares beside them and takes it alone only to put things away.
struct Engine::Impl {
  std::shared_ptr<const index::Embedder> embedder;
  std::shared_ptr<const data::Taxonomy> taxonomy;
  mutable std::shared_mutex mutex;
  std::mutex following;                // one follower at a time
  std::shared_ptr<Standing> standing;  // shared with a snapshot that is being written
  Followed followed;

  Impl(std::shared_ptr<const index::Embedder> embedder, std::shared_ptr<const data::Taxonomy> taxonomy)
      : embedder(std::move(embedder)),
        taxonomy(std::move(taxonomy)),
        standing(std::make_shared<Standing>(this->embedder, this->taxonomy)) {}
};

namespace {

Day today() { return day_of(data::Date::today()); }

}  // namespace

Engine::Engine(std::shared_ptr<const index::Embedder> embedder, std::shared_ptr<const data::Taxonomy> taxonomy)
    : impl_(std::make_unique<Impl>(std::move(embedder), std::move(taxonomy))) {}
Engine::~Engine() = default;

Loaded Engine::load(const data::Database& database, const Progress& progress) {
  std::lock_guard following(impl_->following);
  auto fresh = std::make_shared<Standing>(impl_->embedder, impl_->taxonomy);
  Loaded loaded;
  Followed followed = load_standing(*fresh, database, today(), loaded, progress);
  std::unique_lock lock(impl_->mutex);
  impl_->standing = std::move(fresh);
  impl_->followed = followed;
  return loaded;
}

void Engine::follow(const data::Database& database, const Progress& progress) {
  std::lock_guard following(impl_->following);
  follow_standing(*impl_->standing, impl_->mutex, impl_->followed, database, today(), progress);
}

void Engine::save(const data::Database& database) const {
  Followed followed;
  std::shared_ptr<const Standing> standing;
  {
    std::shared_lock lock(impl_->mutex);
    followed = impl_->followed;
    standing = impl_->standing;
  }
  // A row written after that moment may be saved too; its event will be replayed over it.
  save_standing(*standing, followed, database);
}

Matches Engine::vacancies_for(const data::Seeker& seeker, const MatchQuery& query) const {
  std::shared_lock lock(impl_->mutex);
  return impl_->standing->vacancies_for(seeker, query, today());
}

Matches Engine::courses_for(const data::Seeker& seeker, const MatchQuery& query) const {
  std::shared_lock lock(impl_->mutex);
  return impl_->standing->courses_for(seeker, query, today());
}

Matches Engine::seekers_for(const data::Vacancy& vacancy, const MatchQuery& query,
                            const std::vector<Id>& organisations) const {
  std::shared_lock lock(impl_->mutex);
  return impl_->standing->seekers_for(vacancy, query, organisations, today());
}

std::vector<PlannedCourse> Engine::courses_to_hold(const std::vector<Id>& organisations, int limit) const {
  std::shared_lock lock(impl_->mutex);
  return matching::courses_to_hold(*impl_->standing, organisations, static_cast<std::size_t>(std::max(0, limit)),
                                   today());
}

Engine::Size Engine::size() const {
  std::shared_lock lock(impl_->mutex);
  const Standing& standing = *impl_->standing;
  return {standing.vacancies.size(), standing.courses.size(), standing.seekers.size(), impl_->followed.event};
}

}  // namespace sanqing::matching
