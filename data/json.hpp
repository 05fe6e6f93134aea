#pragma once
// The one way records become JSON and back, from their Boost.Describe descriptions.
// Writing: absent optionals are null, values use their text form (Money is a number). Reading is strict: unknown
// fields, wrong types, impossible values are all reported at once with JSON pointers, never coerced; fields that are
// not there keep the value they have in `into` (so PATCH = read the stored record, then read the body over it).
// Functions are pure; threads may share them.

#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "data/result.hpp"

namespace sanqing::data {

template <class T>
boost::json::value to_json(const T& value);

// Appends to `wrong`; `into` is only meaningful where nothing was appended.
template <class T>
void read_json(const boost::json::value& json, T& into, const std::string& pointer, std::vector<FieldError>& wrong);

template <class T>
Result<T> from_json(const boost::json::value& json, T defaults = {});

// Parses text: strict JSON, UTF-8, depth <= 32, no NUL in strings, no duplicate keys. Fault::invalid says where.
Result<boost::json::value> parse_json(std::string_view text);

}  // namespace sanqing::data

#include "data/json_impl.hpp"
