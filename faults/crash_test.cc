// Servers and databases that are killed while keepers work: what was answered stays answered.
#include <gtest/gtest.h>

#include <csignal>

#include "crash.h"
#include "testing/postgres.h"

namespace faults {
namespace {

constexpr unsigned kSeed = 20261125;
constexpr int kRounds = 3;

void expect_nothing_lost(Tally const& t) {
  EXPECT_GT(t.acknowledged, 20);
  EXPECT_EQ(t.acknowledged + t.refused, t.replayed) << "an answer came anew instead of from what was stored";
  EXPECT_EQ(t.faults, std::vector<std::string>{});
}

void kill_the_server(std::string const& url) {
  testing_support::TemporaryFolder const folder;
  CrashedCounty county{found_county(folder.path(), url), kSeed, 4};
  for (int i = 0; i < kRounds; ++i) {
    county.work_until_struck([&] { county.kill_server(); });
    county.restart();
    county.ask_again();
  }
  county.conclude();
  expect_nothing_lost(county.tally());
}

TEST(Crash, a_killed_server_on_sqlite_has_kept_every_answer) { kill_the_server(""); }

TEST(Crash, a_killed_server_on_postgresql_has_kept_every_answer) {
  auto const url = testing_support::make_postgres_database();
  if (url.empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
  kill_the_server(url);
}

TEST(Crash, a_server_that_is_told_to_end_answers_everything_that_it_took) {
  testing_support::TemporaryFolder const folder;
  CrashedCounty county{found_county(folder.path(), ""), kSeed, 6};
  county.work_until_struck([&] {
    county.server().process().signal(SIGTERM);
    EXPECT_EQ(county.server().process().wait(), 0);
  });
  auto const statuses = county.statuses();
  EXPECT_FALSE(statuses.contains(0)) << "a request without an answer";
  EXPECT_GT(statuses.at(200), 0);
  county.restart();
  county.ask_again();
  county.conclude();
  expect_nothing_lost(county.tally());
}

TEST(Crash, a_server_outlives_its_killed_postgresql_and_every_answer_with_it) {
  if (!testing_support::is_postgres_installed()) GTEST_SKIP() << "no PostgreSQL server is installed";
  testing_support::PostgresCluster cluster;
  testing_support::TemporaryFolder const folder;
  CrashedCounty county{found_county(folder.path(), cluster.make_database()), kSeed, 4};
  for (int i = 0; i < kRounds; ++i) {
    county.work_until_struck([&] { cluster.kill(); });
    cluster.start();
    county.ask_again();
  }
  county.conclude();
  expect_nothing_lost(county.tally());
}

}  // namespace
}  // namespace faults
