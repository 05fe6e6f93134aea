// What an office feels, measured on the real binary and set against floors taken in the same run:
//   import   100,000 adverts from a file: read, written, embedded, indexed; and its peak memory
//   start    a cold start with them, until /readyz says yes
//   match    one answer, socket to socket, with one district's filter, against (the bare filtered search over the same
//            number of rows + a bare Beast server answering the same bytes), alternating
// usage: bench_end_to_end SANQING [--vacancies N] [--rounds N]

#include <fmt/core.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <filesystem>
#include <random>
#include <stdexcept>

#include "matching/vectors.hpp"
#include "tests/bench/adverts.hpp"
#include "tests/bench/process.hpp"
#include "tests/bench/wire.hpp"
#include "tests/support/temporary.hpp"

namespace sanqing::bench {
namespace {

constexpr std::size_t districts = 200;

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

template <class Work>
double microseconds(Work&& work) {
  auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

void report(std::string_view what, double measured, std::string_view unit, double target, std::string_view note) {
  fmt::print("| {} | {:.2f} {} | {:.2f} {} | {} | {} |\n", what, measured, unit, target, unit,
             measured <= target ? "reached" : "not reached", note);
}

Finished must(const Finished& finished, std::string_view what) {
  if (finished.exit_code != 0) throw std::runtime_error(fmt::format("{} failed: {}", what, finished.output));
  return finished;
}

// The address that `serve` prints, and the moment /readyz says yes.
int port_of(Running& server) {
  for (std::string line; !(line = server.line()).empty();)
    if (auto at = line.rfind("http://"); at != std::string::npos) return std::stoi(line.substr(line.rfind(':') + 1));
  throw std::runtime_error("the server did not start");
}

double seconds_until_ready(const Running& server, Wire& wire) {
  while (wire.send("GET", "/readyz").status != 200)
    if (std::chrono::steady_clock::now() - server.started() > std::chrono::minutes(5))
      throw std::runtime_error("not ready after five minutes");
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - server.started()).count();
}

// The same number of rows in the same number of cells, with the product's own layout; random unit blocks.
class BareSearch {
 public:
  explicit BareSearch(std::size_t rows) : index_(layout_) {
    std::vector<std::int32_t> columns(static_cast<std::size_t>(layout_.columns), 0);
    for (std::size_t row = 0; row < rows; ++row)
      index_.put(static_cast<index::Id>(row + 1), static_cast<index::Cell>(row % districts), random_row(), columns);
    query_ = random_row();
  }
  std::size_t operator()() const {
    constexpr float weights[] = {0.4f, 0.35f, 0.25f};
    index::Filter filter{.cells = {7}, .conditions = {{0, index::Condition::Test::at_least, 0}}, .accept = {}};
    return index_.search(query_, weights, 200, filter).size();
  }

 private:
  std::vector<float> random_row() {
    std::vector<float> row(static_cast<std::size_t>(layout_.dimension()));
    std::normal_distribution<float> normal;
    std::size_t at = 0;
    for (int block : layout_.blocks) {
      float sum = 0;
      for (int i = 0; i < block; ++i) sum += (row[at + i] = normal(random_)) * row[at + i];
      for (int i = 0; i < block; ++i) row[at + i] /= std::sqrt(sum);
      at += static_cast<std::size_t>(block);
    }
    return row;
  }

  index::Layout layout_ = matching::vacancy_layout(*index::shipped_embedder());
  index::VectorIndex index_;
  std::vector<float> query_;
  std::mt19937 random_{7};
};

struct SignIn {
  std::string cookie, csrf;
};

SignIn sign_in(Wire& wire) {
  Answer answer = wire.send("POST", "/api/v1/sessions", R"({"login":"bench","password":"bench-password-1"})");
  if (answer.status != 201) throw std::runtime_error("sign-in: " + answer.body);
  return {answer.cookie, std::string(boost::json::parse(answer.body).at("csrf_token").as_string())};
}

// An officer's person with all three clears filled in.
std::int64_t register_seeker(Wire& wire, const SignIn& by) {
  constexpr std::string_view seeker = R"({"name":"李桂芳","phone":"19900001234","registered_on":"2026-09-01",
    "intent":{"occupations":[{"code":"","name":"保洁员"},{"code":"","name":"收银员"}],"text":"离家近，能接孩子",
      "wage_floor":2800,"wage_wish":3600,"available":[{"from":"08:00","to":"18:30"}],"days":[1,2,3,4,5,6],"night_ok":false},
    "skills":{"skills":[{"name":"烹饪"},{"name":"保洁"}],"history":[{"title":"食堂帮工","years":4,"occupation":"","informal":false}],
      "education":"junior","text":"手脚麻利"},
    "family":{"duties":[{"what":"接孩子","hours":{"from":"18:30","to":"19:30"},"days":[]}]}})";
  Answer answer = wire.send("POST", "/api/v1/seekers", seeker, by.cookie, by.csrf);
  if (answer.status != 201) throw std::runtime_error("registering: " + answer.body);
  return boost::json::parse(answer.body).at("id").as_int64();
}

