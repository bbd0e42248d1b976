// SQL of the road map.
#include "modules/network/store/road_map.h"

#include "platform/db/object.h"

namespace network::store {

std::optional<RoadMapRow> find_road_map(Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<RoadMapRow>() + " FROM network_road_map WHERE region = $1";
  return tx.find<RoadMapRow>(sql, {region});
}

std::string road_map_body(Tx& tx, base::Region region) {
  return tx.find_text("SELECT body FROM network_road_map WHERE region = $1", {region}).value_or("");
}

void put_road_map(Tx& tx, base::Region region, RoadMapRow const& r, std::string_view body) {
  tx.execute("DELETE FROM network_road_map WHERE region = $1", {region});
  tx.execute(
      "INSERT INTO network_road_map (region, revision, source, crossings, roads, length_m, imported_at,"
      " imported_by, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {region, r.revision, r.source, r.crossings, r.roads, r.length_m, r.imported_at, r.imported_by,
       platform::db::Blob{body}});
}

}  // namespace network::store
