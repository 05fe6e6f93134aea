#pragma once
// The taxonomy as numbers: occupations by index with how close two of them are, certificates as bits that already hold
// what they include (a driver's class the lower ones). Built once, then const: any number of threads.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/taxonomy.hpp"

namespace sanqing::matching {

using OccupationIndex = std::uint16_t;
constexpr OccupationIndex no_occupation = 0xffff;

// How far an occupation is from a wanted or a practised one.
enum class Relation : std::uint8_t { none, same_field, same_class, neighbour, same };
// 0..1: what an occupation so related is worth; neighbours are hand-made in the taxonomy, class and field come from
// the code (4-09-08-01: field 4-09, class 4-09-08).
float worth(Relation relation);

// A set of certificate kinds; kinds outside the taxonomy are kept by a hash of their name.
class CertificateSet {
 public:
  void add(std::size_t kind) { bits_[kind / 64] |= std::uint64_t{1} << kind % 64; }
  void add_other(std::uint32_t hash);
  void add(const CertificateSet& others);
  bool empty() const;
  int count() const;
  bool includes(const CertificateSet& needed) const {
    for (std::size_t word = 0; word < bits_.size(); ++word)
      if (needed.bits_[word] & ~bits_[word]) return false;
    return needed.others_.empty() || includes_others(needed);
  }
  // Those of `needed` that are not here.
  int count_missing(const CertificateSet& needed) const;
  std::uint32_t first_bits() const { return static_cast<std::uint32_t>(bits_[0]); }
  static constexpr std::size_t capacity = 256;

 private:
  bool includes_others(const CertificateSet& needed) const;
  std::array<std::uint64_t, capacity / 64> bits_{};
  std::vector<std::uint32_t> others_;  // sorted
};

class Trades {
 public:
  explicit Trades(std::shared_ptr<const data::Taxonomy> taxonomy);
  const data::Taxonomy& taxonomy() const { return *taxonomy_; }

  // no_occupation where the code is empty or not of the taxonomy.
  OccupationIndex find(std::string_view code) const;
  // The best guess from free text with at least `confidence`.
  OccupationIndex guess(std::string_view text, double confidence = 0.5) const;
  // Every occupation that free text names with a confidence of at least 0.5, added to `found`.
  void guess_all(std::string_view text, std::vector<OccupationIndex>& found) const;
  const data::Occupation& occupation(OccupationIndex index) const { return taxonomy_->occupations()[index]; }
  std::size_t size() const { return taxonomy_->occupations().size(); }
  Relation relation(OccupationIndex from, OccupationIndex to) const;

  // What a holder of `kind` satisfies: the kind and all it includes.
  CertificateSet covered_by(std::string_view kind) const;
  // Just the kind itself, as a demand.
  CertificateSet asked_for(std::string_view kind) const;
  data::Words certificate_name(std::string_view kind) const;

  // Changes whenever the numbers above would.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  std::shared_ptr<const data::Taxonomy> taxonomy_;
  std::unordered_map<std::string_view, OccupationIndex> by_code_;
  std::unordered_map<std::string_view, std::size_t> by_kind_;
  std::vector<std::vector<OccupationIndex>> neighbours_;  // sorted
  std::vector<std::uint32_t> class_, field_;              // hashes of the code's beginnings
  std::vector<CertificateSet> covered_;
  std::string fingerprint_;
};

// 32-bit FNV-1a: names as numbers where a table of names would be shared mutable state.
std::uint32_t name_hash(std::string_view text);
// 64-bit FNV-1a, to be continued over several texts.
std::uint64_t text_hash(std::string_view text, std::uint64_t sofar = 0xcbf29ce484222325);

}  // namespace sanqing::matching
