// What a signed handover does to the bags and items on it.
#pragma once
#include "base/result.h"
#include "modules/mail/rules/handover.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

/// Finds the bag or item of every line by its code and checks that the giver holds it.
/// @errors bag_unknown, item_unknown, handover_not_custodian, item_state_forbids
base::Outcome resolve_lines(Act&, rules::Handover&);

/// Moves custody, places and books for every line that moves, and raises irregularities for differences.
/// @errors handover_not_custodian, bag_state_forbids, item_state_forbids, day_closed, changed_meanwhile
base::Outcome carry_out(Act&, rules::Handover const&);

}  // namespace mail::service
