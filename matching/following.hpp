#pragma once
// Keeping Standing true to the database: loading (a snapshot of the vectors where there is a whole one of this model,
// the facts always from the records), following the events, saving the snapshot.
// A snapshot is three files in the data folder, index/{vacancies,courses,seekers}.snap, each stamped with the model,
// the taxonomy and the event it is of.

#include <shared_mutex>

#include "data/database.hpp"
#include "matching/standing.hpp"

namespace sanqing::matching {

struct Followed {
  Id event = 0;      // everything up to it is in
  Day day = no_day;  // for which certificates were looked at
};

Followed load_standing(Standing& standing, const data::Database& database, Day today, Loaded& loaded,
                       const Progress& progress);

// Reads and embeds beside those who hold `mutex` shared; takes it alone to put away what changed.
void follow_standing(Standing& standing, std::shared_mutex& mutex, Followed& followed, const data::Database& database,
                     Day today, const Progress& progress);

// Throws std::runtime_error naming the file when the disk refuses.
void save_standing(const Standing& standing, const Followed& followed, const data::Database& database);

}  // namespace sanqing::matching
