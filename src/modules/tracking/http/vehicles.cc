// Routes of vehicles. Decides nothing.
#include "modules/tracking/http/vehicles.h"

#include "modules/tracking/service/vehicle.h"

namespace tracking::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_vehicles(platform::app::Host& host) {
  constexpr char const* kRead = "tracking.read";
  host.query<AskVehicles, VehicleList>(
      {Method::get, "/api/tracking/vehicles", kRead, "Where vehicles were last, by plate."}, list_vehicles);
  host.query<AskTrack, VehicleTrack>(
      {Method::get, "/api/tracking/track", kRead, "Where a vehicle was between two instants.", Rate::heavy},
      view_track);
  host.query<AskAlarms, AlarmList>(
      {Method::get, "/api/tracking/alarms", kRead, "Alarms of terminals, newest first."}, list_alarms);
}

}  // namespace tracking::http
