// Use cases of what plans are made with: settings, vans, passengers' baggage.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"
#include "modules/planning/store/settings.h"
#include "platform/command/act.h"

namespace planning::service {

using platform::command::Act;
using platform::command::Look;

struct AskSettings {};
DESCRIBE_EMPTY(AskSettings, "Asks for the settings.")
base::Result<rules::Settings> get_settings(Look&, AskSettings const&);
/// @errors out_of_reach, settings_malformed, changed_meanwhile
base::Result<rules::Settings> change_settings(Act&, rules::Settings const&);

struct AskVans {
  base::ServiceDate service_date;
};
DESCRIBE(AskVans, "Which vans.",
         FIELD(service_date, "in force on that day; every one if absent").or_default())
struct VanList {
  std::vector<rules::Van> items;
};
DESCRIBE(VanList, "Van services.", FIELD(items, "van services"))
base::Result<VanList> list_vans(Look&, AskVans const&);
/// A new one without key; else the one of the key is changed. @errors out_of_reach, van_unknown,
/// node_unknown,
///         settings_malformed, changed_meanwhile
base::Result<rules::Van> save_van(Act&, rules::Van const&);

struct SetReserve {
  base::ServiceDate service_date;
  TripId trip;
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  std::int64_t bags{};
};
DESCRIBE(SetReserve, "Says what passengers' baggage will need on a trip; plans made afterwards keep it free.",
         FIELD(service_date, "operating day"), FIELD(trip, "trip"),
         FIELD(weight_g, "grams").at_least(0).at_most(20'000'000),
         FIELD(volume_cm3, "cm³").at_least(0).at_most(100'000'000),
         FIELD(bags, "pieces").at_least(0).at_most(2'000).or_default())
/// @errors out_of_reach, trip_unknown
base::Result<store::Reserve> set_reserve(Act&, SetReserve const&);
struct AskReserves {
  base::ServiceDate service_date;
};
DESCRIBE(AskReserves, "Passengers' baggage of a day.", FIELD(service_date, "operating day"))
struct ReserveList {
  std::vector<store::Reserve> items;
};
DESCRIBE(ReserveList, "Passengers' baggage that was said for trips.", FIELD(items, "by trip"))
base::Result<ReserveList> list_reserves(Look&, AskReserves const&);

}  // namespace planning::service
