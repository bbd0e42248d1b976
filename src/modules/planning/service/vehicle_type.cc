// Keeping vehicle types, and handing them to plans.
#include "modules/planning/service/vehicle_type.h"

#include <map>
#include <sstream>

#include "engine/codes/phone.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/vehicle_type.h"

namespace planning::service {

using rules::VehicleType;
using rules::VehicleTypeId;

namespace {

/// Each in the form in which orders store it.
base::Result<std::string> read_plates(std::string const& typed) {
  std::string out;
  std::istringstream words{typed};
  for (std::string word; words >> word;)
    out += (out.empty() ? "" : " ") + TRY(engine::codes::normalise_plate(word, "/vehicle"));
  return out;
}

}  // namespace

base::Result<VehicleTypeList> list_vehicle_types(Look& look, AskVehicleTypes const&) {
  TRY(check_whole_county(look.hat));
  return VehicleTypeList{store::list_vehicle_types(look.tx, look.region)};
}

base::Result<VehicleType> save_vehicle_type(Act& act, VehicleType const& request) {
  TRY(check_whole_county(act.hat));
  auto type = request;
  type.plates = TRY(read_plates(request.plates));
  TRY(rules::check_vehicle_type(type, store::list_vehicle_types(act.tx, act.region)));
  auto const subject = [&type] { return "planning/vehicle_type/" + std::to_string(type.id.value); };
  if (!type.id) {
    type.id = act.make_id<VehicleTypeId>();
    type.version = 1;
    store::insert_vehicle_type(act.tx, act.region, type);
    act.audit("planning.save_vehicle_type", subject(), static_cast<VehicleType const*>(nullptr), &type);
    return type;
  }
  auto const before = TRY(store::get_vehicle_type(act.tx, act.region, type.id));
  ++type.version;
  TRY(store::save_vehicle_type(act.tx, act.region, type));
  act.audit("planning.save_vehicle_type", subject(), &before, &type);
  return type;
}

void bring_types(Tx& tx, base::Region region, rules::DayPlan& plan) {
  plan.types = store::list_vehicle_types(tx, region);
  std::map<TripId, std::string> plates;
  for (auto const& o : store::list_orders(tx, region, plan.head.service_date))
    if (!o.vehicle.empty()) plates[o.trip] = o.vehicle;
  for (auto& t : plan.trips) {
    if (t.trip.fleet_van) continue;  // a tour has what its van has
    auto const ordered = plates.find(t.trip.trip);
    auto const& plate = ordered == plates.end() ? t.trip.vehicle : ordered->second;
    auto const* const type = rules::named_type(plan.types, plate, t.trip.line);
    t.trip.skills = type ? type->skills : 0;
  }
}

}  // namespace planning::service
