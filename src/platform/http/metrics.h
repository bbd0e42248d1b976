// Counts and times every route for /metrics.
#pragma once
#include <memory>
#include <string>
#include <vector>

namespace platform::http {

/// Safe for use by many threads.
class Metrics {
 public:
  explicit Metrics(std::vector<std::string> routes);
  ~Metrics();

  /// @param route  index into the routes given; `kOther` for anything else
  void record(std::size_t route, int status, double seconds);
  void connections(int change);
  /// Prometheus text format 0.0.4.
  std::string render() const;

  static constexpr std::size_t kOther = static_cast<std::size_t>(-1);

 private:
  struct Books;
  std::unique_ptr<Books> books_;
};

}  // namespace platform::http
