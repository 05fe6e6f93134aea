#pragma once
// Numbers for Prometheus: one latency histogram per route template and status class, and gauges read when asked.
// Any thread may count.

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sanqing::server {

class Metrics {
 public:
  // `labels[i]` is how route number i is written, e.g. `method="GET",route="/api/v1/seekers/{id}"`.
  explicit Metrics(std::vector<std::string> labels);

  void count(std::size_t route, int status, double seconds);
  // Read by `text()`; `name` is a whole metric name, "sanqing_queue_waiting".
  void gauge(std::string name, std::string help, std::function<double()> value);
  std::string text() const;  // text exposition format 0.0.4

 private:
  static constexpr std::array<double, 12> bounds_{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
                                                  0.01,   0.025,   0.1,    0.5,   2.5,    10};
  struct Histogram {
    std::array<std::atomic<std::uint64_t>, bounds_.size() + 1> buckets{};
    std::array<std::atomic<std::uint64_t>, 6> classes{};  // by first digit of the status
    std::atomic<std::uint64_t> nanoseconds{0};
  };
  struct Gauge {
    std::string name, help;
    std::function<double()> value;
  };
  std::vector<std::string> labels_;
  std::unique_ptr<Histogram[]> histograms_;
  std::vector<Gauge> gauges_;
};

}  // namespace sanqing::server
