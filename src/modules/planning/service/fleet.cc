// Keeping the fleet.
#include "modules/planning/service/fleet.h"

#include "engine/codes/phone.h"
#include "modules/org/org.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/fleet.h"

namespace planning::service {
namespace {

using rules::FleetVan;

base::Outcome check_names(Act& act, FleetVan const& v) {
  if (!network::find_node(act.tx, act.region, v.home))
    return base::refuse(refusal::node_unknown, {}, "/home");
  if (!v.driver) return base::Done{};
  org::AtWork const who{{}, "driver", {}, v.driver};
  if (org::list_at_work(act.tx, act.region, who, base::service_date_of(act.now)).empty())
    return base::refuse(refusal::driver_unknown, {}, "/driver");
  return base::Done{};
}

}  // namespace

base::Result<FleetList> list_fleet(Look& look, AskFleet const& ask) {
  TRY(check_whole_county(look.hat));
  Names names{look.tx, look.region};
  FleetList out;
  for (auto& v : store::list_fleet(look.tx, look.region, ask.service_date)) {
    auto const& home = names.of(v.home);
    auto const& driver = names.of(v.driver);
    out.items.push_back({std::move(v), home, driver});
  }
  return out;
}

base::Result<FleetVan> save_fleet_van(Act& act, FleetVan const& request) {
  TRY(check_whole_county(act.hat));
  TRY(rules::check_fleet_van(request));
  TRY(check_names(act, request));
  auto van = request;
  van.vehicle = TRY(engine::codes::normalise_plate(request.vehicle, "/vehicle"));
  auto const subject = [&van] { return "planning/fleet_van/" + std::to_string(van.id.value); };
  if (!van.id) {
    van.id = act.make_id<FleetVanId>();
    van.version = 1;
    store::insert_fleet_van(act.tx, act.region, van);
    act.audit("planning.save_fleet_van", subject(), static_cast<FleetVan const*>(nullptr), &van);
    return van;
  }
  auto const before = TRY(store::get_fleet_van(act.tx, act.region, van.id));
  ++van.version;
  TRY(store::save_fleet_van(act.tx, act.region, van));
  act.audit("planning.save_fleet_van", subject(), &before, &van);
  return van;
}

}  // namespace planning::service
