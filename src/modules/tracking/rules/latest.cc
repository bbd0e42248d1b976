// The greatest GNSS time wins; a report without a position, or by a clock that is wrong, leaves the position alone.
#include "modules/tracking/rules/latest.h"

#include <algorithm>

#include "modules/tracking/rules/report.h"

namespace tracking::rules {

Latest after(Latest known, Report const& r, Sender const& sender) {
  known.heard_at = std::max(known.heard_at, r.received_at);
  if (is_late(known, r)) return known;
  known.terminal = sender.terminal;
  known.organisation = sender.organisation;
  known.reported_at = r.at;
  known.alarm = r.alarm;
  known.status = r.status;
  if (auto const mileage = mileage_of(r.extras); mileage >= 0) known.mileage_dkm = mileage;
  if (!r.positioned || r.clock_wrong) return known;
  known.at = r.at;
  known.received_at = r.received_at;
  known.lat_e7 = r.place.lat_e7;
  known.lon_e7 = r.place.lon_e7;
  known.altitude_m = r.altitude_m;
  known.speed_dkmh = r.speed_dkmh;
  known.direction = r.direction;
  return known;
}

}  // namespace tracking::rules
