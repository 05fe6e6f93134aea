#pragma once
// Learning on an office's own vacancies: goes on from a model, measures old and new on employers that were held back.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "index/embedder.hpp"
#include "index/training/train.hpp"

namespace sanqing::index {

struct OfficeText {
  std::string title, text;
  std::string source;  // an employer: all of its texts are learned from, or all are held back
};

// Over the held-back texts with their titles hidden: mean average precision of finding the texts of a title by the
// title, and of finding texts by another one of the same title. 0..1.
struct OfficeFigures {
  double title_to_text = 0, text_to_text = 0;
  std::size_t titles = 0;  // asked
};
OfficeFigures measure(const Embedder& embedder, const std::vector<OfficeText>& held_back);

struct OfficeSplit {
  std::vector<OfficeText> learn, held_back;
};
// A fifth of the sources, chosen by their names alone, so that two runs on a growing office compare. A text that stands
// there twice counts once.
OfficeSplit split(std::vector<OfficeText> texts);

// The bytes of the new model. `start_from` is a model file.
std::vector<std::byte> learn(const std::vector<OfficeText>& texts, std::span<const std::byte> start_from,
                             const TrainingProgress& progress = {});

}  // namespace sanqing::index
