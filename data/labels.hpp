#pragma once
// What the closed lists of records/words.hpp are called on screens, in Chinese (spoken, plain) and English.
// Const data: any number of threads.

#include <string_view>
#include <vector>

#include "data/json.hpp"

namespace sanqing::data {

struct Label {
  std::string_view word;  // the enumerator
  std::string_view zh, en;
};

struct LabelList {
  std::string_view name;      // "Education"
  const int* key = nullptr;   // of label()
  std::vector<Label> labels;  // in the order of the list
};

// Every closed list there is.
const std::vector<LabelList>& label_lists();

namespace label_detail {
template <describing::Enum E>
inline constexpr int key = 0;  // its address stands for the list
Words find(const int* list, std::string_view word);
}  // namespace label_detail

template <describing::Enum E>
Words label(E value) {
  return label_detail::find(&label_detail::key<E>, describing::word_of(value));
}

}  // namespace sanqing::data
