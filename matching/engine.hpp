#pragma once
// Who fits whom, and why. The engine keeps, in memory, the facts and vectors of open vacancies, running courses and
// standing (active) seekers; the database is the truth, and `follow` replays its events, so a caller who wrote sees
// the own write in the next answer. Hard constraints are evaluated exactly (matching/eligibility); scores and their
// sentences come from one table of rules (matching/rules). Sex, household origin and age never enter a score.
// All const members may run on many threads; `follow` may run beside them.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/database.hpp"
#include "data/records/seeker.hpp"
#include "data/records/vacancy.hpp"
#include "data/taxonomy.hpp"
#include "index/embedder.hpp"

namespace sanqing::matching {

using data::Id;
using data::Words;

enum class Clear { intent, skills, family };

// Relative; only their proportions count. Each 0..1, not all zero.
struct Weights {
  double intent = 0.4, skills = 0.35, family = 0.25;
};

struct MatchQuery {
  int limit = 20;  // 1..100
  Weights weights;
  std::string division;  // only there: GB/T 2260, 6 or 4 digits; empty = wherever the person can go
  bool changes = true;   // also answer "what would change it"
};

// One rule's part in a clear's score, with the sentence the officer reads, made from the same facts.
struct Reason {
  Clear clear = Clear::intent;
  std::string_view rule;  // stable word: "occupation", "wage", "distance", ...
  double value = 0;       // 0..1
  double weight = 0;      // share in its clear's score
  Words words;
};

struct Match {
  Id id = 0;                                             // of the vacancy, course or seeker
  double total = 0, intent = 0, skills = 0, family = 0;  // 0..1
  double would_accept = 0, would_be_hired = 0;           // 0..1
  int openings = 0;                                      // places left
  std::optional<double> distance_km;
  std::vector<Reason> reasons;
  std::vector<Words> missing;  // must-haves not yet there that do not block (got after hiring, unknown)
  // The record itself, trimmed for a list: without description and import fields; a person without identity number,
  // phone, address and restricted notes. Exactly one of the three is set.
  std::shared_ptr<const data::Vacancy> vacancy = {};
  std::shared_ptr<const data::Course> course = {};
  std::shared_ptr<const data::Seeker> seeker = {};
};

// A single change and how many more would fit; exact, by recomputation.
struct Change {
  std::string constraint;  // "wage_floor", "max_km", "hours", "night", "certificate:health", ...
  std::string from, to;    // as the record writes them
  int opens = 0;           // how many more would fit
  int wanted = 0;          // of these, how many are (nearly) what the person wants; for a vacancy the same as `opens`
  Words words;
};

struct Matches {
  std::vector<Match> items;  // best first
  int eligible = 0;          // how many pass every hard constraint
  std::vector<Change> changes;
  std::vector<Words> unknown;  // what the person's clears do not say and would make the answer better
};

// `of` == 0 is a remark: which snapshot could not be used, and why.
// A course an office might hold next (matching/course_plan.hpp). Pairs are of a person and a vacancy they want.
struct PlannedCourse {
  Id course = 0;
  int people = 0, vacancies = 0;  // that it would bring together
  int opens = 0;                  // pairs that lack only what it gives
  int adds = 0;                   // of these, how many no course before it in the plan opens
};

using Progress = std::function<void(std::string_view what, std::size_t done, std::size_t of)>;

// What loading found.
struct Loaded {
  bool first = false;        // no snapshot was ever written in this folder, so none was lost
  bool rebuilt = false;      // a noun had no snapshot that could be used
  std::size_t embedded = 0;  // records whose words had to be read anew
  // Whether the next start would have much of the same work again.
  bool worth_saving() const { return rebuilt || embedded > 1000; }
};

class Engine {
 public:
  Engine(std::shared_ptr<const index::Embedder> embedder, std::shared_ptr<const data::Taxonomy> taxonomy);
  ~Engine();

  // Snapshot from the data folder where it is whole and of this model, else rebuilt; then the events since.
  Loaded load(const data::Database& database, const Progress& progress = {});
  // Replays the events written since the last call. Cheap when there are none.
  void follow(const data::Database& database, const Progress& progress = {});
  // Writes the snapshot, from any thread, beside questions and `follow`: the vectors are shared for a moment and
  // written afterwards. Not twice at once for one folder. Throws std::runtime_error naming the file when the disk
  // refuses.
  void save(const data::Database& database) const;

  // The seeker need not be stored: the facts are taken from the record as given.
  Matches vacancies_for(const data::Seeker& seeker, const MatchQuery& query) const;
  Matches courses_for(const data::Seeker& seeker, const MatchQuery& query) const;
  // Only people of these organisations (their ids): the caller's scope, applied before the best are taken.
  Matches seekers_for(const data::Vacancy& vacancy, const MatchQuery& query,
                      const std::vector<Id>& organisations) const;

  // Which courses to hold for the people of these organisations, best first; at most `limit`.
  std::vector<PlannedCourse> courses_to_hold(const std::vector<Id>& organisations, int limit) const;

  struct Size {
    std::size_t vacancies = 0, courses = 0, seekers = 0;
    Id last_event = 0;
  };
  Size size() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sanqing::matching
