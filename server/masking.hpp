#pragma once
// What of a person's numbers is shown: the ends, with stars between. Pure.

#include <string>
#include <string_view>

namespace sanqing::server {

std::string masked_identity(std::string_view number);  // 110105********002X
std::string masked_phone(std::string_view number);     // 138****1234

// Text without what looks like a telephone number or a chat account, for pages open to everyone.
std::string without_contacts(std::string_view text);

}  // namespace sanqing::server
