// The part of the face that those who watch the road use.
#include "modules/mail/face/whereabouts.h"
#include "modules/mail/service/view.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/riding.h"

namespace mail {

std::vector<RidingBag> list_riding_bags(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_riding_bags(tx, region, day);
}

std::vector<CarriedBag> list_carried_bags(Tx& tx, base::Region region, TripId trip, base::ServiceDate day) {
  return store::list_carried_bags(tx, region, trip, day);
}

std::vector<TripStop> list_trip_stops(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_trip_stops(tx, region, day);
}

std::vector<SealDifference> list_seal_differences(Tx& tx, base::Region region, HandoverId handover) {
  return store::list_seal_differences(tx, region, handover);
}

base::Result<Whereabouts> whereabouts_of(Tx& tx, base::Region region, ItemId id) {
  auto const item = TRY(store::get_item(tx, region, id));
  Whereabouts out{item.id, item.number, item.state, item.bag, item.node, item.destination};
  if (auto const bag = store::get_bag(tx, region, item.bag)) out.node = bag.value().node;
  return out;
}

base::Outcome check_sees_item(platform::command::Look& look, ItemId id) {
  return service::check_item_reach(look, TRY(store::get_item(look.tx, look.region, id)));
}

}  // namespace mail
