// R4: three times as many scans as the server can take: how many are still served, and how fast the others are told.
#include <cstdio>
#include <cstdlib>

#include "load.h"
#include "served.h"

namespace {

constexpr int kItems = 200'000;
constexpr int kRounds = 3;

bench::Outcome scan(bench::Served const& server, std::int64_t& from, int connections, double rate) {
  bench::Plan plan{.port = server.port(), .connections = connections, .rate = rate, .seconds = 5};
  plan.request = [&server, from](std::int64_t n) {
    auto const number = bench::item_number((from + n) % kItems);
    return bench::post(server, "/api/mail/arrivals",
                       "{\"node\":\"" + server.node() + "\",\"number\":\"" + number + "\"}");
  };
  auto const out = bench::run(plan);
  from += out.latency.count();
  return out;
}

double per_second(bench::Outcome const& o) { return static_cast<double>(o.ok) / o.seconds; }
double ms(std::int64_t us) { return static_cast<double>(us) / 1000; }

}  // namespace

/// usage: overload_bench [TIMES]
int main(int n, char** words) {
  auto const times = n > 1 ? std::atof(words[1]) : 3.0;
  auto const server = bench::serve_ours(kItems);
  std::int64_t from = 0;
  for (int i = 0; i < kRounds; ++i) {
    auto const capacity = scan(server, from, 64, 0);
    auto const over = scan(server, from, 3000, times * per_second(capacity));
    std::printf("capacity %6.0f/s (p99 %.1f ms) · at %.1fx: %6.0f/s served = %3.0f %%, p99 %.1f ms · %lld told to wait,"
                " p50 %.1f p99 %.1f ms · %lld without an answer · send lag p99 %.1f ms\n",
                per_second(capacity), ms(capacity.latency.quantile_us(0.99)), times, per_second(over),
                100 * per_second(over) / per_second(capacity), ms(over.latency.quantile_us(0.99)),
                static_cast<long long>(over.refused), ms(over.refusals.quantile_us(0.5)),
                ms(over.refusals.quantile_us(0.99)), static_cast<long long>(over.failed),
                ms(over.send_lag.quantile_us(0.99)));
    std::fflush(stdout);
  }
}
