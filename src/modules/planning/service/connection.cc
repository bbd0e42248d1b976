// The part of the face that those who watch the road use.
#include "modules/planning/store/connection.h"

namespace planning {

std::vector<Connection> list_connections(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_connections(tx, region, day);
}

}  // namespace planning
