// Names: the project's table of occupations, a Chinese-English dictionary, job types in two languages, the headings of
// the occupation standard, and ESCO, joined to Chinese where a dictionary or a job type has its label.

#include <algorithm>
#include <set>

#include "index/training/program/corpus.hpp"

namespace sanqing::training {
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

void add_occupations(Builder& builder, const CorpusOptions& options) {
  Pairs names, skills;
  auto rows = read_tsv(options.occupations);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    auto& row = rows[i];
    row.resize(9);
    std::uint32_t group = builder.group("occupation " + std::to_string(builder.names_of_occupation.size()));
    std::vector<std::string> all{row[1]};
    // ~ marks a name that other trades use too, ~~ one of a whole field, … a gap: data/taxonomy/README.md.
    for (const std::string& alias : split(row[3], "|"))
      if (alias[0] != '~' && alias.find("…") == std::string::npos) all.push_back(alias);
    for (const std::string& name : all)
      builder.occupation_of.try_emplace(title_key(name), builder.names_of_occupation.size());
    std::uint32_t first = builder.text(row[1], Realm::occupation);
    names.push_back({first, builder.text(row[2], Realm::occupation), group});
    std::string can;
    for (const std::string& skill : split(row[5], "|")) can += skill + " ";
    for (std::size_t n = 1; n < all.size(); ++n) {
      std::uint32_t alias = builder.text(all[n], Realm::occupation);
      names.push_back({first, alias, group});
      names.push_back({alias, builder.text(all[(n * 7 + 3) % all.size()], Realm::occupation), group});
      if (!can.empty() && n % 3 == 0) skills.push_back({alias, builder.text(can, Realm::occupation), group});
    }
    if (!can.empty()) skills.push_back({first, builder.text(can, Realm::occupation), group});
    builder.names_of_occupation.push_back(std::move(all));
  }
  builder.add("occupations", 1, std::move(names));
  builder.add("occupation-skills", 0.1, std::move(skills));
}

void add_dictionary(Builder& builder, const CorpusOptions& options) {
  Pairs translations, synonyms;
  std::map<std::string, std::vector<std::string>> by_meaning;
  for (const auto& row : read_tsv(options.data / "taxonomy" / "cedict.tsv.zst")) {
    if (row.size() < 3 || row[0].size() < 6) continue;
    for (const std::string& meaning : split(row[2], "/;"))
      if (meaning.size() > 4 && meaning.find("surname") == std::string::npos && meaning.find('[') == std::string::npos)
        by_meaning[meaning].push_back(row[0]);
    std::string first = row[2].substr(0, row[2].find(" / "));
    if (auto bracket = first.find('('); bracket != std::string::npos && bracket > 3) first.resize(bracket);
    translations.push_back({builder.text(row[0], Realm::dictionary), builder.text(first, Realm::dictionary),
                            builder.group("word " + row[0])});
  }
  for (auto& [meaning, words] : by_meaning) {
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (std::size_t i = 1; i < std::min<std::size_t>(words.size(), 8); ++i)
      synonyms.push_back({builder.text(words[i - 1], Realm::dictionary), builder.text(words[i], Realm::dictionary),
                          builder.group("meaning " + meaning)});
    for (const std::string& word : words)
      if (word.size() < 24) builder.chinese_of[meaning].push_back(word);
  }
  builder.add("dictionary", 1, std::move(translations));
  builder.add("synonyms", 0.3, std::move(synonyms));
}

void add_job_types(Builder& builder, const CorpusOptions& options) {
  Pairs translations, parents, related, headings;
  std::map<std::string, Fields> types;
  for (Fields& row : read_csv(options.data / "taxonomy" / "job-types-zh-en.csv")) types[row["code"]] = row;
  auto name = [&](Fields& row, const char* field) { return builder.text(row[field], Realm::occupation); };
  for (auto& [code, row] : types) {
    builder.chinese_of[lower(row["name_en"])].push_back(row["name_zh"]);
    translations.push_back({name(row, "name_zh"), name(row, "name_en"), builder.group("type " + code)});
    if (auto parent = types.find(row["parent_code"]); parent != types.end())
      parents.push_back(
          {name(row, "name_zh"), name(parent->second, "name_zh"), builder.group("type " + parent->first)});
  }
  for (Fields& row : read_csv(options.data / "taxonomy" / "related-job-types.csv")) {
    auto one = types.find(row["code"]), other = types.find(row["related_code"]);
    if (one != types.end() && other != types.end() && std::stod(row["score"]) >= 0.4)
      related.push_back(
          {name(one->second, "name_zh"), name(other->second, "name_zh"), builder.group("type " + one->first)});
  }
  std::map<std::string, std::string> standard;
  for (Fields& row : read_csv(options.data / "taxonomy" / "gbt6565-headings.csv")) standard[row["code"]] = row["name"];
  for (const auto& [code, heading] : standard)
    for (std::size_t n = code.size() - 1; n > 1; --n) {
      auto parent = standard.find(code.substr(0, n));
      if (parent == standard.end() || parent->second == heading) continue;
      headings.push_back({builder.text(heading, Realm::occupation), builder.text(parent->second, Realm::occupation),
                          builder.group("heading " + parent->first)});
      break;
    }
  builder.add("job-types", 0.5, std::move(translations));
  builder.add("type-parents", 0.2, std::move(parents));
  builder.add("related", 0, std::move(related));
  builder.add("headings", 0.1, std::move(headings));
}

void add_esco(Builder& builder, const CorpusOptions& options) {
  Pairs labels, descriptions, bridge;
  auto text = [&](const std::string& t) { return builder.text(t, Realm::occupation); };
  for (Fields& row : read_csv(options.data / "taxonomy" / "esco-en" / "occupations_en.csv.zst")) {
    std::uint32_t group = builder.group("esco " + row["conceptUri"]);
    std::vector<std::string> all = split(row["altLabels"], "\n");
    all.insert(all.begin(), row["preferredLabel"]);
    std::set<std::string> chinese;
    for (const std::string& label : all)
      if (auto found = builder.chinese_of.find(lower(label));
          found != builder.chinese_of.end() && found->second.size() < 12)
        chinese.insert(found->second.begin(), found->second.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
      descriptions.push_back({text(all[i]), text(row["description"]), group});
      if (i > 0) labels.push_back({text(all[0]), text(all[i]), group});
      if (i > 1) labels.push_back({text(all[i - 1]), text(all[i]), group});
    }
    std::size_t n = 0;
    for (auto word = chinese.begin(); word != chinese.end(); ++word, ++n) {
      bridge.push_back({text(*word), text(all[0]), group});
      bridge.push_back({text(*word), text(all[n % all.size()]), group});
      bridge.push_back({text(*word), text(row["description"]), group});
      if (word != chinese.begin()) bridge.push_back({text(*word), text(*std::prev(word)), group});
    }
  }
  for (Fields& row : read_csv(options.data / "taxonomy" / "esco-en" / "ISCOGroups_en.csv.zst"))
    descriptions.push_back(
        {text(row["preferredLabel"]), text(row["description"]), builder.group("isco " + row["code"])});
  builder.add("esco-labels", 1, std::move(labels));
  builder.add("esco-texts", 0.5, std::move(descriptions));
  builder.add("bridge", 0.4, std::move(bridge));
}

}  // namespace sanqing::training
