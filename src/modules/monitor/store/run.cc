// SQL over monitor_run and monitor_stop.
#include "modules/monitor/store/run.h"

#include <algorithm>

#include "platform/db/object.h"

namespace monitor::store {
namespace {

using rules::DrivenRun;
using rules::Run;
using rules::RunStop;

std::string const kRun = "SELECT " + platform::db::columns_of<Run>() + " FROM monitor_run WHERE region = $1";

std::vector<RunStop> stops_of(Tx& tx, base::Region region, base::ServiceDate day, TripId trip) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<RunStop>() +
      " FROM monitor_stop WHERE region = $1 AND service_date = $2 AND trip = $3 ORDER BY seq";
  return tx.list<RunStop>(sql, {region, day, trip});
}

std::vector<DrivenRun> with_stops(Tx& tx, base::Region region, std::vector<Run> runs) {
  std::vector<DrivenRun> out;
  for (auto& r : runs) {
    auto stops = stops_of(tx, region, r.service_date, r.trip);
    out.push_back({std::move(r), std::move(stops)});
  }
  std::ranges::stable_sort(out, {}, [](DrivenRun const& d) {
    return d.stops.empty() ? base::Instant{} : d.stops.front().departs_at;
  });
  return out;
}

void put_stop(Tx& tx, base::Region region, Run const& r, RunStop const& s) {
  tx.execute(
      "INSERT INTO monitor_stop (region, service_date, trip, seq, node, name, lat_e7, lon_e7, arrives_at, "
      "departs_at,"
      " expected_at, arrived_at, departed_at, by_position)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
      " ON CONFLICT (region, service_date, trip, seq) DO UPDATE SET node = excluded.node, name = "
      "excluded.name,"
      " lat_e7 = excluded.lat_e7, lon_e7 = excluded.lon_e7, arrives_at = excluded.arrives_at,"
      " departs_at = excluded.departs_at, expected_at = excluded.expected_at, arrived_at = "
      "excluded.arrived_at,"
      " departed_at = excluded.departed_at, by_position = excluded.by_position",
      {region, r.service_date, r.trip, s.seq, s.node, s.name, s.lat_e7, s.lon_e7, s.arrives_at, s.departs_at,
       s.expected_at, s.arrived_at, s.departed_at, s.by_position});
}

}  // namespace

void put_run(Tx& tx, base::Region region, DrivenRun const& d) {
  auto const& r = d.run;
  tx.execute("DELETE FROM monitor_run WHERE region = $1 AND service_date = $2 AND trip = $3",
             {region, r.service_date, r.trip});
  tx.insert("monitor_run", region, r);
  for (auto const& s : d.stops) put_stop(tx, region, r, s);
}

std::optional<DrivenRun> find_run(Tx& tx, base::Region region, base::ServiceDate day, TripId trip) {
  static std::string const sql = kRun + " AND service_date = $2 AND trip = $3";
  auto run = tx.find<Run>(sql, {region, day, trip});
  if (!run) return {};
  return DrivenRun{*std::move(run), stops_of(tx, region, day, trip)};
}

std::vector<DrivenRun> list_runs(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql = kRun + " AND service_date = $2 ORDER BY trip";
  return with_stops(tx, region, tx.list<Run>(sql, {region, day}));
}

std::vector<DrivenRun> list_runs_of(Tx& tx, base::Region region, std::string const& vehicle,
                                    base::ServiceDate today) {
  static std::string const sql =
      kRun +
      " AND vehicle = $2 AND service_date >= $3 AND NOT EXISTS (SELECT 1 FROM monitor_stop s"
      " WHERE s.region = monitor_run.region AND s.service_date = monitor_run.service_date"
      " AND s.trip = monitor_run.trip AND s.arrived_at > 0 AND s.by_position = 1"
      " AND s.seq = (SELECT MAX(l.seq) FROM monitor_stop l"
      " WHERE l.region = s.region AND l.service_date = s.service_date AND l.trip = s.trip)) ORDER BY trip";
  return with_stops(tx, region, tx.list<Run>(sql, {region, vehicle, base::add_days(today, -1)}));
}

std::vector<LineCount> count_runs(Tx& tx, base::Region region, OrganisationId organisation,
                                  base::ServiceDate first, base::ServiceDate last, std::int64_t grace_ms) {
  // the first stop counts by its departure, every other one by its arrival
  static constexpr char kSql[] =
      "SELECT r.line AS line, COUNT(CASE WHEN s.seq = 0 THEN 1 END) AS runs,"
      " COUNT(CASE WHEN s.seq = 0 AND s.departed_at > 0 THEN 1 END) AS known,"
      " COUNT(CASE WHEN s.seq = 0 AND s.departed_at > 0 AND s.departed_at <= s.departs_at + $5 THEN 1 END)"
      " AS left_in_time,"
      " COUNT(CASE WHEN s.seq > 0 AND s.seq = (SELECT MAX(l.seq) FROM monitor_stop l WHERE l.region = "
      "s.region"
      " AND l.service_date = s.service_date AND l.trip = s.trip) AND s.arrived_at > 0"
      " AND s.arrived_at <= s.arrives_at + $5 THEN 1 END) AS arrived_in_time,"
      " COUNT(CASE WHEN s.seq > 0 AND s.arrived_at > 0 THEN 1 END) AS stops_known,"
      " COUNT(CASE WHEN s.seq > 0 AND s.arrived_at > 0 AND s.arrived_at <= s.arrives_at + $5 THEN 1 END)"
      " AS stops_in_time"
      " FROM monitor_run r JOIN monitor_stop s ON s.region = r.region AND s.service_date = r.service_date"
      " AND s.trip = r.trip"
      " WHERE r.region = $1 AND r.service_date >= $2 AND r.service_date <= $3 AND ($4 = 0 OR r.organisation "
      "= $4)"
      " GROUP BY r.line ORDER BY r.line LIMIT 2000";
  return tx.list<LineCount>(kSql, {region, first, last, organisation, grace_ms});
}

}  // namespace monitor::store
