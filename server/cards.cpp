#include "server/cards.hpp"

#include <algorithm>

namespace sanqing::server {

std::vector<std::string> Cards::of(std::string_view noun, const std::vector<data::Id>& ids, const Read& read) {
  std::vector<std::string> texts(ids.size());
  std::vector<data::Id> missing;
  std::uint64_t changes;
  {
    std::lock_guard lock(mutex_);
    changes = changes_;
    const auto& known = known_[noun];
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (auto found = known.find(ids[i]); found != known.end())
        texts[i] = found->second;
      else
        missing.push_back(ids[i]);
    }
  }
  if (missing.empty()) return texts;
  auto fresh = read(missing);
  for (const auto& [id, text] : fresh) texts[std::ranges::find(ids, id) - ids.begin()] = text;
  std::lock_guard lock(mutex_);
  // A record that changed while it was read here must not stay known as it was.
  if (changes != changes_) return texts;
  auto& known = known_[noun];
  if (known.size() + fresh.size() > most_) known.clear();
  for (auto& [id, text] : fresh) known[id] = std::move(text);
  return texts;
}

void Cards::forget(std::string_view noun, data::Id id) {
  std::lock_guard lock(mutex_);
  ++changes_;
  if (auto found = known_.find(noun); found != known_.end()) found->second.erase(id);
}

}  // namespace sanqing::server
