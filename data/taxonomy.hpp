#pragma once
// The shipped tables of data/taxonomy (made by us from facts), linked into the binary: occupations of the 2022
// classification with aliases, neighbours, typical skills, certificates and demands; certificates; skills; divisions.
// Loaded once, then const: any number of threads.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/records/words.hpp"
#include "data/result.hpp"

namespace sanqing::data {

struct Occupation {
  std::string code;  // "4-09-08-01"
  Words name;
  std::vector<std::string> aliases;     // spoken names too: 打扫卫生的, 看大门的
  std::vector<std::string> neighbours;  // codes a person of this occupation moves to with little training
  std::vector<std::string> skills;
  std::vector<std::string> certificates;  // kinds typically asked for
  std::vector<Activity> activities;
  std::vector<Physical> physical;
};

struct CertificateKind {
  std::string kind;  // "health", "driver_c1"
  Words name;
  std::vector<std::string> aliases;
  bool after_hire = false;            // commonly got once hired
  std::vector<std::string> includes;  // kinds it stands for as well: driver_a1 includes a3, b2, c1
};

struct Division {
  std::string code;  // GB/T 2260: "500103", city "5001"
  std::string name;  // 渝中区
  std::string city;  // 重庆市
  std::string province;
  std::optional<double> latitude, longitude;  // WGS84, seat of the district, where we know it
};

struct Guess {
  const Occupation* occupation = nullptr;
  double confidence = 0;  // 0..1
};

class Taxonomy {
 public:
  // The tables linked into this program. Throws std::logic_error where they are inconsistent (a test loads them).
  static std::shared_ptr<const Taxonomy> shipped();

  const std::vector<Occupation>& occupations() const { return occupations_; }
  const std::vector<CertificateKind>& certificates() const { return certificates_; }
  const std::vector<Division>& divisions() const { return divisions_; }
  const Occupation* occupation(std::string_view code) const;
  const CertificateKind* certificate(std::string_view kind) const;
  const Division* division(std::string_view code) const;

  // By name and alias found in free text, best first, at most `most`; the longest alias wins over those inside it.
  std::vector<Guess> guess_occupations(std::string_view text, std::size_t most = 3) const;
  // The kind whose name or alias this is or contains; nullptr where none does.
  const CertificateKind* guess_certificate(std::string_view text) const;
  // From a written address or region ("上海·浦东新区", "广东省广州市从化区"): district, else city, else nullptr.
  const Division* guess_division(std::string_view text) const;
  // True where a holder of `held` satisfies `needed` (driving classes include the lower ones, directly or through
  // others).
  bool certificate_covers(std::string_view held, std::string_view needed) const;

 private:
  std::vector<Occupation> occupations_;
  std::vector<CertificateKind> certificates_;
  std::vector<Division> divisions_;
  std::map<std::string, std::size_t, std::less<>> occupation_by_code_, certificate_by_kind_, division_by_code_;
  std::shared_ptr<const struct TaxonomyNames> names_;  // the same, arranged for finding in text
  friend struct TaxonomyReader;
};

}  // namespace sanqing::data
