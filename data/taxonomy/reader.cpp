#include "data/taxonomy/reader.hpp"

#include <charconv>

#include "data/taxonomy/names.hpp"
#include "data/taxonomy/table.hpp"

namespace sanqing::data {

namespace {

using table::contradiction;
using table::rows_of;
using table::split;
using table::words_of;

Strength take_strength(std::string& name) {
  std::size_t marks = 0;
  while (marks < name.size() && name[marks] == '~') ++marks;
  name.erase(0, marks);
  return marks == 0 ? Strength::spoken : marks == 1 ? Strength::weak : Strength::weakest;
}

}  // namespace

class TaxonomyReader::Builder {
 public:
  void read_certificates(std::string_view text) {
    for (auto& row : rows_of(text, "certificates", 6)) {
      if (!taxonomy_.certificate_by_kind_.emplace(row[0], taxonomy_.certificates_.size()).second)
        contradiction("certificates", row[0], "twice");
      const auto owner = static_cast<std::uint32_t>(taxonomy_.certificates_.size());
      CertificateKind kind{row[0], {row[1], row[2]}, {}, row[4] == "1", split(row[5], '|')};
      const auto add = [&](std::string_view name, Strength strength) {
        names_->certificates.add(scannable(name), static_cast<std::uint32_t>(names_->certificate_entries.size()));
        names_->certificate_entries.push_back({owner, strength});
      };
      add(kind.name.zh, Strength::official);
      for (auto& alias : split(row[3], '|')) {
        const auto strength = take_strength(alias);
        add(alias, strength);
        kind.aliases.push_back(std::move(alias));
      }
      taxonomy_.certificates_.push_back(std::move(kind));
    }
    for (const auto& kind : taxonomy_.certificates_)
      for (const auto& other : kind.includes)
        if (!taxonomy_.certificate(other)) contradiction("certificates", kind.kind, "includes unknown " + other);
  }

  void read_occupations(std::string_view text) {
    const auto rows = rows_of(text, "occupations", 9);
    std::map<std::string, std::string> code_of;
    for (const auto& row : rows)
      if (!code_of.emplace(row[1], row[0]).second) contradiction("occupations", row[1], "name twice");
    for (const auto& row : rows) {
      if (!taxonomy_.occupation_by_code_.emplace(row[0], taxonomy_.occupations_.size()).second)
        contradiction("occupations", row[0], "code twice");
      Occupation made;
      made.code = row[0];
      made.name = {row[1], row[2]};
      made.skills = split(row[5], '|');
      made.certificates = split(row[6], '|');
      made.activities = words_of<Activity>(row[7], "occupations", row[0]);
      made.physical = words_of<Physical>(row[8], "occupations", row[0]);
      for (const auto& name : split(row[4], '|')) {
        const auto found = code_of.find(name);
        if (found == code_of.end()) contradiction("occupations", row[0], "unknown neighbour " + name);
        made.neighbours.push_back(found->second);
      }
      for (const auto& kind : made.certificates)
        if (!taxonomy_.certificate(kind)) contradiction("occupations", row[0], "unknown certificate " + kind);
      name_occupation(made, row[3]);
      taxonomy_.occupations_.push_back(std::move(made));
    }
  }

  void read_divisions(std::string_view text) {
    std::map<std::string, std::string, std::less<>> name_of;
    for (const auto& row : rows_of(text, "divisions", 4)) {
      const auto &code = row[0], &name = row[1];
      if (!name_of.emplace(code, name).second) contradiction("divisions", code, "twice");
      name_place(code, name);
      if (code.size() == 2) continue;
      Division made;
      made.code = code;
      made.name = name;
      made.province = name_of[code.substr(0, 2)];
      const auto city = name_of.find(code.substr(0, 4));
      made.city = city != name_of.end() ? city->second : is_municipality(code) ? made.province : name;
      made.latitude = degrees(row[2]);
      made.longitude = degrees(row[3]);
      taxonomy_.division_by_code_.emplace(code, taxonomy_.divisions_.size());
      taxonomy_.divisions_.push_back(std::move(made));
    }
  }

  std::shared_ptr<const Taxonomy> finish() {
    for (std::uint32_t place = 0; place < names_->gaps.size(); ++place) {
      const auto tail = names_->gaps[place].tail;
      if (names_->gaps_by_tail.size() <= tail) names_->gaps_by_tail.resize(tail + 1);
      names_->gaps_by_tail[tail].push_back(place);
    }
    names_->gaps_by_tail.resize(part_numbers_.size());
    taxonomy_.names_ = std::move(names_);
    return std::make_shared<const Taxonomy>(std::move(taxonomy_));
  }

