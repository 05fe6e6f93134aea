#include "data/demo/material.hpp"

#include <algorithm>

#include "data/taxonomy/table.hpp"

extern "C" const char sanqing_demo_jobs_begin[], sanqing_demo_jobs_end[];
extern "C" const char sanqing_demo_places_begin[], sanqing_demo_places_end[];
extern "C" const char sanqing_demo_courses_begin[], sanqing_demo_courses_end[];
extern "C" const char sanqing_demo_lists_begin[], sanqing_demo_lists_end[];

namespace sanqing::data::demo {

namespace {

using table::contradiction;
using table::rows_of;
using table::split;
using table::words_of;

const Occupation* named(const Taxonomy& taxonomy, const std::string& name) {
  for (const auto& occupation : taxonomy.occupations())
    if (occupation.name.zh == name) return &occupation;
  contradiction("demo", name, "no such occupation");
}

std::vector<Hours> shift(const std::string& text) {
  std::vector<Hours> hours;
  for (const auto& part : split(text, '+')) {
    const auto from = Clock::parse(part.substr(0, 5)),
               to = Clock::parse(part.substr(std::min<std::size_t>(6, part.size())));
    if (!from || !to) contradiction("jobs", text, "no hours");
    hours.push_back({*from, *to});
  }
  return hours;
}

// "health*" is got after hiring, "driver_c1!" is a must, "eldercare?" is welcome.
NeededCertificate needed(const Taxonomy& taxonomy, std::string text) {
  const char mark = text.back();
  text.pop_back();
  if (!taxonomy.certificate(text)) contradiction("jobs", text, "no such certificate");
  return {text, mark != '?', mark == '*'};
}

template <class Fact>
std::vector<Phrase<Fact>> phrases(const std::string& cell, std::string_view table) {
  std::vector<Phrase<Fact>> made;
  for (const auto& text : split(cell, '|')) made.push_back(phrase<Fact>(text, table));
  return made;
}

Job job(const Taxonomy& taxonomy, const table::Row& row) {
  Job made;
  made.occupation = named(taxonomy, row[0]);
  made.vacancies = std::stoi(row[1]);
  made.men = std::stoi(row[2]);
  made.women = std::stoi(row[3]);
  made.titles = phrases<AdvertFact>(row[4], "jobs");
  made.industries = split(row[5], '|');
  made.form = words_of<EmploymentForm>(row[6], "jobs", row[0]).at(0);
  made.unit = words_of<WageUnit>(row[7], "jobs", row[0]).at(0);
  made.low = std::stoi(row[8]);
  made.high = std::stoi(row[9]);
  for (const auto& text : split(row[10], '|')) made.shifts.push_back(shift(text));
  for (const auto& text : split(row[11], '|')) made.days_per_week.push_back(std::stoi(text));
  made.education = words_of<Education>(row[12], "jobs", row[0]).at(0);
  made.years = std::stoi(row[13]);
  for (const auto& text : split(row[14], '|')) made.certificates.push_back(needed(taxonomy, text));
  made.skills = split(row[15], '|');
  made.physical = words_of<Physical>(row[16], "jobs", row[0]);
  made.activities = words_of<Activity>(row[17], "jobs", row[0]);
  made.duties = phrases<AdvertFact>(row[18], "jobs");
  made.sayings = phrases<PersonFact>(row[19], "jobs");
  if (!row[20].empty()) made.since = std::stoi(row[20]);
  // Whatever the facts of an advert are, there is something to write.
  const auto always = [](const auto& all) {
    return std::count_if(all.begin(), all.end(), [](const auto& one) { return one.is_free(); });
  };
  if (always(made.titles) < 1 || always(made.duties) < 2) contradiction("jobs", row[0], "too little that always holds");
  return made;
}

CourseKind course(const Taxonomy& taxonomy, const table::Row& row) {
  CourseKind made{row[0], row[8], {}, split(row[2], '|'), split(row[3], '|'), {}};
  for (const auto& name : split(row[1], '|')) made.occupations.push_back(named(taxonomy, name)->code);
  for (const auto& kind : made.certificates)
    if (!taxonomy.certificate(kind)) contradiction("courses", row[0], "no such certificate");
  if (!row[4].empty()) made.education = words_of<Education>(row[4], "courses", row[0]).at(0);
  made.cost = std::stoi(row[5]);
  made.subsidy = std::stoi(row[6]);
  made.hours = std::stoi(row[7]);
  return made;
}

template <class Lists>
const auto& found(const Lists& lists, std::string_view name) {
  const auto list = lists.find(name);
  if (list == lists.end()) contradiction("lists", name, "no such list");
  return list->second;
}

}  // namespace

const std::vector<std::string>& Material::list(std::string_view name) const { return found(lists, name); }
const std::vector<PersonPhrase>& Material::about_people(std::string_view name) const {
  return found(people_phrases, name);
}
const std::vector<AdvertPhrase>& Material::in_adverts(std::string_view name) const {
  return found(advert_phrases, name);
}

Material Material::shipped() {
  Material made;
  const auto taxonomy = Taxonomy::shipped();
  made.taxonomy = taxonomy;
  for (const auto& row : rows_of({sanqing_demo_jobs_begin, sanqing_demo_jobs_end}, "jobs", 21))
    made.jobs.push_back(job(*taxonomy, row));
  for (const auto& row : rows_of({sanqing_demo_places_begin, sanqing_demo_places_end}, "places", 5))
    made.subdistricts.push_back({row[0], std::stod(row[1]), std::stod(row[2]), split(row[3], '|'), split(row[4], '|')});
  for (const auto& row : rows_of({sanqing_demo_courses_begin, sanqing_demo_courses_end}, "courses", 9))
    made.courses.push_back(course(*taxonomy, row));
  for (const auto& row : rows_of({sanqing_demo_lists_begin, sanqing_demo_lists_end}, "lists", 3)) {
    if (row[1] == "person")
      made.people_phrases.emplace(row[0], phrases<PersonFact>(row[2], "lists"));
    else if (row[1] == "advert")
      made.advert_phrases.emplace(row[0], phrases<AdvertFact>(row[2], "lists"));
    else
      made.lists.emplace(row[0], split(row[2], '|'));
  }
  for (const auto& made_job : made.jobs)
    for (const auto& industry : made_job.industries) made.list("industry_" + industry);
  return made;
}

}  // namespace sanqing::data::demo
