#pragma once
// Short JSON texts of records that match answers repeat (a vacancy's title, wage, hours): written once, dropped when
// the record changes. Bounded; any thread.

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/records/values.hpp"

namespace sanqing::server {

class Cards {
 public:
  explicit Cards(std::size_t most = 20'000) : most_(most) {}

  // The texts of `ids` in their order; those not known yet come from `read`, which is given the missing ids and returns
  // a text for each that exists. Records that do not exist give an empty text.
  using Read = std::function<std::vector<std::pair<data::Id, std::string>>(const std::vector<data::Id>&)>;
  std::vector<std::string> of(std::string_view noun, const std::vector<data::Id>& ids, const Read& read);
  void forget(std::string_view noun, data::Id id);

 private:
  using Known = std::unordered_map<data::Id, std::string>;
  const std::size_t most_;
  std::mutex mutex_;
  std::uint64_t changes_ = 0;
  std::unordered_map<std::string_view, Known> known_;  // by noun; nouns are literals
};

}  // namespace sanqing::server
