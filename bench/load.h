// An open-loop HTTP load generator: requests are sent on a fixed schedule, and latency counts from the
// intended moment.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>

namespace bench {

/// Latencies in logarithmic buckets of 1.6 % width, 1 µs to 70 s. Adding is a handful of nanoseconds.
class Histogram {
 public:
  void add(std::int64_t us);
  void merge(Histogram const&);
  /// @param q  0…1
  std::int64_t quantile_us(double q) const;
  std::int64_t count() const { return count_; }
  std::int64_t max_us() const { return max_us_; }

 private:
  static constexpr std::size_t kSteps = 64;  ///< per doubling
  static constexpr std::size_t kBuckets = 27 * kSteps;
  static std::size_t bucket_of(std::int64_t us);
  std::array<std::int64_t, kBuckets> buckets_{};
  std::int64_t count_{};
  std::int64_t max_us_{};
};

struct Plan {
  std::string host{"127.0.0.1"};
  std::uint16_t port{};
  int connections{64};
  int threads{1};
  double rate{1000};  ///< requests per second in all; 0 = as fast as answers come (closed loop)
  double seconds{5};
  double warm_up_s{1};  ///< sent but not counted
  std::function<std::string(std::int64_t n)>
      request;  ///< the bytes of the n-th request; called by several threads
};

struct Outcome {
  Histogram latency;   ///< from the intended moment
  Histogram refusals;  ///< of those, answers other than 2xx
  Histogram send_lag;  ///< how late the generator itself was; latency is doubtful when this is not small
  std::int64_t ok{}, refused{}, failed{};  ///< 2xx, other status, no answer
  double seconds{};
  std::array<std::int64_t, 2>
      fewest_most{};  ///< answers of the connection with fewest and most: does one starve?
};

/// Runs the plan and returns when the last answer is there or three seconds after the end.
Outcome run(Plan const&);

/// "name  8123/s  p50 1.2  p90 …  p99 …  max … ms  lag p99 … ms  ok … refused … failed …  per connection
/// 101…103"
void print(char const* name, Outcome const&);

}  // namespace bench
