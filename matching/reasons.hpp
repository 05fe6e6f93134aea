#pragma once
// Putting facts into plain spoken sentences, Chinese and English. A rule writes its sentence here only when it is asked
// to speak, so that judging costs no text. Pure.

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/records/words.hpp"
#include "data/result.hpp"

namespace sanqing::matching {

// How a quantity is spoken. zh and en give the same number.
// A distance as it is said: to 50 m below one kilometre (never less), else to 100 m. What is shown beside a sentence
// rounds with this too, so that the two never differ.
double said_km(double exact);
data::Words spoken_km(float km);            // 800 米, 1.2 公里
data::Words spoken_clock(int minutes);      // 下午 5 点, 早上 8 点半 | 17:00, 8:30
std::string yuan(std::int64_t fen);         // 3500, 18.5
data::Words per(data::WageUnit);            // 元/月 | a month
data::Words spoken_years(double years);     // 3 年, 半年, 1.5 年
std::string clock_range(int from, int to);  // 08:30–16:00
// The labels of data/labels, as they stand inside a sentence.
data::Words name_of(data::Education);
data::Words name_of(data::EmploymentForm);
data::Words name_of(data::Activity);

namespace reasons_detail {
inline void put(std::string& out, std::string_view part) { out.append(part); }
inline void put(std::string& out, long long number) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}
inline void put(std::string& out, int number) { put(out, static_cast<long long>(number)); }
}  // namespace reasons_detail

// The parts end to end: texts and whole numbers.
template <class... Parts>
std::string text(const Parts&... parts) {
  std::string out;
  out.reserve(96);
  (reasons_detail::put(out, parts), ...);
  return out;
}

// To whom the sentences are said. About a vacancy they are said to the person; in a list of people for a vacancy they
// are said about the person, and what happens at home stays unsaid.
struct Address {
  bool to_person = true;
  std::string_view zh() const { return to_person ? "您" : "本人"; }
  std::string_view en() const { return to_person ? "you" : "they"; }
  std::string_view en_possessive() const { return to_person ? "your" : "their"; }
};

// Where a rule that is asked to speak puts its words.
struct Speech {
  Address address;
  data::Words words;                 // the rule's sentence
  std::vector<data::Words> missing;  // must-haves not there yet, questions to ask first
  void say(std::string zh, std::string en) { words = {std::move(zh), std::move(en)}; }
  void miss(std::string zh, std::string en) { missing.push_back({std::move(zh), std::move(en)}); }
};

}  // namespace sanqing::matching
