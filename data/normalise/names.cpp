#include "data/normalise/names.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "data/normalise/folding.hpp"
#include "data/text.hpp"

extern "C" const char sanqing_name_readings_begin[], sanqing_name_readings_end[];

namespace sanqing::data {

namespace {

using Readings = std::vector<std::string>;  // of one character
constexpr std::size_t most_keys = 512;

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

struct Table {
  std::unordered_map<char32_t, Readings> surname, given;
  std::unordered_map<std::u32string, Readings> compound;  // a reading for each character
};

std::u32string code_points(std::string_view text) {
  std::u32string out;
  while (!text.empty()) out += take_code_point(text);
  return out;
}

const Table& table() {
  static const Table table = [] {
    Table table;
    for (const auto line : split({sanqing_name_readings_begin, sanqing_name_readings_end}, '\n')) {
      const auto fields = split(line, '\t');
      if (line.starts_with('#') || fields.size() != 3) continue;
      Readings readings;
      for (const auto reading : split(fields[2], ' ')) readings.emplace_back(reading);
      const auto characters = code_points(fields[1]);
      if (fields[0] == "compound") {
        table.compound[characters] = readings;
        continue;
      }
      for (const char32_t c : characters) (fields[0] == "surname" ? table.surname : table.given)[c] = readings;
    }
    return table;
  }();
  return table;
}

// Compatibility forms made one, letters small: "Ａｌｉ" is "ali".
icu::UnicodeString plain(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(error);
  auto out = nfkc->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), error);
  if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
  return out.toLower();
}

std::u32string without_marks(const icu::UnicodeString& text, bool keep_umlaut) {
  UErrorCode error = U_ZERO_ERROR;
  const auto apart = icu::Normalizer2::getNFDInstance(error)->normalize(text, error);
  std::u32string out;
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK)
      out += static_cast<char32_t>(c);
    else if (keep_umlaut && c == 0x308 && !out.empty() && out.back() == U'u')
      out.back() = U'v';
  }
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_code_point(out, c);
  return out;
}

// ICU's reading of one character, without tones, ü as v; the character itself where it has none.
// Making the reader takes a tenth of a second, reading takes microseconds: each thread keeps what it has read.
const std::string& dictionary_reading(char32_t character) {
  static thread_local std::unique_ptr<icu::Transliterator> reader;
  static thread_local std::unordered_map<char32_t, std::string> known;
  const auto found = known.find(character);
  if (found != known.end()) return found->second;
  if (!reader) {
    UErrorCode error = U_ZERO_ERROR;
    reader.reset(icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, error));
    if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
  }
  icu::UnicodeString text(static_cast<UChar32>(character));
  reader->transliterate(text);
  return known[character] = utf8(without_marks(text, true));
}

bool is_han(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &error) == USCRIPT_HAN;
}

// A name in parts: a Chinese character, or a run of letters of another script.
struct Part {
  char32_t han = 0;
  std::u32string letters = {};
  bool after_gap = false;  // a dot, space or hyphen stands before it
};

std::vector<Part> parts_of(const icu::UnicodeString& name) {
  std::vector<Part> parts;
  bool gap = false;
  for (int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(name.char32At(i));
    if (is_han(c)) {
      parts.push_back({.han = c, .after_gap = gap});
    } else if (u_isalnum(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) {
      if (gap || parts.empty() || parts.back().han) parts.push_back({.after_gap = gap});
      parts.back().letters += c;
    } else {
      gap = true;
      continue;
    }
    gap = false;
  }
  return parts;
}

void add(Readings& to, const Readings& more) {
  for (const auto& reading : more)
    if (std::ranges::find(to, reading) == to.end()) to.push_back(reading);
}

// lü is looked for as lv, lyu and lü. Only l and n come before ü.
Readings spelt(const Readings& readings) {
  Readings out;
  for (const auto& reading : readings) {
    const auto at = reading.find('v');
    if (at != 1 || (reading[0] != 'l' && reading[0] != 'n')) {
      add(out, {reading});
      continue;
    }
    for (const std::string_view vowel : {"v", "yu", "ü"}) add(out, {std::string(reading).replace(1, 1, vowel)});
  }
  return out;
}

Readings given_readings(char32_t c) {
  const auto found = table().given.find(c);
  return spelt(found == table().given.end() ? Readings{dictionary_reading(c)} : found->second);
}

Readings readings(const Part& part, bool maybe_surname, bool surely_surname) {
  if (!part.han) {
    const auto text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(part.letters.data()),
                                                    static_cast<int32_t>(part.letters.size()));
    Readings out{utf8(part.letters)};
    add(out, {utf8(without_marks(text, false))});
    return out;
  }
  const auto surname = table().surname.find(part.han);
  if (!maybe_surname || surname == table().surname.end()) return given_readings(part.han);
  Readings out = spelt(surname->second);
  if (!surely_surname) add(out, given_readings(part.han));
  return out;
}

