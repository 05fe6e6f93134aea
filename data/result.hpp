#pragma once
// One vocabulary of what can go wrong that an ordinary user can cause. Everything else (a full disk, a bug) is an
// exception. `server/http_faults` holds the only translation to HTTP status codes.

#include <expected>
#include <string>
#include <vector>

namespace sanqing::data {

// A sentence for a person: Chinese first, English beside it.
struct Words {
  std::string zh;
  std::string en;
  bool operator==(const Words&) const = default;
};

enum class Fault {
  invalid,          // the input breaks a rule of its type; `fields` says where
  unauthenticated,  // nobody is signed in
  forbidden,        // signed in, but this is not for this role
  not_found,        // no such record, or none that this caller may know of
  conflict,         // the step does not fit the record's present state
  stale,            // If-Match names an older version
  unconditional,    // a change that needs If-Match came without one
  too_large,        // body or value over a limit
  too_many,         // tried too often
  busy,             // the work queue is full; try again
  unavailable,      // storage refuses writes (disk full, read-only)
};

// One wrong field: `pointer` is an RFC 6901 JSON pointer ("/intent/wage_floor"), `code` a stable word for programs.
struct FieldError {
  std::string pointer;
  std::string code;
  Words words;
  bool operator==(const FieldError&) const = default;
};

struct Error {
  Fault fault = Fault::invalid;
  Words words;
  std::vector<FieldError> fields = {};
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(Fault fault, Words words, std::vector<FieldError> fields = {}) {
  return std::unexpected(Error{fault, std::move(words), std::move(fields)});
}

}  // namespace sanqing::data
