// P1: one HTTP request a scan, acknowledged = durable, the full command; beside Fastify + better-sqlite3.
#include <cstdio>

#include "rounds.h"
#include "testing/http_client.h"

namespace {

using bench::Served;

constexpr int kItems = 400'000;

std::string scan_body(Served const& server, std::int64_t n) {
  return "{\"node\":\"" + server.node() + "\",\"number\":\"" + bench::item_number(n) + "\"}";
}
std::string scan(Served const& server, std::int64_t n) {
  return bench::post(server, "/api/mail/arrivals", scan_body(server, n));
}

/// What a phone sends that was without network: 200 scans in one request.
constexpr int kBatch = 200;
std::string batch(Served const& server, std::int64_t n) {
  std::string body = "{\"commands\":[";
  for (int i = 0; i < kBatch; ++i)
    body += std::string{i ? "," : ""} + "{\"id\":\"" + testing_support::make_key() +
            "\",\"method\":\"POST\",\"path\":\"/api/mail/arrivals\",\"body\":" +
            scan_body(server, n * kBatch + i) + "}";
  return bench::post(server, "/api/commands", body + "]}");
}

void one_by_one() {
  auto const ours = bench::serve_ours(kItems);
  auto const peer = bench::serve_peer(kItems);
  if (!peer) std::puts("the peer is missing: npm ci in bench/peer");
  bench::compare({.name = "scan, 64 clients", .request = scan}, ours, peer);
  bench::compare({.name = "scan, 4,000/s", .rate = 4000, .request = scan}, ours, {});
  if (peer) bench::compare({.name = "scan, 100/s", .rounds = 1, .rate = 100, .request = scan}, ours, peer);
}

void in_lists() {
  auto const ours = bench::serve_ours(kItems);
  std::int64_t from = 0;
  bench::Contest const lists{.name = "lists of 200", .connections = 8, .seconds = 5, .request = batch};
  auto const m = bench::play(lists, ours, from);
  std::printf("%-28s ours  %9.0f scans/s  p99 %.0f ms a list  %.1f us CPU a scan%s\n", "offline lists of 200",
              m.per_second * kBatch, m.p99_ms, m.cpu_us / kBatch, m.failed > 0 ? "  SOME FAILED" : "");
}

}  // namespace

/// usage: scan_intake_bench [lists]
int main(int argc, char**) {
  if (argc < 2) one_by_one();
  in_lists();
}
