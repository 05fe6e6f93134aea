#pragma once
// How the names of the taxonomy are found in text; private to data/taxonomy. Const after the reader has filled it.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "data/taxonomy/name_scan.hpp"

namespace sanqing::data {

// How much a name says: the official one; a spoken one; one that other trades use too ("阿姨", written ~阿姨 in the
// table); one that only says the field ("驾照", written ~~驾照).
enum class Strength : std::uint8_t { official, spoken, weak, weakest };

struct NameEntry {
  std::uint32_t owner;  // place in occupations() or certificates()
  Strength strength;
};

// "照顾…老人": both parts within a few characters of one clause.
struct GapName {
  std::uint32_t head, tail;  // parts, as numbered in `parts`
  NameEntry entry;
};

struct PlaceName {
  std::string code;  // 2, 4 or 6 digits
  bool shortened;    // 渝中 for 渝中区
};

struct TaxonomyNames {
  NameTree occupations;  // values: places in occupation_entries
  std::vector<NameEntry> occupation_entries;
  NameTree parts;  // values: part numbers
  std::vector<GapName> gaps;
  std::vector<std::vector<std::uint32_t>> gaps_by_tail;  // part number -> places in gaps

  NameTree certificates;
  std::vector<NameEntry> certificate_entries;

  NameTree places;  // values: places in place_names
  std::vector<PlaceName> place_names;
};

}  // namespace sanqing::data
