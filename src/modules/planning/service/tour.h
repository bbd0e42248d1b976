// Tours of vans for what no departure takes, as a question about a plan: nothing is stored.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/tour.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Look;

struct AskTours {
  PlanId plan;
  std::int64_t n_vans{2};
  base::Grams hold_g{800'000};
  base::CubicCentimetres hold_cm3{4'000'000};
  std::int64_t hold_bags{60};
  base::ServiceTime from{6 * 3600}, until{20 * 3600};
  base::Seconds stop_s{300};
  base::Money fixed_li{50'000}, li_a_km{2'000};
};
DESCRIBE(AskTours, "Vans that stand ready at the centre.", FIELD(plan, "plan"),
         FIELD(n_vans, "vans").at_least(0).at_most(50).or_default(),
         FIELD(hold_g, "what one takes, grams").at_least(0).at_most(20'000'000).or_default(),
         FIELD(hold_cm3, "what one takes, cm³").at_least(0).at_most(100'000'000).or_default(),
         FIELD(hold_bags, "what one takes, bags").at_least(0).at_most(2'000).or_default(),
         FIELD(from, "leaves from then on").at_least(0).at_most(172'800).or_default(),
         FIELD(until, "is back by then").at_least(0).at_most(172'800).or_default(),
         FIELD(stop_s, "spent at a stop, s").at_least(0).at_most(7'200).or_default(),
         FIELD(fixed_li, "cost of a tour, 厘").at_least(0).at_most(10'000'000).or_default(),
         FIELD(li_a_km, "cost of a kilometre, 厘").at_least(1'000).at_most(1'000'000).or_default())

struct TourStopView {
  NodeId node;
  std::string name;
  base::ServiceTime arrives, departs;
  base::Metres leg_m;
  std::vector<std::int64_t> picked, dropped;
};
DESCRIBE(TourStopView, "A stop of a tour.", FIELD(node, "node"), FIELD(name, "name"),
         FIELD(arrives, "arrives"), FIELD(departs, "goes on"), FIELD(leg_m, "from the stop before, metres"),
         FIELD(picked, "loads taken on"), FIELD(dropped, "loads left there"))
struct TourView {
  std::int64_t van{};
  base::ServiceTime departs, returns;
  base::Metres length_m;
  base::Money cost_li;
  std::vector<TourStopView> stops;
};
DESCRIBE(TourView, "A van's tour from the centre and back.", FIELD(van, "which of the vans, from 0"),
         FIELD(departs, "leaves the centre"), FIELD(returns, "is back"),
         FIELD(length_m, "metres, the way back included"), FIELD(cost_li, "cost, 厘"),
         FIELD(stops, "in order"))
struct LeftBehindView {
  std::int64_t load{};
  routing::Constraint binding{};
};
DESCRIBE(LeftBehindView, "A load that no van takes.", FIELD(load, "load of the plan"),
         FIELD(binding, "rule in its way; price: letting it stay costs less"))
struct TourList {
  std::vector<TourView> items;
  std::vector<LeftBehindView> left;
  base::Metres length_m;
  base::Money cost_li;
  std::int64_t estimated{};
};
DESCRIBE(TourList, "Tours for the loads that stay.", FIELD(items, "tours"),
         FIELD(left, "loads that no van takes"), FIELD(length_m, "all tours, metres"),
         FIELD(cost_li, "all tours, 厘"),
         FIELD(estimated, "ways between nodes that are estimated for want of a road"))
/// @errors plan_unknown, node_unknown, out_of_reach
base::Result<TourList> list_tours(Look&, AskTours const&);

}  // namespace planning::service
