// Reach of a hat.
#include "platform/auth/hat.h"

#include <algorithm>

namespace platform::auth {

bool Hat::covers(NodeId node) const {
  switch (reach) {
    // The nodes of a cooperation serve both organisations; wider reach than `node` covers all of them.
    case Reach::region:
    case Reach::organisation:
    case Reach::unit:
      return true;
    case Reach::node:
    case Reach::own:
      return std::ranges::find(nodes, node) != nodes.end();
  }
  return false;
}

}  // namespace platform::auth
