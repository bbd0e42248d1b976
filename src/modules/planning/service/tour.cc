// The plan as stored, the ways between its nodes, and the tours told with names.
#include "modules/planning/service/tour.h"

#include <algorithm>
#include <map>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

rules::Fleet fleet_of(AskTours const& ask) {
  return {ask.n_vans, {ask.hold_g, ask.hold_cm3, ask.hold_bags, true},
          ask.from,   ask.until,
          ask.stop_s, ask.fixed_li,
          ask.li_a_km};
}

}  // namespace

base::Result<TourList> list_tours(Look& look, AskTours const& ask) {
  TRY(check_whole_county(look.hat));
  auto head = TRY(store::get_plan(look.tx, look.region, ask.plan));
  auto const day = head.service_date;
  auto const plan = store::read_content(look.tx, look.region, std::move(head));
  auto const nodes = network::list_nodes(look.tx, look.region, day);
  if (nodes.empty() || nodes.front().kind != network::NodeKind::county_centre) return refusal::node_unknown;
  std::map<NodeId, std::string> names;
  for (auto const& n : nodes) names.emplace(n.id, n.name);
  auto touched = rules::tour_nodes(plan, nodes.front().id);
  auto ways = network::ways_between(look.tx, look.region, touched);
  rules::Between const between{std::move(touched), std::move(ways.duration_s), std::move(ways.distance_m)};
  auto tours = rules::tours_of(plan, fleet_of(ask), between);

  TourList out{.estimated = static_cast<std::int64_t>(ways.estimated)};
  for (auto& t : tours.tours) {
    TourView view{t.van, t.departs, t.returns, t.length_m, t.cost_li, {}};
    for (auto& s : t.stops)
      view.stops.push_back(
          {s.node, names[s.node], s.arrives, s.departs, s.leg_m, std::move(s.picked), std::move(s.dropped)});
    out.length_m += t.length_m;
    out.cost_li += t.cost_li;
    out.items.push_back(std::move(view));
  }
  for (auto const& l : tours.left) out.left.push_back({l.load, l.binding});
  return out;
}

}  // namespace planning::service
