#pragma once
// Reading the part of the address after '?': each value is taken once, wrong and unknown names are collected with a
// pointer ("/limit") and reported together.

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <optional>
#include <string>
#include <vector>

#include "data/repository.hpp"
#include "data/result.hpp"
#include "matching/engine.hpp"

namespace sanqing::server {

class Query {
 public:
  explicit Query(std::string_view text);

  std::optional<std::string> text(std::string_view name, std::size_t longest = 100);
  std::optional<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most);
  std::optional<double> real(std::string_view name, double above, double most);
  // One of the words of a closed list.
  template <class Enum>
  std::optional<Enum> word(std::string_view name) {
    auto value = text(name);
    Enum found{};
    if (!value) return std::nullopt;
    if (boost::describe::enum_from_string(value->c_str(), found)) return found;
    wrong(name, "not_in_list", {"没有这个选项", "not a word of this list"});
    return std::nullopt;
  }
  data::Page page();  // limit and cursor
  std::optional<matching::Weights> weights();
  std::string division();

  void wrong(std::string_view name, std::string_view code, data::Words words);
  // Call when everything was taken: what was wrong, or the names nobody asked for.
  data::Result<void> done();

 private:
  struct Value {
    std::string name, text;
    bool taken = false;
  };
  std::vector<Value> values_;
  std::vector<data::FieldError> wrong_;
};

// Shared with the body of POST /matches.
bool is_division(std::string_view text);
bool are_weights(const matching::Weights& weights);

}  // namespace sanqing::server
