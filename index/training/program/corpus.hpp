#pragma once
// The pairs the shipped model learns from, made from the folder of training material and the project's own table of
// occupations; MODEL_CARD.md lists the inputs and why each kind of pair is there.

#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/training/program/figures.hpp"
#include "index/training/program/inputs.hpp"
#include "index/training/train.hpp"

namespace sanqing::training {

struct CorpusOptions {
  std::filesystem::path data;           // has ads/ and taxonomy/
  std::filesystem::path occupations;    // data/taxonomy/occupations.tsv of this project
  std::filesystem::path pairs;          // optional: further pairs, one a line, parted by a tab
  std::map<std::string, double> share;  // of a source, instead of the one written in the code
  bool hold_back = false;               // an eighth of the companies is kept out, for figures
};

// What is held back, as two labelled sets: titles to adverts, adverts to adverts with the same title.
struct HeldBack {
  LabelledSet title_to_ad, ad_to_ad;
};

index::TrainingCorpus read_corpus(const CorpusOptions& options, HeldBack* held_back = nullptr);

// Kinds of text; how rare an n-gram is, is judged within each.
enum class Realm : std::uint8_t { advert, advert_title, dictionary, occupation };

using Pairs = std::vector<index::TrainingPair>;

// Collects texts (each once a realm), groups by name, and sources.
class Builder {
 public:
  explicit Builder(const CorpusOptions& options) : options_(options) {}
  std::uint32_t text(const std::string& text, Realm realm);
  std::uint32_t group(const std::string& name);
  void add(std::string name, double share, Pairs pairs);

  index::TrainingCorpus corpus;
  // What else was found on the way: Chinese words by English meaning, and the occupation (a number) of a name or alias.
  std::unordered_map<std::string, std::vector<std::string>> chinese_of;
  std::unordered_map<std::string, std::size_t> occupation_of;
  std::vector<std::vector<std::string>> names_of_occupation;

 private:
  const CorpusOptions& options_;
  std::unordered_map<std::string, std::uint32_t> texts_, groups_;
};

// In this order: occupations before adverts and ESCO, dictionary and job types before ESCO.
void add_occupations(Builder& builder, const CorpusOptions& options);
void add_dictionary(Builder& builder, const CorpusOptions& options);
void add_job_types(Builder& builder, const CorpusOptions& options);
void add_esco(Builder& builder, const CorpusOptions& options);
void add_adverts(Builder& builder, const CorpusOptions& options, HeldBack* held_back);

// A title without what stands in brackets, folded, without spaces: adverts with the same are of one group.
std::string title_key(const std::string& title);
std::vector<std::string> split(const std::string& text, std::string_view separators);

}  // namespace sanqing::training
