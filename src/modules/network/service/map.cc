// The network as GeoJSON (RFC 7946).
#include <map>

#include "engine/timetable/gtfs/rows.h"
#include "modules/network/service/geojson.h"
#include "modules/network/service/line.h"
#include "modules/network/service/snapshot.h"

namespace network::service {
namespace {

base::Json nodes_of(Snapshot const& s) {
  Collection all;
  for (auto const& n : s.nodes) {
    if (n.active_until.yyyymmdd) continue;
    auto& out = all.next();
    out += R"({"type":"Feature","geometry":{"type":"Point","coordinates":)";
    append_position(out, n.lat_e7, n.lon_e7);
    out += R"(},"properties":{"id":")" + std::to_string(n.id.value) + '"';
    append_text(out, "name", n.name);
    append_text(out, "kind", base::to_name(n.kind));
    out += "}}";
  }
  return std::move(all).finish();
}

using Points = std::vector<gtfs::ShapePoint>;

/// The shape of a line's longest trip; straight legs between stops where its feed draws none.
std::map<std::uint32_t, Points> shapes_of(Tx& tx, base::Region region, Snapshot const& s) {
  std::map<std::pair<store::FeedId, std::string>, std::string> drawn;
  for (auto& row : store::list_rows<store::ShapeRow>(tx, region, {}))
    drawn[{row.feed, row.key}] = std::move(row.points);
  std::map<TripId, std::pair<store::FeedId, std::string>> shape_of_trip;
  for (auto& row : store::list_rows<store::TripRow>(tx, region, {}))
    shape_of_trip[row.id] = {row.feed, std::move(row.shape)};
  std::map<std::uint32_t, PlannedTrip const*> longest;
  for (auto const& t : s.trips) {
    if (t.closed_on.yyyymmdd) continue;
    auto& best = longest[t.line];
    if (!best || t.calls.size() > best->calls.size()) best = &t;
  }
  std::map<std::uint32_t, Points> out;
  for (auto const& [line, trip] : longest) {
    auto const shape = drawn.find(shape_of_trip[trip->id]);
    auto& points = out[line];
    if (shape != drawn.end()) points = gtfs::rows_of<gtfs::ShapePoint>(shape->second);
    else
      for (auto const& c : trip->calls)
        points.push_back({.lat_e7 = s.stops[c.stop].lat_e7, .lon_e7 = s.stops[c.stop].lon_e7});
  }
  return out;
}

base::Json lines_of(Snapshot const& s, std::map<std::uint32_t, Points> const& shapes) {
  Collection all;
  for (auto const& [index, points] : shapes) {
    auto const& line = s.lines[index];
    auto& out = all.next();
    out += R"({"type":"Feature","geometry":{"type":"LineString","coordinates":[)";
    for (auto const& p : points) {
      if (&p != points.data()) out += ',';
      append_position(out, p.lat_e7, p.lon_e7);
    }
    out += R"(]},"properties":{"id":")" + std::to_string(line.id.value) + '"';
    append_text(out, "code", line.code);
    append_text(out, "name", line.name);
    append_text(out, "color", line.color);
    out += "}}";
  }
  return std::move(all).finish();
}

}  // namespace

base::Result<NetworkMap> get_map(Look& look, MapQuery const&, Tiles const& tiles) {
  auto const s = snapshot_of(look.tx, look.region);
  return NetworkMap{nodes_of(*s), lines_of(*s, shapes_of(look.tx, look.region, *s)), tiles};
}

}  // namespace network::service
