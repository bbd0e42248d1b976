// Departures kept back and let go by the module above that knows why.
#include "modules/mail/store/departure_hold.h"
#include "modules/mail/mail.h"
#include "platform/event/event.h"
#include "platform/json/json.h"

namespace mail {
namespace {

/// What caused it was done, and audited, elsewhere; here is only what follows.
void tell(Tx& tx, base::Region region, base::Instant now, char const* type, DepartureHold const& hold) {
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = type;
  e.subject = "mail/departure/" + base::to_text(hold.service_date) + "/" + std::to_string(hold.trip.value);
  e.at = e.happened_at = now;
  e.data = {platform::json::render(hold)};
  platform::event::append(tx, region, e);
}

}  // namespace

std::vector<DepartureHold> list_departure_holds(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_departure_holds(tx, region, day);
}

void hold_departure(Tx& tx, base::Region region, base::Instant now, TripId trip, base::ServiceDate day,
                    std::string const& reason) {
  auto const known = store::find_departure_hold(tx, region, trip, day);
  if (known && known->reason == reason) return;
  DepartureHold const hold{day, trip, reason, known ? known->held_at : now};
  store::put_departure_hold(tx, region, hold);
  tell(tx, region, now, events::kDepartureHeld, hold);
}

void release_departure(Tx& tx, base::Region region, base::Instant now, TripId trip, base::ServiceDate day) {
  auto const known = store::find_departure_hold(tx, region, trip, day);
  if (!known) return;
  store::delete_departure_hold(tx, region, trip, day);
  tell(tx, region, now, events::kDepartureReleased, *known);
}

}  // namespace mail
