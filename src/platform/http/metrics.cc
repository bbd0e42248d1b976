// Counts and times every route for /metrics.
#include "platform/http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>

namespace platform::http {
namespace {

constexpr char const* kClasses[] = {"2xx", "3xx", "4xx", "5xx"};
prometheus::Histogram::BucketBoundaries const kSeconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                       0.05,   0.1,   0.25,   0.5,   1,    5};

}  // namespace

struct Metrics::Books {
  struct Line {
    std::array<prometheus::Counter*, 4> by_class;
    prometheus::Histogram* seconds;
  };
  prometheus::Registry registry;
  std::vector<Line> lines;
  prometheus::Gauge* connections;
};

Metrics::Metrics(std::vector<std::string> routes) : books_{std::make_unique<Books>()} {
  auto& requests = prometheus::BuildCounter().Name("yidao_http_requests_total").Help("Answered requests").Register(
      books_->registry);
  auto& seconds = prometheus::BuildHistogram().Name("yidao_http_request_seconds").Help(
      "From the head's arrival to the response").Register(books_->registry);
  routes.push_back("other");
  for (auto const& route : routes) {
    Books::Line line{};
    for (std::size_t i = 0; i < 4; ++i) line.by_class[i] = &requests.Add({{"route", route}, {"status", kClasses[i]}});
    line.seconds = &seconds.Add({{"route", route}}, kSeconds);
    books_->lines.push_back(line);
  }
  books_->connections = &prometheus::BuildGauge().Name("yidao_http_connections").Help("Open connections").Register(
      books_->registry).Add({});
}

Metrics::~Metrics() = default;

void Metrics::record(std::size_t route, int status, double seconds) {
  auto& line = route < books_->lines.size() ? books_->lines[route] : books_->lines.back();
  auto const index = status < 300 ? 0 : status < 400 ? 1 : status < 500 ? 2 : 3;
  line.by_class[static_cast<std::size_t>(index)]->Increment();
  line.seconds->Observe(seconds);
}

void Metrics::connections(int change) { books_->connections->Increment(change); }

std::string Metrics::render() const { return prometheus::TextSerializer{}.Serialize(books_->registry.Collect()); }

}  // namespace platform::http
