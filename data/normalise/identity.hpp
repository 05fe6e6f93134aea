#pragma once
// Resident identity numbers (GB 11643): 18 characters, or the 15 digits issued until 1999. Writing habits (full-width
// digits, spaces, small x, Excel's apostrophe) are taken away; what cannot be an identity number is refused with the
// reason; what is only doubtful (check digit, area code) is a warning, since real people carry such numbers.

#include <string>
#include <string_view>
#include <vector>

#include "data/records/values.hpp"
#include "data/records/words.hpp"
#include "data/result.hpp"

namespace sanqing::data {

enum class IdentityWarning { check_digit, area };

struct Identity {
  std::string number;   // 18 characters, X large
  bool legacy = false;  // was written with 15 digits (born 19YY) and lengthened
  Date birth_date = {};
  Sex sex = Sex::M;
  std::vector<IdentityWarning> warnings = {};
};

// `on` is the day it is read: nobody is born after it or more than 150 full years before it.
Result<Identity> read_identity(std::string_view text, Date on);

// The 18th character that belongs to the first 17 digits (ISO 7064, MOD 11-2).
char identity_check_character(std::string_view first_17_digits);

std::string_view word(IdentityWarning warning);  // "check_digit", "area": stable, for programs
Words words(IdentityWarning warning);            // for people

}  // namespace sanqing::data
