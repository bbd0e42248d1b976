// Names behind keys of network, each looked up once.
#pragma once
#include <map>
#include <string>

#include "modules/network/network.h"

namespace network {

/// Lives as long as one read.
class NodeNames {
 public:
  NodeNames(Tx& tx, base::Region region) : tx_{tx}, region_{region} {}
  /// "" of none, and of one that is unknown.
  std::string const& of(NodeId);

 private:
  Tx& tx_;
  base::Region region_;
  std::map<NodeId, std::string> nodes_;
};

}  // namespace network
