#pragma once
// A vacancy as one row of a file tells it.

#include "data/exchange/fields.hpp"
#include "data/records/vacancy.hpp"

namespace sanqing::data {

struct VacancyDraft {
  Vacancy vacancy;
  Employer employer;          // whose name, at least, a row must give
  std::string written_title;  // as it stands in the file, 【急招】 and all
  std::string number;         // what the sender calls it
  std::string said_else;      // hours, rest, remarks: lines that belong to the description
  bool headcount_given = false;
  std::vector<Words> warnings;
};

const std::vector<Field<VacancyDraft>>& vacancy_fields();

// Words that no field holds, in the description.
void keep_words(VacancyDraft& draft, std::string_view header, std::string_view text);

// What follows from the cells together: the wage checked, division, occupation, and what only the text says.
Result<void> finish(VacancyDraft& draft, const Taxonomy& taxonomy);

}  // namespace sanqing::data
