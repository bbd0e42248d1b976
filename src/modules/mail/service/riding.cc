// The part of the face that those who watch the road use.
#include "modules/mail/store/riding.h"

namespace mail {

std::vector<RidingBag> list_riding_bags(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_riding_bags(tx, region, day);
}

std::vector<TripStop> list_trip_stops(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_trip_stops(tx, region, day);
}

std::vector<SealDifference> list_seal_differences(Tx& tx, base::Region region, HandoverId handover) {
  return store::list_seal_differences(tx, region, handover);
}

}  // namespace mail
