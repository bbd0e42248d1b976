// SQL over nodes, markets and mail routes.
#include "modules/network/store/node.h"

#include "platform/db/object.h"

namespace network::store {
namespace {

using platform::db::columns_of;
using platform::db::update_object;

std::string const kNode = "SELECT " + columns_of<Node>() + " FROM network_node WHERE region = $1";
std::string const kMarket = "SELECT " + columns_of<Market>() + " FROM network_market WHERE region = $1";
std::string const kRoute = "SELECT " + columns_of<MailRoute>() + " FROM network_mail_route WHERE region = $1";

}  // namespace

std::optional<Node> find_node(Tx& tx, base::Region region, NodeId id) {
  static std::string const sql = kNode + " AND id = $2";
  return tx.find<Node>(sql, {region, id});
}

std::vector<Node> list_nodes(Tx& tx, base::Region region) {
  static std::string const sql = kNode + " ORDER BY id LIMIT 20000";
  return tx.list<Node>(sql, {region});
}

void insert_node(Tx& tx, base::Region region, Node const& n) { tx.insert("network_node", region, n); }
bool update_node(Tx& tx, base::Region region, Node const& n) { return update_object(tx, "network_node", region, n); }

std::vector<Operator> list_operators(Tx& tx, base::Region region) {
  return tx.list<Operator>(
      "SELECT node, organisation FROM network_node_operator WHERE region = $1 ORDER BY node, organisation", {region});
}

void replace_operators(Tx& tx, base::Region region, NodeId node, std::vector<OrganisationId> const& organisations) {
  tx.execute("DELETE FROM network_node_operator WHERE region = $1 AND node = $2", {region, node});
  for (auto const organisation : organisations)
    tx.insert("network_node_operator", region, Operator{node, organisation});
}

std::vector<Market> list_markets(Tx& tx, base::Region region) {
  static std::string const sql = kMarket + " ORDER BY node, id LIMIT 5000";
  return tx.list<Market>(sql, {region});
}

std::optional<Market> find_market(Tx& tx, base::Region region, MarketId id) {
  static std::string const sql = kMarket + " AND id = $2";
  return tx.find<Market>(sql, {region, id});
}

void insert_market(Tx& tx, base::Region region, Market const& m) { tx.insert("network_market", region, m); }
bool update_market(Tx& tx, base::Region region, Market const& m) {
  return update_object(tx, "network_market", region, m);
}

std::vector<MailRoute> list_mail_routes(Tx& tx, base::Region region) {
  static std::string const sql = kRoute + " ORDER BY code, way, id LIMIT 5000";
  return tx.list<MailRoute>(sql, {region});
}

std::optional<MailRoute> find_mail_route(Tx& tx, base::Region region, MailRouteId id) {
  static std::string const sql = kRoute + " AND id = $2";
  return tx.find<MailRoute>(sql, {region, id});
}

std::vector<MailRouteStop> list_mail_route_stops(Tx& tx, base::Region region) {
  return tx.list<MailRouteStop>(
      "SELECT route, seq, node, line FROM network_mail_route_stop WHERE region = $1 ORDER BY route, seq", {region});
}

void insert_mail_route(Tx& tx, base::Region region, MailRoute const& r) { tx.insert("network_mail_route", region, r); }
bool update_mail_route(Tx& tx, base::Region region, MailRoute const& r) {
  return update_object(tx, "network_mail_route", region, r);
}

void replace_mail_route_stops(Tx& tx, base::Region region, MailRouteId route, std::vector<MailRouteStop> const& stops) {
  tx.execute("DELETE FROM network_mail_route_stop WHERE region = $1 AND route = $2", {region, route});
  for (auto const& stop : stops) tx.insert("network_mail_route_stop", region, stop);
}

}  // namespace network::store
