// SQL over planning_ride: a ride and the next one of the same load.
#include "modules/planning/store/connection.h"

namespace planning::store {

std::vector<Connection> list_connections(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<Connection>(
      "SELECT l.bag AS bag, a.trip AS \"from\", b.trip AS \"to\", b.load_node AS node, b.departs AS leaves"
      " FROM planning_plan p"
      " JOIN planning_ride a ON a.region = p.region AND a.plan = p.id"
      " JOIN planning_ride b ON b.region = a.region AND b.plan = a.plan AND b.load = a.load AND b.leg = "
      "a.leg + 1"
      " JOIN planning_load l ON l.region = a.region AND l.plan = a.plan AND l.seq = a.load AND l.bag <> 0"
      " WHERE p.region = $1 AND p.service_date = $2 AND p.state = 'published' AND a.unload_node = b.load_node"
      " ORDER BY l.bag, a.leg LIMIT 20000",
      {region, day});
}

}  // namespace planning::store
