#include "matching/following.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>

#include "data/events.hpp"
#include "data/organisations.hpp"
#include "data/repository.hpp"
#include "data/scan.hpp"
#include "data/seekers.hpp"
#include "matching/intake.hpp"

namespace sanqing::matching {

namespace {

// Raised whenever the texts that are embedded or the columns change their meaning.
constexpr int format = 2;

std::filesystem::path snapshot_folder(const data::Database& database) { return database.folder() / "index"; }

std::filesystem::path snapshot_file(const data::Database& database, std::string_view noun) {
  return snapshot_folder(database) / fmt::format("{}.snap", noun);
}

// What a snapshot must have been made with; the event follows after it.
std::string stamp_of(const Standing& standing) {
  return fmt::format("{} {} {} ", standing.embedder().name(), standing.trades().fingerprint(), format);
}

// An event by number and moment: after a restore the same number may be another event.
std::string event_mark(data::Connection& connection, Id event) {
  auto found = data::Repository<data::Event>::find(connection, event);
  return fmt::format("{} {}", event, found ? found->at.text() : "-");
}

bool stands(const data::Vacancy& vacancy) { return vacancy.status == data::VacancyStatus::open; }
bool stands(const data::Seeker& seeker) { return data::looks_for_work(seeker); }
bool stands(const data::Course&) { return true; }

Place place_of(const data::Organisation& office) {
  Place place;
  place.locate(office.latitude, office.longitude);
  place.assign_division(office.code);
  return place;
}

using Sessions = std::map<Id, std::vector<data::CourseSession>>;  // by course

// Reading any of the three nouns with what each needs beside its record.
struct Reader {
  const Standing& standing;
  Day today;
  const Sessions& sessions;

