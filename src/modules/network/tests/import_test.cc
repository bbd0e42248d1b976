// Import and export through the database: stable keys, idempotence, closing, dry runs, real feeds.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "modules/network/service/feed_export.h"
#include "modules/network/service/line.h"
#include "testing/network_county.h"
#include "platform/documents/archive.h"

namespace network {
namespace {

class Import : public County {
 protected:
  gtfs::Files export_files() {
    return look<base::Result<gtfs::Files>>([](auto& l) { return service::export_files(l, {}); }).value();
  }
  std::vector<DayTrip> trips_on(base::ServiceDate date) {
    return look<std::vector<DayTrip>>([date](auto& l) { return list_trips(l.tx, l.region, date); });
  }
};

TEST_P(Import, a_feed_is_stored_once_however_often_it_is_imported) {
  auto const first = import(small_feed());
  EXPECT_TRUE(first.committed);
  EXPECT_EQ(first.trips.added, 3);
  EXPECT_EQ(first.stops.added, 3);
  auto const before = trips_on({20261124});
  auto const again = import(small_feed());
  EXPECT_TRUE(again.committed);
  EXPECT_EQ(again.trips.unchanged, 3);
  EXPECT_EQ(again.trips.added + again.trips.changed + again.trips.removed, 0);
  auto const after = trips_on({20261124});
  ASSERT_EQ(before.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(before[i].id, after[i].id);
}

TEST_P(Import, what_changed_keeps_its_key_and_what_vanished_is_closed_on_a_day) {
  import(small_feed());
  auto const id = trips_on({20261124}).front().id;
  auto files = small_feed();
  auto& times = files["stop_times.txt"];
  times.replace(times.find("07:00:00,07:00:00"), 17, "07:05:00,07:05:00");
  times.erase(times.find("t3,09"));
  files["trips.txt"].erase(files["trips.txt"].find("r1,wk,t3"));
  auto const report = import(files, {.closes_on = {20261126}});
  EXPECT_EQ(report.trips.changed, 1);
  EXPECT_EQ(report.trips.removed, 1);
  EXPECT_EQ(report.trips.examples, (std::vector<std::string>{"~t1", "-t3"}));
  EXPECT_EQ(trips_on({20261125}).size(), 3u);
  auto const later = trips_on({20261126});
  ASSERT_EQ(later.size(), 2u);
  EXPECT_EQ(later.front().id, id);
  EXPECT_EQ(later.front().calls.front().departs.seconds, 7 * 3600 + 300);
  EXPECT_EQ(import(small_feed()).trips.added, 1);
  EXPECT_EQ(trips_on({20261126}).size(), 3u);
}

TEST_P(Import, a_dry_run_and_a_feed_with_errors_change_nothing) {
  EXPECT_FALSE(import(small_feed(), {.dry_run = true}).committed);
  auto files = small_feed();
  files["routes.txt"] += "r2,102,,bus\n";
  auto const refused = import(files);
  EXPECT_FALSE(refused.committed);
  ASSERT_EQ(refused.errors, 1);
  EXPECT_EQ(refused.faults.back().row, 0);  // nodes of x_handover are not there yet
  EXPECT_TRUE(trips_on({20261124}).empty());
  EXPECT_TRUE(import(files, {.skip_faulty = true}).committed);
  EXPECT_EQ(trips_on({20261124}).size(), 3u);
}

TEST_P(Import, an_export_imported_again_is_no_difference) {
  import(small_feed());
  auto const report = import(export_files());
  EXPECT_EQ(report.errors, 0);
  EXPECT_EQ(report.trips.unchanged, 3);
  EXPECT_EQ(report.stops.changed + report.calendars.changed + report.lines.changed + report.agencies.changed, 0);
}

TEST_P(Import, a_repeated_trip_runs_as_one_trip_per_departure) {
  auto files = small_feed();
  files["frequencies.txt"] = "trip_id,start_time,end_time,headway_secs\nt1,06:00:00,08:00:00,1800\n";
  import(files);
  auto const trips = trips_on({20261124});
  ASSERT_EQ(trips.size(), 6u);
  EXPECT_EQ(trips[1].calls.front().departs.seconds, 6 * 3600 + 1800);
  EXPECT_EQ(trips[1].calls.back().arrives.seconds, 7 * 3600 + 1800);
  EXPECT_EQ(import(export_files()).trips.unchanged, 3);
  files["frequencies.txt"] = "trip_id,start_time,end_time,headway_secs\nt1,06:00:00,08:00:00,3600\n";
  import(files);
  auto const fewer = trips_on({20261124});
  ASSERT_EQ(fewer.size(), 4u);
  EXPECT_EQ(fewer[0].id, trips[0].id);
}

TEST_P(Import, a_link_to_a_node_made_by_hand_survives_a_feed_that_says_nothing) {
  auto const centre = add_node(NodeKind::county_centre, "云岭县", "530190000000");
  import(small_feed());
  auto const stop = trips_on({20261124}).front().calls[1].stop;
  act<service::LinkStop>([&](auto& a) { return service::link_stop(a, {stop, centre.id}); }).value();
  EXPECT_EQ(import(small_feed()).stops.changed, 0);
  EXPECT_EQ(trips_on({20261124}).front().calls[1].node, centre.id);
}

TEST_P(Import, a_zip_archive_is_a_feed_and_anything_else_is_refused) {
  auto const zip = platform::documents::write_archive(small_feed());
  auto const good = act<service::ImportReport>([&](auto& a) { return service::import_archive(a, {}, zip); });
  EXPECT_EQ(good.value().trips.added, 3);
  auto const bad = act<service::ImportReport>([&](auto& a) { return service::import_archive(a, {}, "no zip"); });
  EXPECT_STREQ(bad.refusal().kind->code, "network.archive_unreadable");
}

std::filesystem::path real_feeds() {
  auto const* set = std::getenv("YIDAO_SHARED_DATA");
  return std::filesystem::path{set ? set : "../shared/data"} / "gtfs";
}

gtfs::Files folder(std::filesystem::path const& path) {
  gtfs::Files files;
  if (!std::filesystem::exists(path)) return files;
  for (auto const& entry : std::filesystem::directory_iterator{path}) {
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().filename()] = std::string{std::istreambuf_iterator<char>{in}, {}};
  }
  return files;
}

TEST_P(Import, a_real_rural_network_comes_in_whole_and_goes_round) {
  auto const files = folder(real_feeds() / "donan_bus");
  if (files.empty()) GTEST_SKIP() << "no feeds under " << real_feeds();
  auto const start = std::chrono::steady_clock::now();
  auto const report = import(files);
  auto const took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  RecordProperty("import_seconds", std::to_string(took));
  std::printf("imported 26,408 stop times in %.2f s\n", took);
  EXPECT_EQ(report.errors, 0);
  EXPECT_EQ(report.lines.added, 78);
  EXPECT_EQ(report.stops.added, 717);
  EXPECT_EQ(report.trips.added, 706);
  auto const again = import(export_files());
  EXPECT_EQ(again.trips.unchanged, 706);
  EXPECT_EQ(again.shapes.changed + again.stops.changed + again.lines.changed + again.calendars.changed, 0);
  EXPECT_FALSE(again.info_changed);
}

TEST_P(Import, a_real_frequency_feed_in_a_zip_is_expanded) {
  std::ifstream in{real_feeds() / "aircoach-gtfs.zip", std::ios::binary};
  if (!in) GTEST_SKIP() << "no feeds under " << real_feeds();
  std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
  auto const report =
      act<service::ImportReport>([&](auto& a) { return service::import_archive(a, {.skip_faulty = true}, bytes); });
  EXPECT_EQ(report.value().trips.added, 2);
  EXPECT_EQ(trips_on({20221101}).size(), 192u);  // every ten minutes from 6 to 22, both ways
}

TEST_P(Import, a_real_demand_responsive_feed_is_refused_row_by_row) {
  auto const files = folder(real_feeds() / "bbnavi_rufbus");
  if (files.empty()) GTEST_SKIP() << "no feeds under " << real_feeds();
  auto const report = import(files);
  EXPECT_FALSE(report.committed);
  EXPECT_GE(report.errors, 8);
}

ON_EACH_ENGINE(Import);

}  // namespace
}  // namespace network
