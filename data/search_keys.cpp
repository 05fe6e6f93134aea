#include "data/search_keys.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "data/like.hpp"
#include "data/normalise/names.hpp"

namespace sanqing::data {

namespace {

// Fewer letters are looked for at the start of a key only: initials of two letters stand inside many spellings.
constexpr std::size_t kInside = 4;

constexpr auto kWrite = "UPDATE seekers SET name_keys = :name_keys WHERE id = :id";

bool is_letters(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string search_keys(std::string_view name) {
  const auto keys = name_keys(name);
  std::set<std::string> once;
  std::string out;
  for (const auto* list : {&keys.full, &keys.initials})
    for (const auto& key : *list)
      if (is_letters(key) && once.insert(key).second) out.append(" ").append(key);
  return out;
}

void keep_search_keys(Connection& connection, const Seeker& seeker) {
  execute(connection, kWrite, search_keys(seeker.name), seeker.id);
}

void fill_search_keys(Connection& connection) {
  for (const auto& [id, name] : all<Id, std::string>(connection, "SELECT id, name FROM seekers ORDER BY id"))
    execute(connection, kWrite, search_keys(name), id);
}

void add_name(Filter& filter, const std::string& q) {
  const auto letters = name_query(q);
  if (!is_letters(letters)) {
    filter.add("name LIKE :name ESCAPE '\\'", like_part(q));
    return;
  }
  filter.add("name LIKE :name ESCAPE '\\' OR name_keys LIKE :letters", like_part(q),
             (letters.size() < kInside ? "% " : "%") + letters + "%");
}

}  // namespace sanqing::data