  Incoming<VacancyFacts> operator()(const data::Vacancy& vacancy) const { return standing.read(vacancy); }
  Incoming<SeekerFacts> operator()(const data::Seeker& seeker) const { return standing.read(seeker, today); }
  Incoming<CourseFacts> operator()(const data::Course& course) const {
    static const std::vector<data::CourseSession> none;
    auto found = sessions.find(course.id);
    return standing.read(course, found == sessions.end() ? none : found->second);
  }
};

template <class Record>
using FactsOf = decltype(std::declval<Reader>()(std::declval<Record>()).facts);

template <class Record>
Shelf<FactsOf<Record>>& shelf_of(Standing& standing) {
  if constexpr (std::is_same_v<Record, data::Vacancy>) return standing.vacancies;
  if constexpr (std::is_same_v<Record, data::Seeker>) return standing.seekers;
  if constexpr (std::is_same_v<Record, data::Course>) return standing.courses;
}

template <class Record>
index::VectorIndex& vectors_of(Standing& standing) {
  if constexpr (std::is_same_v<Record, data::Vacancy>) return standing.vacancy_vectors;
  if constexpr (std::is_same_v<Record, data::Seeker>) return standing.seeker_vectors;
  if constexpr (std::is_same_v<Record, data::Course>) return standing.course_vectors;
}

std::uint64_t words_of(const VacancyFacts& facts) { return facts.text_hash; }
std::uint64_t words_of(const SeekerFacts& facts) { return facts.reading.hash; }
std::uint64_t words_of(const CourseFacts& facts) { return facts.text_hash; }

template <class Record>
constexpr std::string_view noun = "";
template <>
constexpr std::string_view noun<data::Vacancy> = "vacancies";
template <>
constexpr std::string_view noun<data::Seeker> = "seekers";
template <>
constexpr std::string_view noun<data::Course> = "courses";

// What the events since `after` are about, by noun.
struct Changed {
  Id last = 0;
  std::map<std::string, std::set<Id>, std::less<>> ids;
  const std::set<Id>& of(std::string_view noun) const {
    static const std::set<Id> none;
    auto found = ids.find(noun);
    return found == ids.end() ? none : found->second;
  }
};

Changed changed_since(data::Connection& connection, Id after) {
  Changed changed{after, {}};
  for (;;) {
    auto events = data::events_after(connection, changed.last);
    if (events.empty()) return changed;
    for (const data::EventRef& event : events) changed.ids[event.noun].insert(event.record_id);
    changed.last = events.back().id;
  }
}

Sessions all_sessions(data::Connection& connection) {
  Sessions sessions;
  data::for_each<data::CourseSession>(
      connection, [&](data::CourseSession&& session) { sessions[session.course_id].push_back(std::move(session)); });
  return sessions;
}

// One noun of the snapshot; where there is none that can be used, the index stays empty and everything is embedded.
template <class Record>
std::set<Id> restore_vectors(Standing& standing, data::Connection& connection, const data::Database& database,
                             Id last_event, Loaded& found, const Progress& progress) {
  auto file = snapshot_file(database, noun<Record>);
  auto layout =
      std::is_same_v<Record, data::Vacancy> ? vacancy_layout(standing.embedder()) : plain_layout(standing.embedder());
  std::string stamp, why, made_with = stamp_of(standing);
  auto loaded = index::VectorIndex::load(file, layout, stamp, why);
  if (loaded && stamp.starts_with(made_with)) {
    std::string mark = stamp.substr(made_with.size());
    Id event = std::strtoll(mark.c_str(), nullptr, 10);
    if (event <= last_event && mark == event_mark(connection, event)) {
      vectors_of<Record>(standing) = std::move(*loaded);
      return changed_since(connection, event).of(noun<Record>);
    }
    why = file.string() + " is of another history of this database";
  } else if (loaded) {
    why = file.string() + " was made with another model or taxonomy";
  }
  found.rebuilt = true;
  if (progress && !found.first) progress(why, 0, 0);
  return {};
}

// Every record of a noun into memory that nobody asks yet.
template <class Record>
void load_noun(Standing& standing, data::Connection& connection, const data::Database& database, Id last_event,
               const Reader& reader, Loaded& found, const Progress& progress) {
  std::set<Id> changed = restore_vectors<Record>(standing, connection, database, last_event, found, progress);
  auto& vectors = vectors_of<Record>(standing);
  using Made = Incoming<FactsOf<Record>>;
  std::atomic<std::size_t> embedded = 0;  // by several workers
  auto make = [&](const Record& record) {
    Made made = reader(record);
    if (changed.contains(record.id) || !vectors.contains(record.id)) {
      standing.embed(record, made);
      ++embedded;
    }
    return made;
  };
  auto put = [&](std::vector<Made> batch) {
    for (Made& made : batch) standing.put(std::move(made));
  };
  auto count = static_cast<std::size_t>(data::Repository<Record>::count(connection));
  std::size_t done = 0;
  {
    Intake<Record, Made> intake(make, put);
    data::for_each<Record>(connection, [&](Record&& record) {
      if (progress && ++done % 1000 == 0) progress(noun<Record>, done, count);
      if (stands(record)) intake.add(std::move(record));
    });
    intake.finish();
  }
  found.embedded += embedded;
  for (Id id : changed)
    if (!shelf_of<Record>(standing).find(id)) vectors.erase(id);
  if (progress && count) progress(noun<Record>, count, count);
}

// Those of a noun that changed. What is read and embedded is read beside the questions; to put it away takes `mutex`
// alone for a moment.
template <class Record>
void follow_noun(Standing& standing, std::shared_mutex& mutex, data::Connection& connection, const std::set<Id>& ids,
                 const Reader& reader, const Progress& progress) {
  if (ids.empty()) return;
  using Made = Incoming<FactsOf<Record>>;
  auto& shelf = shelf_of<Record>(standing);
  auto same_words = [&](const Made& made) {
    std::shared_lock lock(mutex);
    const auto* kept = shelf.find(made.facts.id);
    return kept && words_of(*kept) == words_of(made.facts);
  };
  auto make = [&](const Record& record) {
    Made made = reader(record);
    if (!same_words(made)) standing.embed(record, made);
    return made;
  };
  auto put = [&](std::vector<Made> batch) {
    std::unique_lock lock(mutex);
    for (Made& made : batch) standing.put(std::move(made));
  };
  auto each_record = [&](auto take) {
    std::size_t done = 0;
    for (Id id : ids) {
      if (progress && ++done % 1000 == 0) progress(noun<Record>, done, ids.size());
      auto record = data::Repository<Record>::find(connection, id);
      if (record && stands(*record)) {
        take(std::move(*record));
        continue;
      }
      std::unique_lock lock(mutex);
      if (shelf.erase(id)) vectors_of<Record>(standing).erase(id);
    }
  };
  constexpr std::size_t not_worth_workers = 64;
  if (ids.size() <= not_worth_workers) {
    std::vector<Made> batch;
    each_record([&](Record&& record) { batch.push_back(make(record)); });
    put(std::move(batch));
  } else {
    Intake<Record, Made> intake(make, put);
    each_record([&](Record&& record) { intake.add(std::move(record)); });
    intake.finish();
  }
}

void load_offices(Standing& standing, data::Connection& connection) {
  std::unordered_map<Id, Place> offices;
  for (const data::Organisation& office : data::organisations_in(connection)) offices[office.id] = place_of(office);
  standing.offices = std::move(offices);
}

// Certificates run out with the days.
void renew_all_certificates(Standing& standing, Day today) {
  standing.seekers.change_each([&](SeekerFacts& seeker) {
    if (seeker.certificates_until <= today)
      renew_certificates(seeker, seeker.record->skills.certificates, standing.trades(), today);
  });
}

}  // namespace

Followed load_standing(Standing& standing, const data::Database& database, Day today, Loaded& loaded,
                       const Progress& progress) {
  data::Reading reading = database.read();
  data::Connection& connection = reading.connection();
  Id last_event = data::last_event_id(connection);
  load_offices(standing, connection);
  Sessions sessions = all_sessions(connection);
  Reader reader{standing, today, sessions};
  loaded.first = std::ranges::none_of(
      std::array{noun<data::Vacancy>, noun<data::Seeker>, noun<data::Course>},
      [&](std::string_view each) { return std::filesystem::exists(snapshot_file(database, each)); });
  load_noun<data::Vacancy>(standing, connection, database, last_event, reader, loaded, progress);
  load_noun<data::Seeker>(standing, connection, database, last_event, reader, loaded, progress);
  load_noun<data::Course>(standing, connection, database, last_event, reader, loaded, progress);
  return {last_event, today};
}

void follow_standing(Standing& standing, std::shared_mutex& mutex, Followed& followed, const data::Database& database,
                     Day today, const Progress& progress) {
  data::Reading reading = database.read();
  data::Connection& connection = reading.connection();
  Changed changed = changed_since(connection, followed.event);
  if (changed.last == followed.event && followed.day == today) return;

  std::set<Id> seekers = changed.of(noun<data::Seeker>), courses = changed.of(noun<data::Course>);
  if (const auto& offices = changed.of("organisations"); !offices.empty()) {
    std::unique_lock lock(mutex);
    load_offices(standing, connection);
    std::vector<index::Cell> cells(offices.begin(), offices.end());
    standing.seekers.each(cells, [&](const SeekerFacts& seeker) { seekers.insert(seeker.id); });
  }
  // A session tells its course, one that is gone does not; courses are few.
  if (!changed.of("course_sessions").empty())
    standing.courses.each({}, [&](const CourseFacts& course) { courses.insert(course.id); });
  Sessions sessions;
  if (!courses.empty()) sessions = all_sessions(connection);

  Reader reader{standing, today, sessions};
  follow_noun<data::Vacancy>(standing, mutex, connection, changed.of(noun<data::Vacancy>), reader, progress);
  follow_noun<data::Seeker>(standing, mutex, connection, seekers, reader, progress);
  follow_noun<data::Course>(standing, mutex, connection, courses, reader, progress);
  std::unique_lock lock(mutex);
  if (followed.day != today) renew_all_certificates(standing, today);
  followed = {changed.last, today};
}

void save_standing(const Standing& standing, const Followed& followed, const data::Database& database) {
  auto folder = snapshot_folder(database);
  std::filesystem::create_directories(folder);
  std::string stamp;
  {
    data::Reading reading = database.read();
    stamp = stamp_of(standing) + event_mark(reading.connection(), followed.event);
  }
  standing.vacancy_vectors.save(snapshot_file(database, noun<data::Vacancy>), stamp);
  standing.seeker_vectors.save(snapshot_file(database, noun<data::Seeker>), stamp);
  standing.course_vectors.save(snapshot_file(database, noun<data::Course>), stamp);
}

}  // namespace sanqing::matching
