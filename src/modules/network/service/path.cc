// Where a trip runs on the ground.
#include "engine/timetable/gtfs/feed.h"
#include "engine/timetable/gtfs/rows.h"
#include "modules/network/service/snapshot.h"

namespace network {
namespace {

std::vector<base::Position> drawn(Tx& tx, base::Region region, TripId id) {
  std::vector<base::Position> out;
  auto const trip = store::find_row<store::TripRow>(tx, region, id);
  if (!trip || trip->shape.empty()) return out;
  auto const shape = store::find_shape(tx, region, trip->feed, trip->shape);
  if (!shape) return out;
  for (auto const& p : gtfs::rows_of<gtfs::ShapePoint>(shape->points)) out.push_back({p.lat_e7, p.lon_e7});
  return out;
}

}  // namespace

Path path_of(Tx& tx, base::Region region, TripId id) {
  auto const s = service::snapshot_of(tx, region);
  auto const found = s->trip_at.find(id);
  if (found == s->trip_at.end()) return {};
  Path out;
  for (auto const& c : s->trips[found->second].calls) {
    auto const& stop = s->stops[c.stop];
    out.stops.push_back({static_cast<std::int32_t>(stop.lat_e7), static_cast<std::int32_t>(stop.lon_e7)});
  }
  out.shape = drawn(tx, region, id);
  if (out.shape.size() < 2) out.shape = out.stops;
  return out;
}

}  // namespace network
