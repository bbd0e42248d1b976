// SQL over network_ground_map.
#include "modules/network/store/ground_map.h"

#include "platform/db/object.h"

namespace network::store {

std::optional<GroundMapRow> find_ground_map(Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<GroundMapRow>() + " FROM network_ground_map WHERE region = $1";
  return tx.find<GroundMapRow>(sql, {region});
}

void put_ground_map(Tx& tx, base::Region region, GroundMapRow const& row) {
  tx.execute("DELETE FROM network_ground_map WHERE region = $1", {region});
  tx.insert("network_ground_map", region, row);
}

}  // namespace network::store
