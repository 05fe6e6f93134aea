#pragma once
// The rules of a record beyond the types of its fields: all that are broken at once, with JSON pointers. Repository
// asks before it stores anything, so nothing invalid is ever kept. Pure; threads may share it.
// Defined for every stored record.

#include <vector>

#include "data/result.hpp"

namespace sanqing::data {

template <class Record>
std::vector<FieldError> check(const Record& record);

}  // namespace sanqing::data
