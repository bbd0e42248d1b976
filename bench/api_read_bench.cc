// Lists as screens read them: the 50 newest items; beside Fastify + better-sqlite3.
#include "rounds.h"

namespace {

std::string list(bench::Served const& server, std::int64_t) {
  return bench::get(server, "/api/mail/items?limit=50");
}

/// A list of a node shows what is there.
std::string scan(bench::Served const& server, std::int64_t n) {
  return bench::post(server, "/api/mail/arrivals",
                     "{\"node\":\"" + server.node() + "\",\"number\":\"" + bench::item_number(n) + "\"}");
}

}  // namespace

int main() {
  constexpr int kItems = 50'000;
  auto const ours = bench::serve_ours(kItems);
  auto const peer = bench::serve_peer(kItems);
  std::int64_t from = 0;
  bench::play({.name = "scans before", .seconds = 4, .request = scan}, ours, from);
  bench::compare({.name = "50 items, 64 clients", .request = list}, ours, peer);
  bench::compare({.name = "50 items, 500/s", .rate = 500, .request = list}, ours, peer);
}
