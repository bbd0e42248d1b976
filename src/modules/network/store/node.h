// Rows of nodes, their operators, markets and mail routes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/network/network.h"
#include "modules/network/rules/mail_route.h"
#include "modules/network/rules/market.h"

namespace network::store {

std::optional<Node> find_node(Tx&, base::Region, NodeId);
/// All nodes of the region, closed ones too, by id.
std::vector<Node> list_nodes(Tx&, base::Region);
void insert_node(Tx&, base::Region, Node const&);
/// False when the stored version is not `node.version - 1`.
bool update_node(Tx&, base::Region, Node const&);

struct Operator {
  NodeId node;
  OrganisationId organisation;
};
DESCRIBE(Operator, "Who runs a node.", FIELD(node, "node"), FIELD(organisation, "organisation"))
std::vector<Operator> list_operators(Tx&, base::Region);
void replace_operators(Tx&, base::Region, NodeId, std::vector<OrganisationId> const&);

std::vector<Market> list_markets(Tx&, base::Region);
std::optional<Market> find_market(Tx&, base::Region, MarketId);
void insert_market(Tx&, base::Region, Market const&);
bool update_market(Tx&, base::Region, Market const&);

std::vector<MailRoute> list_mail_routes(Tx&, base::Region);
std::optional<MailRoute> find_mail_route(Tx&, base::Region, MailRouteId);
std::vector<MailRouteStop> list_mail_route_stops(Tx&, base::Region);
void insert_mail_route(Tx&, base::Region, MailRoute const&);
bool update_mail_route(Tx&, base::Region, MailRoute const&);
void replace_mail_route_stops(Tx&, base::Region, MailRouteId, std::vector<MailRouteStop> const&);

}  // namespace network::store
