// Places matched by code, people by the posts that were given to them.
#include "app/demo/crew.h"

#include "app/demo/answer.h"

namespace app::demo {
namespace {

struct PlacedNode {
  network::NodeId id;
  std::string place_code;
};
DESCRIBE(PlacedNode, "A node.", FIELD(id, "key"), FIELD(place_code, "12 digits"))
struct PlacedNodes {
  std::vector<PlacedNode> nodes;
};
DESCRIBE(PlacedNodes, "Nodes.", FIELD(nodes, "all"))

}  // namespace

Crew::Crew(Connection& connection, County const& county, int drivers, Door door)
    : connection_{connection}, county_{county}, door_{std::move(door)} {
  at_node_.resize(county.nodes.size());
  for (auto const& plan : plan_people(county, drivers)) {
    auto const& post = plan.posts.front();
    if (post.node >= 0 && post.post != "acceptance_clerk" && post.post != "security_checker")
      at_node_[static_cast<std::size_t>(post.node)] = plan.login;
  }
  find_nodes();
}

void Crew::find_nodes() {
  std::map<std::string, network::NodeId> by_code;
  for (auto const& n : read_answer<PlacedNodes>(who("operations").get("/api/network/nodes")).nodes)
    by_code[n.place_code] = n.id;
  for (auto const& plan : county_.nodes) {
    keys_.push_back(by_code.at(plan.node.place_code));
    nodes_[keys_.back()] = static_cast<int>(keys_.size()) - 1;
  }
}

Person& Crew::who(std::string const& login) {
  auto found = signed_in_.find(login);
  if (found == signed_in_.end())
    found = signed_in_.emplace(login, Person{connection_, login, door_}).first;
  return found->second;
}

int Crew::node_of(network::NodeId id) const {
  auto const found = nodes_.find(id);
  return found == nodes_.end() ? -1 : found->second;
}

}  // namespace app::demo
