// SQL over tracking_track and tracking_latest.
#include "modules/tracking/store/track.h"

#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace tracking::store {

using platform::db::Blob;

namespace {
std::string const kSelectLatest = "SELECT " + platform::db::columns_of<Latest>() + " FROM tracking_latest";
}

std::string find_track(Tx& tx, base::Region region, std::string_view vehicle, std::int64_t hour) {
  return tx
      .find_text("SELECT reports FROM tracking_track WHERE region = $1 AND vehicle = $2 AND hour = $3",
                 {region, vehicle, hour})
      .value_or("");
}

void put_track(Tx& tx, base::Region region, std::string_view vehicle, std::int64_t hour, std::int64_t n_reports,
               std::string_view packed) {
  tx.post(
      "INSERT INTO tracking_track (region, vehicle, hour, n_reports, reports) VALUES ($1, $2, $3, $4, $5)"
      " ON CONFLICT (region, vehicle, hour) DO UPDATE SET n_reports = excluded.n_reports, reports = excluded.reports",
      {region, vehicle, hour, n_reports, Blob{packed}});
}

std::vector<std::string> list_track(Tx& tx, base::Region region, std::string_view vehicle, std::int64_t from,
                                    std::int64_t until) {
  std::vector<std::string> out;
  tx.each("SELECT reports FROM tracking_track WHERE region = $1 AND vehicle = $2 AND hour >= $3 AND hour < $4"
          " ORDER BY hour",
          {region, vehicle, from, until},
          [&out](platform::db::Row const& row) { out.emplace_back(row.text(0)); });
  return out;
}

std::int64_t erase_tracks(Tx& tx, base::Region region, std::int64_t before, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM tracking_track WHERE region = $1 AND (vehicle, hour) IN (SELECT vehicle, hour FROM tracking_track"
      " WHERE region = $1 AND hour < $2 ORDER BY hour LIMIT $3)",
      {region, before, limit});
}

std::optional<Latest> find_latest(Tx& tx, base::Region region, std::string_view vehicle) {
  static std::string const sql = kSelectLatest + " WHERE region = $1 AND vehicle = $2";
  return tx.find<Latest>(sql, {region, vehicle});
}

void put_latest(Tx& tx, base::Region region, Latest const& l) {
  tx.post(
      "INSERT INTO tracking_latest (region, vehicle, organisation, terminal, at, received_at, reported_at, heard_at,"
      " lat_e7, lon_e7, altitude_m, speed_dkmh, direction, alarm, status, mileage_dkm)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
      " ON CONFLICT (region, vehicle) DO UPDATE SET organisation = excluded.organisation, terminal = excluded.terminal,"
      " at = excluded.at, received_at = excluded.received_at, reported_at = excluded.reported_at,"
      " heard_at = excluded.heard_at, lat_e7 = excluded.lat_e7, lon_e7 = excluded.lon_e7,"
      " altitude_m = excluded.altitude_m, speed_dkmh = excluded.speed_dkmh, direction = excluded.direction,"
      " alarm = excluded.alarm, status = excluded.status, mileage_dkm = excluded.mileage_dkm",
      {region, l.vehicle, l.organisation, l.terminal, l.at, l.received_at, l.reported_at, l.heard_at, l.lat_e7,
       l.lon_e7, l.altitude_m, l.speed_dkmh, l.direction, l.alarm, l.status, l.mileage_dkm});
}

std::vector<Latest> list_latest(Tx& tx, base::Region region, LatestFilter const& f) {
  if (f.scope.none) return {};
  platform::db::Filter q{kSelectLatest, region};
  q.equal("organisation", f.scope.organisation).equal("organisation", f.organisation);
  if (!f.text.empty()) q.add("replace(vehicle, ?, '') <> vehicle", f.text);
  if (f.heard_since.ms) q.add("heard_at >= ?", f.heard_since);
  if (!f.after.empty()) q.add("vehicle > ?", f.after);
  return platform::db::list<Latest>(tx, q.order("vehicle", f.limit));
}

}  // namespace tracking::store
