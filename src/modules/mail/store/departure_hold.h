// Rows of what keeps departures back.
#pragma once
#include <optional>
#include <vector>

#include "modules/mail/mail.h"

namespace mail::store {

std::optional<DepartureHold> find_departure_hold(Tx&, base::Region, TripId, base::ServiceDate);
std::vector<DepartureHold> list_departure_holds(Tx&, base::Region, base::ServiceDate);
void put_departure_hold(Tx&, base::Region, DepartureHold const&);
void delete_departure_hold(Tx&, base::Region, TripId, base::ServiceDate);

}  // namespace mail::store
