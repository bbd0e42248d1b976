// P2: the page of an item with its custody timeline by number; beside Fastify + better-sqlite3.
#include "rounds.h"

namespace {

constexpr int kItems = 300'000;

std::string scan(bench::Served const& server, std::int64_t n) {
  return bench::post(
      server, "/api/mail/arrivals",
      "{\"node\":\"" + server.node() + "\",\"number\":\"" + bench::item_number(n % kItems) + "\"}");
}
/// Numbers far apart, so that no cache of neighbours helps.
std::string look_up(bench::Served const& server, std::int64_t n) {
  return bench::get(server, "/api/mail/numbers/" + bench::item_number(n * 7919 % kItems));
}

}  // namespace

int main() {
  auto const ours = bench::serve_ours(kItems);
  auto const peer = bench::serve_peer(kItems);
  std::int64_t from = 0;
  bench::play({.name = "scans before", .seconds = 5, .request = scan}, ours, from);
  bench::compare({.name = "item page, 64 clients", .request = look_up}, ours, peer);
  bench::compare({.name = "item page, 2,000/s", .rate = 2000, .request = look_up}, ours, peer);
  bench::compare({.name = "item page, 5,000/s", .rate = 5000, .request = look_up}, ours, {});
}
