#include "data/settings.hpp"

#include "data/query.hpp"

namespace sanqing::data {

std::optional<std::string> get_setting(Connection& connection, const std::string& name) {
  return first<std::string>(connection, "SELECT value FROM settings WHERE name = :name", name);
}

void set_setting(Writing& writing, const std::string& name, const std::string& value) {
  execute(writing.connection(),
          "INSERT INTO settings (name, value) VALUES (:name, :value) "
          "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
          name, value);
}

}  // namespace sanqing::data
