// Rounds in turn.
#include "rounds.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <vector>

namespace bench {
namespace {

double middle(std::vector<double> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void print_row(char const* who, Contest const& contest, Median const& m, double memory_mib) {
  std::printf("%-28s %-5s %9.0f/s  p50 %7.2f ms  p99 %7.2f ms  %7.1f us CPU  %5.0f MiB%s\n",
              contest.name.c_str(), who, m.per_second, m.p50_ms, m.p99_ms, m.cpu_us, memory_mib,
              m.failed > 0 ? "  SOME FAILED" : "");
  std::fflush(stdout);
}

/// Where each server's next round begins: no request is sent twice.
std::int64_t& position(Served const& server) {
  static std::map<std::uint16_t, std::int64_t> positions;
  return positions[server.port()];
}

}  // namespace

Median median_of(std::vector<Median> rounds) {
  auto const of = [&rounds](double Median::*member) {
    std::vector<double> values;
    for (auto const& r : rounds) values.push_back(r.*member);
    return middle(values);
  };
  return {of(&Median::per_second), of(&Median::p50_ms), of(&Median::p99_ms), of(&Median::cpu_us),
          of(&Median::failed)};
}

Median play(Contest const& contest, Served const& server, std::int64_t& from) {
  Plan plan{.port = server.port(),
            .connections = contest.connections,
            .rate = contest.rate,
            .seconds = contest.seconds};
  std::atomic<std::int64_t> sent{0};
  plan.request = [&](std::int64_t n) {
    ++sent;
    return contest.request(server, from + n);
  };
  auto const before = server.cpu_s();
  auto const out = run(plan);
  auto const cpu = server.cpu_s() - before;
  from += sent;
  auto const n = static_cast<double>(out.latency.count());
  return {n / plan.seconds, static_cast<double>(out.latency.quantile_us(0.5)) / 1e3,
          static_cast<double>(out.latency.quantile_us(0.99)) / 1e3, cpu / static_cast<double>(sent) * 1e6,
          static_cast<double>(out.refused + out.failed)};
}

void compare(Contest const& contest, Served const& ours, std::optional<Served> const& peer) {
  std::vector<Median> our_rounds, peer_rounds;
  for (int i = 0; i < contest.rounds; ++i) {
    our_rounds.push_back(play(contest, ours, position(ours)));
    if (peer) peer_rounds.push_back(play(contest, *peer, position(*peer)));
  }
  auto const our = median_of(our_rounds);
  print_row("ours", contest, our, ours.memory_mib());
  if (!peer) return;
  auto const theirs = median_of(peer_rounds);
  print_row("peer", contest, theirs, peer->memory_mib());
  std::printf("%-28s ours/peer: %.1fx as many, %.2fx the p99, %.2fx the CPU\n", contest.name.c_str(),
              our.per_second / theirs.per_second, our.p99_ms / theirs.p99_ms, our.cpu_us / theirs.cpu_us);
}

}  // namespace bench
