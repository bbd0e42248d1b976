// The people of a day, signed in when they are first needed, and the places where they work.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "app/demo/client.h"
#include "app/demo/people.h"

namespace app::demo {

class Crew {
 public:
  /// @param county  as it was seeded: nodes are matched by place code
  Crew(Connection&, County const&, int drivers, Door = sign_in);

  Person& who(std::string const& login);
  /// Who seals and receives bags there: the sorter at the centre, a station's head, a village's keeper.
  Person& at(int node) { return who(at_node_.at(static_cast<std::size_t>(node))); }

  network::NodeId key_of(int node) const { return keys_.at(static_cast<std::size_t>(node)); }
  /// −1 when the county was made without it.
  int node_of(network::NodeId) const;
  int parent_of(int node) const { return county_.nodes[static_cast<std::size_t>(node)].parent; }
  bool is_village(int node) const {
    return county_.nodes[static_cast<std::size_t>(node)].node.kind == network::NodeKind::village_point;
  }
  int nodes() const { return static_cast<int>(keys_.size()); }
  County const& county() const { return county_; }

 private:
  void find_nodes();
  Connection& connection_;
  County const& county_;
  Door door_;
  std::map<std::string, Person> signed_in_;
  std::vector<std::string> at_node_;
  std::vector<network::NodeId> keys_;
  std::map<network::NodeId, int> nodes_;
};

}  // namespace app::demo
