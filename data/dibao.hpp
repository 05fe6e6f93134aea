#pragma once
// What a job does to a household's minimum living allowance (低保), monthly, in CNY. The formulas are those of the
// domain notes:
//   countable = max(0, incomes - workers x share x line),  allowance = max(0, persons x line - countable)
// exact, and rounded once at the end, half up to the fen; the new job adds one worker. Pure; threads may share it.

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "data/records/values.hpp"
#include "data/result.hpp"

namespace sanqing::data {

// An exact decimal from 0 to 1: numerator / denominator, the latter a power of ten up to 10^9.
struct Share {
  std::int64_t numerator = 0, denominator = 1;
  static std::optional<Share> parse(std::string_view text);
};

struct DibaoQuestion {
  Money line;
  int persons = 1;
  std::vector<Money> incomes;  // of the household now, without the new job
  int workers = 0;             // now; one of the household is still free to take the job
  Share work_cost_share;       // of the line, not counted for each worker
  Money new_wage;
  int exit_delay_months = 0;
};

// The months after the family has left dibao in which it keeps the former allowance.
struct DelayedExit {
  int months = 0;
  Money allowance, family_total, gain, drop_at_end;
};

struct DibaoAnswer {
  Money allowance_before, allowance_after;
  Money family_total_before, family_total_after;
  Money gain;
  bool cliff = false;                       // the family leaves dibao by this job
  std::optional<DelayedExit> during_delay;  // only where it leaves and leaving is delayed
};

DibaoAnswer work_out(const DibaoQuestion& question);

// `work_cost_share` and `exit_delay_months` may be absent (0). Impossible input is refused with its field's pointer.
Result<DibaoQuestion> read_dibao(const boost::json::object& json);
// Amounts as text with two decimals; `during_delay` is null where there is none.
boost::json::object dibao_json(const DibaoAnswer& answer);

}  // namespace sanqing::data
