// What people ask about vehicles: where they are, where they were, their alarms.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/tracking/rules/alarm.h"
#include "modules/tracking/tracking.h"
#include "platform/command/act.h"

namespace tracking::service {

using platform::command::Look;

struct AskVehicles {
  std::string text;
  OrganisationId organisation;
  base::Instant heard_since;
  std::string cursor;
  std::int64_t limit{500};
};
DESCRIBE(AskVehicles, "Which vehicles.", FIELD(text, "part of the plate").longest(12).or_default(),
         FIELD(organisation, "that runs them").or_default(),
         FIELD(heard_since, "only those heard since").or_default(),
         FIELD(cursor, "next of the page before").longest(20).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct VehicleList {
  std::vector<Latest> items;
  std::optional<std::string> next;
};
DESCRIBE(VehicleList, "Vehicles by plate.", FIELD(items, "where each was last"), FIELD(next, "cursor of the next page"))

struct AskTrack {
  std::string vehicle;
  base::Instant from, until;
};
DESCRIBE(AskTrack, "Where a vehicle was.", FIELD(vehicle, "plate").shortest(1).longest(12),
         FIELD(from, "from this GNSS time"), FIELD(until, "to before this one, at most 31 days later"))
struct TrackPoint {
  base::Instant at, received_at;
  bool positioned{}, clock_wrong{}, backlog{};
  std::int64_t lat_e7{}, lon_e7{}, altitude_m{}, speed_dkmh{}, direction{}, alarm{}, status{}, mileage_dkm{-1};
};
DESCRIBE(TrackPoint, "A report.", FIELD(at, "GNSS time"), FIELD(received_at, "when it came"),
         FIELD(positioned, "it has a position"), FIELD(clock_wrong, "the time is that of receipt"),
         FIELD(backlog, "from a blind area"), FIELD(lat_e7, "degrees north × 10⁷, WGS-84"),
         FIELD(lon_e7, "degrees east × 10⁷"), FIELD(altitude_m, "metres"), FIELD(speed_dkmh, "0.1 km/h"),
         FIELD(direction, "degrees from north"), FIELD(alarm, "bits"), FIELD(status, "bits"),
         FIELD(mileage_dkm, "0.1 km, -1: not told"))
struct VehicleTrack {
  std::string vehicle;
  std::vector<TrackPoint> points;
};
DESCRIBE(VehicleTrack, "Where a vehicle was.", FIELD(vehicle, "plate"), FIELD(points, "oldest first").longest(600'000))

struct AskAlarms {
  std::string vehicle, kind;
  rules::AlarmId cursor;
  std::int64_t limit{100};
};
DESCRIBE(AskAlarms, "Which alarms.", FIELD(vehicle, "plate").longest(12).or_default(),
         FIELD(kind, "what").longest(40).or_default(), FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct AlarmList {
  std::vector<rules::Alarm> items;
  std::optional<rules::AlarmId> next;
};
DESCRIBE(AlarmList, "Alarms, newest first.", FIELD(items, "alarms"), FIELD(next, "cursor of the next page"))

base::Result<VehicleList> list_vehicles(Look&, AskVehicles const&);
/// @errors vehicle_unknown, out_of_reach, period_malformed
base::Result<VehicleTrack> view_track(Look&, AskTrack const&);
base::Result<AlarmList> list_alarms(Look&, AskAlarms const&);

}  // namespace tracking::service