void measure_match(Wire& wire, const SignIn& by, std::int64_t seeker, std::size_t vacancies, std::size_t rounds) {
  auto taxonomy = data::Taxonomy::shipped();
  std::string target = fmt::format("/api/v1/seekers/{}/matches?kind=vacancy&limit=20&division={}", seeker,
                                   bench_districts(*taxonomy, districts)[7]->code);
  Answer first = wire.send("GET", target, "", by.cookie);
  if (first.status != 200) throw std::runtime_error("match: " + first.body);
  auto json = boost::json::parse(first.body);
  std::size_t answered = json.at("items").as_array().size();
  if (answered == 0) throw std::runtime_error("no vacancy fits: nothing would be measured");

  BareSearch search(vacancies);
  Echo echo(first.body);
  Wire echo_wire(echo.port());
  std::vector<double> matches, searches, echoes;
  for (std::size_t round = 0; round < rounds; ++round) {
    matches.push_back(microseconds([&] { wire.send("GET", target, "", by.cookie); }));
    echoes.push_back(microseconds([&] { echo_wire.send("GET", target, "", by.cookie); }));
    searches.push_back(microseconds([&] { search(); }));
  }
  double floor = median(searches) + median(echoes);
  report(
      "match, end to end, p50", median(matches) / floor, "×", 3,
      fmt::format("{:.0f} µs against {:.0f} (bare search {:.0f} + bare echo {:.0f}); {} results, {} bytes, {} rounds",
                  median(matches), floor, median(searches), median(echoes), answered, first.body.size(), rounds));
}

void run_all(const std::string& sanqing, std::size_t vacancies, std::size_t rounds) {
  tests::TemporaryFolder folder;
  std::string data = (folder / "office").string(), adverts = (folder / "adverts.csv").string();
  write_adverts(adverts, vacancies, districts);
  port_of(*std::make_unique<Running>(
      std::vector<std::string>{sanqing, "serve", "--data", data, "--port", "0"}));  // makes the office
  must(run({sanqing, "user", "add", "--data", data, "--login", "bench", "--role", "officer", "--organisation", "1",
            "--password-stdin"},
           "bench-password-1\n"),
       "user add");

  fmt::print("| what | measured | target | | how |\n|---|---|---|---|---|\n");
  Finished import = must(run({sanqing, "import", "vacancies", adverts, "--data", data}), "import");
  report(fmt::format("import of {} adverts, embedded and indexed", vacancies), import.seconds, "s", 60,
         "wall, 2 cores");
  report("its peak memory", import.peak_mb, "MB", 1024, "resident");
  {
    Running server({sanqing, "serve", "--data", data, "--port", "0"});
    Wire wire(port_of(server));
    report("cold start to /readyz", seconds_until_ready(server, wire), "s", 5, "snapshot written by the import");
    SignIn by = sign_in(wire);
    measure_match(wire, by, register_seeker(wire, by), vacancies, rounds);
    fmt::print("\nServer memory with {} vacancies: {:.0f} MB.\n", vacancies, server.resident_mb());
  }
}

}  // namespace
}  // namespace sanqing::bench

int main(int argc, char** argv) {
  std::size_t vacancies = 100'000, rounds = 2'000;
  std::string sanqing = argc > 1 ? argv[1] : "";
  for (int i = 2; i + 1 < argc; i += 2) {
    if (std::string_view(argv[i]) == "--vacancies") vacancies = std::stoul(argv[i + 1]);
    if (std::string_view(argv[i]) == "--rounds") rounds = std::stoul(argv[i + 1]);
  }
  try {
    if (sanqing.empty()) throw std::runtime_error("usage: bench_end_to_end SANQING [--vacancies N] [--rounds N]");
    sanqing::bench::run_all(sanqing, vacancies, rounds);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench: {}\n", failure.what());
    return 1;
  }
}
