// Rows of settings, vans and reserves.
#pragma once
#include <map>
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"
#include "platform/db/database.h"

namespace planning::store {

using platform::db::Tx;

/// The defaults until somebody has changed them.
rules::Settings get_settings(Tx&, base::Region);
/// @errors changed_meanwhile
base::Outcome save_settings(Tx&, base::Region, rules::Settings const&);

/// In force on the day; every one when 0.
std::vector<rules::Van> list_vans(Tx&, base::Region, base::ServiceDate);
/// @errors van_unknown
base::Result<rules::Van> get_van(Tx&, base::Region, VanId);
void insert_van(Tx&, base::Region, rules::Van const&);
/// @errors changed_meanwhile
base::Outcome save_van(Tx&, base::Region, rules::Van const&);

/// Passengers' baggage that was said for a trip of a day.
struct Reserve {
  base::ServiceDate service_date;
  TripId trip;
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::int64_t bags{};
  PersonId set_by;
  base::Instant set_at;
};
DESCRIBE(Reserve, "Passengers' baggage expected on a trip.", FIELD(service_date, "operating day"),
         FIELD(trip, "trip"), FIELD(weight_g, "grams"), FIELD(volume_cm3, "cm³"), FIELD(bags, "pieces"),
         FIELD(set_by, "who said it"), FIELD(set_at, "when"))
void put_reserve(Tx&, base::Region, Reserve const&);
std::vector<Reserve> list_reserves(Tx&, base::Region, base::ServiceDate);

}  // namespace planning::store
