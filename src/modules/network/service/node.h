// Use cases of nodes: look up, create, change, close, and who runs them.
#pragma once
#include <string>
#include <vector>

#include "modules/network/network.h"
#include "platform/command/act.h"

namespace network::service {

using platform::command::Act;
using platform::command::Look;

struct NodeQuery {
  std::string text;
  NodeId parent;
  std::vector<NodeKind> kinds;
  base::ServiceDate on;
};
DESCRIBE(NodeQuery, "Asks for nodes.", FIELD(text, "part of name, code or pinyin initials").longest(60).or_default(),
         FIELD(parent, "only those right below").or_default(), FIELD(kinds, "only these levels").or_default(),
         FIELD(on, "open on this day; default today").or_default())
struct NodeList {
  std::vector<Node> nodes;
};
DESCRIBE(NodeList, "Nodes.", FIELD(nodes, "centre first, then by place code"))
base::Result<NodeList> list_nodes(Look&, NodeQuery const&);

struct OneNode {
  NodeId node;
};
DESCRIBE(OneNode, "Names a node.", FIELD(node, "key"))
struct NodeStop {
  StopId id;
  std::string key, name;
};
DESCRIBE(NodeStop, "A stop at a node.", FIELD(id, "key"), FIELD(key, "id in the feed"), FIELD(name, "name"))
struct NodeView {
  Node node;
  std::vector<OrganisationId> operators;
  std::vector<NodeStop> stops;
  std::int64_t n_children{};
};
DESCRIBE(NodeView, "A node with what belongs to it.", FIELD(node, "the node"), FIELD(operators, "who runs it"),
         FIELD(stops, "stops of the timetable there"), FIELD(n_children, "open nodes right below"))
/// @errors node_unknown
base::Result<NodeView> get_node(Look&, OneNode const&);

/// @errors name_missing, place_code_malformed, office_code_malformed, gln_malformed, position_missing, code_in_use,
///         parent_wrong, dates_reversed
base::Result<Node> create_node(Act&, Node const&);
/// @errors node_unknown, out_of_reach, changed_meanwhile, node_has_children, and those of create_node
base::Result<Node> change_node(Act&, Node const&);

struct CloseNode {
  NodeId node;
  base::ServiceDate on;
  std::int64_t version{};
};
DESCRIBE(CloseNode, "Closes a node.", FIELD(node, "key"), FIELD(on, "first day without it"),
         FIELD(version, "version that was seen"))
/// @errors node_unknown, out_of_reach, node_closed, node_has_children, changed_meanwhile, dates_reversed
base::Result<Node> close_node(Act&, CloseNode const&);

struct SetOperators {
  NodeId node;
  std::vector<OrganisationId> operators;
};
DESCRIBE(SetOperators, "Says who runs a node.", FIELD(node, "key"), FIELD(operators, "organisations").longest(20))
/// @errors node_unknown, out_of_reach
base::Result<SetOperators> set_operators(Act&, SetOperators const&);

}  // namespace network::service
