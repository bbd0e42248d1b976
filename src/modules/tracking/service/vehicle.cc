// Reads within the reach of the hat.
#include "modules/tracking/service/vehicle.h"

#include "modules/tracking/rules/refusals.h"
#include "modules/tracking/rules/report.h"
#include "modules/tracking/rules/track.h"
#include "modules/tracking/store/alarm.h"
#include "modules/tracking/store/link.h"
#include "modules/tracking/store/track.h"

namespace tracking {

base::Instant heard_since(Tx& tx, base::Region region, TerminalId terminal) {
  return store::heard_since(tx, region, terminal);
}

std::optional<Latest> find_latest(Tx& tx, base::Region region, std::string_view vehicle) {
  return store::find_latest(tx, region, vehicle);
}

std::vector<Report> track_of(Tx& tx, base::Region region, std::string_view vehicle, base::Instant from,
                             base::Instant until) {
  std::vector<Report> out;
  if (until <= from) return out;
  for (auto const& packed :
       store::list_track(tx, region, vehicle, rules::hour_of(from), rules::hour_of(until.plus_ms(-1)) + 1))
    for (auto& r : rules::unpack(packed))
      if (r.at >= from && r.at < until) out.push_back(std::move(r));
  return out;
}

namespace service {
namespace {

constexpr std::int64_t kPeriodMs = 31LL * 86'400'000;

TrackPoint to_point(Report const& r) {
  return {r.at,           r.received_at, r.positioned, r.clock_wrong,
          r.backlog,      r.place.lat_e7, r.place.lon_e7, r.altitude_m,
          r.speed_dkmh,   r.direction,   r.alarm,      r.status,
          rules::mileage_of(r.extras)};
}

}  // namespace

base::Result<VehicleList> list_vehicles(Look& look, AskVehicles const& ask) {
  VehicleList out;
  out.items = store::list_latest(look.tx, look.region,
                                 {rules::scope_of(look.hat), ask.organisation, ask.text, ask.heard_since, ask.cursor,
                                  ask.limit});
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().vehicle;
  return out;
}

base::Result<VehicleTrack> view_track(Look& look, AskTrack const& ask) {
  auto const latest = store::find_latest(look.tx, look.region, ask.vehicle);
  if (!latest) return refusal::vehicle_unknown;
  if (!rules::scope_of(look.hat).covers(latest->organisation)) return refusal::out_of_reach;
  if (ask.until <= ask.from || ask.until.ms - ask.from.ms > kPeriodMs)
    return base::refuse(refusal::period_malformed, {}, "/until");
  VehicleTrack out{ask.vehicle, {}};
  for (auto const& r : track_of(look.tx, look.region, ask.vehicle, ask.from, ask.until))
    out.points.push_back(to_point(r));
  return out;
}

base::Result<AlarmList> list_alarms(Look& look, AskAlarms const& ask) {
  AlarmList out;
  out.items = store::list_alarms(look.tx, look.region,
                                 {rules::scope_of(look.hat), ask.vehicle, ask.kind, ask.cursor, ask.limit});
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().id;
  return out;
}

}  // namespace service
}  // namespace tracking
