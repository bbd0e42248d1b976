// Feeds written inline: what is read, what is refused where, and that writing loses nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/timetable/gtfs/csv.h"
#include "engine/timetable/gtfs/diff.h"
#include "engine/timetable/gtfs/read.h"
#include "engine/timetable/gtfs/write.h"

namespace gtfs {
namespace {

/// A county with one line of three stops, out and back, on weekdays and on one market day.
Files small_feed() {
  return {
      {"agency.txt", "agency_id,agency_name,agency_url,agency_timezone\nA,云岭客运,http://a.example,Asia/Shanghai\n"},
      {"stops.txt", "stop_id,stop_name,stop_lat,stop_lon,x_handover\n"
                    "s1,县客运中心,25.1,102.1,530190000000\ns2,\"三岔口, 东\",25.15,102.15,\ns3,清水镇,25.2,102.2,530190101000\n"},
      {"routes.txt", "route_id,route_short_name,route_type\nr1,101,3\n"},
      {"calendar.txt", "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                       "wk,1,1,1,1,1,0,0,20260101,20261231\n"},
      {"calendar_dates.txt", "service_id,date,exception_type\nwk,20261128,1\nwk,20261001,2\n"},
      {"trips.txt", "route_id,service_id,trip_id,trip_headsign,direction_id,x_cargo_kg,x_cargo_m3\n"
                    "r1,wk,t1,清水镇,0,385.5,1.25\nr1,wk,t2,县城,1,0,\n"},
      {"stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                         "t1,07:00:00,07:00:00,s1,1\nt1,,,s2,2\nt1,08:00:00,08:00:00,s3,5\n"
                         "t2,23:40:00,23:40:00,s3,1\nt2,24:40:00,24:40:00,s1,2\n"}};
}

/// "file:row field code" of each fault, in the order found.
std::vector<std::string> faults_of(Files const& files) {
  std::vector<std::string> out;
  auto const r = read(files);
  for (auto const& f : r.faults.list())
    out.push_back(f.file + ":" + std::to_string(f.row) + " " + f.field + " " + f.code);
  return out;
}
using Expected = std::vector<std::string>;

Files with(std::string const& file, std::string const& text) {
  auto files = small_feed();
  files[file] = text;
  return files;
}
Files with_more(std::string const& file, std::string const& line) {
  auto files = small_feed();
  files[file] += line;
  return files;
}

TEST(Csv, quotes_commas_line_breaks_and_a_byte_order_mark_are_read) {
  auto const t = Table::parse("\xEF\xBB\xBF\"a\",b ,c\r\n\"x, y\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n1,,3\n\n");
  ASSERT_EQ(t.state(), Table::State::good);
  EXPECT_EQ(t.column("a"), 0u);
  EXPECT_EQ(t.column("b"), 1u);
  ASSERT_EQ(t.size(), 2u);
  EXPECT_EQ(t.cell(0, 0), "x, y");
  EXPECT_EQ(t.cell(0, 1), "say \"hi\"");
  EXPECT_EQ(t.cell(0, 2), "two\nlines");
  EXPECT_EQ(t.cell(1, 1), "");
  EXPECT_EQ(t.cell(1, 7), "");
}

TEST(Csv, what_is_no_table_is_named) {
  EXPECT_EQ(Table::parse("").state(), Table::State::empty);
  EXPECT_EQ(Table::parse("\n").state(), Table::State::empty);
  EXPECT_EQ(Table::parse("a\n\"x").state(), Table::State::quote_open);
  EXPECT_EQ(Table::parse("a,b\n\xC1\xC4,1\n").state(), Table::State::not_utf8);
  EXPECT_EQ(Table::parse(std::string(500, ',')).state(), Table::State::too_wide);
}

TEST(Csv, a_written_cell_reads_back) {
  for (std::string const text : {"plain", "a,b", "a\"b", " padded ", "two\nlines", "中文", ""}) {
    std::string line = "h\n";
    append_cell(line, text, true);
    if (text.empty()) continue;
    EXPECT_EQ(Table::parse(line).cell(0, 0), text);
  }
}

TEST(Gtfs, a_feed_is_read_with_cargo_columns_and_times_past_midnight) {
  auto const r = read(small_feed());
  EXPECT_EQ(r.faults.list().size(), 0u) << r.faults.list().front().code;
  auto const& out = r.feed.trips.at("t1");
  EXPECT_EQ(out.cargo_g, 385'500);
  EXPECT_EQ(out.cargo_cm3, 1'250'000);
  ASSERT_EQ(out.stop_times.size(), 3u);
  EXPECT_LT(out.stop_times[1].arrival.seconds, 0);
  EXPECT_EQ(r.feed.trips.at("t2").stop_times.back().arrival.seconds, 24 * 3600 + 40 * 60);
  EXPECT_EQ(r.feed.trips.at("t2").cargo_cm3, kAbsent);
  EXPECT_EQ(r.feed.stops.at("s2").name, "三岔口, 东");
  EXPECT_EQ(r.feed.stops.at("s1").lat_e7, 251'000'000);
  EXPECT_EQ(r.feed.routes.at("r1").agency, "A");
}

TEST(Gtfs, a_calendar_runs_by_weekday_unless_an_exception_says_otherwise) {
  auto const feed = read(small_feed()).feed;
  auto const& c = feed.calendars.at("wk");
  EXPECT_TRUE(c.runs_on({20261127}));    // Friday
  EXPECT_TRUE(c.runs_on({20261128}));    // Saturday, added
  EXPECT_FALSE(c.runs_on({20261129}));   // Sunday
  EXPECT_FALSE(c.runs_on({20261001}));   // Thursday, removed
  EXPECT_FALSE(c.runs_on({20270104}));   // Monday after the end
}

TEST(Gtfs, every_fault_names_file_row_and_field) {
  EXPECT_EQ(faults_of(with("stops.txt", "")).front(), "stops.txt:0  file_empty");
  EXPECT_EQ(faults_of(with_more("routes.txt", "r2,102,bus\n")), Expected{"routes.txt:3 route_type value_malformed"});
  EXPECT_EQ(faults_of(with_more("routes.txt", "r2,102,9999\n")),
            Expected{"routes.txt:3 route_type value_out_of_range"});
  EXPECT_EQ(faults_of(with_more("routes.txt", "r1,102,3\n")), Expected{"routes.txt:3  key_twice"});
  EXPECT_EQ(faults_of(with_more("routes.txt", "r2,,3\n")), Expected{"routes.txt:3 route_short_name value_missing"});
  EXPECT_EQ(faults_of(with_more("routes.txt", "r2,102,3,more\n")), Expected{"routes.txt:3  cells_surplus"});
  EXPECT_EQ(faults_of(with_more("stops.txt", "s4,x,91,0,\n")), Expected{"stops.txt:5 stop_lat value_out_of_range"});
  EXPECT_EQ(faults_of(with_more("stops.txt", "s4,x,nan,0,\n")), Expected{"stops.txt:5 stop_lat value_malformed"});
  EXPECT_EQ(faults_of(with_more("calendar_dates.txt", "wk,20260230,1\n")),
            Expected{"calendar_dates.txt:4 date value_malformed"});
  EXPECT_EQ(faults_of(with_more("calendar_dates.txt", "wk,20261128,2\n")),
            Expected{"calendar_dates.txt:4 date key_twice"});
  EXPECT_EQ(faults_of(with_more("calendar.txt", "x,1,1,1,1,1,0,0,20261231,20260101\n")),
            Expected{"calendar.txt:3 end_date dates_reversed"});
  EXPECT_EQ(faults_of(with_more("stop_times.txt", "t9,08:00:00,08:00:00,s1,1\n")),
            Expected{"stop_times.txt:7 trip_id reference_unknown"});
  EXPECT_EQ(faults_of(with_more("stop_times.txt", "t2,25:00:00,25:00:00,s9,3\n")),
            Expected{"stop_times.txt:7 stop_id reference_unknown"});
  EXPECT_EQ(faults_of(with_more("stop_times.txt", "t2,24:10:00,24:10:00,s1,3\n")),
            Expected{"stop_times.txt:7 arrival_time times_decrease"});
  EXPECT_EQ(faults_of(with_more("stop_times.txt", "t2,,,s1,3\n")),
            Expected{"stop_times.txt:7 arrival_time end_time_missing"});
  EXPECT_EQ(faults_of(with_more("trips.txt", "r9,wk,t3,,0,,\n")), Expected{"trips.txt:4 route_id reference_unknown"});
  EXPECT_EQ(faults_of(with_more("trips.txt", "r1,wk,t3,,0,,\n")), Expected{"trips.txt:4 trip_id trip_too_short"});
  EXPECT_EQ(faults_of(with("pathways.txt", "a\n1\n")), Expected{"pathways.txt:0  file_ignored"});
}

TEST(Gtfs, a_missing_file_or_column_is_named_and_what_is_good_is_still_read) {
  auto files = small_feed();
  files.erase("agency.txt");
  EXPECT_EQ(faults_of(files).front(), "agency.txt:0  file_missing");
  auto const r = read(with("stops.txt", "stop_id,stop_name,stop_lat\ns1,x,25\n"));
  EXPECT_EQ(r.faults.list().front().code, "column_missing");
  EXPECT_EQ(r.faults.list().front().field, "stop_lon");
  EXPECT_EQ(r.feed.routes.size(), 1u);
}

TEST(Gtfs, demand_responsive_rows_are_refused_each_with_its_row) {
  auto const r = read(with("stop_times.txt",
                           "trip_id,stop_id,stop_sequence,arrival_time,departure_time,start_pickup_drop_off_window\n"
                           "t1,g,1,,,08:00:00\nt1,g,2,,,08:00:00\n"));
  EXPECT_EQ(r.faults.list()[0].code, "column_ignored");
  EXPECT_EQ(r.faults.list()[1].code, "flex_unsupported");
  EXPECT_EQ(r.faults.list()[1].row, 2);
  EXPECT_EQ(r.faults.list()[2].row, 3);
  EXPECT_TRUE(r.feed.trips.empty());
}

TEST(Gtfs, writing_and_reading_again_gives_the_same_feed) {
  auto const first = read(small_feed());
  auto const again = read(write(first.feed));
  EXPECT_EQ(again.faults.list().size(), 0u);
  EXPECT_TRUE(diff(first.feed, again.feed).none());
  EXPECT_EQ(first.feed, again.feed);
}

TEST(Gtfs, a_difference_is_told_by_key) {
  auto const before = read(small_feed()).feed;
  auto after = before;
  after.stops["s4"] = {.id = "s4", .name = "新站"};
  after.trips["t1"].stop_times[0].departure = {7 * 3600 + 60};
  after.trips.erase("t2");
  auto const d = diff(before, after);
  EXPECT_EQ(d.stops.added, Expected{"s4"});
  EXPECT_EQ(d.trips.changed, Expected{"t1"});
  EXPECT_EQ(d.trips.removed, Expected{"t2"});
  EXPECT_EQ(d.stops.n_unchanged, 3u);
  EXPECT_FALSE(d.none());
}

// --- real feeds, when they are beside the repository

std::filesystem::path shared_data() {
  auto const* set = std::getenv("YIDAO_SHARED_DATA");
  return set ? set : "../shared/data";
}

Files folder(std::filesystem::path const& path) {
  Files files;
  if (!std::filesystem::exists(path)) return files;
  for (auto const& entry : std::filesystem::directory_iterator{path}) {
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().filename()] = std::string{std::istreambuf_iterator<char>{in}, {}};
  }
  return files;
}

TEST(RealFeed, a_rural_network_is_read_whole) {
  auto const files = folder(shared_data() / "gtfs/donan_bus");
  if (files.empty()) GTEST_SKIP() << "no feed under " << shared_data();
  auto const r = read(files);
  for (auto const& f : r.faults.list())
    if (f.severity == Severity::error) ADD_FAILURE() << f.file << ':' << f.row << ' ' << f.field << ' ' << f.code;
  EXPECT_EQ(r.feed.routes.size(), 78u);
  EXPECT_EQ(r.feed.stops.size(), 717u);
  EXPECT_EQ(r.feed.trips.size(), 706u);
  std::size_t n = 0;
  for (auto const& [key, t] : r.feed.trips) n += t.stop_times.size();
  EXPECT_EQ(n, 26'408u);
  EXPECT_EQ(read(write(r.feed)).feed, r.feed);
}

TEST(RealFeed, a_demand_responsive_network_keeps_its_stops_and_refuses_each_flexible_row) {
  auto const files = folder(shared_data() / "gtfs/bbnavi_rufbus");
  if (files.empty()) GTEST_SKIP() << "no feed under " << shared_data();
  auto const r = read(files);
  EXPECT_EQ(r.feed.stops.size(), 378u);
  EXPECT_EQ(r.feed.routes.size(), 5u);
  EXPECT_TRUE(r.feed.trips.empty());
  auto const flex = std::ranges::count(r.faults.list(), "flex_unsupported", &Fault::code);
  EXPECT_EQ(flex, 8);
}

}  // namespace
}  // namespace gtfs