// How each part may be read. A name is taken for surname and given name unless it is one character, or has a gap or
// more than four characters as the names of other peoples do: then its first character may be read either way.
std::vector<Readings> simple_reading(const std::vector<Part>& parts) {
  const bool gap = std::ranges::any_of(parts, [](const Part& part) { return part.han && part.after_gap; });
  const bool chinese = parts.size() >= 2 && parts.size() <= 4 && !gap;
  std::vector<Readings> out;
  for (std::size_t i = 0; i < parts.size(); ++i) out.push_back(readings(parts[i], i == 0, chinese));
  return out;
}

// The same with a surname of several characters, where the name begins with one.
std::vector<std::vector<Readings>> compound_readings(const std::vector<Part>& parts) {
  std::vector<std::vector<Readings>> out;
  std::u32string begin;
  for (std::size_t length = 1; length <= std::min<std::size_t>(3, parts.size()); ++length) {
    begin += parts[length - 1].han;
    const auto found = table().compound.find(begin);
    if (found == table().compound.end()) continue;
    std::vector<Readings> one;
    for (const auto& reading : found->second) one.push_back(spelt({reading}));
    for (std::size_t i = length; i < parts.size(); ++i) one.push_back(readings(parts[i], false, false));
    out.push_back(std::move(one));
  }
  return out;
}

Readings first_letters(const Readings& readings) {
  Readings out;
  for (std::string_view reading : readings) {
    std::string letter;
    append_code_point(letter, take_code_point(reading));
    add(out, {letter});
  }
  return out;
}

// Every way through the readings; where there are too many, the last parts keep their usual one.
void add_joined(Readings& to, std::vector<Readings> parts, std::string_view between = "") {
  std::size_t ways = 1;
  for (auto& part : parts) {
    if (ways * part.size() > most_keys) part.resize(1);
    ways *= part.size();
  }
  Readings keys{""};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Readings longer;
    for (const auto& key : keys)
      for (const auto& reading : parts[i]) longer.push_back(key + std::string(i ? between : "") + reading);
    keys = std::move(longer);
  }
  add(to, keys);
}

}  // namespace

NameKeys name_keys(std::string_view name) {
  NameKeys keys;
  const auto parts = parts_of(plain(name));
  if (parts.empty()) return keys;
  auto ways = compound_readings(parts);
  ways.push_back(simple_reading(parts));
  // A name in letters is also found as it is written.
  const bool letters = std::ranges::none_of(parts, [](const Part& part) { return part.han != 0; });
  for (const auto& way : ways) {
    std::vector<Readings> initials;
    for (const auto& part : way) initials.push_back(first_letters(part));
    add_joined(keys.full, way);
    add_joined(keys.initials, initials);
    if (letters && parts.size() > 1) add_joined(keys.full, way, " ");
  }
  return keys;
}

std::string name_query(std::string_view typed) {
  std::string out;
  for (const Part& part : parts_of(plain(typed))) {
    if (part.han) append_code_point(out, part.han);
    out += utf8(part.letters);
  }
  return out;
}

boost::json::object normalise_name_line(std::string_view line) {
  boost::json::object out{{"input", repaired_utf8(line)}};
  const auto keys = is_utf8(line) ? name_keys(line) : NameKeys{};
  if (!is_utf8(line)) {
    out["error"] = "不是 UTF-8 文字";
  } else if (keys.full.empty()) {
    out["error"] = "没有可读的名字";
  } else {
    out["full"] = boost::json::array(keys.full.begin(), keys.full.end());
    out["initials"] = boost::json::array(keys.initials.begin(), keys.initials.end());
  }
  return out;
}

}  // namespace sanqing::data
