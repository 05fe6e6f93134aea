#pragma once
// Text -> terms. Any bytes are taken: invalid UTF-8 separates words. Text is folded first (NFKC, lower case, no accents
// on Latin letters, traditional characters to simplified one by one), so that "ＪＡＶＡ", "Java" and "java" or "電工"
// and "电工" are the same; then cut into character n-grams of Han runs, and words (with their parts) of everything
// else. Terms are hashes, never text: what is learned about them can be stored without storing the text. Thread-safe.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sanqing::index {

// Folded code points; one U' ' for whatever separates. `out` is replaced (kept as a parameter so its memory is reused).
void fold(std::string_view utf8, std::u32string& out);

enum class Gram : std::uint8_t {
  han1,  // one Han character
  han2,  // two in a row, and so on
  han3,
  han4,
  word,    // a run of other letters and digits: "java", "c1", "c++"
  words2,  // two such words beside each other
  part,    // 3 to 5 letters of a word with its ends marked: typos, inflections and compounds stay near
  number,  // digits only
};
constexpr std::size_t gram_kinds = 8;

bool is_han(char32_t c);
bool is_wordly(char32_t c);  // letter or digit, not Han

namespace detail {
constexpr std::uint64_t step(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}
constexpr std::uint64_t finish(std::uint64_t hash) {
  hash *= 0xBF58476D1CE4E5B9u;
  hash ^= hash >> 32;
  hash *= 0x94D049BB133111EBu;
  return hash ^ (hash >> 29);
}
constexpr std::uint64_t seed(Gram kind) { return 0x53414E51u + 977u * static_cast<std::uint64_t>(kind); }
}  // namespace detail

// Calls visit(Gram, hash) for every n-gram of folded text, in the order of their first characters. With fewer than four
// Han characters a gram, parts of words are left out too: what a search engine would look at.
template <std::size_t most_han = 4, class Visit>
void for_each_gram(std::u32string_view text, Visit&& visit) {
  using namespace detail;
  std::uint64_t last_word = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == U' ') {
      ++i;
      continue;
    }
    if (is_han(text[i])) {
      std::uint64_t hash = seed(Gram::han1);
      for (std::size_t n = 0; n < most_han && i + n < text.size() && is_han(text[i + n]); ++n) {
        hash = step(hash, text[i + n]);
        visit(static_cast<Gram>(n), finish(hash));
      }
      last_word = 0;
      ++i;
      continue;
    }
    std::size_t end = i;
    bool digits = true;
    std::uint64_t hash = seed(Gram::word);
    for (; end < text.size() && text[end] != U' ' && !is_han(text[end]); ++end) {
      digits = digits && text[end] >= U'0' && text[end] <= U'9';
      hash = step(hash, text[end]);
    }
    visit(digits ? Gram::number : Gram::word, finish(hash));
    if (!digits) {
      if (last_word) visit(Gram::words2, finish(step(step(seed(Gram::words2), last_word), hash)));
      last_word = hash;
      // Letters with a mark before the first and after the last: <word>, cut into 3, 4 and 5.
      std::size_t length = end - i + 2;
      auto letter = [&](std::size_t at) -> std::uint64_t {
        return at == 0 ? U'<' : at == length - 1 ? U'>' : text[i + at - 1];
      };
      for (std::size_t at = 0; most_han == 4 && length > 4 && length < 64 && at + 3 <= length; ++at) {
        std::uint64_t part = seed(Gram::part);
        for (std::size_t n = 0; n < 5 && at + n < length; ++n) {
          part = step(part, letter(at + n));
          if (n >= 2) visit(Gram::part, finish(part));
        }
      }
    }
    i = end;
  }
}

}  // namespace sanqing::index
