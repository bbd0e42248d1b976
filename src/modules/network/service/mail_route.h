// Use cases of mail routes 邮路.
#pragma once
#include <vector>

#include "modules/network/network.h"
#include "modules/network/rules/mail_route.h"
#include "platform/command/act.h"

namespace network::service {

using platform::command::Act;
using platform::command::Look;

struct MailRouteLeg {
  NodeId node;
  LineId line;
};
DESCRIBE(MailRouteLeg, "A handover node.", FIELD(node, "node"), FIELD(line, "line that leads there, 0 at the first"))
struct MailRouteView {
  MailRoute route;
  std::vector<MailRouteLeg> stops;
};
DESCRIBE(MailRouteView, "A mail route with its nodes.", FIELD(route, "the route"),
         FIELD(stops, "nodes in order").longest(100))
struct MailRouteQuery {};
DESCRIBE_EMPTY(MailRouteQuery, "Asks for all mail routes.")
struct MailRouteList {
  std::vector<MailRouteView> routes;
};
DESCRIBE(MailRouteList, "Mail routes.", FIELD(routes, "by code"))
base::Result<MailRouteList> list_mail_routes(Look&, MailRouteQuery const&);

/// Creates the route when its id is 0, else changes it; `active_until` closes it.
/// @errors mail_route_unknown, node_unknown, line_unknown, dates_reversed, route_too_short, mail_route_code_in_use,
///         changed_meanwhile
base::Result<MailRouteView> save_mail_route(Act&, MailRouteView const&);

}  // namespace network::service
