#pragma once
// How an import knows its rows again. A row's key is a digest of the cells that identify it, its content a digest of
// all cells that were read; both stand in the record's import_key ("key.content"), so that a row that has not changed
// costs no write and an officer's own changes to the record stay.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/records/values.hpp"

namespace sanqing::data {

// 24 hexadecimal digits of BLAKE2b over the parts, each told apart from the next.
std::string digest(const std::vector<std::string_view>& parts);

struct KnownRow {
  Id id = 0;
  std::string content;
};

// What earlier imports left, and what this one has seen.
class RowKeys {
 public:
  void known(Id id, std::string_view import_key);

  struct Place {
    std::string key;  // with its number among rows of the same identity in this file
    const KnownRow* stored = nullptr;
    std::size_t number = 0;  // how many others of this identity stood in this file before
    bool repeated = false;   // tells the same as one of them
  };
  // `told` is what the row says, however it writes it: rows of one identity that tell the same are one.
  Place place(const std::string& identity, const std::string& told);

 private:
  std::unordered_map<std::string, KnownRow> stored_;
  std::unordered_map<std::string, std::vector<std::string>> seen_;  // what was told, by identity
};

std::string import_key(std::string_view key, std::string_view content);

}  // namespace sanqing::data
