// A gateway that is killed under load: no acknowledged report is lost, none is kept twice.
#include <gtest/gtest.h>

#include "gateway.h"
#include "testing/postgres.h"
#include "testing/temporary_folder.h"

namespace faults {
namespace {

void kill_the_gateway(std::string const& url) {
  testing_support::TemporaryFolder const folder;
  CrashedGateway gateway{folder.path(), url, 4, 20261126};
  for (int i = 0; i < 3; ++i) gateway.report_until_killed();
  auto const tally = gateway.conclude();
  EXPECT_GT(tally.acknowledged, 100);
  EXPECT_GE(tally.kept, tally.acknowledged);
  EXPECT_EQ(tally.lost, 0);
  EXPECT_EQ(tally.twice, 0);
}

TEST(GatewayCrash, clause_3_5_2_a_killed_gateway_on_sqlite_has_kept_every_acknowledged_report) { kill_the_gateway(""); }

TEST(GatewayCrash, clause_3_5_2_a_killed_gateway_on_postgresql_has_kept_every_acknowledged_report) {
  auto const url = testing_support::make_postgres_database();
  if (url.empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
  kill_the_gateway(url);
}

}  // namespace
}  // namespace faults
