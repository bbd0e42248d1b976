// What rides on the vehicles of a day, and what was found amiss on them.
#pragma once
#include <vector>

#include "modules/mail/mail.h"

namespace mail::store {

std::vector<RidingBag> list_riding_bags(Tx&, base::Region, base::ServiceDate);
std::vector<TripStop> list_trip_stops(Tx&, base::Region, base::ServiceDate);
std::vector<SealDifference> list_seal_differences(Tx&, base::Region, HandoverId);

}  // namespace mail::store
