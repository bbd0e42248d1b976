// The names of network's face.
#include "modules/network/face/names.h"

namespace network {

std::string const& NodeNames::of(NodeId id) {
  auto const [at, is_new] = nodes_.try_emplace(id);
  if (is_new && id)
    if (auto const node = find_node(tx_, region_, id)) at->second = node->name;
  return at->second;
}

}  // namespace network
