#pragma once
// The JSON of the stored records, compiled once (record_json.cpp) instead of in every file that asks for it.

#include "data/json.hpp"
#include "data/records/case.hpp"
#include "data/records/organisation.hpp"
#include "data/records/seeker.hpp"
#include "data/records/vacancy.hpp"

#define SANQING_RECORD_JSON(prefix, Record)                                                                         \
  prefix template boost::json::value to_json(const Record&);                                                        \
  prefix template void write_json(std::string&, const Record&);                                                     \
  prefix template void read_json(const boost::json::value&, Record&, const std::string&, std::vector<FieldError>&); \
  prefix template Result<Record> from_json(const boost::json::value&, Record);

#define SANQING_ALL_RECORDS_JSON(prefix)     \
  SANQING_RECORD_JSON(prefix, Organisation)  \
  SANQING_RECORD_JSON(prefix, Account)       \
  SANQING_RECORD_JSON(prefix, SignIn)        \
  SANQING_RECORD_JSON(prefix, Event)         \
  SANQING_RECORD_JSON(prefix, Notice)        \
  SANQING_RECORD_JSON(prefix, Seeker)        \
  SANQING_RECORD_JSON(prefix, Household)     \
  SANQING_RECORD_JSON(prefix, Employer)      \
  SANQING_RECORD_JSON(prefix, Vacancy)       \
  SANQING_RECORD_JSON(prefix, Course)        \
  SANQING_RECORD_JSON(prefix, CourseSession) \
  SANQING_RECORD_JSON(prefix, Seat)          \
  SANQING_RECORD_JSON(prefix, Referral)      \
  SANQING_RECORD_JSON(prefix, Placement)     \
  SANQING_RECORD_JSON(prefix, FollowUp)

namespace sanqing::data {
SANQING_ALL_RECORDS_JSON(extern)
}  // namespace sanqing::data
