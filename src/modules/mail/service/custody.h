// What a signed handover does to the bags and items on it.
#pragma once
#include "base/result.h"
#include "modules/mail/rules/handover.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

/// Finds the bag or item of every line by its code and checks that the giver holds it, and that nothing goes loose
/// onto a vehicle. What the receiver found besides (extra) may be anybody's.
/// @errors bag_unknown, item_unknown, handover_not_custodian, loose_on_vehicle, item_in_other_bag
base::Outcome resolve_lines(Act&, rules::Handover&);

/// What can still be put right while both sides stand there: bags that the waybill does not list, seals that are
/// called good and are not those of the sealing. Once signed without network it is a fact, which carry_out records.
/// @errors bag_not_listed, seal_not_as_recorded
base::Outcome check_lines(Act&, rules::Handover const&);

/// Moves custody, places and books for every line that moves, and raises irregularities for differences. An extra
/// thing that the giver does not hold by the books stays with its holder until the irregularity decides.
/// @errors handover_not_custodian, bag_state_forbids, item_state_forbids, day_closed, changed_meanwhile
base::Outcome carry_out(Act&, rules::Handover const&);

/// A disputed line on record: with an irregularity, off the waybill, still with the giver.
base::Outcome put_apart(Act&, rules::Handover const&, rules::HandoverLine const&);

}  // namespace mail::service
