#include "data/normalise/folding.hpp"

#include <bitset>
#include <cstdint>
#include <unordered_map>

namespace sanqing::data {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Length of the well-formed sequence at the front (Unicode, table 3-7), 0 where there is none.
std::size_t sequence_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
  if (lead >= 0xC2 && lead <= 0xDF) return text.size() > 1 && continues(text[1]) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
    return text.size() > 2 && second >= low && second <= high && continues(text[2]) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned char low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return text.size() > 3 && second >= low && second <= high && continues(text[2]) && continues(text[3]) ? 4 : 0;
  }
  return 0;
}

bool is_zero_width(char32_t c) {
  return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || (c >= 0x202A && c <= 0x202E) || c == 0xFE0F;
}

// Everything that is not covered by the full-width block; all of it lies in the first plane.
class Fellows {
 public:
  Fellows() {
    all(U"【〔「『《〈[{", U'(');
    all(U"】〕」』》〉]}", U')');
    all(U"‐‑‒–—―−─━﹣⁃ー﹘", U'-');
    all(U"〜∼∽˜⁓〰", U'~');
    all(U"·•・∙‧×✕", U'*');
    all(U"‘’`′", U'\'');
    all(U"“”″", U'"');
    all(U"⁄∕╱", U'/');
    all(U"﹪٪", U'%');
    all(U"﹢➕", U'+');
    all(U"︰∶﹕", U':');
    all(U"≧⩾", U'≥');
    all(U"≦⩽", U'≤');
    all(U"。|", U';');
    all(U"、", U',');
    all(U"﹥", U'>');
    all(U"﹤", U'<');
    all(U"圆圓", U'元');
    all(U"兩俩", U'两');
    const std::u32string_view plain = U"零一二三四五六七八九十百千万块时二三六",
                              formal = U"〇壹贰叁肆伍陆柒捌玖拾佰仟萬塊時貳參陸";
    for (std::size_t i = 0; i < plain.size(); ++i) all(formal.substr(i, 1), plain[i]);
  }
  char32_t operator()(char32_t c) const { return c < known_.size() && known_[c] ? map_.at(c) : c; }

 private:
  void all(std::u32string_view from, char32_t to) {
    for (const auto c : from) {
      map_[c] = to;
      known_[c] = true;
    }
  }
  std::unordered_map<char32_t, char32_t> map_;
  std::bitset<0x10000> known_;
};

char32_t fellow(char32_t c) {
  if (c == 0xFFE5 || c == 0x00A5) return 0x00A5;  // both yen signs are the yuan's here
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (is_space(c)) return U' ';
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c < 0x80 && c != U'[' && c != U']' && c != U'{' && c != U'}' && c != U'`' && c != U'|') return c;
  static const Fellows fellows;
  return fellows(c);
}

}  // namespace

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

char32_t take_code_point(std::string_view& text) {
  const auto length = sequence_length(text);
  if (length == 0) {
    text.remove_prefix(1);
    return replacement;
  }
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  char32_t c = byte(0);
  if (length == 2) c = (c & 0x1F) << 6 | (byte(1) & 0x3F);
  if (length == 3) c = (c & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  if (length == 4) c = (c & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  text.remove_prefix(length);
  return c;
}

void append_code_point(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | c >> 6);
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | c >> 12);
    text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | c >> 18);
    text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string repaired_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) append_code_point(out, take_code_point(text));
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto c = take_code_point(text);
    if (!is_zero_width(c)) append_code_point(out, fellow(c));
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto skippable = [](char32_t c) { return is_space(c) || is_zero_width(c); };
  auto rest = text;
  while (!rest.empty()) {
    const auto before = rest;
    if (!skippable(take_code_point(rest))) {
      text = before;
      break;
    }
    if (rest.empty()) return {};
  }
  auto end = text.size();
  while (end > 0) {
    auto start = end - 1;
    while (start > 0 && end - start < 4 && continues(text[start])) --start;
    auto last = text.substr(start, end - start);
    if (!skippable(take_code_point(last)) || !last.empty()) break;
    end = start;
  }
  return text.substr(0, end);
}

std::string squeezed(std::string_view text) {
  std::string out;
  bool space = false;
  for (auto rest = trimmed(text); !rest.empty();) {
    const auto c = take_code_point(rest);
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (space) out += ' ';
    space = false;
    append_code_point(out, c);
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t most) {
  auto whole = squeezed(text.substr(0, 4 * most));
  if (whole.size() <= most) return whole;
  while (most > 0 && continues(whole[most])) --most;
  return whole.substr(0, most) + "…";
}

}  // namespace sanqing::data
