// The long run: `./dev faults [ROUNDS [SEED]]`.
#include <cstdio>
#include <ctime>

#include "crash.h"
#include "gateway.h"
#include "power.h"
#include "testing/postgres.h"
#include "testing/temporary_folder.h"

namespace {

using namespace faults;

int report(char const* what, Tally const& t) {
  std::printf("%s: %lld rounds, %lld acknowledged, %lld refused, %lld without an answer, %lld replayed, %zu faults\n",
              what, static_cast<long long>(t.rounds), static_cast<long long>(t.acknowledged),
              static_cast<long long>(t.refused), static_cast<long long>(t.uncertain),
              static_cast<long long>(t.replayed), t.faults.size());
  for (auto const& f : t.faults) std::printf("  %s\n", f.c_str());
  std::fflush(stdout);
  return t.faults.empty() ? 0 : 1;
}

int kill_servers(char const* what, std::string const& url, int rounds, unsigned seed) {
  testing_support::TemporaryFolder const folder;
  CrashedCounty county{found_county(folder.path(), url), seed};
  for (int i = 0; i < rounds; ++i) {
    county.work_until_struck([&] { county.kill_server(); });
    county.restart();
    county.ask_again();
  }
  county.conclude();
  return report(what, county.tally());
}

int kill_gateways(char const* what, std::string const& url, int rounds, unsigned seed) {
  testing_support::TemporaryFolder const folder;
  CrashedGateway gateway{folder.path(), url, 8, seed};
  for (int i = 0; i < rounds; ++i) gateway.report_until_killed();
  auto const t = gateway.conclude();
  std::printf("%s: %lld rounds, %lld reports acknowledged, %lld kept, %lld lost, %lld twice\n", what,
              static_cast<long long>(t.rounds), static_cast<long long>(t.acknowledged), static_cast<long long>(t.kept),
              static_cast<long long>(t.lost), static_cast<long long>(t.twice));
  std::fflush(stdout);
  return t.lost + t.twice > 0;
}

int kill_database(int rounds, unsigned seed) {
  testing_support::PostgresCluster cluster;
  testing_support::TemporaryFolder const folder;
  CrashedCounty county{found_county(folder.path(), cluster.make_database()), seed};
  for (int i = 0; i < rounds; ++i) {
    county.work_until_struck([&] { cluster.kill(); });
    cluster.start();
    county.ask_again();
  }
  county.conclude();
  return report("PostgreSQL itself killed", county.tally());
}

int lose(char const* what, int rounds, unsigned seed, Weather const& weather) {
  auto const t = lose_power(rounds, seed, weather);
  std::printf("%s: %lld losses of power, %lld rows acknowledged, %lld lost, %lld files damaged\n", what,
              static_cast<long long>(t.losses), static_cast<long long>(t.acknowledged),
              static_cast<long long>(t.lost), static_cast<long long>(t.corrupt));
  std::fflush(stdout);
  auto const harmed = t.lost + t.corrupt > 0;
  return harmed == weather.swallow.empty() ? 1 : 0;
}

}  // namespace

/// usage: faults [ROUNDS [SEED [sqlite|postgres|database|gateway|power]]]; 200 losses of power to a round
int main(int n, char** words) {
  auto const rounds = n > 1 ? std::atoi(words[1]) : 50;
  auto const seed = n > 2 ? static_cast<unsigned>(std::atol(words[2])) : static_cast<unsigned>(std::time(nullptr));
  std::string const only = n > 3 ? words[3] : "";
  auto const wanted = [&only](char const* name) { return only.empty() || only == name; };
  std::printf("seed %u\n", seed);
  std::fflush(stdout);
  auto failed = 0;
  if (wanted("sqlite")) failed += kill_servers("server killed on SQLite", "", rounds, seed);
  if (auto const url = testing_support::make_postgres_database(); !url.empty()) {
    if (wanted("postgres")) failed += kill_servers("server killed on PostgreSQL", url, rounds, seed);
    if (wanted("database")) failed += kill_database(rounds, seed);
    if (wanted("gateway")) failed += kill_gateways("gateway killed on PostgreSQL", url, rounds, seed);
  }
  if (wanted("gateway")) failed += kill_gateways("gateway killed on SQLite", "", rounds, seed);
  if (wanted("power")) {
    failed += lose("control: flushes that only pretend", 40, seed, {.swallow = "*"});
    failed += lose("control: a log that is not flushed", 100, seed, {.swallow = "-wal"});
    failed += lose("honest disk", rounds * 150, seed, {});
    failed += lose("disk with I/O errors", rounds * 50, seed, {.io_error = true});
  }
  return failed > 0;
}
