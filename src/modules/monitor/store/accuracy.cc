// SQL over monitor_estimate, monitor_accuracy and, for how many stops were seen, monitor_run and monitor_stop.
#include "modules/monitor/store/accuracy.h"

#include "platform/db/object.h"

namespace monitor::store {

std::vector<Estimate> list_estimates(Tx& tx, base::Region region, base::ServiceDate day, TripId trip) {
  return tx.list<Estimate>(
      "SELECT seq, horizon, expected_at FROM monitor_estimate WHERE region = $1 AND service_date = $2 AND trip = $3"
      " ORDER BY seq, horizon",
      {region, day, trip});
}

void insert_estimate(Tx& tx, base::Region region, base::ServiceDate day, TripId trip, Estimate const& e) {
  tx.execute(
      "INSERT INTO monitor_estimate (region, service_date, trip, seq, horizon, expected_at)"
      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (region, service_date, trip, seq, horizon) DO NOTHING",
      {region, day, trip, e.seq, e.horizon, e.expected_at});
}

void erase_estimates(Tx& tx, base::Region region, base::ServiceDate day, TripId trip, std::int64_t seq) {
  tx.execute(
      "DELETE FROM monitor_estimate WHERE region = $1 AND service_date = $2 AND trip = $3 AND ($4 < 0 OR seq = $4)",
      {region, day, trip, seq});
}

void count_error(Tx& tx, base::Region region, base::ServiceDate week, OrganisationId organisation,
                 std::int64_t horizon, std::int64_t step) {
  tx.execute(
      "INSERT INTO monitor_accuracy (region, week, organisation, horizon, step, n) VALUES ($1, $2, $3, $4, $5, 1)"
      " ON CONFLICT (region, week, organisation, horizon, step) DO UPDATE SET n = monitor_accuracy.n + 1",
      {region, week, organisation, horizon, step});
}

std::vector<rules::AccuracyCount> list_errors(Tx& tx, base::Region region, OrganisationId organisation,
                                              base::ServiceDate first_week, base::ServiceDate last_week) {
  return tx.list<rules::AccuracyCount>(
      "SELECT week, horizon, step, CAST(SUM(n) AS BIGINT) AS n FROM monitor_accuracy WHERE region = $1 AND week >= $2"
      " AND week <= $3 AND ($4 = 0 OR organisation = $4) GROUP BY week, horizon, step"
      " ORDER BY week DESC, horizon, step",
      {region, first_week, last_week, organisation});
}

std::vector<SeenStops> count_seen_stops(Tx& tx, base::Region region, OrganisationId organisation,
                                        base::ServiceDate first, base::ServiceDate last) {
  return tx.list<SeenStops>(
      "SELECT r.service_date AS service_date, COUNT(*) AS stops,"
      " COUNT(CASE WHEN s.by_position = 1 AND (s.arrived_at > 0 OR s.departed_at > 0) THEN 1 END) AS seen"
      " FROM monitor_run r JOIN monitor_stop s ON s.region = r.region AND s.service_date = r.service_date"
      " AND s.trip = r.trip WHERE r.region = $1 AND r.service_date >= $2 AND r.service_date <= $3"
      " AND r.state = 'ended' AND r.seen_at > 0 AND ($4 = 0 OR r.organisation = $4)"
      " GROUP BY r.service_date ORDER BY r.service_date DESC",
      {region, first, last, organisation});
}

}  // namespace monitor::store
