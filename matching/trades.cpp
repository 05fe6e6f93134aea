#include "matching/trades.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace sanqing::matching {

float worth(Relation relation) {
  switch (relation) {
    case Relation::same:
      return 1.0f;
    case Relation::neighbour:
      return 0.7f;
    case Relation::same_class:
      return 0.55f;
    case Relation::same_field:
      return 0.3f;
    case Relation::none:
      return 0.0f;
  }
  return 0.0f;
}

void CertificateSet::add_other(std::uint32_t hash) {
  auto at = std::ranges::lower_bound(others_, hash);
  if (at == others_.end() || *at != hash) others_.insert(at, hash);
}

void CertificateSet::add(const CertificateSet& others) {
  for (std::size_t word = 0; word < bits_.size(); ++word) bits_[word] |= others.bits_[word];
  for (std::uint32_t hash : others.others_) add_other(hash);
}

bool CertificateSet::empty() const {
  return others_.empty() && std::ranges::all_of(bits_, [](std::uint64_t word) { return word == 0; });
}

int CertificateSet::count() const {
  int count = static_cast<int>(others_.size());
  for (std::uint64_t word : bits_) count += std::popcount(word);
  return count;
}

int CertificateSet::count_missing(const CertificateSet& needed) const {
  int count = 0;
  for (std::size_t word = 0; word < bits_.size(); ++word) count += std::popcount(needed.bits_[word] & ~bits_[word]);
  for (std::uint32_t hash : needed.others_) count += !std::ranges::binary_search(others_, hash);
  return count;
}

bool CertificateSet::includes_others(const CertificateSet& needed) const {
  return std::ranges::includes(others_, needed.others_);
}

Trades::Trades(std::shared_ptr<const data::Taxonomy> taxonomy) : taxonomy_(std::move(taxonomy)) {
  const auto& occupations = taxonomy_->occupations();
  const auto& kinds = taxonomy_->certificates();
  if (kinds.size() > CertificateSet::capacity || occupations.size() >= no_occupation)
    throw std::logic_error("the taxonomy has outgrown matching/trades");
  std::uint64_t hash = text_hash("");
  for (std::size_t index = 0; index < occupations.size(); ++index) {
    by_code_.emplace(occupations[index].code, static_cast<OccupationIndex>(index));
    hash = text_hash(occupations[index].code, hash);
  }
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    by_kind_.emplace(kinds[kind].kind, kind);
    hash = text_hash(kinds[kind].kind, hash);
  }
  for (const data::Occupation& occupation : occupations) {
    auto& near = neighbours_.emplace_back();
    for (const std::string& code : occupation.neighbours)
      if (auto found = find(code); found != no_occupation) near.push_back(found);
    std::ranges::sort(near);
    std::string_view code = occupation.code;
    class_.push_back(name_hash(code.substr(0, 7)));
    field_.push_back(name_hash(code.substr(0, 4)));
  }
  for (const data::CertificateKind& held : kinds) {
    auto& covered = covered_.emplace_back();
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
      if (taxonomy_->certificate_covers(held.kind, kinds[kind].kind)) covered.add(kind);
    covered.add(by_kind_.at(held.kind));
  }
  fingerprint_ = fmt::format("{}-{}-{:016x}", occupations.size(), kinds.size(), hash);
}

OccupationIndex Trades::find(std::string_view code) const {
  auto found = by_code_.find(code);
  return found == by_code_.end() ? no_occupation : found->second;
}

OccupationIndex Trades::guess(std::string_view text, double confidence) const {
  if (text.empty()) return no_occupation;
  auto guesses = taxonomy_->guess_occupations(text, 1);
  if (guesses.empty() || guesses[0].confidence < confidence) return no_occupation;
  return static_cast<OccupationIndex>(guesses[0].occupation - taxonomy_->occupations().data());
}

void Trades::guess_all(std::string_view text, std::vector<OccupationIndex>& found) const {
  for (const data::Guess& guess : taxonomy_->guess_occupations(text))
    if (guess.confidence >= 0.5)
      found.push_back(static_cast<OccupationIndex>(guess.occupation - taxonomy_->occupations().data()));
}

Relation Trades::relation(OccupationIndex from, OccupationIndex to) const {
  if (from == no_occupation || to == no_occupation) return Relation::none;
  if (from == to) return Relation::same;
  if (std::ranges::binary_search(neighbours_[from], to) || std::ranges::binary_search(neighbours_[to], from))
    return Relation::neighbour;
  if (class_[from] == class_[to]) return Relation::same_class;
  if (field_[from] == field_[to]) return Relation::same_field;
  return Relation::none;
}

CertificateSet Trades::covered_by(std::string_view kind) const {
  auto found = by_kind_.find(kind);
  if (found != by_kind_.end()) return covered_[found->second];
  return asked_for(kind);
}

CertificateSet Trades::asked_for(std::string_view kind) const {
  CertificateSet set;
  auto found = by_kind_.find(kind);
  if (found != by_kind_.end())
    set.add(found->second);
  else
    set.add_other(name_hash(kind));
  return set;
}

data::Words Trades::certificate_name(std::string_view kind) const {
  if (const data::CertificateKind* known = taxonomy_->certificate(kind)) return known->name;
  return {std::string(kind), std::string(kind)};
}

std::uint32_t name_hash(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (unsigned char byte : text) hash = (hash ^ byte) * 16777619u;
  return hash;
}

std::uint64_t text_hash(std::string_view text, std::uint64_t sofar) {
  for (unsigned char byte : text) sofar = (sofar ^ byte) * 0x100000001b3;
  return (sofar ^ 0xff) * 0x100000001b3;  // so that "ab","c" and "a","bc" differ
}

}  // namespace sanqing::matching
