// Reading a written address from its largest unit to its smallest: 广东省广州市花都区秀全街道 -> 花都区.

#include <optional>

#include "data/taxonomy.hpp"
#include "data/taxonomy/names.hpp"

namespace sanqing::data {

namespace {

bool separates(char32_t c) {
  return c == U' ' || c == U'-' || c == U'/' || c == U',' || c == U';' || c == U'*' || c == U'>' || c == U':' ||
         c == U'(' || c == U')' || c == U'_' || c == U'.' || c == U'~';
}

// 中山路, 北京西路: a short name that goes on as the name of a road is no place.
bool goes_on_as_road(std::u32string_view rest) {
  if (!rest.empty() && std::u32string_view(U"东西南北中").find(rest[0]) != std::u32string_view::npos)
    rest.remove_prefix(1);
  if (!rest.empty() && std::u32string_view(U"一二三四五").find(rest[0]) != std::u32string_view::npos)
    rest.remove_prefix(1);
  return !rest.empty() && std::u32string_view(U"路街道巷弄桥").find(rest[0]) != std::u32string_view::npos;
}

class AddressReader {
 public:
  AddressReader(std::u32string_view text, const TaxonomyNames& names) : text_(text), names_(names) {}

  // The code of the smallest unit that can be read from `at` on; 2 digits where only a province is named.
  std::string read_from(std::size_t at, bool shortened_first) const {
    std::string place;
    while (true) {
      at = skip(at);
      const auto next = longest(at, place, shortened_first || !place.empty());
      if (!next) return place;
      if (next->code.size() >= place.size()) place = next->code;
      at += next->length;
      if (place.size() == 6) return place;
    }
  }

 private:
  struct Step {
    std::string code;
    std::size_t length = 0;
  };

  std::size_t skip(std::size_t at) const {
    while (at < text_.size()) {
      const auto rest = text_.substr(at);
      if (separates(rest[0]))
        ++at;
      else if (rest.starts_with(U"中国"))
        at += 2;
      else if (rest.starts_with(U"市辖区"))
        at += 3;
      else
        break;
    }
    return at;
  }

  // The longest name at `at` that lies in `within`; nothing where two places share it.
  std::optional<Step> longest(std::size_t at, std::string_view within, bool allow_shortened) const {
    Step best;
    bool ambiguous = false;
    names_.places.names_at(text_, at, [&](std::size_t length, std::uint32_t value) {
      const auto& name = names_.place_names[value];
      if (name.shortened && (!allow_shortened || goes_on_as_road(text_.substr(at + length)))) return;
      if (!lies_within(name.code, within)) return;
      if (within.empty() && !name.shortened && length < 3) return;  // 城区, 郊区
      if (length > best.length) {
        best = {name.code, length};
        ambiguous = false;
      } else if (name.code.size() < best.code.size()) {
        best.code = name.code;  // 吉林 the province before 吉林 the city
        ambiguous = false;
      } else if (name.code.size() == best.code.size() && name.code != best.code) {
        ambiguous = true;
      }
    });
    if (best.length == 0 || ambiguous) return {};
    return best;
  }

  static bool lies_within(std::string_view code, std::string_view within) {
    return code.starts_with(within) || within.starts_with(code);
  }

  std::u32string_view text_;
  const TaxonomyNames& names_;
};

}  // namespace

const Division* Taxonomy::guess_division(std::string_view written) const {
  const auto text = scannable(written);
  const AddressReader reader(text, *names_);
  // A municipality, Hong Kong, Macao and Taiwan are their own city.
  const auto known = [this](const std::string& code) {
    const auto* found = division(code);
    if (found || code.size() != 2) return found;
    const auto* own_city = division(code + "01");
    if (own_city && own_city->city == own_city->province) return own_city;
    return division(code + "00");
  };
  if (const auto* found = known(reader.read_from(0, true))) return found;
  for (std::size_t at = 1; at < text.size(); ++at)
    if (const auto* found = known(reader.read_from(at, false))) return found;
  return nullptr;
}

}  // namespace sanqing::data