 private:
  static bool is_municipality(std::string_view code) {
    return code.starts_with("11") || code.starts_with("12") || code.starts_with("31") || code.starts_with("50");
  }

  static std::optional<double> degrees(const std::string& cell) {
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (cell.empty() || read.ec != std::errc{}) return {};
    return value;
  }

  std::uint32_t part_number(const std::u32string& part) {
    const auto [found, added] = part_numbers_.emplace(part, static_cast<std::uint32_t>(part_numbers_.size()));
    if (added) names_->parts.add(part, found->second);
    return found->second;
  }

  void name_occupation(Occupation& made, std::string_view aliases) {
    const auto owner = static_cast<std::uint32_t>(taxonomy_.occupations_.size());
    const auto add = [&](std::string_view name, Strength strength) {
      names_->occupations.add(scannable(name), static_cast<std::uint32_t>(names_->occupation_entries.size()));
      names_->occupation_entries.push_back({owner, strength});
    };
    add(made.name.zh, Strength::official);
    add(made.name.en, Strength::official);
    for (auto& alias : split(aliases, '|')) {
      const auto strength = take_strength(alias);
      constexpr std::string_view gap = "…";
      if (const auto at = alias.find(gap); at != std::string::npos)
        names_->gaps.push_back({part_number(scannable(alias.substr(0, at))),
                                part_number(scannable(alias.substr(at + gap.size()))),
                                {owner, strength}});
      else
        add(alias, strength);
      made.aliases.push_back(std::move(alias));
    }
  }

  void name_place(const std::string& code, const std::string& name) {
    const auto add = [&](std::u32string_view written, bool shortened) {
      names_->places.add(written, static_cast<std::uint32_t>(names_->place_names.size()));
      names_->place_names.push_back({code, shortened});
    };
    const auto full = scannable(name);
    add(full, false);
    for (const auto& written : shortened(full)) add(written, true);
  }

  // 渝中区 -> 渝中; 广西壮族自治区 -> 广西; 石柱土家族自治县 -> 石柱县, 石柱.
  static std::vector<std::u32string> shortened(const std::u32string& full) {
    static const std::u32string_view peoples[] = {
        U"壮族",   U"回族",   U"维吾尔", U"土家族",   U"苗族", U"侗族",   U"藏族", U"彝族",   U"羌族",
        U"布依族", U"傣族",   U"白族",   U"哈尼族",   U"傈僳", U"景颇族", U"朝鲜", U"蒙古",   U"哈萨克",
        U"黎族",   U"瑶族",   U"仡佬族", U"畲族",     U"满族", U"拉祜族", U"佤族", U"纳西族", U"水族",
        U"土族",   U"撒拉族", U"东乡族", U"保安族",   U"裕固", U"各族",   U"毛南", U"仫佬族", U"达斡尔",
        U"鄂伦春", U"鄂温克", U"塔吉克", U"柯尔克孜", U"锡伯", U"独龙族", U"怒族", U"普米族", U"布朗族"};
    if (const auto at = full.find(U"自治"); at != std::u32string::npos && at > 1) {
      auto end = at;
      for (const auto people : peoples)
        if (const auto begins = full.find(people, 2); begins < end) end = begins;
      const auto stem = full.substr(0, end);
      const auto kind = full.substr(at + 2);
      return kind == U"区" ? std::vector{stem} : std::vector{stem + kind, stem};
    }
    if (full.ends_with(U"特别行政区")) return {full.substr(0, full.size() - 5)};
    const bool suffixed = full.size() > 2 && (full.back() == U'省' || full.back() == U'市' || full.back() == U'区' ||
                                              full.back() == U'县' || full.back() == U'旗');
    return suffixed ? std::vector{full.substr(0, full.size() - 1)} : std::vector<std::u32string>{};
  }

  Taxonomy taxonomy_;
  std::shared_ptr<TaxonomyNames> names_ = std::make_shared<TaxonomyNames>();
  std::map<std::u32string, std::uint32_t> part_numbers_;
};

std::shared_ptr<const Taxonomy> TaxonomyReader::read(std::string_view occupations, std::string_view certificates,
                                                     std::string_view divisions) {
  Builder builder;
  builder.read_certificates(certificates);
  builder.read_occupations(occupations);
  builder.read_divisions(divisions);
  return builder.finish();
}

}  // namespace sanqing::data
