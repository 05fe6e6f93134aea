#include "index/words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace sanqing::index {
namespace {

enum class Class : std::uint8_t { separator, han, letter };

// Where a code point of the basic plane folds to one code point, that one; otherwise one of these (all are control
// characters, which fold to separators, so they cannot be meant).
constexpr char16_t to_separator = 0, to_nothing = 1, needs_icu = 2;

struct Tables {
  std::vector<char16_t> folded = std::vector<char16_t>(0x10000, to_separator);
  std::vector<Class> kind = std::vector<Class>(0x10000, Class::separator);
};

Class class_of(UChar32 c) {
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return Class::han;
  return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) ? Class::letter : Class::separator;
}

// One transliteration of all Han characters together: rules are found by character, not by context.
std::vector<char16_t> simplified_forms() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  std::vector<char16_t> out(0x10000);
  for (UChar32 c = 0; c < 0x10000; ++c) out[c] = static_cast<char16_t>(c);
  if (U_FAILURE(status)) return out;
  icu::UnicodeString all;
  for (UChar32 c = 0x3400; c < 0xA000; ++c) all.append(c).append(u' ');
  rules->transliterate(all);
  if (all.length() == 2 * (0xA000 - 0x3400))
    for (int i = 0; i < all.length(); i += 2) out[0x3400 + i / 2] = all[i];
  return out;
}

// `base` of a letter with accents; the character itself where it has none.
UChar32 without_accents(UChar32 c, const icu::Normalizer2& decompose) {
  icu::UnicodeString parts;
  if (c < 0x80 || c >= 0x2000 || !decompose.getDecomposition(c, parts)) return c;
  UChar32 base = parts.char32At(0);
  return base < 0x250 && u_isalpha(base) ? base : c;
}

Tables make_tables() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
  auto simplified = simplified_forms();
  Tables tables;
  for (UChar32 c = 0; c < 0x10000; ++c) {
    tables.kind[c] = class_of(c);
    if (U_IS_SURROGATE(c) || c <= needs_icu) continue;
    icu::UnicodeString to = fold->normalize(icu::UnicodeString(c), status);
    if (to.isEmpty()) {
      tables.folded[c] = to_nothing;
      continue;
    }
    bool speaks = false;
    for (int i = 0; i < to.length(); ++i) speaks = speaks || class_of(to.charAt(i)) != Class::separator;
    if (U_GET_GC_MASK(c) & U_GC_M_MASK) {
      tables.folded[c] = needs_icu;
    } else if (!speaks) {
      tables.folded[c] = to.charAt(0) == u'+' || to.charAt(0) == u'#' ? to.charAt(0) : to_separator;
    } else {
      tables.folded[c] =
          to.length() == 1 ? simplified[static_cast<char16_t>(without_accents(to.charAt(0), *decompose))] : needs_icu;
    }
  }
  return tables;
}

const Tables& tables() {
  static const Tables made = make_tables();
  return made;
}

// The next code point; U+FFFD for a byte that is not UTF-8 (overlong forms and surrogates are not).
char32_t next(std::string_view text, std::size_t& i) {
  auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  unsigned char first = byte(i++);
  if (first < 0x80) return first;
  int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || i + more > text.size()) return 0xFFFD;
  char32_t c = first & (0x3F >> more);
  for (int n = 0; n < more; ++n) {
    if ((byte(i + n) & 0xC0) != 0x80) return 0xFFFD;
    c = (c << 6) | (byte(i + n) & 0x3F);
  }
  constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
  if (c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 0xFFFD;
  i += more;
  return c;
}

bool astral_han(char32_t c) { return c >= 0x20000 && c < 0x40000; }

void put(char32_t c, std::u32string& out) {
  if (c != U' ') {
    out.push_back(c);
  } else if (!out.empty() && out.back() != U' ') {
    out.push_back(U' ');
  }
}

// + and # belong to the word before them: c++, c#.
char32_t or_separator(char32_t c, const std::u32string& out) {
  if (c != U'+' && c != U'#') return c;
  return !out.empty() && (is_wordly(out.back()) || out.back() == c) ? c : U' ';
}

void fold_with_icu(std::string_view utf8, std::u32string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  icu::UnicodeString text = fold->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size()))), status);
  const Tables& table = tables();
  for (std::int32_t i = 0; U_SUCCESS(status) && i < text.length(); i = text.moveIndex32(i, 1)) {
    UChar32 c = text.char32At(i);
    if (c >= 0x10000) {
      put(astral_han(static_cast<char32_t>(c)) ? static_cast<char32_t>(c) : U' ', out);
    } else if (char16_t to = table.folded[c]; to > needs_icu) {
      put(or_separator(to, out), out);
    } else if (to == to_separator) {
      put(U' ', out);
    }  // nothing, or a mark left over: it changes the letter before it too little to matter
  }
}

}  // namespace

bool is_han(char32_t c) { return c < 0x10000 ? tables().kind[c] == Class::han : astral_han(c); }
bool is_wordly(char32_t c) { return c < 0x10000 && tables().kind[c] == Class::letter; }

void fold(std::string_view utf8, std::u32string& out) {
  out.clear();
  const Tables& table = tables();
  for (std::size_t i = 0; i < utf8.size();) {
    char32_t c = next(utf8, i);
    if (c >= 0x10000) {
      put(astral_han(c) ? c : U' ', out);
      continue;
    }
    char16_t to = table.folded[c];
    if (to == needs_icu) {
      out.clear();
      return fold_with_icu(utf8, out);
    }
    if (to != to_nothing) put(to == to_separator ? U' ' : or_separator(to, out), out);
  }
}

}  // namespace sanqing::index
