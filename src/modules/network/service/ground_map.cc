// Written once when it is taken in: a county's map is some megabytes and the same for everybody.
#include "modules/network/service/ground_map.h"

#include "modules/network/service/geojson.h"
#include "modules/network/store/ground_map.h"
#include "platform/osm/ground_map.h"

namespace network::service {
namespace {

using Points = std::vector<base::Position>;

void append_points(std::string& out, Points const& points) {
  out += '[';
  for (auto const& p : points) {
    if (&p != points.data()) out += ',';
    append_place(out, p.lat_e7, p.lon_e7);
  }
  out += ']';
}

/// @param kind  "" when all of the collection are the same
void append_properties(std::string& out, std::string_view kind, std::string const& name) {
  out += R"(,"properties":{"kind":")" + std::string{kind} + '"';
  if (!name.empty()) append_text(out, "name", name);
  out += "}}";
}

base::Json lines_of(platform::osm::GroundMap const& map) {
  Collection all;
  for (auto const& line : map.lines) {
    auto& out = all.next();
    out += R"({"type":"Feature","geometry":{"type":"LineString","coordinates":)";
    append_points(out, line.points);
    out += '}';
    append_properties(out, base::to_name(line.kind), line.name);
  }
  return std::move(all).finish();
}

base::Json water_of(platform::osm::GroundMap const& map) {
  Collection all;
  for (auto const& area : map.water) {
    auto& out = all.next();
    out += R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":[)";
    for (auto const& ring : area.rings) {
      if (&ring != area.rings.data()) out += ',';
      append_points(out, ring);
    }
    out += "]}";
    append_properties(out, "water", area.name);
  }
  return std::move(all).finish();
}

base::Json places_of(platform::osm::GroundMap const& map) {
  Collection all;
  for (auto const& place : map.places) {
    auto& out = all.next();
    out += R"({"type":"Feature","geometry":{"type":"Point","coordinates":)";
    append_place(out, place.position.lat_e7, place.position.lon_e7);
    out += '}';
    append_properties(out, base::to_name(place.kind), place.name);
  }
  return std::move(all).finish();
}

}  // namespace

base::Outcome import_ground_map(Act& act, std::string_view pbf) {
  auto const map = TRY(platform::osm::read_ground_map(pbf));
  store::put_ground_map(act.tx, act.region, {act.now, lines_of(map), water_of(map), places_of(map)});
  return base::Done{};
}

base::Result<GroundMap> get_ground_map(Look& look, GroundMapQuery const&) {
  auto row = store::find_ground_map(look.tx, look.region);
  if (!row) return GroundMap{{}, Collection{}.finish(), Collection{}.finish(), Collection{}.finish()};
  return GroundMap{row->imported_at, std::move(row->lines), std::move(row->water), std::move(row->places)};
}

}  // namespace network::service
