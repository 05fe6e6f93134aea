#pragma once
// Reads the training and evaluation material: text, .zst through zstdcat, JSON Lines (string fields only), CSV, TSV.
// Throws std::runtime_error naming the file.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sanqing::training {

// Fields by name; what is not there is empty.
using Fields = std::map<std::string, std::string>;

std::string read_text(const std::filesystem::path& file);
std::vector<Fields> read_json_lines(const std::filesystem::path& file);
std::vector<Fields> read_csv(const std::filesystem::path& file);
std::vector<std::vector<std::string>> read_tsv(const std::filesystem::path& file);

}  // namespace sanqing::training
