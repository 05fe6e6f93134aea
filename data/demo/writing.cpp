// Putting the demo office into a database: deed by deed, in the order in which things happened, so that every log reads
// from old to new; the times of writing are set back to the times of doing.

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "data/demo/office.hpp"
#include "data/events.hpp"
#include "data/query.hpp"
#include "data/settings.hpp"
#include "data/tables.hpp"

namespace sanqing::data::demo {

namespace {

constexpr std::size_t batch = 10'000;  // deeds of one transaction
constexpr std::size_t nouns = static_cast<std::size_t>(Noun::notices) + 1;

struct NounTable {
  std::string_view name;
  bool audited;
};

template <class Record>
constexpr NounTable table_of() {
  return {Table<Record>::name, Table<Record>::audited};
}

constexpr std::array<NounTable, nouns> tables = {
    table_of<Organisation>(), table_of<Employer>(),  table_of<Account>(), table_of<Course>(), table_of<CourseSession>(),
    table_of<Vacancy>(),      table_of<Household>(), table_of<Seeker>(),  table_of<Seat>(),   table_of<Referral>(),
    table_of<Placement>(),    table_of<FollowUp>(),  table_of<Notice>()};

template <class Record>
Result<void> insert(Writing& writing, std::vector<Record>& all, const Deed& deed) {
  auto& record = all[static_cast<std::size_t>(deed.id) - 1];
  auto stored = Repository<Record>::insert(writing, record, {deed.account_id, deed.why});
  if (!stored) return std::unexpected(stored.error());
  if (*stored != deed.id)
    throw std::logic_error(
        fmt::format("the demo office needs an empty database: {} {} became {}", Table<Record>::name, deed.id, *stored));
  return {};
}

Result<void> insert(Writing& writing, Office& office, const Deed& deed) {
  switch (deed.noun) {
    case Noun::organisations:
      return insert(writing, office.organisations, deed);
    case Noun::employers:
      return insert(writing, office.employers, deed);
    case Noun::accounts:
      return insert(writing, office.accounts, deed);
    case Noun::courses:
      return insert(writing, office.courses, deed);
    case Noun::course_sessions:
      return insert(writing, office.sessions, deed);
    case Noun::vacancies:
      return insert(writing, office.vacancies, deed);
    case Noun::households:
      return insert(writing, office.households, deed);
    case Noun::seekers:
      return insert(writing, office.seekers, deed);
    case Noun::seats:
      return insert(writing, office.seats, deed);
    case Noun::referrals:
      return insert(writing, office.referrals, deed);
    case Noun::placements:
      return insert(writing, office.placements, deed);
    case Noun::follow_ups:
      return insert(writing, office.follow_ups, deed);
    case Noun::notices:
      return insert(writing, office.notices, deed);
  }
  return {};
}

std::string_view state_field(Noun noun) { return noun == Noun::referrals ? "state" : "status"; }

Result<void> log(Writing& writing, const Deed& deed) {
  Event event{.at = deed.at,
              .account_id = deed.account_id,
              .organisation_id = deed.organisation_id,
              .noun = std::string(tables[static_cast<std::size_t>(deed.noun)].name),
              .record_id = deed.id,
              .action = std::string(deed.action),
              .before = {},
              .after = deed.state.empty() ? "" : fmt::format(R"({{"{}":"{}"}})", state_field(deed.noun), deed.state),
              .why = deed.why};
  auto stored = Repository<Event>::insert(writing, event, {deed.account_id, deed.why});
  if (!stored) return std::unexpected(stored.error());
  return {};
}

// Runs `each(writing, i)` for i below `count`, many in one transaction.
template <class Each>
Result<void> in_batches(Database& database, std::size_t count, std::string_view what, const Progress& progress,
                        Each each) {
  for (std::size_t begin = 0; begin < count; begin += batch) {
    const auto end = std::min(count, begin + batch);
    auto written = database.write([&](Writing& writing) -> Result<void> {
      for (std::size_t i = begin; i < end; ++i)
        if (auto done = each(writing, i); !done) return done;
      return {};
    });
    if (!written) return written;
    if (progress) progress(what, end, count);
  }
  return {};
}

// When each record was last touched, by noun and id - 1.
std::array<std::vector<Time>, nouns> last_touched(const Office& office) {
  std::array<std::vector<Time>, nouns> last;
  for (const auto& deed : office.deeds) {
    auto& times = last[static_cast<std::size_t>(deed.noun)];
    const auto place = static_cast<std::size_t>(deed.id) - 1;
    if (times.size() <= place) times.resize(place + 1);
    times[place] = deed.at;
  }
  return last;
}

void date_back(Writing& writing, const Deed& deed, Time touched, Id event) {
  const auto& table = tables[static_cast<std::size_t>(deed.noun)];
  auto& connection = writing.connection();
  if (table.audited) {
    execute(connection,
            fmt::format("UPDATE {} SET created_at = :created, updated_at = :touched WHERE id = :id", table.name),
            deed.at, touched, deed.id);
    execute(connection, "UPDATE events SET at = :at WHERE id = :id", deed.at, event);
  } else {
    execute(connection, fmt::format("UPDATE {} SET created_at = :created WHERE id = :id", table.name), deed.at,
            deed.id);
  }
}

}  // namespace

Result<void> write_office(Database& database, Office& office, const Progress& progress) {
  Id event = last_event_id(database.read().connection());
  const auto touched = last_touched(office);
  std::vector<Id> events(office.deeds.size());  // the event that tells of each deed
  for (std::size_t i = 0; i < office.deeds.size(); ++i) {
    const auto& deed = office.deeds[i];
    const bool logged = deed.action != "created" || tables[static_cast<std::size_t>(deed.noun)].audited;
    if (logged) events[i] = ++event;
  }
  const auto mark = [&database](std::string state) {
    return database.write([&](Writing& writing) -> Result<void> {
      set_setting(writing, "demo", state);
      return {};
    });
  };
  auto written = mark("unfinished");
  if (!written) return written;
  written = in_batches(database, office.deeds.size(), "demo office", progress,
                       [&](Writing& writing, std::size_t i) -> Result<void> {
                         const auto& deed = office.deeds[i];
                         if (deed.action != "created") return log(writing, deed);
                         if (auto stored = insert(writing, office, deed); !stored) return stored;
                         const auto noun = static_cast<std::size_t>(deed.noun);
                         date_back(writing, deed, touched[noun][static_cast<std::size_t>(deed.id) - 1], events[i]);
                         return {};
                       });
  if (!written) return written;
  return mark("true");
}

}  // namespace sanqing::data::demo
