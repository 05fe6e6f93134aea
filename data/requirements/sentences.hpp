#pragma once
// An advert cut into sentences and clauses, folded, with what the readers of requirements ask of them. Room-private.

#include <bitset>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/requirements.hpp"
#include "data/text.hpp"

namespace sanqing::data::requirements {

struct Sentence {
  std::string_view text;
  std::vector<std::string_view> clauses;
};

// Views point into `whole`; not to be moved.
class Advert {
 public:
  Advert(std::string_view title, std::string_view text);
  Advert(const Advert&) = delete;
  std::string_view title() const { return title_; }
  std::string_view text() const { return text_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }  // the title is the first
  // Anywhere in title or text. Quick for words of two and more characters that it does not say.
  bool says(std::string_view word) const;
  bool says_any(std::initializer_list<std::string_view> words) const;

 private:
  static std::size_t pair_slot(char32_t first, char32_t second);
  void note_pairs(std::string_view text);
  std::string title_, text_;
  std::vector<Sentence> sentences_;
  std::bitset<1 << 14> pairs_;  // which two characters stand side by side, hashed
};

bool has(std::string_view text, std::string_view word);

// Whether what stands at `at` is denied by what stands shortly before it (无需, 不, 没有, 非) or right behind it
// (不限).
bool is_denied(std::string_view clause, std::size_t at);
// 优先, 加分, 更佳: welcome, no must.
bool is_welcome(std::string_view sentence);

// About `most` bytes of `text` around `at`, cut between characters.
std::string excerpt(std::string_view text, std::size_t at, std::size_t most = 90);

void read_hours(const Advert& advert, std::vector<Finding>& findings);
void read_qualifications(const Advert& advert, const Taxonomy& taxonomy, std::vector<Finding>& findings);
void read_conditions(const Advert& advert, std::vector<Finding>& findings);
void read_people(const Advert& advert, std::vector<Finding>& findings);

}  // namespace sanqing::data::requirements
