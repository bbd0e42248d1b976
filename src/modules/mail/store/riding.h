// What rides on the vehicles of a day, and what was found amiss on them.
#pragma once
#include <vector>

#include "modules/mail/face/on_board.h"

namespace mail::store {

std::vector<RidingBag> list_riding_bags(Tx&, base::Region, base::ServiceDate);
std::vector<TripStop> list_trip_stops(Tx&, base::Region, base::ServiceDate);
std::vector<CarriedBag> list_carried_bags(Tx&, base::Region, TripId, base::ServiceDate);
std::vector<SealDifference> list_seal_differences(Tx&, base::Region, HandoverId);

}  // namespace mail::store
