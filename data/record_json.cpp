#include "data/record_json.hpp"

namespace sanqing::data {
SANQING_ALL_RECORDS_JSON()
}  // namespace sanqing::data
