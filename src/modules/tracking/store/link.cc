// SQL over tracking_link.
#include "modules/tracking/store/link.h"

#include "platform/db/object.h"

namespace tracking::store {

void put_link(Tx& tx, base::Region region, Link const& l) {
  tx.post(
      "INSERT INTO tracking_link (region, terminal, gateway, address, connected_at, ended_at)"
      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (region, terminal) DO UPDATE SET gateway = excluded.gateway,"
      " address = excluded.address, connected_at = excluded.connected_at, ended_at = excluded.ended_at"
      " WHERE tracking_link.connected_at <= excluded.connected_at",
      {region, l.terminal, l.gateway, l.address, l.connected_at, l.ended_at});
}

std::optional<Link> find_link(Tx& tx, base::Region region, TerminalId terminal) {
  static std::string const sql = "SELECT " + platform::db::columns_of<Link>() +
                                 " FROM tracking_link WHERE region = $1 AND terminal = $2";
  return tx.find<Link>(sql, {region, terminal});
}

base::Instant heard_since(Tx& tx, base::Region region, TerminalId terminal) {
  return {tx.find_integer("SELECT COALESCE(MIN(o.connected_at), 0) FROM tracking_link l CROSS JOIN tracking_link o"
                          " WHERE l.region = $1 AND l.terminal = $2 AND o.region = l.region AND o.gateway = l.gateway"
                          " AND o.ended_at = 0",
                          {region, terminal})
              .value_or(0)};
}

std::vector<Link> list_links_elsewhere(Tx& tx, base::Region region, std::string_view gateway, base::Instant since) {
  static std::string const sql = "SELECT " + platform::db::columns_of<Link>() +
                                 " FROM tracking_link WHERE region = $1 AND connected_at >= $2 AND gateway <> $3"
                                 " AND ended_at = 0 LIMIT 5000";
  return tx.list<Link>(sql, {region, since, gateway});
}

void end_links(Tx& tx, base::Region region, std::string_view gateway, base::Instant now) {
  tx.execute("UPDATE tracking_link SET ended_at = $3 WHERE region = $1 AND gateway = $2 AND ended_at = 0",
             {region, gateway, now});
}

}  // namespace tracking::store
