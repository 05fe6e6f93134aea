#pragma once
// Words the installation remembers about itself ("demo" = "true", ...). Any thread with its own connection.

#include "data/database.hpp"

namespace sanqing::data {

std::optional<std::string> get_setting(Connection&, const std::string& name);
void set_setting(Writing&, const std::string& name, const std::string& value);

}  // namespace sanqing::data
