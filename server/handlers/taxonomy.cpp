#include "data/json.hpp"
#include "data/labels.hpp"
#include "server/handlers/body.hpp"
#include "server/handlers/handlers.hpp"

namespace sanqing::server {
namespace {

boost::json::object named(std::string_view key, const std::string& code, const data::Words& name) {
  return {{key, code}, {"name", {{"zh", name.zh}, {"en", name.en}}}};
}

Response listed(boost::json::array items) {
  return json(data::serialize(boost::json::object{{"items", std::move(items)}}));
}

}  // namespace

data::Result<Response> guess_occupations(Call& call) {
  auto text = call.query.text("q", 200).value_or("");
  auto most = static_cast<std::size_t>(call.query.number("limit", 1, 1000).value_or(10));
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  const auto& taxonomy = *call.app.taxonomy;
  std::vector<data::Guess> guesses;
  if (text.empty())
    for (const auto& occupation : taxonomy.occupations()) {
      if (guesses.size() == most) break;
      guesses.push_back({&occupation, 1});
    }
  else
    guesses = taxonomy.guess_occupations(text, most);
  boost::json::array items;
  for (const auto& guess : guesses) {
    auto item = named("code", guess.occupation->code, guess.occupation->name);
    item["confidence"] = guess.confidence;
    items.push_back(std::move(item));
  }
  return listed(std::move(items));
}

data::Result<Response> list_certificates(Call& call) {
  if (auto done = call.query.done(); !done) return std::unexpected(done.error());
  boost::json::array items;
  for (const auto& certificate : call.app.taxonomy->certificates())
    items.push_back(named("kind", certificate.kind, certificate.name));
  return listed(std::move(items));
}

data::Result<Response> list_labels(Call&) {
  boost::json::object lists;
  for (const auto& list : data::label_lists()) {
    boost::json::object words;
    for (const auto& label : list.labels) words[label.word] = {{"zh", label.zh}, {"en", label.en}};
    lists[list.name] = std::move(words);
  }
  auto response = json(data::serialize(lists));
  response.headers.emplace_back("Cache-Control", "public, max-age=3600");
  return response;
}

}  // namespace sanqing::server
