#pragma once
// Reading a whole table fast, by id: how followers (the matching engine) load. Defined for every stored record.

#include <functional>

#include "data/repository.hpp"

namespace sanqing::data {

template <class Record>
void for_each(Connection&, const std::function<void(Record&&)>& each);

}  // namespace sanqing::data
