#pragma once
// Working days of mainland China: Monday to Friday, but for the holidays and make-up days of a dated calendar file
// (data/calendar/cn-mainland.json; the State Council announces them a year at a time). A year the file does not have
// counts weekends only, and the answer says so. Pure; threads may share a Calendar.

#include <boost/json/object.hpp>
#include <set>
#include <string_view>
#include <vector>

#include "data/records/values.hpp"
#include "data/result.hpp"

namespace sanqing::data {

struct Calendar {
  std::set<int> years;       // those the file knows
  std::set<Date> off, work;  // holidays; weekend days that are worked

  static Result<Calendar> parse(std::string_view json);
  // The one linked into the program.
  static const Calendar& mainland();

  bool is_working_day(Date day) const;
};

struct WorkingDays {
  Date result;
  std::vector<int> unknown_years;  // without data, in the days counted
};

// The n-th working day after `from`, which itself never counts; `from` for n = 0, working day or not.
WorkingDays working_days_after(Date from, int n, const Calendar& calendar = Calendar::mainland());

// One line of `normalise workday`: {"date","n"} -> {"date","n","result"} and "note" where a year has no data;
// {"date","n","error"} for an impossible date or an n that is not a whole number from 0 to 5000. A deadline does not
// lie in the past: n below 0 is refused.
boost::json::object normalise_workday_line(std::string_view line);

}  // namespace sanqing::data
