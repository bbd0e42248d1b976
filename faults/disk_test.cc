// A full disk and a database that stops waiting: clear answers, nothing by half, and work goes on afterwards.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "crash.h"
#include "testing/postgres.h"

namespace faults {
namespace {

using std::chrono::milliseconds;

TEST(Disk, a_full_disk_is_told_and_nothing_is_stored_by_half_and_service_returns_with_space) {
  testing_support::TemporaryFolder const folder;
  auto const full = folder.path() + "/full";
  auto founded = found_county(folder.path(), "");
  founded.place.environment = faulty_disk(folder.path(), {{"FAULTS_FULL", full}});
  CrashedCounty county{std::move(founded), 1, 4};
  county.work_until_struck([&] {
    std::ofstream{full} << "yes";
    std::this_thread::sleep_for(milliseconds{300});
    testing_support::HttpClient client{county.server().port()};
    EXPECT_EQ(client.get("/health").status, 200) << "reading still works";
    auto const login = R"({"login":"sorter","password":"yidao-demo-2026"})";
    EXPECT_EQ(client.post("/api/auth/login", login).status, 507) << "who signs in is told too";
    std::filesystem::remove(full);
    std::this_thread::sleep_for(milliseconds{300});
  });
  auto const statuses = county.statuses();
  EXPECT_GT(statuses.at(507), 0);
  EXPECT_GT(statuses.at(200), 0);
  for (auto const& [status, n] : statuses)
    EXPECT_TRUE(status < 500 || status == 507) << n << " answers " << status;
  county.ask_again();
  EXPECT_EQ(county.statuses().contains(507), false) << "with space it is done";
  county.conclude();
  EXPECT_EQ(county.tally().faults, std::vector<std::string>{});
}

TEST(Disk, a_commit_whose_wait_was_cancelled_is_unknown_and_asking_again_tells) {
  if (!testing_support::is_postgres_installed()) GTEST_SKIP() << "no PostgreSQL server is installed";
  testing_support::PostgresCluster cluster;
  testing_support::TemporaryFolder const folder;
  CrashedCounty county{found_county(folder.path(), cluster.make_database()), 1, 4};
  auto const set_standby = [&](char const* name) {
    cluster.say(std::string{"ALTER SYSTEM SET synchronous_standby_names = '"} + name + "'");
    cluster.say("SELECT pg_reload_conf()");
  };
  county.work_until_struck([&] {
    set_standby("nobody");  // from now on no commit is confirmed
    for (int i = 0; i < 20; ++i) {
      std::this_thread::sleep_for(milliseconds{50});
      cluster.say("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    }
    set_standby("");
  });
  EXPECT_GT(county.statuses().at(503), 0);
  county.ask_again();
  EXPECT_EQ(county.statuses().contains(503), false);
  county.conclude();
  EXPECT_EQ(county.tally().faults, std::vector<std::string>{});
}

}  // namespace
}  // namespace faults
