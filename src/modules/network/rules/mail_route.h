// Mail routes 邮路: an order of nodes at which mail changes hands.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/network/network.h"

namespace network {

enum class RouteWay { out, back };
DESCRIBE_ENUM(RouteWay, "Out to the villages or back to the centre.", "out", "back")

/// A mail route 邮路.
struct MailRoute {
  MailRouteId id;
  std::string code, name;
  RouteWay way{RouteWay::out};
  base::ServiceDate active_from, active_until;
  std::int64_t version{1};
};
DESCRIBE(MailRoute, "A mail route.", FIELD(id, "key").or_default(), FIELD(code, "code").shortest(1).longest(20),
         FIELD(name, "name").shortest(1).longest(60), FIELD(way, "out or back"), FIELD(active_from, "first day"),
         FIELD(active_until, "first day no more").or_default(),
         FIELD(version, "version that was seen; grows with every change").or_default())

/// A handover node of a mail route; `line` leads there from the node before (0 at the first).
struct MailRouteStop {
  MailRouteId route;
  std::int64_t seq{};
  NodeId node;
  LineId line;
};
DESCRIBE(MailRouteStop, "A handover node.", FIELD(route, "route"), FIELD(seq, "order"), FIELD(node, "node"),
         FIELD(line, "line that leads there"))

}  // namespace network

namespace network::rules {

/// @errors dates_reversed, route_too_short
base::Outcome check_mail_route(MailRoute const&, std::vector<MailRouteStop> const&);

}  // namespace network::rules
