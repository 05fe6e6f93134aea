#include "data/normalise/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "data/normalise/folding.hpp"
#include "data/text.hpp"

namespace sanqing::data {

namespace {

constexpr int oldest = 150;

std::unexpected<Error> refuse(std::string zh, std::string en) {
  return fail(Fault::invalid, {std::move(zh), std::move(en)});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'‘' || c == U'＇' || c == U'`' || c == U'′'; }
bool is_invisible(char32_t c) {
  return is_space(c) || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || (c >= 0x202A && c <= 0x202E);
}

// Only what people's keyboards and sheets do to the same characters; × and Cyrillic Х are other characters.
std::string plain(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    auto c = take_code_point(text);
    if (is_invisible(c)) continue;
    if (is_apostrophe(c) && (out.empty() || trimmed(text).empty())) continue;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    append_code_point(out, c == U'x' ? U'X' : c);
  }
  if (out.size() > 3 && out.starts_with("=\"") && out.ends_with('"')) out = out.substr(2, out.size() - 3);  // ="…"
  return out;
}

// Provinces of GB/T 2260, Hong Kong, Macao, Taiwan (71, 83) and the residence permits' 91.
bool known_area(std::string_view number) {
  static constexpr std::array provinces = {"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34",
                                           "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52",
                                           "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91"};
  return std::ranges::find(provinces, number.substr(0, 2)) != provinces.end() && number.substr(2, 4) != "0000";
}

Result<void> check_shape(const std::string& number) {
  if (number.empty()) return refuse("没有填写身份证号", "no identity number given");
  if (number.find('E') != std::string::npos && number.find('.') != std::string::npos)
    return refuse("号码被表格软件变成了科学计数法，后几位已经丢失，请按文本格式重新填写",
                  "a spreadsheet turned the number into scientific notation and lost its digits; enter it as text");
  if (number.find("×") != std::string::npos)
    return refuse("末位写成了乘号×，请改成字母X", "the last character is a multiplication sign; write the letter X");
  for (std::size_t i = 0; i < number.size(); ++i)
    if (!is_digit(number[i]) && !(number[i] == 'X' && i == 17 && number.size() == 18))
      return refuse("身份证号只能是数字，第18位可以是X",
                    "an identity number has digits only, and X as its 18th character");
  if (number.size() != 15 && number.size() != 18)
    return refuse(fmt::format("身份证号应为18位或15位，这里是{}位", number.size()),
                  fmt::format("an identity number has 18 or 15 characters, this one {}", number.size()));
  return {};
}

}  // namespace

char identity_check_character(std::string_view digits) {
  static constexpr std::array weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (digits[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

Result<Identity> read_identity(std::string_view text, Date on) {
  if (!is_utf8(text)) return refuse("文字编码不是 UTF-8", "the text is not UTF-8");
  Identity identity{.number = plain(text)};
  if (auto shape = check_shape(identity.number); !shape) return std::unexpected(shape.error());
  auto& number = identity.number;
  if (number.size() == 15) {
    identity.legacy = true;
    number.insert(6, "19");
    number += identity_check_character(number);
  }
  const auto born = Date::parse(number.substr(6, 4) + "-" + number.substr(10, 2) + "-" + number.substr(12, 2));
  if (!born)
    return refuse(fmt::format("出生日期{}不存在", number.substr(6, 8)),
                  fmt::format("the birth date {} does not exist", number.substr(6, 8)));
  if (*born > on) return refuse(fmt::format("出生日期{}还没有到", born->text()), "the birth date lies in the future");
  if (full_years(*born, on) > oldest)
    return refuse(fmt::format("出生日期{}距今超过{}年", born->text(), oldest),
                  fmt::format("the birth date is more than {} years ago", oldest));
  identity.birth_date = *born;
  identity.sex = (number[16] - '0') % 2 ? Sex::M : Sex::F;
  if (number[17] != identity_check_character(number)) identity.warnings.push_back(IdentityWarning::check_digit);
  if (!known_area(number)) identity.warnings.push_back(IdentityWarning::area);
  return identity;
}

std::string_view word(IdentityWarning warning) {
  switch (warning) {
    case IdentityWarning::check_digit:
      return "check_digit";
    case IdentityWarning::area:
      return "area";
  }
  throw std::logic_error("IdentityWarning");
}

Words words(IdentityWarning warning) {
  switch (warning) {
    case IdentityWarning::check_digit:
      return {"身份证号的校验位不对，请再核对一遍", "the check digit of the identity number is wrong; please compare"};
    case IdentityWarning::area:
      return {"身份证号的地区代码不认识", "the area code of the identity number is unknown"};
  }
  throw std::logic_error("IdentityWarning");
}

}  // namespace sanqing::data
