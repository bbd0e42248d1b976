// Mail routes: whole routes are saved, so that their order is never half changed.
#include "modules/network/service/mail_route.h"

#include <algorithm>

#include "modules/network/rules/refusals.h"
#include "modules/network/store/node.h"
#include "modules/network/store/timetable.h"

namespace network::service {
namespace {

base::Result<std::vector<MailRouteStop>> stops_of(Act& act, MailRouteView const& request) {
  std::vector<MailRouteStop> out;
  for (auto const& leg : request.stops) {
    auto const place = "/stops/" + std::to_string(out.size());
    if (!find_node(act.tx, act.region, leg.node)) return base::refuse(refusal::node_unknown, {}, place + "/node");
    if (leg.line && !store::find_row<store::LineRow>(act.tx, act.region, leg.line))
      return base::refuse(refusal::line_unknown, {}, place + "/line");
    out.push_back({{}, static_cast<std::int64_t>(out.size()) + 1, leg.node, leg.line});
  }
  return out;
}

base::Outcome check_code(Act& act, MailRoute const& route) {
  for (auto const& other : store::list_mail_routes(act.tx, act.region))
    if (other.id != route.id && other.code == route.code && other.way == route.way && !other.active_until.yyyymmdd &&
        !route.active_until.yyyymmdd)
      return base::refuse(refusal::mail_route_code_in_use, {}, "/route/code");
  return base::Done{};
}

}  // namespace

base::Result<MailRouteList> list_mail_routes(Look& look, MailRouteQuery const&) {
  MailRouteList out;
  auto const stops = store::list_mail_route_stops(look.tx, look.region);
  for (auto& route : store::list_mail_routes(look.tx, look.region)) {
    auto& view = out.routes.emplace_back();
    for (auto const& s : stops)
      if (s.route == route.id) view.stops.push_back({s.node, s.line});
    view.route = std::move(route);
  }
  return out;
}

base::Result<MailRouteView> save_mail_route(Act& act, MailRouteView const& request) {
  auto const before = store::find_mail_route(act.tx, act.region, request.route.id);
  if (request.route.id && !before) return refusal::mail_route_unknown;
  auto stops = TRY(stops_of(act, request));
  TRY(rules::check_mail_route(request.route, stops));
  TRY(check_code(act, request.route));
  auto route = request.route;
  if (before) {
    ++route.version;
    if (!store::update_mail_route(act.tx, act.region, route)) return refusal::changed_meanwhile;
  } else {
    route.id = act.make_id<MailRouteId>();
    route.version = 1;
    store::insert_mail_route(act.tx, act.region, route);
  }
  for (auto& s : stops) s.route = route.id;
  store::replace_mail_route_stops(act.tx, act.region, route.id, stops);
  act.audit("network.mail_route", "network/mail_route/" + std::to_string(route.id.value), before ? &*before : nullptr,
            &route);
  return MailRouteView{route, request.stops};
}

}  // namespace network::service
