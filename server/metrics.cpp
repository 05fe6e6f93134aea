#include "server/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sanqing::server {

Metrics::Metrics(std::vector<std::string> labels)
    : labels_(std::move(labels)), histograms_(std::make_unique<Histogram[]>(labels_.size())) {}

void Metrics::count(std::size_t route, int status, double seconds) {
  constexpr auto relaxed = std::memory_order_relaxed;
  auto& histogram = histograms_[route];
  auto bucket = std::ranges::lower_bound(bounds_, seconds) - bounds_.begin();
  histogram.buckets[bucket].fetch_add(1, relaxed);
  histogram.classes[std::clamp(status / 100, 0, 5)].fetch_add(1, relaxed);
  histogram.nanoseconds.fetch_add(static_cast<std::uint64_t>(seconds * 1e9), relaxed);
}

void Metrics::gauge(std::string name, std::string help, std::function<double()> value) {
  gauges_.push_back({std::move(name), std::move(help), std::move(value)});
}

std::string Metrics::text() const {
  std::string out =
      "# HELP sanqing_request_seconds Time from the whole request read to the answer ready.\n"
      "# TYPE sanqing_request_seconds histogram\n";
  std::string statuses =
      "# HELP sanqing_requests_total Requests answered, by status class.\n"
      "# TYPE sanqing_requests_total counter\n";
  auto add = std::back_inserter(out);
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const auto& histogram = histograms_[i];
    std::uint64_t sum = 0;
    for (std::size_t b = 0; b <= bounds_.size(); ++b) sum += histogram.buckets[b].load(std::memory_order_relaxed);
    if (sum == 0) continue;
    std::uint64_t so_far = 0;
    for (std::size_t b = 0; b < bounds_.size(); ++b) {
      so_far += histogram.buckets[b].load(std::memory_order_relaxed);
      fmt::format_to(add, "sanqing_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels_[i], bounds_[b], so_far);
    }
    fmt::format_to(add, "sanqing_request_seconds_bucket{{{},le=\"+Inf\"}} {}\n", labels_[i], sum);
    fmt::format_to(add, "sanqing_request_seconds_sum{{{}}} {:.9f}\n", labels_[i],
                   histogram.nanoseconds.load(std::memory_order_relaxed) / 1e9);
    fmt::format_to(add, "sanqing_request_seconds_count{{{}}} {}\n", labels_[i], sum);
    for (int c = 1; c <= 5; ++c)
      if (auto n = histogram.classes[c].load(std::memory_order_relaxed))
        fmt::format_to(std::back_inserter(statuses), "sanqing_requests_total{{{},status=\"{}xx\"}} {}\n", labels_[i], c,
                       n);
  }
  out += statuses;
  for (const auto& gauge : gauges_)
    fmt::format_to(add, "# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", gauge.name, gauge.help, gauge.value());
  return out;
}

}  // namespace sanqing::server
