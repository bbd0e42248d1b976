// The names and codes of network's face.
#include "modules/network/face/names.h"

#include "modules/network/store/line.h"

namespace network {

std::string const& NodeNames::of(NodeId id) {
  auto const [at, is_new] = nodes_.try_emplace(id);
  if (is_new && id)
    if (auto const node = find_node(tx_, region_, id)) at->second = node->name;
  return at->second;
}

std::optional<std::string> find_line_code(Tx& tx, base::Region region, LineId line, base::ServiceDate day) {
  return store::find_line_code(tx, region, line, day);
}

}  // namespace network
